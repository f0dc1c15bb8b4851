package io.maemae.portfolio;

import io.maemae.market.Money;
import java.time.LocalDate;

/**
 * An account at the close of a trading day.
 *
 * @param settledCash cash when all trades have settled
 * @param marketValue the shares held, at the closing prices
 * @param realised the day's realised profit, after fees and tax
 * @param unrealised of the shares held, after the fees paid and the estimated cost of selling
 * @param fee the day's fees
 * @param tax the day's tax
 */
public record DayClose(
    LocalDate date,
    String account,
    Money settledCash,
    Money marketValue,
    Money realised,
    Money unrealised,
    Money fee,
    Money tax) {}
