package io.maemae.strategy;

import io.maemae.market.Bar;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Gives strategies their bars, as they close and as those that were not heard are filled, and lets
 * what follows from them be done: nothing is entered by a bar that is incomplete or of long ago.
 * Desk thread.
 */
final class BarSignals implements BarFilling.Receiver {
  /** How long after a bar that was filled an entry may follow from it: the time a filling takes. */
  private static final Duration FRESH = Duration.ofSeconds(90);

  private final StrategyCalls calls;
  private final Actor actor;
  private final InstantSource clock;
  private boolean stopped;

  /** Does what strategies want. */
  interface Actor {
    void act(StrategySlot slot, Signal signal, Instant at);
  }

  BarSignals(StrategyCalls calls, Actor actor, InstantSource clock) {
    this.calls = calls;
    this.actor = actor;
    this.clock = clock;
  }

  /** No bar is whole any more, and none is given. */
  void stop() {
    stopped = true;
  }

  /** A bar has closed; while earlier ones are missing it waits for them. */
  void closed(StrategySlot slot, Bar bar) {
    if (stopped) {
      return;
    }
    if (slot.isFilling()) {
      slot.filling.get().take(slot, bar);
    } else {
      give(slot, slot.filling.map(BarFilling::hasHeard).orElse(true) ? bar : bar.incomplete());
    }
  }

  private void give(StrategySlot slot, Bar bar) {
    Optional<Signal> signal =
        calls
            .ask(slot, s -> s.onBar(bar, slot.held > 0))
            .filter(s -> bar.complete() || s.action() != Signal.Action.ENTER);
    calls.had(slot, bar);
    signal.ifPresent(s -> actor.act(slot, s, clock.instant()));
  }

  @Override
  public void bar(StrategySlot slot, Bar bar) {
    if (!stopped) {
      give(slot, bar);
    }
  }

  @Override
  public void missed(StrategySlot slot, List<Bar> bars, boolean act) {
    if (stopped) {
      return;
    }
    Optional<Signal> wanted = Optional.empty();
    for (Bar bar : bars) {
      Optional<Signal> signal = calls.ask(slot, s -> s.onMissedBar(bar, slot.held > 0));
      if (signal.isPresent()) {
        wanted = signal.filter(s -> s.action() != Signal.Action.ENTER || isFresh(bar));
      }
    }
    if (!bars.isEmpty()) {
      calls.had(slot, bars.get(bars.size() - 1));
    }
    if (act) {
      wanted.ifPresent(signal -> actor.act(slot, signal, clock.instant()));
    }
  }

  /** An entry at a price of long ago is none. */
  private boolean isFresh(Bar bar) {
    Instant end = bar.start().plus(bar.timeframe().length());
    return bar.complete() && end.plus(FRESH).isAfter(clock.instant());
  }
}
