package io.maemae.config;

import io.maemae.market.Money;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import java.util.List;
import java.util.Optional;

/**
 * A strategy at work.
 *
 * @param name unique among the strategies
 * @param account the name of the account it trades in
 * @param marketData the account whose stream it hears; empty means its account's
 * @param symbols at least one, none twice
 * @param budget above zero, for each symbol
 * @param sessions regular if nothing is said
 * @param line where it stands in the file
 */
public record StrategySettings(
    StrategySource source,
    String name,
    String account,
    Optional<String> marketData,
    List<Symbol> symbols,
    Timeframe timeframe,
    Money budget,
    StrategyMode mode,
    StrategySessions sessions,
    int line) {
  /** Copies the symbols. */
  public StrategySettings {
    symbols = List.copyOf(symbols);
  }
}
