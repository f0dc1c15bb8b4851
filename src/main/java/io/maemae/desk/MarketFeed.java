package io.maemae.desk;

import io.maemae.market.Symbol;
import java.util.List;

/** A stream of market data that may be able to carry only so many symbols. */
@FunctionalInterface
public interface MarketFeed {
  /**
   * Says which symbols are to be heard from now on; those that do not fit are asked for now and
   * then. Does not block. Desk thread.
   *
   * @param symbols the important ones first
   */
  void want(List<Symbol> symbols);
}
