package io.maemae.config;

import io.maemae.market.Symbol;
import java.util.List;
import java.util.function.Function;

/** Which symbols a strategy trades. */
public sealed interface SymbolSource {
  /** One result for each kind of source. */
  <T> T fold(Function<Listed, T> listed, Function<Condition, T> condition);

  /**
   * The same ones always.
   *
   * @param symbols at least one, none twice
   */
  record Listed(List<Symbol> symbols) implements SymbolSource {
    /** Copies the symbols. */
    public Listed {
      symbols = List.copyOf(symbols);
    }

    @Override
    public <T> T fold(Function<Listed, T> listed, Function<Condition, T> condition) {
      return listed.apply(this);
    }
  }

  /**
   * Those that meet a condition which is searched for at the broker of the strategy's stream.
   *
   * @param name of the condition
   * @param most how many of them at a time, one or more
   */
  record Condition(String name, int most) implements SymbolSource {
    @Override
    public <T> T fold(Function<Listed, T> listed, Function<Condition, T> condition) {
      return condition.apply(this);
    }
  }
}
