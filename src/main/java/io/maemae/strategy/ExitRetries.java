package io.maemae.strategy;

import io.maemae.order.Order;
import io.maemae.order.OrderLedger;
import io.maemae.order.OrderState;
import io.maemae.order.Outside;
import io.maemae.order.Purpose;
import io.maemae.order.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tries again what exits did not sell, until it is sold, the shares are gone, or their guards rest;
 * what somebody takes back stays held until it signals anew. Of an exit whose outcome is unknown
 * nothing is tried before it is known, and outside of the strategy's sessions nothing at all. Desk
 * thread.
 */
final class ExitRetries {
  /** After an exit that did not go through, the next try waits. */
  static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  /** A person or a stop took it back, or it may have been one of another's: then it stays so. */
  private static final Set<String> NOT_FAILED = Set.of("reason:withdrawn", "reason:not-told-apart");

  private final WaitingSignals waiting;
  private final OrderLedger ledger;
  private final Outside outside;
  private final InstantSource clock;
  private final Consumer<StrategySlot> tryAgain;
  private boolean stopped;

  /**
   * Nothing to try yet.
   *
   * @param tryAgain acts on the exit that waits, if it still does
   */
  ExitRetries(
      WaitingSignals waiting, StrategyRunner.Surroundings with, Consumer<StrategySlot> tryAgain) {
    this.waiting = waiting;
    this.ledger = with.ledger();
    this.outside = with.outside();
    this.clock = with.clock();
    this.tryAgain = tryAgain;
  }

  /** What was planned was forgotten; the first try waits, for accounts are to be read first. */
  void reload(StrategySlot slot) {
    waiting.reload(slot);
    slot.retryAt = Instant.MIN;
    slot.refused = Optional.empty(); // whether that was told is not kept
    slot.waiting.filter(WaitingSignal::isExit).ifPresent(exit -> takeUp(slot, exit));
  }

  private void takeUp(StrategySlot slot, WaitingSignal exit) {
    Optional<Order> order = exit.order().flatMap(ledger::find);
    if (!exit.isOrdered()) {
      pause(slot);
      plan(slot);
    } else if (order.isEmpty()) {
      waiting.drop(slot);
    } else if (order.get().state().isFinal()) {
      pause(slot);
      afterwards(slot, order.get(), exit);
    }
  }

  /** An exit could not be placed, or ended without everything sold. */
  void pause(StrategySlot slot) {
    slot.quietUntil = clock.instant().plus(AFTER_FAILURE);
  }

  /** An exit waits for its next try. */
  void later(StrategySlot slot, Signal signal) {
    waiting.put(slot, signal);
    plan(slot);
  }

  /** What it holds is known again. */
  void resume(StrategySlot slot) {
    slot.waiting.filter(w -> w.isExit() && !w.isOrdered()).ifPresent(exit -> plan(slot));
  }

  /** Its account is ready: an exit that waited for that alone waits no longer. */
  void onReady(StrategySlot slot) {
    if (slot.refused.equals(Optional.of(Refusal.Reason.NOT_READY))) {
      slot.refused = Optional.empty();
      slot.quietUntil = Instant.MIN;
      slot.retryAt = Instant.MIN;
      resume(slot);
    }
  }

  private void plan(StrategySlot slot) {
    Instant now = clock.instant();
    if (!slot.retryAt.isAfter(now)) {
      slot.retryAt = slot.quietUntil.isAfter(now) ? slot.quietUntil : now;
      outside.wakeAt(slot.retryAt, () -> onWake(slot));
    }
  }

  private void onWake(StrategySlot slot) {
    if (!stopped) {
      tryAgain.accept(slot);
    }
  }

  /** The program ends: nothing is tried any more before the next start. */
  void stop() {
    stopped = true;
  }

  /** An order of a slot has ended. */
  void ended(StrategySlot slot, Order order) {
    slot.exitFailed = order.terms().purpose() == Purpose.EXIT && isTriedAgain(order);
    if (order.terms().purpose() != Purpose.EXIT) {
      return;
    }
    Optional<WaitingSignal> waits = slot.waiting.filter(WaitingSignal::isExit);
    if (order.state() != OrderState.FILLED) {
      pause(slot);
      waits.ifPresent(exit -> afterwards(slot, order, exit));
    } else if (slot.held > 0 && waits.filter(w -> !w.isOrdered()).isPresent()) {
      plan(slot); // what was not free for it, or the broker would not sell
    } else if (slot.doubted) {
      waits.ifPresent(exit -> waiting.put(slot, exit.signal())); // more may turn out to be there
    }
  }

  /** An exit is to be taken back: what it leaves unsold stays held. */
  void cancelWanted(StrategySlot slot, Order exit) {
    if (slot.waiting.flatMap(WaitingSignal::order).filter(id -> !id.equals(exit.id())).isEmpty()) {
      waiting.dropExit(slot);
    }
  }

  private void afterwards(StrategySlot slot, Order order, WaitingSignal exit) {
    if (exit.order().filter(id -> !id.equals(order.id())).isPresent()) {
      return; // another exit is out for it
    }
    boolean wantedSince = !exit.isOrdered() && order.state() != OrderState.CANCELED;
    boolean holds = slot.held > 0 || slot.doubted;
    if (holds && !slot.guardSuspended && (wantedSince || isTriedAgain(order))) {
      later(slot, exit.signal());
    } else {
      waiting.drop(slot);
    }
  }

  private static boolean isTriedAgain(Order order) {
    return order.hasEndedByItself() && !NOT_FAILED.contains(order.text());
  }
}
