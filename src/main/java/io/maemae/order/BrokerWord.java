package io.maemae.order;

import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes what a broker's stream says of orders into the ledger; what its lists say takes {@link
 * ListedOrders}. Notices may come doubled, late, out of order, or not at all; each fact counts
 * once. Desk thread.
 */
public final class BrokerWord {
  /** By how much the broker's clock may differ from ours. */
  static final Duration CLOCKS_APART = Duration.ofSeconds(5);

  /** So long a fill waits for the answer that says whose it is, and counts then all the same. */
  static final Duration ANSWER_SOON = Duration.ofSeconds(1);

  private final OrderLedger ledger;
  private final Attribution attribution;
  private final Chain chain;
  private final Endings endings;
  private final ListedOrders lists;

  /** Of numbers that an answer on its way may name. */
  private final List<Early> early = new ArrayList<>();

  private record Early(ExecutionNotice notice, Instant since) {}

  /** Over the ledger of all accounts. */
  public BrokerWord(OrderLedger ledger) {
    this.ledger = ledger;
    this.attribution = ledger.attribution();
    this.chain = new Chain(ledger);
    this.endings = new Endings(ledger);
    this.lists = new ListedOrders(ledger, chain, endings);
  }

  /** What its lists say. */
  ListedOrders lists() {
    return lists;
  }

  /**
   * Takes a notice of the broker's stream.
   *
   * @return false if a reading has to tell: it is about a number that nobody here knew, or that may
   *     be one of several, or it may be of shares that were counted before, or leaves something out
   */
  public boolean onNotice(ExecutionNotice notice, Instant now) {
    return onNotice(new Early(notice, now), now);
  }

  private boolean onNotice(Early told, Instant now) {
    ExecutionNotice notice = told.notice();
    if (named(notice.id(), notice).size() > 1) {
      return false;
    }
    Optional<Order> known =
        notice
            .parent()
            .flatMap(parent -> theOne(named(parent, notice)))
            .or(() -> theOne(named(notice.id(), notice)));
    if (known.isEmpty() && isAnswered(notice)) {
      early.add(told);
      return true;
    }
    return take(known, notice, now);
  }

  /** A notice need not tell the branch of a number: then its side may tell orders apart. */
  private List<Order> named(OrderId id, ExecutionNotice notice) {
    return ledger.withNumbers(id, notice.symbol()).stream()
        .filter(o -> o.side() == notice.side())
        .toList();
  }

  private static Optional<Order> theOne(List<Order> orders) {
    return orders.size() == 1 ? Optional.of(orders.get(0)) : Optional.empty();
  }

  private boolean take(Optional<Order> known, ExecutionNotice notice, Instant now) {
    Optional<Order> order = known.or(() -> external(notice, now));
    boolean clear = order.isEmpty() || apply(order.get(), notice, now);
    return known.isPresent() && clear;
  }

  /**
   * An answer to a new order came: notices that were before it are taken, if it named their number.
   *
   * @return false if a reading has to tell what others were about
   */
  boolean onAnswer(String account, Instant now) {
    List<Early> waiting =
        early.stream().filter(e -> e.notice().id().account().equals(account)).toList();
    early.removeAll(waiting);
    boolean clear = true;
    for (Early waited : waiting) {
      clear &= onNotice(waited, now);
    }
    return clear && !attribution.hasDoubts(account);
  }

  /** Whether an answer on its way may say whose a notice is. */
  boolean waits() {
    return !early.isEmpty();
  }

  /**
   * Fills for whose answer was waited long enough count, as an order's placed elsewhere.
   *
   * @return the accounts of which a reading has to tell more
   */
  Set<String> onWaited(Instant now) {
    List<Early> late =
        early.stream()
            .filter(e -> e.notice().kind() == ExecutionNotice.Kind.FILLED)
            .filter(e -> !e.since().plus(ANSWER_SOON).isAfter(now))
            .toList();
    early.removeAll(late);
    Set<String> unclear = new TreeSet<>();
    for (Early e : late) {
      if (!take(theOne(named(e.notice().id(), e.notice())), e.notice(), now)) {
        unclear.add(e.notice().id().account());
      }
    }
    return unclear;
  }

  /** Forgets what waits for an answer. */
  void clear() {
    early.clear();
  }

  private boolean apply(Order order, ExecutionNotice notice, Instant now) {
    switch (notice.kind()) {
      case NEW -> {
        // The answer or a reading numbers the order; this adds nothing to that.
      }
      case FILLED -> {
        return filled(order, notice, now);
      }
      case CANCELED -> {
        return canceled(order, notice, now);
      }
      case REPLACED -> {
        return replaced(order, notice, now);
      }
      case REJECTED -> {
        return rejected(order, notice, now);
      }
      case EXPIRED -> expired(order, notice, now);
      default -> throw new IllegalStateException("notice of kind " + notice.kind());
    }
    return true;
  }

  /** Whether an answer on its way will name the number of a new order. */
  private boolean isAnswered(ExecutionNotice notice) {
    return inFlight(notice).stream().anyMatch(o -> o.state() == OrderState.PENDING_NEW);
  }

  /** Orders of ours without a number that the notice could be about. */
  private List<Order> inFlight(ExecutionNotice notice) {
    return ledger.working(notice.id().account()).stream()
        .filter(o -> o.releasedAt().isPresent() && o.legs().isEmpty())
        .filter(o -> o.symbol().equals(notice.symbol()) && o.side() == notice.side())
        .filter(o -> o.quantity().equals(notice.ordered()))
        .toList();
  }

  /** An order placed elsewhere. Its fills count at once; it may still turn out to be ours. */
  private Optional<Order> external(ExecutionNotice notice, Instant now) {
    if (notice.kind() != ExecutionNotice.Kind.FILLED) {
      return Optional.empty();
    }
    Order.Terms terms =
        new Order.Terms(
            ledger.nextId(),
            notice.id().account(),
            notice.symbol(),
            notice.side(),
            notice.ordered(),
            OrderType.OTHER,
            Optional.empty(),
            TimeInForce.DAY,
            Venue.KRX,
            Purpose.EXTERNAL,
            Optional.empty(),
            notice.at(),
            "");
    boolean sure = inFlight(notice).isEmpty();
    return Optional.of(attribution.addExternal(terms, notice.id(), sure, now));
  }

  private boolean filled(Order order, ExecutionNotice notice, Instant now) {
    Optional<Order> elsewhere = attribution.elsewhere(notice.id(), order);
    Leg leg =
        order
            .leg(notice.id())
            .orElseGet(
                () -> {
                  // It names the number of a modify whose own notice has not come yet.
                  Optional<PendingChange> change = order.change().filter(c -> c.mayBe(notice.id()));
                  Optional<Price> limit = change.flatMap(PendingChange::limit);
                  Optional<OrderId> parent =
                      notice.parent().or(() -> change.map(PendingChange::target));
                  return chain.move(order, parent, notice.id(), notice.ordered(), limit, now);
                });
    Leg filled = Chain.onLegOf(order, leg, notice);
    boolean summed = notice.cumulative().isPresent();
    boolean inStep = filled.isInStep();
    // Without a sum, and with too little left to fill, it may be of shares that a modify took
    // along.
    boolean fits = !filled.open().isZero() && notice.last().compareTo(order.unfilled()) <= 0;
    Leg.Rise rise = summed || fits ? filled.onNotice(notice) : Leg.Rise.NONE;
    ledger.book(order, rise, notice.at(), now);
    chain.endModify(order, now);
    elsewhere.ifPresent(other -> attribution.tellRenumbered(order, other));
    return summed || inStep && !rise.isNone();
  }

  /**
   * False if it was modified elsewhere, for a notice may leave out what a cancel has to name; or if
   * the shares may have been counted before.
   */
  private boolean replaced(Order order, ExecutionNotice notice, Instant now) {
    if (order.leg(notice.id()).isPresent()) {
      chain.movedFewer(order, order.leg(notice.id()).get(), notice.last(), now);
      return true;
    }
    if (notice
        .parent()
        .flatMap(order::leg)
        .filter(l -> l.mayHaveCanceled(notice.id()))
        .isPresent()) {
      return false;
    }
    boolean mayBeOurs =
        order
            .change()
            .filter(c -> c.kind() == RequestKind.MODIFY && c.mayBe(notice.id()))
            .isPresent();
    chain.moved(order, notice.parent(), notice.id(), notice.last(), notice.lastPrice(), now);
    return mayBeOurs && order.change().isEmpty();
  }

  /** False if a reading has to tell whether the shares were counted before. */
  private boolean canceled(Order order, ExecutionNotice notice, Instant now) {
    Optional<Leg> leg = order.leg(notice.parent().orElse(notice.id()));
    if (leg.isPresent()) {
      if (leg.get().mayHaveCanceled(notice.id())) {
        return false;
      }
      Quantity before = order.canceled();
      Quantity taken = leg.get().knowsCancel(notice.id()) ? Quantity.ZERO : notice.last();
      leg.get().onCanceled(notice.id(), notice.last());
      Optional<PendingChange> done = ChangeOutcome.cancelled(order, leg.get(), notice.id(), taken);
      endings.takenBack(order, done, before, now);
    }
    return true;
  }

  /**
   * False if it may be a request of ours whose number is not known: a notice does not say what was
   * refused, and others may have asked for something too.
   */
  private boolean rejected(Order order, ExecutionNotice notice, Instant now) {
    ChangesUnderWay changes = order.changes();
    Optional<PendingChange> refused = changes.numbered(notice.id());
    Optional<Leg> leg = order.leg(notice.id());
    changes.refused(notice.id(), notice.text(), now);
    if (refused.isPresent()) {
      ledger.failChange(order, refused.get(), notice.text(), now);
    } else if (leg.isPresent() && !order.state().isFinal()) {
      endings.refused(order, leg.get(), notice.text(), now);
    }
    return refused.isPresent()
        || leg.isPresent()
        || changes.all().stream().noneMatch(PendingChange::isUnnumbered);
  }

  private void expired(Order order, ExecutionNotice notice, Instant now) {
    if (!order.state().isFinal()) {
      order
          .leg(notice.id())
          .or(order::openLeg)
          .ifPresent(leg -> endings.over(order, leg, OrderState.EXPIRED, "", now));
    }
  }
}
