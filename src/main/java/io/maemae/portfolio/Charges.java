package io.maemae.portfolio;

import io.maemae.market.FeeSchedule;
import io.maemae.market.Instrument;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Instruments;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TransactionTax;
import java.time.Instant;
import java.util.Map;

/**
 * Our estimate of fee and tax of an execution; the broker's figures replace it. An unknown symbol
 * is charged as a share.
 */
public final class Charges {
  private final Map<String, FeeSchedule> fees;
  private final Instruments instruments;

  /** With the fee schedule of each account. */
  public Charges(Map<String, FeeSchedule> fees, Instruments instruments) {
    this.fees = Map.copyOf(fees);
    this.instruments = instruments;
  }

  /** The commission on an amount. */
  public Money fee(String account, Money amount) {
    return fees.getOrDefault(account, FeeSchedule.DEFAULT).commission(amount);
  }

  /** The tax on an amount; zero for a buy. */
  public Money tax(Symbol symbol, Side side, Money amount, Instant at) {
    if (side == Side.BUY) {
      return Money.ZERO;
    }
    InstrumentKind kind =
        instruments.find(symbol).map(Instrument::kind).orElse(InstrumentKind.STOCK);
    return TransactionTax.onSale(kind, MarketTime.date(at), amount);
  }
}
