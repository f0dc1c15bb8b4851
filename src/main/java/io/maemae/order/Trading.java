package io.maemae.order;

import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.order.Refusal.Reason;
import io.maemae.portfolio.Fill;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Places, cancels and modifies orders. An order is checked and stored in one event, released in
 * that or a later one when its account has a free slot, and only after that event's commit may it
 * leave. Nothing here ever sends a new order or a modify a second time. Desk thread.
 */
public final class Trading {
  private final OrderLedger ledger;
  private final Attribution attribution;
  private final RiskChecks risk;
  private final Outside outside;
  private final InstantSource clock;
  private final Correlation correlation;
  private final Reconciliation reconciliation;
  private final ChangeRequests changes;
  private final Map<String, Pacer> pacers;
  private final CancelWishes wishes;
  private final RestoredBackup restored;

  /** Over the accounts given; the reconciliation shares their pacers. */
  public Trading(
      OrderLedger ledger,
      SettingStore settings,
      RiskChecks risk,
      Reconciliation reconciliation,
      RestoredBackup restored,
      Outside outside,
      InstantSource clock,
      Correlation correlation) {
    this.restored = restored;
    this.correlation = correlation;
    this.ledger = ledger;
    this.attribution = ledger.attribution();
    this.risk = risk;
    this.outside = outside;
    this.clock = clock;
    this.reconciliation = reconciliation;
    this.pacers = reconciliation.pacers();
    this.wishes = new CancelWishes(settings);
    this.changes = new ChangeRequests(ledger, risk, reconciliation, outside, clock);
    reconciliation.onUnsettledChange(changes::settle);
    ledger.addListener(
        new OrderListener() {
          @Override
          public void accepted(Order order) {
            if (isStoppedEntry(order)) {
              wishes.add(order);
            }
            cancelIfWished(order);
          }

          @Override
          public void adopted(Order order) {
            if (isStoppedEntry(order)) {
              wishes.add(order);
            }
            cancelIfWished(order);
          }

          @Override
          public void taken(Order order, ClientOrderId before) {
            wishes.move(before, order);
            changes.move(before, order);
          }

          @Override
          public void ambiguous(Order order, List<Candidate> candidates) {
            if (wishes.isWhichever(order)) {
              candidates.forEach(c -> cancelAnyway(c.listed()));
            }
          }

          @Override
          public void filled(Order order, List<Fill> fills) {
            cancelIfWished(order);
          }

          @Override
          public void corrected(Order order, Quantity excess) {
            if (isStoppedEntry(order) && !order.state().isFinal()) {
              wishes.add(order);
            }
            cancelIfWished(order);
          }

          @Override
          public void changeOver(Order order) {
            cancelIfWished(order);
          }

          @Override
          public void branchKnown(Order order) {
            changes.tryAgain(order);
          }

          @Override
          public void replaced(Order order) {
            cancelIfWished(order);
          }

          @Override
          public void reduced(Order order, Quantity takenBack) {
            cancelIfWished(order);
          }

          @Override
          public void changeUnknown(Order order, RequestKind kind) {
            changes.resume(order);
            cancelBeside(order);
          }

          @Override
          public void changeFailed(Order order, RequestKind kind, String why) {
            cancelIfWished(order);
            if (order.change().isEmpty() && order.isNumbered()) {
              wishes.remove(order); // all that is open was tried, and that it is left is told
            }
          }

          @Override
          public void ended(Order order) {
            wishes.remove(order);
            wishes.forgetTries(order);
          }
        });
  }

  /** An account, with what its broker takes. */
  public BrokerAccount account(String name) {
    return reconciliation.account(name);
  }

  /** Why the order could not be placed now; empty if it could. */
  public Optional<Refusal> check(OrderIntent intent) {
    return notReady(intent.account()).or(() -> risk.check(intent, clock.instant()));
  }

  private Optional<Refusal> notReady(String account) {
    return reconciliation.isReady(account)
        ? Optional.empty()
        : Optional.of(Refusal.of(Reason.NOT_READY));
  }

  /** Checks an order, stores it, and lets it leave when there is a slot. */
  public Placement place(OrderIntent intent) {
    Optional<Refusal> refusal = check(intent);
    if (refusal.isPresent()) {
      return new Placement.Refused(refusal.get());
    }
    Instant now = clock.instant();
    ClientOrderId id = ledger.nextId();
    Order order =
        ledger.create(
            new Order.Terms(
                id,
                intent.account(),
                intent.symbol(),
                intent.side(),
                intent.quantity(),
                intent.type(),
                intent.limit(),
                intent.timeInForce(),
                intent.venue(),
                intent.purpose(),
                intent.strategy(),
                now,
                correlation.current().isEmpty() ? "o" + id.number() : correlation.current()));
    Pacer.Lane lane = lane(intent.purpose());
    pacers
        .get(order.account())
        .offer(
            lane,
            Pacer.Kind.of(intent.side()),
            now,
            at -> release(order, at),
            // What lessens risk is as welcome later; at some brokers many sales take their time.
            lane == Pacer.Lane.EXIT ? null : at -> withdraw(order, "reason:late", at));
    return new Placement.Placed(order);
  }

  private static Pacer.Lane lane(Purpose purpose) {
    return purpose == Purpose.EXIT || purpose == Purpose.LIQUIDATION
        ? Pacer.Lane.EXIT
        : Pacer.Lane.ORDER;
  }

  private boolean release(Order order, Instant now) {
    if (order.state() != OrderState.PENDING_NEW) {
      return false;
    }
    if (risk.holdsExit(order)) { // it may have been stopped while this waited
      withdraw(order, "reason:withdrawn", now);
      return false;
    }
    order.release(now);
    ledger.write(order, now, "released");
    OrderRequest request =
        new OrderRequest(
            order.id(),
            order.symbol(),
            order.side(),
            order.quantity(),
            order.terms().type(),
            order.terms().limit(),
            order.terms().timeInForce(),
            order.terms().venue(),
            risk.session(order));
    OrderGateway gateway = reconciliation.account(order.account()).gateway();
    ClientOrderId id = order.id();
    outside.<SubmitResult>ask(
        answer -> gateway.submit(request, answer),
        result -> ledger.find(id).ifPresent(o -> onAnswer(o, result)));
    return true;
  }

  private void withdraw(Order order, String why, Instant now) {
    if (order.state() == OrderState.PENDING_NEW && order.releasedAt().isEmpty()) {
      ledger.end(order, OrderState.CANCELED, why, now);
    }
  }

  private void onAnswer(Order order, SubmitResult result) {
    Instant now = clock.instant();
    boolean known =
        result.fold(
            accepted -> {
              attribution.number(order, accepted.id(), now);
              return true;
            },
            rejected -> {
              ledger.end(order, OrderState.REJECTED, rejected.brokerText(), now);
              return true;
            },
            notSent -> {
              ledger.end(order, OrderState.CANCELED, "reason:not-sent " + notSent.why(), now);
              return true;
            },
            unknown -> {
              order.unknown(now);
              ledger.write(order, now, "no clear answer: " + unknown.why());
              ledger.tell(l -> l.unknown(order, unknown.why()));
              return false;
            });
    reconciliation.onAnswer(order.account(), known);
  }

  /**
   * Takes back an order, or a part of its open quantity. If its number is not known yet, it is
   * taken back as soon as it is; if several are open, one after the other.
   *
   * @param part how many shares; empty for all that is open
   */
  public Optional<Refusal> cancel(Order order, Optional<Quantity> part) {
    Instant now = clock.instant();
    if (order.state().isFinal()) {
      return Optional.of(Refusal.of(Reason.ENDED, order.id(), order.state()));
    }
    if (order.change().isPresent()) {
      return Optional.of(Refusal.of(Reason.CHANGE_PENDING, order.id()));
    }
    if (part.isEmpty()) {
      ledger.tell(l -> l.cancelWanted(order));
    }
    if (order.state() == OrderState.PENDING_NEW && order.releasedAt().isEmpty()) {
      withdraw(order, "reason:withdrawn", now);
      return Optional.empty();
    }
    Optional<Leg> open = order.openLeg();
    if (open.isEmpty() && part.isPresent()) {
      return Optional.of(Refusal.of(Reason.NOT_NUMBERED, order.id()));
    }
    if (open.isEmpty()) {
      wishes.add(order);
      return Optional.empty();
    }
    if (part.isPresent()) {
      return cancelPart(order, part.get(), now);
    }
    wishes.forgetTries(order);
    cancelWhole(order, open.get(), now);
    return Optional.empty();
  }

  private Optional<Refusal> cancelPart(Order order, Quantity part, Instant now) {
    Optional<Leg> leg =
        order.openLegs().stream().filter(l -> l.open().compareTo(part) >= 0).findFirst();
    leg.ifPresent(l -> changes.offer(order, PendingChange.cancel(l.id(), part, false), now));
    return leg.isPresent() ? Optional.empty() : Optional.of(severalNumbers(order));
  }

  private void cancelWhole(Order order, Leg leg, Instant now) {
    wishes.tries(order, leg);
    changes.offer(order, PendingChange.cancel(leg.id(), openUnder(order, leg), true), now);
  }

  private static Quantity openUnder(Order order, Leg leg) {
    return leg.isOpen() ? leg.open() : order.open();
  }

  /** A reading may tell that it is not so. */
  private Refusal severalNumbers(Order order) {
    reconciliation.soon(order.account());
    return Refusal.of(
        Reason.SEVERAL_NUMBERS,
        order.id(),
        order.openLegs().size(),
        Long.toString(order.id().number()));
  }

  /**
   * Takes back all that is open of an order while the store cannot write. Nothing of it is
   * recorded; the reading after the store is back will tell what came of it.
   *
   * @param onAnswer takes what the broker answers to each cancel that was sent
   * @return why nothing was sent; empty if it was
   */
  public Optional<Refusal> cancelUnrecorded(Order order, Consumer<SubmitResult> onAnswer) {
    if (order.state().isFinal()) {
      return Optional.of(Refusal.of(Reason.ENDED, order.id(), order.state()));
    }
    Optional<Leg> open = order.openLeg();
    if (open.isEmpty()) {
      return Optional.of(Refusal.of(Reason.NOT_NUMBERED, order.id()));
    }
    List<Leg> legs = order.openLegs();
    (legs.isEmpty() ? List.of(open.get()) : legs)
        .forEach(leg -> cancelUnrecorded(order, leg, onAnswer));
    return Optional.empty();
  }

  private void cancelUnrecorded(Order order, Leg leg, Consumer<SubmitResult> onAnswer) {
    OrderGateway gateway = reconciliation.account(order.account()).gateway();
    CancelRequest request =
        PendingChange.cancel(leg.id(), openUnder(order, leg), true)
            .cancelOf(order, risk.session(order));
    outside.<SubmitResult>ask(answer -> gateway.cancel(request, answer), onAnswer);
  }

  /** Moves all that is open of an order to another limit. */
  public Optional<Refusal> modify(Order order, Price limit) {
    Instant now = clock.instant();
    if (order.state().isFinal()) {
      return Optional.of(Refusal.of(Reason.ENDED, order.id(), order.state()));
    }
    if (order.change().isPresent()) {
      return Optional.of(Refusal.of(Reason.CHANGE_PENDING, order.id()));
    }
    // One that only notices told of has a limit, it may be, and no kind before it is listed.
    if (order.limit().isEmpty() || order.type() == OrderType.OTHER) {
      return Optional.of(Refusal.of(Reason.NO_LIMIT, order.id(), order.type()));
    }
    Optional<Leg> open = order.openLeg();
    if (open.isEmpty()) {
      return Optional.of(Refusal.of(Reason.NOT_NUMBERED, order.id()));
    }
    if (order.openLegs().size() > 1) {
      return Optional.of(severalNumbers(order));
    }
    Optional<Refusal> refusal =
        notReady(order.account()).or(() -> risk.checkModify(order, limit, now));
    if (refusal.isEmpty()) {
      Quantity shares = openUnder(order, open.get());
      changes.offer(order, PendingChange.modify(open.get().id(), shares, limit), now);
    }
    return refusal;
  }

  /** Takes back all that is open, after a modify or a partial cancel that is under way. */
  public void cancelAnyway(Order order) {
    if (order.change().isEmpty()) {
      cancel(order, Optional.empty());
    } else if (!order.change().get().isCancelOfAll()) {
      ledger.tell(l -> l.cancelWanted(order));
      if (order
          .beside()
          .filter(PendingChange::isCancelOfAll)
          .isEmpty()) { // else it is being taken back as far as it is known
        wishes.add(order);
      }
    }
  }

  /** Takes back all that is open anywhere, and all that an order of unknown outcome may be. */
  public void cancelEverything() {
    for (Order order : ledger.working()) {
      cancelAnyway(order);
      boolean isChanged = order.change().filter(c -> !c.isCancelOfAll()).isPresent();
      if (isChanged || order.legs().isEmpty() && !order.state().isFinal()) {
        wishes.addWhichever(order);
      }
      cancelBeside(order);
    }
  }

  /** Takes back a number at once that a change of unknown outcome may have left open. */
  private void cancelBeside(Order order) {
    boolean unclear =
        order.change().filter(c -> c.isUnclear() && !c.isCancelOfAll()).isPresent()
            && order.beside().isEmpty();
    if (unclear && wishes.isWhichever(order)) {
      wishes
          .next(order)
          .ifPresent(
              leg -> {
                wishes.tries(order, leg);
                PendingChange cancel = PendingChange.cancel(leg.id(), leg.open(), true);
                changes.offerBeside(order, cancel, clock.instant());
              });
    }
  }

  private void cancelIfWished(Order order) {
    changes.resume(order);
    cancelBeside(order);
    boolean waits = order.openLeg().isEmpty() || order.change().isPresent();
    if (!waits && wishes.has(order) && !order.state().isFinal()) {
      // What is left may be under a number that is not known yet: the wish stays.
      wishes.next(order).ifPresent(leg -> cancelWhole(order, leg, clock.instant()));
    }
  }

  private boolean isStoppedEntry(Order order) {
    return order.terms().purpose() == Purpose.ENTRY && risk.holdsEntries(order.account());
  }

  /** After the ledger was loaded: what was never released is withdrawn, the rest is unknown. */
  public void recover() {
    Instant now = clock.instant();
    wishes.reload(ledger);
    pacers.values().forEach(Pacer::clear);
    changes.clear();
    for (Order order : ledger.working()) {
      if (order.state() == OrderState.PENDING_NEW) {
        if (order.releasedAt().isEmpty() && !restored.mayHaveSent(order)) {
          withdraw(order, "reason:restart", now);
        } else {
          Instant deadline = deadline(order, now);
          if (order.releasedAt().isEmpty()) {
            order.release(order.terms().createdAt());
          }
          order.unknown(deadline);
          ledger.write(order, now, "the program had stopped before an answer came");
          ledger.tell(l -> l.unknown(order, "restart"));
        }
      }
      recoverChanges(order, now);
    }
  }

  private void recoverChanges(Order order, Instant now) {
    List<PendingChange> kept = order.underWay();
    kept.stream()
        .filter(PendingChange::isCancelOfAll)
        .flatMap(c -> order.leg(c.target()).stream())
        .forEach(leg -> wishes.tries(order, leg));
    for (PendingChange change : kept) {
      PendingChange left =
          mayHaveLeft(order, change) ? change.released(order.terms().createdAt()) : change;
      if (order.underWay().contains(change)) {
        order.replace(change, left);
        changes.recover(order, left, now);
      }
    }
  }

  /** When its answer was due; of what a backup shows unreleased nobody knows when it left. */
  private static Instant deadline(Order order, Instant now) {
    return order
        .releasedAt()
        .map(at -> at.plus(BrokerAccount.LONGEST_ANSWER))
        .filter(now::isAfter)
        .orElse(now);
  }

  private boolean mayHaveLeft(Order order, PendingChange change) {
    return change.releasedAt().isEmpty() && restored.mayHaveSent(order);
  }
}
