package io.maemae.config;

import io.maemae.market.Money;
import io.maemae.market.Timeframe;
import java.util.Optional;

/**
 * A strategy at work.
 *
 * @param name unique among the strategies
 * @param account the name of the account it trades in
 * @param marketData the account whose stream it hears; empty means its account's
 * @param budget above zero, for each symbol
 * @param sessions regular if nothing is said
 * @param line where it stands in the file
 */
public record StrategySettings(
    StrategySource source,
    String name,
    String account,
    Optional<String> marketData,
    SymbolSource symbols,
    Timeframe timeframe,
    Money budget,
    StrategyMode mode,
    StrategySessions sessions,
    int line) {}
