package io.maemae.portfolio;

import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Side;
import java.time.InstantSource;
import java.util.Collection;

/** What held shares are worth now, and what selling them would win or lose. Desk thread. */
public final class Valuation {
  private final Marks marks;
  private final Charges charges;
  private final InstantSource clock;

  /**
   * Shares at their mark.
   *
   * @param cost what they cost, without fees
   * @param unrealised market value less cost, the fees paid, and the estimated fee and tax of
   *     selling
   */
  public record Value(Money marketValue, Money cost, Money unrealised) {
    /** Nothing held. */
    public static final Value NONE = new Value(Money.ZERO, Money.ZERO, Money.ZERO);

    /** The sum. */
    public Value plus(Value other) {
      return new Value(
          marketValue.plus(other.marketValue),
          cost.plus(other.cost),
          unrealised.plus(other.unrealised));
    }
  }

  /** With the prices now and the charges of selling. */
  public Valuation(Marks marks, Charges charges, InstantSource clock) {
    this.marks = marks;
    this.charges = charges;
    this.clock = clock;
  }

  /** The value of a lot; at cost while no price of its symbol is known. */
  public Value of(Lot lot) {
    if (lot.units() <= 0) {
      return Value.NONE;
    }
    Lot.Key key = lot.key();
    Money value =
        marks.valuation(key.symbol()).map((Price p) -> p.times(lot.quantity())).orElse(lot.cost());
    Money fee = charges.fee(key.account(), value);
    Money tax = charges.tax(key.symbol(), Side.SELL, value, clock.instant());
    Money unrealised = value.minus(lot.cost()).minus(lot.openFees()).minus(fee).minus(tax);
    return new Value(value, lot.cost(), unrealised);
  }

  /** The value of several lots. */
  public Value of(Collection<Lot> lots) {
    return lots.stream().map(this::of).reduce(Value.NONE, Value::plus);
  }
}
