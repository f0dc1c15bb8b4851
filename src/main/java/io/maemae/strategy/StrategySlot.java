package io.maemae.strategy;

import io.maemae.market.Bar;
import io.maemae.market.BarBuilder;
import io.maemae.market.BarHours;
import io.maemae.market.Symbol;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One strategy at work on one symbol. Owned by the desk thread, changed by the runner and its parts
 * alone.
 */
final class StrategySlot {
  final StrategyDefinition definition;
  final Symbol symbol;
  final BarHours hours;
  Strategy strategy;
  BarBuilder bars;

  /** When the newest bar that the strategy has had began. */
  Optional<Instant> lastBar = Optional.empty();

  /** Fills what was not heard; none if nobody keeps bars of the stream. */
  Optional<BarFilling> filling = Optional.empty();

  /** Bars that closed while earlier ones were missing. */
  final List<Bar> heldBack = new ArrayList<>();

  long held;

  /** Whether it holds nothing by a sale of which it is not known yet whose it was. */
  boolean doubted;

  Optional<ClientOrderId> working = Optional.empty();

  /** What it wants and cannot have yet; changed by {@link WaitingSignals}, which keeps it. */
  Optional<WaitingSignal> waiting = Optional.empty();

  Instant quietUntil = Instant.MIN;

  /** When an exit that waits is tried next without a price. */
  Instant retryAt = Instant.MIN;

  Optional<Refusal.Reason> refused = Optional.empty();

  /** Whether its guard rests; changed by {@link RestingGuards}, which keeps it. */
  boolean guardSuspended;

  /** The sale placed elsewhere for which its guard rests, if it does for one. */
  Optional<ClientOrderId> suspendedFor = Optional.empty();

  /** Whether the last order did not go through and was an exit, which is tried again. */
  boolean exitFailed;

  /** Since when it is entered no more: it does not meet the condition that the strategy follows. */
  Optional<Instant> left = Optional.empty();

  /** It was wrong once, and is not asked again until somebody wants it to be, or it begins anew. */
  boolean failed;

  /** Whether its trades come with no time on the way. */
  boolean isEmbedded() {
    return definition.isEmbedded();
  }

  /** Whether bars are missing that it should have: it then enters nothing. */
  boolean isFilling() {
    return filling.isPresent() && filling.get().isActive();
  }

  /** Whether nothing is held for sure, and nothing is ordered. */
  boolean isIdle() {
    return held == 0 && !doubted && working.isEmpty();
  }

  /** Whether orders are taken at a time in a session that it trades in. */
  boolean trades(Instant at) {
    return hours.session(at).isPresent();
  }

  /** Builds its bars from the first trade on. */
  BarBuilder newBars() {
    return new BarBuilder(symbol, definition.timeframe(), hours);
  }

  StrategySlot(StrategyDefinition definition, Symbol symbol) {
    this.definition = definition;
    this.symbol = symbol;
    this.hours = definition.hours();
    this.strategy = definition.factory().get();
    this.bars = newBars();
  }
}
