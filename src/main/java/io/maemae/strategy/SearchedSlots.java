package io.maemae.strategy;

import io.maemae.market.Symbol;
import io.maemae.order.Outside;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps strategies on the symbols that meet the conditions that they follow. Never are more symbols
 * of a strategy entered or held than it may have at a time. Desk thread.
 */
final class SearchedSlots {
  /** Who leaves often comes back: until then its bars go on, and need not be read again. */
  private static final Duration LINGER = Duration.ofMinutes(5);

  private final StrategySlots slots;
  private final Outside outside;
  private final InstantSource clock;
  private final Consumer<StrategySlot> onOpened;
  private final Map<String, List<Symbol>> found = new HashMap<>();
  private Runnable onChange = () -> {};

  /**
   * Knows of no symbol yet.
   *
   * @param onOpened makes a new slot ready for work
   */
  SearchedSlots(
      StrategySlots slots, Outside outside, InstantSource clock, Consumer<StrategySlot> onOpened) {
    this.slots = slots;
    this.outside = outside;
    this.clock = clock;
    this.onOpened = onOpened;
  }

  /** Calls when a strategy is on other symbols than before. */
  void onChange(Runnable handler) {
    onChange = handler;
  }

  /** These meet the condition of a strategy now, the important ones first. */
  void found(StrategyDefinition definition, List<Symbol> symbols) {
    found.put(definition.name(), List.copyOf(symbols));
    choose(definition);
  }

  /**
   * Something of a strategy is held or ordered: it is guarded, whatever meets the condition. A slot
   * may be gone when a fill comes late, or comes back by a correction.
   */
  void hold(StrategyDefinition definition, Symbol symbol) {
    if (slots.of(definition).noneMatch(slot -> slot.symbol.equals(symbol))) {
      StrategySlot slot = slots.open(definition, symbol);
      slot.leave(clock.instant());
      onOpened.accept(slot);
    }
  }

  /** A slot has nothing any more: its place may be free. */
  void idle(StrategySlot slot) {
    if (slot.left.isPresent()) {
      again(slot.definition, clock.instant());
    }
  }

  /** Not at once: somebody goes through the slots just now. */
  private void again(StrategyDefinition definition, Instant when) {
    outside.wakeAt(
        when,
        () -> {
          if (found.containsKey(definition.name())) {
            choose(definition);
          }
        });
  }

  private void choose(StrategyDefinition definition) {
    List<Symbol> symbols = found.get(definition.name());
    Instant now = clock.instant();
    List<StrategySlot> had = slots.of(definition).toList();
    had.stream()
        .filter(slot -> slot.left.isEmpty() && !symbols.contains(slot.symbol))
        .forEach(
            slot -> {
              slot.leave(now);
              again(definition, now.plus(LINGER));
            });
    long taken = had.stream().filter(SearchedSlots::takesPlace).count();
    long places = definition.searched().orElseThrow().most() - taken;
    for (Symbol symbol : symbols) {
      Optional<StrategySlot> known =
          had.stream().filter(slot -> slot.symbol.equals(symbol)).findFirst();
      boolean placed = known.filter(SearchedSlots::takesPlace).isPresent();
      if (placed || places > 0) {
        places -= placed ? 0 : 1;
        known.ifPresentOrElse(
            slot -> slot.left = Optional.empty(),
            () -> onOpened.accept(slots.open(definition, symbol)));
      }
    }
    had.stream().filter(slot -> isOver(slot, now)).forEach(slots::close);
    onChange.run();
  }

  /** It may be entered, or its money is out. */
  private static boolean takesPlace(StrategySlot slot) {
    return slot.left.isEmpty() || !slot.isIdle();
  }

  private static boolean isOver(StrategySlot slot, Instant now) {
    return slot.isIdle() && slot.left.filter(at -> !at.plus(LINGER).isAfter(now)).isPresent();
  }
}
