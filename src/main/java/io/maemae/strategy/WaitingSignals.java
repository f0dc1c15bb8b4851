package io.maemae.strategy;

import io.maemae.market.MarketTime;
import io.maemae.market.Symbol;
import io.maemae.market.TradingCalendar;
import io.maemae.order.RestoredBackup;
import io.maemae.order.SettingStore;
import io.maemae.order.StoredText;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What strategies want and cannot have yet: a signal that waits for the next opening, and an exit
 * that waits for a cancel, for its next try, or for what comes of its order. It is kept with the
 * event that decided it, for the program starts anew every trading day. Of what waited in a backup
 * an exit does nothing before trading is resumed, and an entry is dropped. Desk thread.
 */
final class WaitingSignals {
  private static final String KEY = "waiting-signal.";
  private static final String BETWEEN = ".";

  private final SettingStore settings;
  private final RestoredBackup restored;
  private final TradingCalendar calendar;
  private final InstantSource clock;
  private final StrategyListener listener;

  WaitingSignals(StrategyRunner.Surroundings with, StrategyListener listener) {
    this.settings = with.settings();
    this.restored = with.restored();
    this.calendar = with.calendar();
    this.clock = with.clock();
    this.listener = listener;
  }

  /** Takes what was kept of a slot. */
  void reload(StrategySlot slot) {
    slot.waiting = settings.setting(key(slot)).map(WaitingSignal::of);
    if (slot.left.isPresent()) {
      leave(slot);
    }
  }

  /** A signal is acted on later. */
  void put(StrategySlot slot, Signal signal) {
    Optional<WaitingSignal> same = slot.waiting.filter(w -> w.asksFor(signal) && !rests(w));
    Instant since = same.map(WaitingSignal::since).orElseGet(clock::instant);
    Signal first = same.map(WaitingSignal::signal).orElse(signal);
    keep(slot, Optional.of(new WaitingSignal(first, since, Optional.empty())));
  }

  /** An exit was ordered; if that fails it is tried again. */
  void ordered(StrategySlot slot, Signal signal) {
    keep(slot, Optional.of(new WaitingSignal(signal, clock.instant(), slot.working)));
  }

  /** Nothing waits any more. */
  void drop(StrategySlot slot) {
    keep(slot, Optional.empty());
  }

  /** What waits is no exit any more: there is nothing to be given up. */
  void dropExit(StrategySlot slot) {
    if (slot.waiting.filter(WaitingSignal::isExit).isPresent()) {
      drop(slot);
    }
  }

  /** What waits is no entry any more: its symbol does not meet the condition followed. */
  void leave(StrategySlot slot) {
    if (slot.waiting.filter(w -> !w.isExit()).isPresent()) {
      drop(slot);
    }
  }

  /**
   * Drops the entries that waited in a backup, also those of which no slot is open: they may have
   * been made since.
   *
   * @param slots all that are open
   * @return what was dropped
   */
  List<RestoredEntry> dropRestored(List<StrategySlot> slots) {
    List<RestoredEntry> dropped = new ArrayList<>();
    for (String key : settings.keys(KEY)) {
      WaitingSignal waits = StoredText.read(settings, key, WaitingSignal::of).orElseThrow();
      if (!waits.isExit() && rests(waits)) {
        settings.setting(key, Optional.empty());
        slots.stream()
            .filter(slot -> key(slot).equals(key))
            .forEach(slot -> slot.waiting = Optional.empty());
        dropped.add(entry(key));
      }
    }
    return dropped;
  }

  private void keep(StrategySlot slot, Optional<WaitingSignal> waiting) {
    if (!slot.waiting.equals(waiting)) {
      slot.waiting = waiting;
      settings.setting(key(slot), waiting.map(WaitingSignal::text));
    }
  }

  private static String key(StrategySlot slot) {
    return KEY + slot.definition.name() + BETWEEN + slot.symbol;
  }

  private static RestoredEntry entry(String key) {
    int end = key.lastIndexOf(BETWEEN);
    return new RestoredEntry(
        key.substring(KEY.length(), end), new Symbol(key.substring(end + BETWEEN.length())));
  }

  /**
   * What may be acted on now. An entry is good for the next trading day after it was decided, no
   * longer; one that is too old is told and dropped.
   */
  Optional<Signal> due(StrategySlot slot) {
    Optional<WaitingSignal> due = slot.waiting.filter(w -> !w.isOrdered() && !rests(w));
    if (due.filter(this::isTooOld).isPresent()) {
      drop(slot);
      listener.signal(slot.definition, slot.symbol, due.get().signal(), false);
      return Optional.empty();
    }
    return due.map(WaitingSignal::signal);
  }

  private boolean isTooOld(WaitingSignal waiting) {
    LocalDate today = MarketTime.date(clock.instant());
    return !waiting.isExit() && today.isAfter(calendar.next(MarketTime.date(waiting.since())));
  }

  /** The exit that waited in a backup, and does nothing before trading is resumed. */
  Optional<Signal> restingExit(StrategySlot slot) {
    return slot.waiting
        .filter(w -> w.isExit() && !w.isOrdered() && rests(w))
        .map(WaitingSignal::signal);
  }

  private boolean rests(WaitingSignal waiting) {
    return restored.mayHaveTaken(waiting.since());
  }
}
