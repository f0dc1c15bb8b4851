package io.maemae.strategy;

import io.maemae.order.SettingStore;
import java.util.Optional;

/** Which guards rest until a person has looked; kept over restarts. Desk thread. */
final class RestingGuards {
  private static final String KEY = "guard-suspended.";

  private final SettingStore settings;

  RestingGuards(SettingStore settings) {
    this.settings = settings;
  }

  /** Takes what was kept of a slot. */
  void reload(StrategySlot slot) {
    slot.guardSuspended = settings.setting(key(slot)).isPresent();
  }

  void rest(StrategySlot slot, boolean rests) {
    if (slot.guardSuspended != rests) {
      slot.guardSuspended = rests;
      settings.setting(key(slot), rests ? Optional.of("until asked") : Optional.empty());
    }
  }

  private static String key(StrategySlot slot) {
    return KEY + slot.definition.name() + "." + slot.symbol;
  }
}
