package io.maemae.strategy;

import io.maemae.order.SettingStore;
import io.maemae.order.StoredText;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What each strategy may do now, as configured or as somebody changed it since. Desk thread. */
final class StrategyModes {
  private static final String KEY = "strategy.mode.";

  private final SettingStore settings;
  private final Map<String, StrategyMode> changed = new HashMap<>();

  StrategyModes(SettingStore settings) {
    this.settings = settings;
  }

  /** Takes what was kept. */
  void reload(Collection<StrategyDefinition> definitions) {
    changed.clear();
    for (StrategyDefinition definition : definitions) {
      StoredText.read(settings, KEY + definition.name(), StrategyMode::valueOf)
          .ifPresent(mode -> changed.put(definition.name(), mode));
    }
  }

  StrategyMode of(StrategyDefinition definition) {
    return changed.getOrDefault(definition.name(), definition.mode());
  }

  void set(StrategyDefinition definition, StrategyMode mode) {
    changed.put(definition.name(), mode);
    settings.setting(KEY + definition.name(), Optional.of(mode.name()));
  }
}
