package io.maemae.order;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The way of a cancel or modify, from the decision to its end. A modify is sent once; a cancel of
 * all that is open may be sent once more, after a reading has shown that the first did nothing, and
 * is tried until it leaves if not one byte of it could. Desk thread; used by {@link Trading} alone.
 */
final class ChangeRequests {
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  private final OrderLedger ledger;
  private final RiskChecks risk;
  private final Reconciliation reconciliation;
  private final Outside outside;
  private final InstantSource clock;

  /** Orders whose cancel could not leave, and was told to be tried again. */
  private final Set<ClientOrderId> delayed = new HashSet<>();

  /** Orders with a cancel that waits for the outcome of what it is beside. */
  private final Set<ClientOrderId> held = new HashSet<>();

  ChangeRequests(
      OrderLedger ledger,
      RiskChecks risk,
      Reconciliation reconciliation,
      Outside outside,
      InstantSource clock) {
    this.ledger = ledger;
    this.risk = risk;
    this.reconciliation = reconciliation;
    this.outside = outside;
    this.clock = clock;
  }

  void offer(Order order, PendingChange change, Instant now) {
    ledger.change(order, change, now, change.kind() + " decided");
    queue(order, change, now);
  }

  /**
   * Takes back what is open under a number although nobody knows what came of a modify of it. If
   * that was done, the broker refuses this; the number that is open then is taken back when it is
   * known.
   */
  void offerBeside(Order order, PendingChange cancel, Instant now) {
    ledger.changeBeside(order, cancel, now, beside(cancel, "decided"));
    queue(order, cancel, now);
  }

  private static String beside(PendingChange cancel, String what) {
    return cancel.kind() + " of " + cancel.target().number() + " " + what + " beside it";
  }

  private void queue(Order order, PendingChange change, Instant now) {
    boolean cancels = change.kind() == RequestKind.CANCEL;
    ClientOrderId id = order.id();
    reconciliation
        .pacers()
        .get(order.account())
        .offer(
            cancels ? Pacer.Lane.CANCEL : Pacer.Lane.ORDER,
            cancels ? Pacer.Kind.CANCEL : Pacer.Kind.MODIFY,
            now,
            at -> holder(id).filter(o -> release(o, change, at)).isPresent(),
            cancels ? null : at -> holder(id).ifPresent(o -> dropUnreleased(o, change, at)));
  }

  /** Whose a request is may turn out while it waits, or while its answer is on its way. */
  private Optional<Order> holder(ClientOrderId id) {
    return ledger.attribution().holder(id);
  }

  private void dropUnreleased(Order order, PendingChange change, Instant now) {
    if (order.underWay().contains(change)) {
      fail(order, change, "reason:late", now);
    }
  }

  private boolean release(Order order, PendingChange change, Instant now) {
    if (!order.underWay().contains(change)) {
      return false;
    }
    boolean beside = order.isBeside(change);
    if (beside && !change.isCancelOfAll()) {
      fail(order, change, "reason:late", now);
      return false;
    }
    // What it is beside may be known not to be unclear any more: then it is over soon.
    if (beside && order.change().filter(PendingChange::isUnclear).isEmpty()) {
      held.add(order.id());
      return false;
    }
    PendingChange released = change.released(now);
    String what = beside ? beside(change, "released") : change.kind() + " released";
    ledger.change(order, change, released, now, what);
    OrderGateway gateway = reconciliation.account(order.account()).gateway();
    ClientOrderId id = order.id();
    outside.<SubmitResult>ask(
        answer -> {
          if (change.kind() == RequestKind.CANCEL) {
            gateway.cancel(change.cancelOf(order, risk.session(order)), answer);
          } else {
            gateway.modify(change.modifyOf(order, risk.session(order)), answer);
          }
        },
        result -> holder(id).ifPresent(o -> onAnswer(o, released, result)));
    return true;
  }

  private void onAnswer(Order order, PendingChange released, SubmitResult result) {
    Instant now = clock.instant();
    Optional<PendingChange> pending =
        order.underWay().stream().filter(released::isSameRequest).findFirst();
    if (released.isCancelOfAll() && !(result instanceof SubmitResult.NotSent)) {
      delayed.remove(order.id());
    }
    result.<Void>fold(
        accepted -> {
          pending.ifPresent(c -> accepted(order, c, accepted.id(), now));
          order
              .leg(accepted.id())
              .ifPresent(leg -> ledger.attribution().learnBranch(order, leg, accepted.id(), now));
          reconciliation.watch(order.account());
          return null;
        },
        rejected -> {
          pending.ifPresent(c -> fail(order, c, rejected.brokerText(), now));
          reconciliation.soon(order.account());
          return null;
        },
        notSent -> {
          pending.ifPresent(c -> onNotSent(order, c, notSent.why(), now));
          return null;
        },
        unknown -> {
          pending.ifPresent(c -> unknown(order, c, "no clear answer: " + unknown.why(), now));
          reconciliation.soon(order.account());
          return null;
        });
  }

  /** What came of it may have been told under its number before. */
  private void accepted(Order order, PendingChange change, OrderId number, Instant now) {
    ledger.change(order, change, change.numbered(number), now, change.kind() + " accepted");
    if (order.change().isEmpty()) {
      ledger.tell(l -> l.changeOver(order));
    }
  }

  /** What was decided to be taken back is not left at the broker for want of a way to it. */
  private void onNotSent(Order order, PendingChange change, String why, Instant now) {
    if (!change.isCancelOfAll()) {
      fail(order, change, "reason:not-sent " + why, now);
      return;
    }
    ledger.change(order, change, change.unsent(), now, "CANCEL could not leave: " + why);
    if (delayed.add(order.id())) {
      ledger.tell(l -> l.cancelDelayed(order, why));
      reconciliation.soon(order.account()); // the list may tell what it lacks
    }
    ClientOrderId id = order.id();
    outside.wakeAt(now.plus(AFTER_FAILURE), () -> holder(id).ifPresent(this::tryAgain));
  }

  /** What could not leave until now may be able to. */
  void tryAgain(Order order) {
    queueUnreleased(order);
  }

  /** What waited for the outcome of another change of the order need not wait any more. */
  void resume(Order order) {
    if (held.remove(order.id())) {
      queueUnreleased(order);
    }
  }

  private void queueUnreleased(Order order) {
    order.underWay().stream()
        .filter(c -> c.isCancelOfAll() && c.releasedAt().isEmpty())
        .forEach(c -> queue(order, c, clock.instant()));
  }

  /** An order turned out to be another one, which has what was under way for it. */
  void move(ClientOrderId before, Order order) {
    if (delayed.remove(before)) {
      delayed.add(order.id());
    }
    if (held.remove(before)) {
      held.add(order.id());
    }
  }

  private void unknown(Order order, PendingChange change, String what, Instant now) {
    ledger.change(order, change, change.unknown(now), now, what);
    if (!change.repeated()) { // of the second time it was told that its outcome is not known
      ledger.tell(l -> l.changeUnknown(order, change.kind()));
    }
  }

  private void fail(Order order, PendingChange change, String why, Instant now) {
    ledger.dropChange(order, change, now, change.kind() + " failed: " + why);
    ledger.tell(l -> l.changeFailed(order, change.kind(), why));
  }

  /**
   * A complete reading begun after the deadline of a change does not show it. A cancel of all that
   * is open may be sent once more; anything else is over. Of a cancel that the broker had taken
   * nobody knows any more what will come: from now on it is one of those.
   */
  void settle(Order order, Instant now) {
    PendingChange change = order.change().orElseThrow();
    if (change.isAccepted()) {
      unknown(order, change, "accepted, and the list shows it undone", now);
    } else if (change.isCancelOfAll() && !change.repeated()) {
      offer(order, change.again(), now);
    } else {
      String why = change.number().isPresent() ? "reason:not-done" : "reason:not-at-broker";
      fail(order, change, why, now);
    }
  }

  /** After the ledger was loaded: nothing is known any more of what waited for what. */
  void clear() {
    delayed.clear();
    held.clear();
  }

  /**
   * After a restart: one that was never released did not happen, one that was is unknown. What was
   * decided to be taken back still is.
   */
  void recover(Order order, PendingChange change, Instant now) {
    if (change.releasedAt().isEmpty() && change.isCancelOfAll()) {
      queue(order, change, now);
    } else if (change.releasedAt().isEmpty()) {
      fail(order, change, "reason:restart", now);
    } else if (change.unknownSince().isEmpty()) {
      unknown(order, change, "the program had stopped before an answer", now);
    }
  }
}
