package io.maemae.strategy;

import io.maemae.market.BarHours;
import io.maemae.market.Money;
import io.maemae.market.Timeframe;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A strategy as it was configured.
 *
 * @param name unique
 * @param account our name of the account it trades with
 * @param feed the name of the stream whose trades it hears; empty for the embedded market
 * @param budget the most it pays for the shares of one symbol, in won, fees excluded
 * @param hours in which its bars form and it trades
 * @param mode what it may do until somebody changes it
 * @param factory makes its decisions for one symbol
 */
public record StrategyDefinition(
    String name,
    String account,
    String feed,
    Universe universe,
    Timeframe timeframe,
    Money budget,
    BarHours hours,
    StrategyMode mode,
    Supplier<Strategy> factory) {
  /** Whether its trades come with no time on the way. */
  boolean isEmbedded() {
    return feed.isEmpty();
  }

  /** Whether something is of this strategy. */
  boolean owns(Optional<String> strategy) {
    return strategy.filter(name::equals).isPresent();
  }

  /** Whether it trades what meets a condition that is searched for on a stream. */
  boolean follows(String stream, String condition) {
    return feed.equals(stream)
        && searched().filter(s -> s.condition().equals(condition)).isPresent();
  }

  /** What it searches for. */
  Optional<Universe.Searched> searched() {
    return universe instanceof Universe.Searched s ? Optional.of(s) : Optional.empty();
  }
}
