package io.maemae.strategy;

import io.maemae.market.Symbol;
import io.maemae.order.Outside;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which strategies wait for bars that could not be read. Each is told once, whatever the number of
 * its symbols, and once when the last of them goes on. Desk thread.
 */
final class BarWaits {
  private final StrategyListener listener;
  private final Outside outside;
  private final Map<String, Set<Symbol>> waiting = new HashMap<>();

  /** The strategies that the person knows to wait; changed with the commit of the message. */
  private final Set<String> told = new HashSet<>();

  BarWaits(StrategyListener listener, Outside outside) {
    this.listener = listener;
    this.outside = outside;
  }

  /** Bars of a strategy's symbol still cannot be read. */
  void begin(StrategySlot slot, String why) {
    String name = slot.definition.name();
    waiting.computeIfAbsent(name, n -> new HashSet<>()).add(slot.symbol);
    if (!told.contains(name)) {
      listener.waitsForBars(slot.definition, slot.symbol, why);
      outside.tell(() -> told.add(name));
    }
  }

  /** Nothing of a strategy's symbol is missing any more, or it goes on without. */
  void over(StrategySlot slot) {
    String name = slot.definition.name();
    Set<Symbol> symbols = waiting.getOrDefault(name, Set.of());
    if (symbols.contains(slot.symbol)) {
      symbols.remove(slot.symbol);
    }
    if (symbols.isEmpty() && told.contains(name)) {
      listener.goesOn(slot.definition);
      outside.tell(() -> told.remove(name));
    }
  }
}
