package io.maemae.strategy;

import io.maemae.market.BarBuilder;
import io.maemae.market.Symbol;
import io.maemae.market.TradingCalendar;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Refusal;
import java.time.Instant;
import java.util.Optional;

/** One strategy at work on one symbol. Owned by the desk thread, changed by the runner alone. */
final class StrategySlot {
  final StrategyDefinition definition;
  final Symbol symbol;
  final BarBuilder bars;
  Strategy strategy;
  long held;
  Optional<ClientOrderId> working = Optional.empty();
  Optional<Signal> deferred = Optional.empty();
  Instant quietUntil = Instant.MIN;
  Optional<Refusal.Reason> refused = Optional.empty();
  boolean guardSuspended;

  /** It was wrong once, and is not asked again until somebody wants it to be. */
  boolean failed;

  /** Whether its trades come with no time on the way. */
  boolean isEmbedded() {
    return definition.feed().isEmpty();
  }

  StrategySlot(StrategyDefinition definition, Symbol symbol, TradingCalendar calendar) {
    this.definition = definition;
    this.symbol = symbol;
    this.strategy = definition.factory().get();
    this.bars = new BarBuilder(symbol, definition.timeframe(), calendar);
  }
}
