package io.maemae.strategy;

import io.maemae.market.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which strategies are at work on which symbols, and what fills their bars. Owned by the desk
 * thread, changed by the runner alone.
 */
final class StrategySlots {
  private final StrategyRunner.Surroundings with;
  private final BarFilling.Receiver receiver;
  private final BarWaits waits;
  private final List<StrategySlot> all = new ArrayList<>();
  private final Map<Symbol, List<StrategySlot>> bySymbol = new HashMap<>();
  private final Map<Symbol, List<BarFilling>> fillings = new LinkedHashMap<>();

  /**
   * None yet.
   *
   * @param receiver takes what was filled
   */
  StrategySlots(StrategyRunner.Surroundings with, BarFilling.Receiver receiver, BarWaits waits) {
    this.with = with;
    this.receiver = receiver;
    this.waits = waits;
  }

  /** Puts a strategy to work on a symbol. */
  StrategySlot open(StrategyDefinition definition, Symbol symbol) {
    StrategySlot slot = new StrategySlot(definition, symbol);
    all.add(slot);
    bySymbol.computeIfAbsent(symbol, s -> new ArrayList<>()).add(slot);
    slot.filling = filling(slot);
    return slot;
  }

  /** Takes a strategy off a symbol of which it holds nothing. */
  void close(StrategySlot slot) {
    all.remove(slot);
    bySymbol.get(slot.symbol).remove(slot);
    slot.filling.ifPresent(
        filling -> {
          if (filling.remove(slot)) {
            fillings.get(slot.symbol).remove(filling);
          }
        });
  }

  /**
   * One for all that hear a symbol on the same stream in the same hours; but one that follows a
   * condition comes and goes, and has its own, so that the others do not begin anew with it.
   */
  private Optional<BarFilling> filling(StrategySlot slot) {
    HistorySource history = with.history().get(slot.definition.feed());
    if (history == null) {
      return Optional.empty();
    }
    List<BarFilling> ofSymbol = fillings.computeIfAbsent(slot.symbol, s -> new ArrayList<>());
    Optional<BarFilling> shared =
        ofSymbol.stream()
            .filter(f -> f.isOf(slot) && slot.definition.searched().isEmpty())
            .findFirst();
    BarFilling filling =
        shared.orElseGet(() -> new BarFilling(slot, history, with, receiver, waits));
    if (shared.isEmpty()) {
      ofSymbol.add(filling);
    }
    filling.add(slot);
    return Optional.of(filling);
  }

  /** All, in the order in which they were put to work; changes with them. */
  List<StrategySlot> all() {
    return all;
  }

  /** Those of a symbol. */
  List<StrategySlot> of(Symbol symbol) {
    return bySymbol.getOrDefault(symbol, List.of());
  }

  /** Those of a symbol in an account. */
  Stream<StrategySlot> of(String account, Symbol symbol) {
    return of(symbol).stream().filter(slot -> slot.definition.account().equals(account));
  }

  /** Those of a strategy. */
  Stream<StrategySlot> of(StrategyDefinition definition) {
    return all.stream().filter(slot -> slot.definition.equals(definition));
  }

  /** Those that hear a stream. */
  Stream<StrategySlot> on(String feed) {
    return all.stream().filter(slot -> slot.definition.feed().equals(feed));
  }

  /** Those of a symbol that hear a stream. */
  Stream<StrategySlot> on(String feed, Symbol symbol) {
    return of(symbol).stream().filter(slot -> slot.definition.feed().equals(feed));
  }

  /** What fills the bars of all of them. */
  Stream<BarFilling> fillings() {
    return fillings.values().stream().flatMap(List::stream);
  }

  /** What fills the bars of a stream. */
  Stream<BarFilling> fillings(String feed) {
    return fillings().filter(filling -> filling.feed().equals(feed));
  }

  /** What fills a symbol's bars of a stream. */
  Stream<BarFilling> fillings(String feed, Symbol symbol) {
    return fillings.getOrDefault(symbol, List.of()).stream()
        .filter(filling -> filling.feed().equals(feed));
  }
}
