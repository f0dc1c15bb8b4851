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
 * Takes what a broker says of orders, by notice and by reading, into the ledger. Both may come
 * doubled, late, out of order, or not at all; each fact counts once. Desk thread.
 */
public final class BrokerWord {
  /** By how much the broker's clock may differ from ours. */
  static final Duration CLOCKS_APART = Duration.ofSeconds(5);

  /** So long a fill waits for the answer that says whose it is, and counts then all the same. */
  static final Duration ANSWER_SOON = Duration.ofSeconds(1);

  private final OrderLedger ledger;
  private final Attribution attribution;

  /** Of numbers that an answer on its way may name. */
  private final List<Early> early = new ArrayList<>();

  private record Early(ExecutionNotice notice, Instant since) {}

  /** Over the ledger of all accounts. */
  public BrokerWord(OrderLedger ledger) {
    this.ledger = ledger;
    this.attribution = ledger.attribution();
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
      case REJECTED -> rejected(order, notice, now);
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
                  return move(order, parent, notice.id(), notice.ordered(), limit, now);
                });
    Leg filled = onLegOf(order, leg, notice);
    boolean summed = notice.cumulative().isPresent();
    boolean inStep = filled.isInStep();
    // Without a sum, and with too little left to fill, it may be of shares that a modify took
    // along.
    boolean fits = !filled.open().isZero() && notice.last().compareTo(unfilled(order)) <= 0;
    Leg.Rise rise = summed || fits ? filled.onNotice(notice) : Leg.Rise.NONE;
    ledger.book(order, rise, notice.at(), now);
    endModify(order, now);
    elsewhere.ifPresent(other -> attribution.tellRenumbered(order, other));
    return summed || inStep && !rise.isNone();
  }

  /** A fill may tell that nothing is left where a modify has moved shares from. */
  private void endModify(Order order, Instant now) {
    if (ChangeOutcome.isModified(order)) {
      order.change(Optional.empty());
      ledger.settle(order, now, "all that was left has gone on");
      ledger.tell(l -> l.changeOver(order));
    }
  }

  /** No more than that can have been filled since, whatever was taken back. */
  private static Quantity unfilled(Order order) {
    return order.quantity().minusOrZero(order.filled());
  }

  /**
   * Some brokers go on naming a number all of whose shares have moved to another by a modify: then
   * the fill is that one's. What the old number has booked already is still its own.
   */
  private static Leg onLegOf(Order order, Leg named, ExecutionNotice notice) {
    if (!named.open().isZero() || named.mayHave(notice)) {
      return named;
    }
    return order.legs().stream()
        .filter(leg -> leg.parent().filter(named.id()::isSame).isPresent())
        .findFirst()
        .map(leg -> onLegOf(order, leg, notice))
        .filter(leg -> !leg.open().isZero() || leg.knows(notice))
        .orElse(named);
  }

  /**
   * Takes a number that a modify made. What went on from it may be known already: then it stands
   * between that and its parent.
   */
  private Leg move(
      Order order,
      Optional<OrderId> parent,
      OrderId id,
      Quantity shares,
      Optional<Price> limit,
      Instant now) {
    List<Leg> next = order.toldFrom(id);
    Optional<OrderId> from =
        next.isEmpty() ? Optional.of(from(order, parent, shares).id()) : next.get(0).parent();
    Leg leg = new Leg(id, from, shares, limit);
    leg.toldParent(parent);
    // Its answer may have told more of the number than a notice does.
    order.change().flatMap(PendingChange::number).filter(id::isSame).ifPresent(leg::learnBranch);
    if (next.isEmpty()) {
      from.flatMap(order::leg).ifPresent(moved -> moved.onCanceled(id, shares));
    }
    attribution.goesOn(order, leg, next, now);
    if (ChangeOutcome.isModified(order)) {
      order.change(Optional.empty());
    }
    return leg;
  }

  /**
   * A broker may name an older number as the one that moved: then it is the newest. If only what is
   * booked of the number leaves no shares to move, some of that was filled as the new one.
   */
  private static Leg from(Order order, Optional<OrderId> parent, Quantity shares) {
    return parent
        .flatMap(order::leg)
        .filter(leg -> leg.isOpen() || leg.couldMove(shares))
        .or(order::openLeg)
        .orElseThrow();
  }

  /**
   * False if it was modified elsewhere, for a notice may leave out what a cancel has to name; or if
   * the shares may have been counted before.
   */
  private boolean replaced(Order order, ExecutionNotice notice, Instant now) {
    if (order.leg(notice.id()).isPresent()) {
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
    moved(order, notice.parent(), notice.id(), notice.last(), notice.lastPrice(), now);
    return mayBeOurs && order.change().isEmpty();
  }

  private void moved(
      Order order,
      Optional<OrderId> parent,
      OrderId id,
      Quantity shares,
      Optional<Price> limit,
      Instant now) {
    Optional<Order> elsewhere = attribution.elsewhere(id, order);
    boolean newest = order.toldFrom(id).isEmpty();
    move(order, parent, id, shares, limit, now);
    if (newest) {
      ledger.settle(order, now, "goes on as " + id.number());
      ledger.tell(l -> l.replaced(order));
    } else {
      ledger.settle(order, now, "had gone on as " + id.number() + " before that");
    }
    elsewhere.ifPresent(other -> attribution.tellRenumbered(order, other));
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
      if (ChangeOutcome.isCancelled(order, leg.get(), notice.id(), taken)) {
        order.change(Optional.empty());
      }
      afterCancel(order, before, now);
    }
    return true;
  }

  private void afterCancel(Order order, Quantity before, Instant now) {
    Quantity taken = order.canceled().minusOrZero(before);
    if (!taken.isZero()) {
      ledger.settle(order, now, "taken back " + taken);
      if (!order.state().isFinal()) {
        ledger.tell(l -> l.reduced(order, taken));
      }
    }
  }

  private void rejected(Order order, ExecutionNotice notice, Instant now) {
    if (ledger.refuseBeside(order, notice.id(), notice.text(), now)) {
      return;
    }
    Optional<RequestKind> kind = Optional.empty();
    boolean refusal =
        ChangeOutcome.isRefusal(order, kind, notice.id(), notice.parent(), notice.at());
    order.refused(notice.id());
    if (refusal) {
      refuseChange(order, notice.text(), now);
    } else if (!order.state().isFinal()) {
      order.leg(notice.id()).ifPresent(leg -> refused(order, leg, notice.text(), now));
    }
  }

  /** The exchange refused what the broker had taken: of a modify, the order is where it was. */
  private void refused(Order order, Leg leg, String words, Instant now) {
    if (leg.parent().isPresent() && !order.hasMoved(leg) && leg.booked().isZero()) {
      ledger.moveBack(order, leg, now, "refused: " + words);
      ledger.tell(l -> l.changeFailed(order, RequestKind.MODIFY, words));
    } else {
      over(order, leg, OrderState.REJECTED, words, now);
    }
  }

  /** Nothing more of a number will be filled: its order ends with the last number that is open. */
  private void over(Order order, Leg leg, OrderState ended, String words, Instant now) {
    leg.over(true);
    if (order.openLegs().isEmpty()) {
      ledger.end(order, ended, words, now);
    } else if (ChangeOutcome.isBeingCancelled(order, leg)) {
      refuseChange(order, "reason:number-over", now);
    }
  }

  private void refuseChange(Order order, String words, Instant now) {
    RequestKind kind = order.change().orElseThrow().kind();
    ledger.dropChange(order, now, "refused: " + words);
    ledger.tell(l -> l.changeFailed(order, kind, words));
  }

  private void expired(Order order, ExecutionNotice notice, Instant now) {
    if (!order.state().isFinal()) {
      order
          .leg(notice.id())
          .or(order::openLeg)
          .ifPresent(leg -> over(order, leg, OrderState.EXPIRED, "", now));
    }
  }

  /**
   * Takes rows of a complete reading, in whatever order they are. Modifies go first: what moved on
   * from a number looks cancelled on its own row.
   *
   * @return the rows whose number nobody here knows
   */
  List<OrderRow> onRows(List<OrderRow> rows, Instant now) {
    List<OrderRow> modifies =
        rows.stream()
            .filter(r -> r.kind() == RequestKind.MODIFY && r.rejection().isEmpty())
            .toList();
    modifies.forEach(
        row ->
            ledger
                .withNumber(row.id(), row.symbol())
                .flatMap(order -> order.leg(row.id()))
                .ifPresent(leg -> leg.toldParent(row.parent())));
    Optional<OrderRow> unknown = unknownNumber(modifies);
    while (unknown.isPresent()) {
      goesOn(unknown.get(), now);
      unknown = unknownNumber(modifies);
    }
    rows.forEach(
        row ->
            ledger
                .withNumber(row.id(), row.symbol())
                .flatMap(order -> order.leg(row.id()))
                .ifPresent(leg -> leg.onCanceledListed(row.canceled())));
    rows.stream()
        .flatMap(row -> ledger.withNumber(row.id(), row.symbol()).stream())
        .filter(order -> order.legs().size() > 1)
        .distinct()
        .forEach(order -> regroup(order, rows, now));
    return rows.stream().filter(r -> !onRow(r, now)).toList();
  }

  /** A number from one that is known; those from it come after it. */
  private Optional<OrderRow> unknownNumber(List<OrderRow> modifies) {
    return modifies.stream()
        .filter(row -> modified(row).filter(o -> o.leg(row.id()).isEmpty()).isPresent())
        .findFirst();
  }

  private Optional<Order> modified(OrderRow row) {
    return row.parent().flatMap(parent -> ledger.withNumber(parent, row.symbol()));
  }

  private void goesOn(OrderRow row, Instant now) {
    Order order = modified(row).orElseThrow();
    moved(order, row.parent(), row.id(), row.quantity(), row.limit(), now);
  }

  /**
   * While a modify is under way a fill may be told under the number before. The list says under
   * which it was: what one number has too much and another too little is the same fill.
   */
  private void regroup(Order order, List<OrderRow> rows, Instant now) {
    for (Leg from : order.legs()) {
      for (Leg to : order.legs()) {
        Quantity shares = tooFew(to, rows).min(tooMany(from, rows));
        if (!shares.isZero()) {
          from.moveTo(to, shares);
          ledger.write(
              order,
              now,
              shares + " of " + from.id().number() + " were filled as " + to.id().number());
        }
      }
    }
  }

  private static Quantity tooMany(Leg leg, List<OrderRow> rows) {
    return listed(leg, rows).map(leg.booked()::minusOrZero).orElse(Quantity.ZERO);
  }

  private static Quantity tooFew(Leg leg, List<OrderRow> rows) {
    return listed(leg, rows).map(f -> f.minusOrZero(leg.booked())).orElse(Quantity.ZERO);
  }

  private static Optional<Quantity> listed(Leg leg, List<OrderRow> rows) {
    return rows.stream().filter(row -> row.id().isSame(leg.id())).map(OrderRow::filled).findFirst();
  }

  private boolean onRow(OrderRow row, Instant now) {
    Optional<Order> known =
        row.parent()
            .flatMap(parent -> ledger.withNumber(parent, row.symbol()))
            .or(() -> ledger.withNumber(row.id(), row.symbol()));
    known.ifPresent(order -> apply(order, row, now));
    return known.isPresent();
  }

  private void apply(Order order, OrderRow row, Instant now) {
    if (row.rejection().isPresent()
        && ledger.refuseBeside(order, row.id(), row.rejection().get(), now)) {
      return;
    }
    Optional<RequestKind> kind = Optional.of(row.kind());
    boolean refusal =
        row.rejection().isPresent()
            && ChangeOutcome.isRefusal(order, kind, row.id(), row.parent(), row.orderedAt());
    row.rejection().ifPresent(words -> order.refused(row.id()));
    if (refusal) {
      refuseChange(order, row.rejection().get(), now);
      return;
    }
    order.leg(row.id()).ifPresent(leg -> apply(order, leg, row, now));
  }

  private void apply(Order order, Leg leg, OrderRow row, Instant now) {
    if (order.listed(row)) {
      ledger.write(order, now, "as the broker lists it");
    }
    attribution.learnBranch(order, leg, row.id(), now);
    learnLimit(order, row, now);
    Price fallback = row.limit().or(order::limit).orElse(Price.ofWon(1));
    Quantity most = leg.booked().plus(unfilled(order));
    boolean firstShown = leg.bookedByLists().compareTo(row.filled().min(leg.booked())) < 0;
    Leg.Rise rise =
        row.filled().compareTo(most) <= 0
            ? leg.onRow(row.filled(), row.filledAmount(), fallback)
            : leg.onRow(most, Optional.empty(), fallback);
    ledger.book(order, rise, now, now);
    endModify(order, now);
    if (firstShown && rise.isNone()) {
      ledger.keep(order);
    }
    row.filledAmount()
        .filter(amount -> row.filled().equals(leg.booked()) && leg.isOff(amount))
        .ifPresent(amount -> ledger.reprice(order, leg, amount, now));
    Quantity before = order.canceled();
    Quantity legBefore = leg.canceled();
    leg.over(row.ended());
    leg.onCanceledRead(row.canceled());
    if (!leg.canceled().equals(legBefore)) {
      Quantity more = leg.canceled().minusOrZero(legBefore);
      if (ChangeOutcome.isCancelled(order, leg, more)) {
        order.change(Optional.empty());
      }
      afterCancel(order, before, now);
    }
    if (order.state().isFinal()) {
      return;
    }
    if (row.rejection().isPresent()) {
      refused(order, leg, row.rejection().get(), now);
    } else if (row.ended()) {
      over(order, leg, OrderState.EXPIRED, "", now);
    }
  }

  /** Only the broker can say which limit an order at the best price got. */
  private void learnLimit(Order order, OrderRow row, Instant now) {
    boolean unknown = order.type() == OrderType.BEST && order.limit().isEmpty();
    if (unknown && row.limit().isPresent() && !order.state().isFinal()) {
      order.limit(row.limit().get());
      ledger.write(order, now, "got the limit " + row.limit().get());
    }
  }

  /**
   * Takes a row that has found its order.
   *
   * @param listed rows of the same reading; a modify of the order may be among them, and may have
   *     been taken for an order of its own
   */
  void onFound(OrderRow row, List<OrderRow> listed, Instant now) {
    List<OrderRow> chain = new ArrayList<>();
    chain.add(row);
    listed.stream().filter(r -> r.kind() == RequestKind.MODIFY).forEach(chain::add);
    onRows(chain, now);
  }

  /**
   * Adds an order that a reading shows and nobody here placed.
   *
   * @param sure false if it may still turn out to be one of ours
   */
  void addExternal(OrderRow row, List<OrderRow> listed, boolean sure, Instant now) {
    Order.Terms terms =
        new Order.Terms(
            ledger.nextId(),
            row.id().account(),
            row.symbol(),
            row.side(),
            row.quantity(),
            row.type(),
            row.limit(),
            row.timeInForce(),
            row.venue(),
            Purpose.EXTERNAL,
            Optional.empty(),
            row.orderedAt(),
            "");
    attribution.addExternal(terms, row.id(), sure, now);
    onFound(row, listed, now);
  }
}
