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
 * Keeps strategies on the symbols that meet the conditions that they follow. Of no more symbols
 * than it may have at a time does a strategy hold or buy anything; only what comes back by a late
 * fill or a correction may be more, and is guarded. Desk thread.
 */
final class SearchedSlots {
  /** Who leaves often comes back: until then its bars go on, and need not be read again. */
  private static final Duration LINGER = Duration.ofMinutes(5);

  private final StrategySlots slots;
  private final WaitingSignals waiting;
  private final Outside outside;
  private final InstantSource clock;
  private final Consumer<StrategySlot> onOpened;
  private final Map<String, List<Symbol>> found = new HashMap<>();

  /** When each strategy is looked at next. */
  private final Map<String, Instant> planned = new HashMap<>();

  private Runnable onChange = () -> {};

  /**
   * Knows of no symbol yet.
   *
   * @param onOpened makes a new slot ready for work
   */
  SearchedSlots(
      StrategySlots slots,
      WaitingSignals waiting,
      Outside outside,
      InstantSource clock,
      Consumer<StrategySlot> onOpened) {
    this.slots = slots;
    this.waiting = waiting;
    this.outside = outside;
    this.clock = clock;
    this.onOpened = onOpened;
  }

  /** What was planned was forgotten. */
  void reload() {
    planned.clear();
  }

  /** Calls when a strategy is on other symbols than before. */
  void onChange(Runnable handler) {
    onChange = handler;
  }

  /** These meet the condition of a strategy now, the important ones first. */
  void found(StrategyDefinition definition, List<Symbol> symbols) {
    found.put(definition.name(), List.copyOf(symbols));
    choose(definition);
    close(definition);
  }

  /**
   * Something of a strategy is held or ordered: it is guarded, whatever meets the condition. The
   * slot may be gone when a fill comes late, or when shares come back by a correction.
   */
  void hold(StrategyDefinition definition, Symbol symbol) {
    if (slots.of(definition).noneMatch(slot -> slot.symbol.equals(symbol))) {
      StrategySlot slot = slots.open(definition, symbol);
      slot.left = Optional.of(clock.instant());
      onOpened.accept(slot);
      lookAt(definition, clock.instant().plus(LINGER));
    }
  }

  /** Whether a slot may be entered: its symbol meets the condition, and there is a place for it. */
  boolean mayEnter(StrategySlot slot) {
    return slot.definition.searched().isEmpty()
        || slot.left.isEmpty() && othersBusy(slot) < slot.definition.searched().get().most();
  }

  private long othersBusy(StrategySlot slot) {
    return slots.of(slot.definition).filter(other -> other != slot && !other.isIdle()).count();
  }

  /** A slot has nothing any more: its place may be free. */
  void idle(StrategySlot slot) {
    if (slot.left.isPresent()) {
      lookAt(slot.definition, clock.instant());
    }
  }

  /** Not at once, even if it is now: somebody goes through the slots. */
  private void lookAt(StrategyDefinition definition, Instant when) {
    String name = definition.name();
    Instant earlier = planned.get(name);
    if (earlier != null && !earlier.isAfter(when)) {
      return; // the next one is planned by that
    }
    planned.put(name, when);
    outside.wakeAt(
        when,
        () -> {
          if (planned.remove(name, when)) {
            choose(definition);
            close(definition);
          }
        });
  }

  private void close(StrategyDefinition definition) {
    Instant now = clock.instant();
    slots.of(definition).toList().stream()
        .filter(slot -> slot.isIdle() && slot.left.isPresent())
        .forEach(
            slot -> {
              Instant over = slot.left.get().plus(LINGER);
              if (over.isAfter(now)) {
                lookAt(definition, over);
              } else {
                slots.close(slot);
              }
            });
    onChange.run();
  }

  /** Before the broker has said what meets the condition, nothing changes. */
  private void choose(StrategyDefinition definition) {
    if (!found.containsKey(definition.name())) {
      return;
    }
    List<Symbol> symbols = found.get(definition.name());
    List<StrategySlot> had = slots.of(definition).toList();
    had.stream()
        .filter(slot -> slot.left.isEmpty() && !symbols.contains(slot.symbol))
        .forEach(this::leave);
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
  }

  private void leave(StrategySlot slot) {
    slot.left = Optional.of(clock.instant());
    waiting.leave(slot);
  }

  /** It may be entered, or its money is out. */
  private static boolean takesPlace(StrategySlot slot) {
    return slot.left.isEmpty() || !slot.isIdle();
  }
}
