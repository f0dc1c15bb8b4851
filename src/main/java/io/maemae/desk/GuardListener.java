package io.maemae.desk;

import io.maemae.order.Order;
import io.maemae.portfolio.Lot;
import io.maemae.strategy.GuardedLot;
import java.util.List;

/** Is told of shares that nothing guards any more. Desk thread. */
public interface GuardListener {
  /**
   * No price of them has come for {@link GuardWatch#NO_PRICE}, by stream or by asking.
   *
   * @param feed the account by whose stream their prices come
   */
  void noPrice(String feed, List<GuardedLot> lots);

  /** They could not be given up now, for nobody knows what came of an order or its cancel. */
  void blocked(Order by, List<GuardedLot> lots);

  /** They could not be given up now: their account is not ready, and nothing is ordered on it. */
  void notReady(String account, List<GuardedLot> lots);

  /** A sale placed elsewhere took shares of their strategies: their guards rest until asked. */
  void soldOutside(Order sale, List<GuardedLot> lots);

  /** No strategy of the configuration looks after them any more; all of one account. */
  void notRun(String account, List<Lot> lots);

  /** Something is left in an account that is not configured any more. */
  void accountLeftOut(AccountsLeftOut.LeftOut account);

  /** They are guarded again. */
  void guardedAgain(List<GuardedLot> lots);
}
