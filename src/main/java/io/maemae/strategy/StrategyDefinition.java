package io.maemae.strategy;

import io.maemae.market.BarHours;
import io.maemae.market.Money;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import java.util.List;
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
    List<Symbol> symbols,
    Timeframe timeframe,
    Money budget,
    BarHours hours,
    StrategyMode mode,
    Supplier<Strategy> factory) {
  /** Copies the symbols. */
  public StrategyDefinition {
    symbols = List.copyOf(symbols);
  }
}
