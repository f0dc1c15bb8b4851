package io.maemae.strategy;

import io.maemae.market.Symbol;
import io.maemae.order.Reading;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Searches for symbols by conditions (조건검색) that a person has made in the broker's own program.
 * Called on the desk thread; each answer comes once, on any thread.
 */
public interface ConditionSearch {
  /** The names of the conditions, in the broker's order. */
  void list(Consumer<Reading<List<String>>> answer);

  /** The symbols that meet a condition now, in the broker's order. */
  void run(String condition, Consumer<Reading<List<Symbol>>> answer);

  /**
   * Says which conditions are to be told of from now on, instead of those before: all symbols that
   * meet one now, and again all whenever that changes; or why nobody knows. It comes on the way of
   * market data.
   */
  void watch(Set<String> conditions);
}
