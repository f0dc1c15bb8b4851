package io.maemae.strategy;

import io.maemae.market.Bar;
import io.maemae.market.MarketTime;
import io.maemae.market.TradingCalendar;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks strategies, and keeps what they remember. One that is wrong stops alone: it is told once and
 * asked no more, until somebody wants it to be or the program begins anew. Desk thread.
 */
final class StrategyCalls {
  private static final Logger LOG = LoggerFactory.getLogger(StrategyCalls.class);

  private final StrategyStore store;
  private final TradingCalendar calendar;
  private final InstantSource clock;
  private final StrategyListener listener;

  StrategyCalls(StrategyRunner.Surroundings with, StrategyListener listener) {
    this.store = with.store();
    this.calendar = with.calendar();
    this.clock = with.clock();
    this.listener = listener;
  }

  /** What a strategy makes of something; nothing of one that is or was wrong. */
  Optional<Signal> ask(StrategySlot slot, Function<Strategy, Optional<Signal>> question) {
    return call(slot, question).flatMap(Function.identity());
  }

  /** What guards its shares. */
  Optional<Guard> guard(StrategySlot slot) {
    return call(slot, Strategy::guard);
  }

  /** A trading day begins. */
  void startDay(StrategySlot slot, LocalDate date) {
    tell(slot, strategy -> strategy.startDay(date));
  }

  private void tell(StrategySlot slot, Consumer<Strategy> what) {
    call(
        slot,
        strategy -> {
          what.accept(strategy);
          return slot;
        });
  }

  private <T> Optional<T> call(StrategySlot slot, Function<Strategy, T> question) {
    if (slot.failed) {
      return Optional.empty();
    }
    try {
      return Optional.of(question.apply(slot.strategy));
    } catch (RuntimeException e) {
      LOG.error("strategy.failed strategy={} symbol={}", slot.definition.name(), slot.symbol, e);
      slot.failed = true;
      listener.failed(slot.definition, slot.symbol);
      return Optional.empty();
    }
  }

  /** Takes what the store kept; whoever was told of a mistake may not have heard. */
  void reload(StrategySlot slot) {
    if (slot.failed) {
      tryAgain(slot);
    } else {
      restore(slot);
    }
  }

  /** One that was wrong begins anew. */
  void tryAgain(StrategySlot slot) {
    if (slot.failed) {
      slot.failed = false;
      slot.strategy = slot.definition.factory().get();
      restore(slot);
    }
  }

  private void restore(StrategySlot slot) {
    Optional<StrategyMemory> memory = store.memory(slot.definition.name(), slot.symbol);
    if (!slot.isEmbedded()) {
      slot.lastBar = memory.flatMap(StrategyMemory::lastBar);
    }
    LocalDate today = MarketTime.date(clock.instant());
    tell(
        slot,
        strategy -> {
          memory.map(StrategyMemory::state).ifPresent(strategy::restore);
          if (calendar.isTradingDay(today)) {
            strategy.startDay(today);
          }
        });
  }

  /** It has had a bar; one that was wrong has not, and is tried again with what it knew before. */
  void had(StrategySlot slot, Bar bar) {
    if (!slot.failed) {
      slot.lastBar = Optional.of(bar.start());
      remember(slot);
    }
  }

  /** Keeps what it knows; not of one that was wrong: that may be half changed. */
  void remember(StrategySlot slot) {
    // Of an embedded exchange no bar is ever filled.
    Optional<Instant> lastBar = slot.isEmbedded() ? Optional.empty() : slot.lastBar;
    call(slot, Strategy::state)
        .ifPresent(
            state ->
                store.save(
                    slot.definition.name(), slot.symbol, new StrategyMemory(state, lastBar)));
  }
}
