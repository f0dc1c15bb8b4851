package io.maemae.desk;

import io.maemae.market.Money;
import io.maemae.market.Symbol;
import io.maemae.order.BrokerAccount;
import io.maemae.portfolio.DayClose;
import io.maemae.portfolio.Portfolio;
import java.util.Map;

/**
 * An account's day in figures.
 *
 * @param close how it closed
 * @param dayResult won or lost since the previous close
 * @param realisedBySymbol what was realised today, after fees and tax
 * @param realisedByStrategy likewise; by-hand and outside trading under the empty name
 * @param orders orders placed here today
 * @param filledOrders those of them with at least one fill
 */
public record DayReport(
    BrokerAccount account,
    DayClose close,
    Money dayResult,
    Map<Symbol, Portfolio.Result> realisedBySymbol,
    Map<String, Portfolio.Result> realisedByStrategy,
    long orders,
    long filledOrders) {}
