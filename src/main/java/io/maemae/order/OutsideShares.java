package io.maemae.order;

import io.maemae.market.Money;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.portfolio.Lot;
import io.maemae.portfolio.Portfolio;
import io.maemae.portfolio.ShareEntry;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Books shares that no order explains to the lots they came to or went from. Desk thread.
 *
 * <p>Shares that became more or fewer and cost in all what they did before are the old ones in
 * other pieces: brokers keep what was paid over a split (액면분할) or a consolidation (병합), while
 * shares that really came or went bring or take their cost. Then every lot keeps its part of them
 * and its cost.
 *
 * <p>More shares at the same cost may also have been given to the owner (무상증자) or transferred in at
 * none, and nothing in a balance tells these apart. A strategy may sell what is in its lot, so it
 * gets more only if all shares became a whole multiple of what they were, as in a split; all others
 * are nobody's.
 */
final class OutsideShares {
  /** Brokers tell costs rounded to the won, some as an average price per share. */
  private static final Money ROUNDING_PER_SHARE = Money.ofWon(1);

  private final OrderLedger ledger;
  private final Portfolio portfolio;

  /** Over the ledger of all accounts. */
  OutsideShares(OrderLedger ledger, Portfolio portfolio) {
    this.ledger = ledger;
    this.portfolio = portfolio;
  }

  /** Shares that were there when the account's ledger began. */
  void open(String account, Balance balance, Symbol symbol, long units, Instant now) {
    Money cost = costOf(account, balance, symbol);
    add(account, Optional.empty(), symbol, units, cost, now, ShareEntry.Reason.OPENING);
  }

  /** Shares that came, or went if there are fewer; returns what that was taken for. */
  ReconciliationListener.ShareChange move(
      String account, Balance balance, Symbol symbol, long units, Instant now) {
    Money cost = costOf(account, balance, symbol);
    boolean sameCost = isSameCost(account, symbol, units, cost);
    if (sameCost && isRegrouped(portfolio.units(account, symbol), units)) {
      regroup(account, symbol, units, now);
      return ReconciliationListener.ShareChange.REGROUPED;
    }
    if (units > 0) {
      outside(account, Optional.empty(), symbol, units, cost.max(Money.ZERO), now);
    } else {
      take(account, symbol, -units, now);
    }
    return sameCost
        ? ReconciliationListener.ShareChange.CAME_FREE
        : ReconciliationListener.ShareChange.MOVED;
  }

  private static boolean isRegrouped(long before, long units) {
    return units < 0 || units % before == 0;
  }

  /** What the broker says they cost, less what they cost in the books. */
  private Money costOf(String account, Balance balance, Symbol symbol) {
    return balance.holdings().stream()
        .filter(h -> h.symbol().equals(symbol))
        .map(Balance.Holding::cost)
        .reduce(Money.ZERO, Money::plus)
        .minus(cost(portfolio.lots(account, symbol)));
  }

  private static Money cost(List<Lot> lots) {
    return lots.stream().map(Lot::cost).reduce(Money.ZERO, Money::plus);
  }

  private boolean isSameCost(String account, Symbol symbol, long units, Money costDifference) {
    List<Lot> lots = portfolio.lots(account, symbol);
    long before = portfolio.units(account, symbol);
    if (before + units <= 0 || lots.isEmpty() || lots.stream().anyMatch(lot -> lot.units() < 0)) {
      return false;
    }
    Money difference = magnitude(costDifference);
    Money rounding =
        new Money(
            Math.multiplyExact(ROUNDING_PER_SHARE.tenThousandths(), before + Math.max(0, units)));
    // Cheap shares cost no more than rounding does; half of what so many did is none.
    boolean isNone =
        product(difference, 2 * before).compareTo(product(cost(lots), Math.abs(units))) < 0;
    return difference.compareTo(rounding) <= 0 && isNone;
  }

  private static BigInteger product(Money money, long factor) {
    return BigInteger.valueOf(money.tenThousandths()).multiply(BigInteger.valueOf(factor));
  }

  private static Money magnitude(Money money) {
    return money.isNegative() ? money.negated() : money;
  }

  /** Pieces of shares are nobody's, and so is what they cost. */
  private void regroup(String account, Symbol symbol, long units, Instant now) {
    long before = portfolio.units(account, symbol);
    long left = units;
    Money piecesCost = Money.ZERO;
    for (Lot lot : portfolio.lots(account, symbol)) {
      if (lot.key().strategy().isPresent()) {
        long exact = Math.multiplyExact(lot.units(), before + units);
        long part = exact / before;
        Money kept = lot.cost().share(Quantity.of(part * before), Quantity.of(exact));
        Money lost = lot.cost().minus(kept);
        long more = part - lot.units();
        left -= more;
        piecesCost = piecesCost.plus(lost);
        outside(account, lot.key().strategy(), symbol, more, lost.negated(), now);
      }
    }
    outside(account, Optional.empty(), symbol, left, piecesCost, now);
  }

  /** Shares that went are taken from the lot of no strategy first. */
  private void take(String account, Symbol symbol, long units, Instant now) {
    long left = units;
    for (Lot lot : portfolio.lots(account, symbol)) {
      long taken = Math.min(left, Math.max(0, lot.units()));
      if (taken > 0) {
        Money cost = lot.cost().share(Quantity.of(taken), Quantity.of(lot.units()));
        outside(account, lot.key().strategy(), symbol, -taken, cost.negated(), now);
        left -= taken;
      }
    }
  }

  private void outside(
      String account,
      Optional<String> strategy,
      Symbol symbol,
      long units,
      Money cost,
      Instant now) {
    if (units != 0 || !cost.equals(Money.ZERO)) {
      add(account, strategy, symbol, units, cost, now, ShareEntry.Reason.OUTSIDE);
    }
  }

  private void add(
      String account,
      Optional<String> strategy,
      Symbol symbol,
      long units,
      Money cost,
      Instant now,
      ShareEntry.Reason reason) {
    ledger.add(id -> new ShareEntry(id, account, strategy, symbol, units, cost, now, reason));
  }
}
