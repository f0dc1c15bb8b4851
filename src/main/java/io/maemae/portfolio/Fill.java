package io.maemae.portfolio;

import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import java.time.Instant;
import java.util.Optional;

/**
 * Shares bought or sold. A sale that takes from several lots is booked as one fill for each lot.
 *
 * @param order our number of the order
 * @param strategy whose lot it changes; empty for the lot that belongs to no strategy
 * @param amount price times quantity, exact
 * @param fee the broker's commission, estimated until the broker's figure replaces it
 * @param tax the tax on the sale, estimated likewise; zero for a buy
 * @param at when it was executed, in market time
 */
public record Fill(
    long id,
    long order,
    String account,
    Optional<String> strategy,
    Symbol symbol,
    Side side,
    Quantity quantity,
    Money amount,
    Money fee,
    Money tax,
    Instant at)
    implements Booking {
  /** The (average) price. */
  public Price price() {
    return amount.dividedBy(quantity);
  }

  /** What it does to the cash of the account as of settlement. */
  public Money cashEffect() {
    Money gross = side == Side.BUY ? amount.negated() : amount;
    return gross.minus(fee).minus(tax);
  }
}
