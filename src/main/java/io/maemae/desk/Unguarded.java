package io.maemae.desk;

import io.maemae.desk.GuardWatch.Reason;
import io.maemae.market.Symbol;
import io.maemae.order.SettingStore;
import io.maemae.order.StoredText;
import io.maemae.portfolio.Lot;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What people were told not to be guarded, and why; over restarts. Desk thread. */
final class Unguarded {
  private static final String SETTING = "unguarded";
  private static final String BETWEEN = "\t";
  private static final int ACCOUNT = 3;

  private final SettingStore settings;
  private final Map<Lot.Key, Set<Reason>> told = new HashMap<>();
  private boolean changed;

  private record One(Lot.Key lot, Reason reason) {}

  /** Nothing until {@link #reload}. */
  Unguarded(SettingStore settings) {
    this.settings = settings;
  }

  /** Takes what the store kept. */
  void reload() {
    told.clear();
    changed = false;
    StoredText.read(settings, SETTING, text -> text.lines().map(Unguarded::one).toList()).stream()
        .flatMap(List::stream)
        .flatMap(Optional::stream)
        .forEach(one -> of(one.lot()).add(one.reason()));
  }

  /** A line of before says no account: what it tells of is told once more if it is still so. */
  private static Optional<One> one(String line) {
    String[] cut = line.split(BETWEEN);
    Symbol symbol = new Symbol(cut[1]);
    Reason reason = Reason.valueOf(cut[2]);
    return Optional.of(cut)
        .filter(c -> c.length > ACCOUNT)
        .map(c -> new One(new Lot.Key(c[ACCOUNT], symbol, Optional.of(c[0])), reason));
  }

  /** Keeps what has changed with the current event. */
  void keep() {
    if (!changed) {
      return;
    }
    changed = false;
    String lines =
        told.entrySet().stream()
            .flatMap(lot -> lot.getValue().stream().map(reason -> line(lot.getKey(), reason)))
            .sorted()
            .collect(Collectors.joining("\n"));
    settings.setting(SETTING, Optional.of(lines).filter(l -> !l.isEmpty()));
  }

  private static String line(Lot.Key lot, Reason reason) {
    return String.join(
        BETWEEN, lot.strategy().orElseThrow(), lot.symbol().code(), reason.name(), lot.account());
  }

  private Set<Reason> of(Lot.Key lot) {
    return told.computeIfAbsent(lot, l -> EnumSet.noneOf(Reason.class));
  }

  boolean isEmpty() {
    return told.isEmpty();
  }

  boolean has(Lot.Key lot) {
    return told.containsKey(lot);
  }

  boolean has(Lot.Key lot, Reason reason) {
    return told.getOrDefault(lot, Set.of()).contains(reason);
  }

  /** Whether that is new. */
  boolean add(Lot.Key lot, Reason reason) {
    boolean added = of(lot).add(reason);
    changed |= added;
    return added;
  }

  void remove(Lot.Key lot, Reason reason) {
    Set<Reason> reasons = told.getOrDefault(lot, Set.of());
    if (reasons.contains(reason)) {
      reasons.remove(reason);
      changed = true;
      told.values().removeIf(Set::isEmpty);
    }
  }

  /** Forgets all others. */
  void retain(Collection<Lot.Key> lots) {
    changed |= told.keySet().retainAll(lots);
  }
}
