package io.maemae.order;

import io.maemae.market.Money;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import java.util.List;

/**
 * What a broker says an account holds.
 *
 * @param deposit cash settled today (예수금)
 * @param settledDeposit cash when all of today's trades have settled (D+2 예수금)
 * @param orderable what a buy may cost now (주문가능금액): open buy orders are already taken off
 * @param others codes of what it holds and this program does not know how to trade (rights, bonds);
 *     none of them counts anywhere here
 */
public record Balance(
    Money deposit,
    Money settledDeposit,
    Money orderable,
    List<Holding> holdings,
    List<String> others) {
  /**
   * Shares held, counted by trade, not by settlement.
   *
   * @param sellable what may be sold now: open sell orders are already taken off
   * @param cost what the held shares cost by the broker's books, without fees
   */
  public record Holding(Symbol symbol, Quantity quantity, Quantity sellable, Money cost) {}

  /** Copies the lists. */
  public Balance {
    holdings = List.copyOf(holdings);
    others = List.copyOf(others);
  }
}
