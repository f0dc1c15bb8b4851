package io.maemae.order;

import io.maemae.market.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The way of a cancel or modify, from the decision to its end. A modify is sent once; a cancel of
 * all that is open may be sent once more, after a reading has shown that the first did nothing, and
 * is tried until it leaves if not one byte of it could. Desk thread.
 */
final class ChangeRequests {
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  private final OrderLedger ledger;
  private final RiskChecks risk;
  private final Reconciliation reconciliation;
  private final Outside outside;
  private final InstantSource clock;

  /** Orders whose cancel could not leave, and was told to be tried again, with when that is. */
  private final Map<ClientOrderId, Instant> delayed = new HashMap<>();

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
    if (order.changes().all().contains(change)) {
      ledger.failChange(order, change, "reason:late", now);
    }
  }

  private boolean release(Order order, PendingChange change, Instant now) {
    if (!order.changes().all().contains(change)) {
      return false;
    }
    boolean beside = order.changes().isBeside(change);
    if (beside && !change.isCancelOfAll()) {
      ledger.failChange(order, change, "reason:late", now);
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
        order.changes().all().stream().filter(released::isSameRequest).findFirst();
    if (pending.isEmpty() && order.changes().wasTakenForDone(released)) {
      afterAll(order, released, result, now);
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
          pending.ifPresent(c -> refused(order, c, rejected.brokerText(), now));
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
    if (unreleased(order).findAny().isEmpty()) {
      delayed.remove(order.id());
    }
  }

  /**
   * What it was to do was done before its answer, as it seemed: an answer that does not name the
   * number that did it tells that it was another's doing.
   */
  private void afterAll(Order order, PendingChange released, SubmitResult result, Instant now) {
    Optional<String> failure =
        result.fold(
            accepted -> {
              PendingChange numbered = released.numbered(accepted.id());
              if (!order.state().isFinal() && !ChangeOutcome.isTold(order, numbered)) {
                ledger.takeChange(order, numbered, now);
              }
              return Optional.empty();
            },
            rejected -> Optional.of(rejected.brokerText()),
            notSent -> Optional.of("reason:not-sent " + notSent.why()),
            unknown -> Optional.empty());
    failure.ifPresent(why -> ledger.tell(l -> l.changeFailed(order, released.kind(), why)));
  }

  /** What came of it may have been told under its number before. */
  private void accepted(Order order, PendingChange change, OrderId number, Instant now) {
    PendingChange accepted = change.numbered(number);
    ledger.change(order, change, accepted, now, change.kind() + " accepted");
    order
        .changes()
        .refusal(number)
        .filter(words -> order.changes().all().contains(accepted))
        .ifPresent(words -> ledger.failChange(order, accepted, words, now));
    if (!order.changes().all().contains(accepted)) {
      ledger.tell(l -> l.changeOver(order));
    }
  }

  /** What was sent twice may be refused because the first is done: the next list tells. */
  private void refused(Order order, PendingChange change, String words, Instant now) {
    if (change.repeated()) {
      order.changes().refusedAgain(words);
      unknown(order, change, "refused the second time: " + words, now);
    } else {
      ledger.failChange(order, change, words, now);
    }
  }

  /** What was decided to be taken back is not left at the broker for want of a way to it. */
  private void onNotSent(Order order, PendingChange change, String why, Instant now) {
    if (!change.isCancelOfAll()) {
      ledger.failChange(order, change, "reason:not-sent " + why, now);
      return;
    }
    ledger.change(order, change, change.unsent(), now, "CANCEL could not leave: " + why);
    Instant again = now.plus(AFTER_FAILURE);
    if (delayed.put(order.id(), again) == null) {
      ledger.tell(l -> l.cancelDelayed(order, why));
      reconciliation.soon(order.account()); // the list may tell what it lacks
    }
    ClientOrderId id = order.id();
    outside.wakeAt(again, () -> holder(id).ifPresent(o -> onDue(o, again)));
  }

  boolean isDelayed(Order order) {
    return delayed.containsKey(order.id());
  }

  /** It was tried meanwhile if there is another time by now. */
  private void onDue(Order order, Instant planned) {
    if (planned.equals(delayed.get(order.id()))) {
      queueUnreleased(order);
    }
  }

  /** What could not leave until now may be able to. */
  void tryAgain(Order order) {
    queueUnreleased(order);
  }

  /**
   * Shares were filled while a part waits to be taken back: as many fewer are taken back, for a
   * number of shares is to stay open.
   */
  void filled(Order order, Quantity shares) {
    Instant now = clock.instant();
    order
        .change()
        .filter(c -> c.kind() == RequestKind.CANCEL && !c.whole() && c.releasedAt().isEmpty())
        .ifPresent(
            part -> {
              Quantity left = part.quantity().minusOrZero(shares);
              if (left.isZero()) {
                ledger.failChange(order, part, "reason:filled-before", now);
              } else {
                PendingChange less = PendingChange.cancel(part.target(), left, false);
                ledger.change(order, part, less, now, "CANCEL of fewer, for some were filled");
                queue(order, less, now);
              }
            });
  }

  /** What waited for the outcome of another change of the order need not wait any more. */
  void resume(Order order) {
    if (held.remove(order.id())) {
      queueUnreleased(order);
    }
  }

  private void queueUnreleased(Order order) {
    unreleased(order).forEach(c -> queue(order, c, clock.instant()));
  }

  private static Stream<PendingChange> unreleased(Order order) {
    return order.changes().all().stream()
        .filter(c -> c.isCancelOfAll() && c.releasedAt().isEmpty());
  }

  /** An order turned out to be another one, which has what was under way for it. */
  void move(ClientOrderId before, Order order) {
    Optional.ofNullable(delayed.remove(before)).ifPresent(at -> delayed.put(order.id(), at));
    if (held.remove(before)) {
      held.add(order.id());
    }
  }

  private void unknown(Order order, PendingChange change, String what, Instant now) {
    PendingChange unknown = change.unknown(now);
    ledger.change(order, change, unknown, now, what);
    if (!order.changes().all().contains(unknown)) {
      ledger.tell(l -> l.changeOver(order));
    } else if (!change.repeated()) { // else it was told that its outcome is not known
      ledger.tell(l -> l.changeUnknown(order, change.kind()));
    }
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
      String unsaid = change.number().isPresent() ? "reason:not-done" : "reason:not-at-broker";
      ledger.failChange(order, change, order.changes().secondRefusal().orElse(unsaid), now);
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
      ledger.failChange(order, change, "reason:restart", now);
    } else if (change.unknownSince().isEmpty()) {
      unknown(order, change, "the program had stopped before an answer", now);
    }
  }
}
