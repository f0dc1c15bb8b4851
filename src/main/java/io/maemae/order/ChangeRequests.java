package io.maemae.order;

import io.maemae.market.Quantity;
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
  void cancelBeside(Order order, OrderId number, Quantity open) {
    PendingChange cancel = PendingChange.cancel(number, open, true);
    reconciliation
        .pacers()
        .get(order.account())
        .offer(
            Pacer.Lane.CANCEL,
            Pacer.Kind.CANCEL,
            clock.instant(),
            at -> releaseBeside(order, cancel, at),
            null);
  }

  /** By now it may be known what came of the modify: then it is not for this to take it back. */
  private boolean releaseBeside(Order order, PendingChange cancel, Instant now) {
    boolean unclear = order.change().filter(c -> c.isUnclear() && !c.isCancelOfAll()).isPresent();
    if (!unclear || order.leg(cancel.target()).filter(Leg::isOpen).isEmpty()) {
      return false;
    }
    ledger.write(order, now, "CANCEL of " + cancel.target().number() + " released beside it");
    CancelRequest request = cancel.cancelOf(order, risk.session(order));
    OrderGateway gateway = reconciliation.account(order.account()).gateway();
    outside.<SubmitResult>ask(
        answer -> gateway.cancel(request, answer), result -> reconciliation.soon(order.account()));
    return true;
  }

  private void queue(Order order, PendingChange change, Instant now) {
    boolean cancels = change.kind() == RequestKind.CANCEL;
    reconciliation
        .pacers()
        .get(order.account())
        .offer(
            cancels ? Pacer.Lane.CANCEL : Pacer.Lane.ORDER,
            cancels ? Pacer.Kind.CANCEL : Pacer.Kind.MODIFY,
            now,
            at -> release(order, at),
            cancels ? null : at -> dropUnreleased(order, at));
  }

  private void dropUnreleased(Order order, Instant now) {
    if (order.change().filter(c -> c.releasedAt().isEmpty()).isPresent()) {
      fail(order, "reason:late", now);
    }
  }

  private boolean release(Order order, Instant now) {
    Optional<PendingChange> waiting = order.change().filter(c -> c.releasedAt().isEmpty());
    if (waiting.isEmpty()) {
      return false;
    }
    PendingChange change = waiting.get();
    ledger.change(order, change.released(now), now, change.kind() + " released");
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
        result -> ledger.find(id).ifPresent(o -> onAnswer(o, change.kind(), now, result)));
    return true;
  }

  private void onAnswer(Order order, RequestKind kind, Instant releasedAt, SubmitResult result) {
    Instant now = clock.instant();
    Optional<PendingChange> pending =
        order
            .change()
            .filter(c -> c.kind() == kind && c.releasedAt().filter(releasedAt::equals).isPresent());
    if (kind == RequestKind.CANCEL && !(result instanceof SubmitResult.NotSent)) {
      delayed.remove(order.id());
    }
    result.<Void>fold(
        accepted -> {
          pending.ifPresent(
              c -> ledger.change(order, c.numbered(accepted.id()), now, kind + " accepted"));
          order
              .leg(accepted.id())
              .ifPresent(leg -> ledger.attribution().learnBranch(order, leg, accepted.id(), now));
          reconciliation.watch(order.account());
          return null;
        },
        rejected -> {
          pending.ifPresent(c -> fail(order, rejected.brokerText(), now));
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

  /** What was decided to be taken back is not left at the broker for want of a way to it. */
  private void onNotSent(Order order, PendingChange change, String why, Instant now) {
    if (!change.isCancelOfAll()) {
      fail(order, "reason:not-sent " + why, now);
      return;
    }
    ledger.change(order, change.unsent(), now, "CANCEL could not leave: " + why);
    if (delayed.add(order.id())) {
      ledger.tell(l -> l.cancelDelayed(order, why));
      reconciliation.soon(order.account()); // the list may tell what it lacks
    }
    ClientOrderId id = order.id();
    outside.wakeAt(now.plus(AFTER_FAILURE), () -> ledger.find(id).ifPresent(this::tryAgain));
  }

  /** What could not leave until now may be able to. */
  void tryAgain(Order order) {
    order
        .change()
        .filter(c -> c.isCancelOfAll() && c.releasedAt().isEmpty())
        .ifPresent(c -> queue(order, c, clock.instant()));
  }

  private void unknown(Order order, PendingChange change, String what, Instant now) {
    ledger.change(order, change.unknown(now), now, what);
    if (!change.repeated()) { // of the second time it was told that its outcome is not known
      ledger.tell(l -> l.changeUnknown(order, change.kind()));
    }
  }

  private void fail(Order order, String why, Instant now) {
    RequestKind kind = order.change().orElseThrow().kind();
    ledger.dropChange(order, now, kind + " failed: " + why);
    ledger.tell(l -> l.changeFailed(order, kind, why));
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
      fail(order, change.number().isPresent() ? "reason:not-done" : "reason:not-at-broker", now);
    }
  }

  /**
   * After a restart: one that was never released did not happen, one that was is unknown. What was
   * decided to be taken back still is.
   */
  void recover(Order order, PendingChange change, Instant now) {
    delayed.clear();
    if (change.releasedAt().isEmpty() && change.isCancelOfAll()) {
      queue(order, change, now);
    } else if (change.releasedAt().isEmpty()) {
      fail(order, "reason:restart", now);
    } else if (change.unknownSince().isEmpty()) {
      unknown(order, change, "the program had stopped before an answer", now);
    }
  }
}
