package io.maemae.broker.paper;

import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One execution as the paper broker books it.
 *
 * @param number the broker's number under which it was filled
 * @param cumulative shares filled under that number so far, which tells its fills apart
 * @param tax the tax on a sale; zero for a buy
 * @param settlesOn when its cash moves (결제일)
 */
record PaperFill(
    LocalDate tradingDate,
    long number,
    String account,
    Symbol symbol,
    Side side,
    Quantity quantity,
    Quantity cumulative,
    Price price,
    Money fee,
    Money tax,
    LocalDate settlesOn,
    Instant at) {
  Money amount() {
    return price.times(quantity);
  }

  /** What it does to the cash of the account. */
  Money cashEffect() {
    Money gross = side == Side.BUY ? amount().negated() : amount();
    return gross.minus(fee).minus(tax);
  }
}
