package io.maemae.strategy;

import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.order.Refusal;

/** Is told what strategies want and why they do not get it. Desk thread. */
public interface StrategyListener {
  /**
   * A signal.
   *
   * @param traded whether an order follows from it
   */
  void signal(StrategyDefinition strategy, Symbol symbol, Signal signal, boolean traded);

  /** The order that a signal asked for was held back by a check. */
  void refused(
      StrategyDefinition strategy, Symbol symbol, Signal signal, Quantity wanted, Refusal refusal);

  /** A mistake in the strategy: of this symbol it is not asked any more. */
  void failed(StrategyDefinition strategy, Symbol symbol);

  /**
   * Bars that a strategy needs could not be read, several times; it enters nothing meanwhile.
   *
   * @param symbol whose bars they are; others may be missing too
   */
  void waitsForBars(StrategyDefinition strategy, Symbol symbol, String why);

  /** A strategy waits for no bars any more. */
  void goesOn(StrategyDefinition strategy);

  /** The budget does not buy one share. */
  void budgetTooSmall(StrategyDefinition strategy, Symbol symbol, Signal signal);
}
