package io.maemae.order;

import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.order.Refusal.Reason;
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
  private final Cancels cancels;
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
    this.changes = new ChangeRequests(ledger, risk, reconciliation, outside, clock);
    this.cancels = new Cancels(ledger, settings, risk, reconciliation, changes, outside, clock);
    reconciliation.onUnsettledChange(changes::settle);
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
    if (!reconciliation.isConfigured(account)) {
      return Optional.of(Refusal.of(Reason.NOT_CONFIGURED));
    }
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
            lane == Pacer.Lane.EXIT ? null : at -> ledger.withdraw(order, "reason:late", at));
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
      ledger.withdraw(order, "reason:withdrawn", now);
      return false;
    }
    if (risk.oversells(order)) { // its shares may have gone while this waited
      ledger.withdraw(order, "reason:shares-gone", now);
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
    return cancels.cancel(order, part);
  }

  /** Whether the cancel of an order could not leave, and is tried again until it does. */
  public boolean isCancelDelayed(Order order) {
    return changes.isDelayed(order);
  }

  /** Whether all that is open of an order is being taken back, and that failed for no number. */
  public boolean isBeingCancelled(Order order) {
    return cancels.isUnderWay(order);
  }

  /**
   * Takes back all that is open, after a modify or a partial cancel that is under way; nothing of
   * an account that is not configured any more.
   */
  public void cancelAnyway(Order order) {
    cancels.cancelAnyway(order);
  }

  /**
   * Takes back all that is open in the configured accounts, and all that an order of unknown
   * outcome may be.
   */
  public void cancelEverything() {
    cancels.cancelEverything();
  }

  /**
   * Takes back all that is open of an order while the store cannot write. Nothing of it is
   * recorded; the reading after the store is back will tell what came of it.
   *
   * @param onAnswer takes what the broker answers to each cancel that was sent
   * @return why nothing was sent; empty if it was
   */
  public Optional<Refusal> cancelUnrecorded(Order order, Consumer<SubmitResult> onAnswer) {
    return cancels.cancelUnrecorded(order, onAnswer);
  }

  /** Moves all that is open of an order to another limit. */
  public Optional<Refusal> modify(Order order, Price limit) {
    Instant now = clock.instant();
    if (order.state().isFinal()) {
      return Optional.of(Refusal.of(Reason.ENDED, order.id(), order.state()));
    }
    if (!reconciliation.isConfigured(order.account())) {
      return Optional.of(Refusal.of(Reason.NOT_CONFIGURED));
    }
    if (order.change().isPresent() || cancels.isWished(order)) {
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
      return Optional.of(cancels.severalNumbers(order));
    }
    Optional<Refusal> refusal =
        notReady(order.account()).or(() -> risk.checkModify(order, limit, now));
    if (refusal.isEmpty()) {
      cancels.giveUp(order);
      Quantity shares = order.openUnder(open.get());
      changes.offer(order, PendingChange.modify(open.get().id(), shares, limit), now);
    }
    return refusal;
  }

  /**
   * After the ledger was loaded: what was never released is withdrawn, the rest is unknown. What
   * was sent to an account that is not configured any more stays as it is until that is again:
   * nobody could ask what came of it.
   */
  public void recover() {
    Instant now = clock.instant();
    cancels.reload();
    pacers.values().forEach(Pacer::clear);
    changes.clear();
    for (Order order : ledger.working()) {
      if (!restored.mayHaveSent(order)) {
        ledger.withdraw(order, "reason:restart", now);
      }
      if (reconciliation.isConfigured(order.account())) {
        recoverSent(order, now);
        recoverChanges(order, now);
      }
    }
  }

  private void recoverSent(Order order, Instant now) {
    if (order.state() == OrderState.PENDING_NEW) {
      Instant deadline = deadline(order, now);
      if (order.releasedAt().isEmpty()) {
        order.release(order.terms().createdAt());
      }
      order.unknown(deadline);
      ledger.write(order, now, "the program had stopped before an answer came");
      ledger.tell(l -> l.unknown(order, "restart"));
    }
  }

  private void recoverChanges(Order order, Instant now) {
    List<PendingChange> kept = order.changes().all();
    cancels.recover(order);
    for (PendingChange change : kept) {
      PendingChange left =
          mayHaveLeft(order, change) ? change.released(order.terms().createdAt()) : change;
      if (order.changes().all().contains(change)) {
        order.changes().replace(change, left);
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
