package io.maemae.simulation;

import io.maemae.order.SettingStore;
import java.util.List;
import java.util.Optional;

/** Settings; each change of one reaches the disk with its commit. */
final class MemorySettings implements SettingStore {
  private final Journal journal;
  private final Table<String, String> settings;

  MemorySettings(Journal journal, Tables tables) {
    this.journal = journal;
    this.settings = tables.settings;
  }

  @Override
  public Optional<String> setting(String key) {
    return settings.get(key);
  }

  @Override
  public void setting(String key, Optional<String> value) {
    journal.mustSync();
    if (value.isPresent()) {
      settings.put(key, value.get());
    } else {
      settings.remove(key);
    }
  }

  @Override
  public List<String> keys(String beginning) {
    return settings.keys().stream().filter(key -> key.startsWith(beginning)).toList();
  }
}
