package io.maemae.portfolio;

import io.maemae.market.Money;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import java.util.Optional;

/**
 * The shares of one symbol in one account that belong to one strategy, or to none. Average cost
 * excludes fees; the buy fees of the shares still held are kept beside it.
 *
 * <p>The number of shares is negative while a sale is known whose buy is not known yet (notices
 * arrive in any order); cost is then the proceeds, negative too.
 */
public final class Lot {
  private final Key key;
  private long units;
  private Money cost = Money.ZERO;
  private Money openFees = Money.ZERO;

  /** Whose shares of what. */
  public record Key(String account, Symbol symbol, Optional<String> strategy)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byAccount = account.compareTo(other.account);
      if (byAccount != 0) {
        return byAccount;
      }
      int bySymbol = symbol.compareTo(other.symbol);
      return bySymbol != 0 ? bySymbol : strategy.orElse("").compareTo(other.strategy.orElse(""));
    }
  }

  Lot(Key key) {
    this.key = key;
  }

  /** Whose shares of what. */
  public Key key() {
    return key;
  }

  /** Shares held; negative while a buy is missing. */
  public long units() {
    return units;
  }

  /** Shares held, none if a buy is missing. */
  public Quantity quantity() {
    return Quantity.of(Math.max(0, units));
  }

  /** What the shares held cost, without fees. */
  public Money cost() {
    return cost;
  }

  /** The buy fees of the shares held. */
  public Money openFees() {
    return openFees;
  }

  /**
   * Books a fill.
   *
   * @return what it realised: for a sale, the amount less average cost, buy fees pro rata, its fee
   *     and tax; zero for a buy
   */
  Money book(Fill fill) {
    long signed = fill.side() == Side.BUY ? fill.quantity().units() : -fill.quantity().units();
    Money amount = fill.side() == Side.BUY ? fill.amount() : fill.amount().negated();
    return change(signed, amount, fill.fee().plus(fill.tax()));
  }

  /** Adds or takes shares at a cost, without realising anything. */
  void book(ShareEntry entry) {
    if (units + entry.units() == 0) {
      units = 0;
      cost = Money.ZERO;
      openFees = Money.ZERO;
    } else {
      units += entry.units();
      cost = cost.plus(entry.cost());
    }
  }

  private Money change(long signed, Money amount, Money fees) {
    if (units == 0 || Long.signum(units) == Long.signum(signed)) {
      units = Math.addExact(units, signed);
      cost = cost.plus(amount);
      openFees = openFees.plus(fees);
      return Money.ZERO;
    }
    Quantity held = Quantity.of(Math.abs(units));
    Quantity moved = Quantity.of(Math.abs(signed));
    Quantity closed = moved.min(held);
    Money closedAmount = closed.equals(moved) ? amount : amount.share(closed, moved);
    Money closedFees = closed.equals(moved) ? fees : fees.share(closed, moved);
    Money costShare = cost.share(closed, held);
    Money feeShare = openFees.share(closed, held);
    Money realised = closedAmount.plus(costShare).negated().minus(feeShare).minus(closedFees);
    units += Long.signum(signed) * closed.units();
    cost = cost.minus(costShare);
    openFees = openFees.minus(feeShare);
    if (closed.units() < moved.units()) {
      change(
          Long.signum(signed) * (moved.units() - closed.units()),
          amount.minus(closedAmount),
          fees.minus(closedFees));
    }
    return realised;
  }
}
