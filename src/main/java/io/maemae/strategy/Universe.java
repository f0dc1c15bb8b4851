package io.maemae.strategy;

import io.maemae.market.Symbol;
import java.util.List;

/** Which symbols a strategy trades. */
public sealed interface Universe {
  /** The same ones always, in their order. */
  record Listed(List<Symbol> symbols) implements Universe {
    /** Copies the symbols. */
    public Listed {
      symbols = List.copyOf(symbols);
    }
  }

  /**
   * Those that meet a condition at the moment. One that does no more is not entered again; what is
   * held of it goes on being guarded.
   *
   * @param condition the name of a condition (조건검색식) at the broker of the strategy's stream
   * @param most of how many something may be held or bought at a time, the first ones first
   */
  record Searched(String condition, int most) implements Universe {}
}
