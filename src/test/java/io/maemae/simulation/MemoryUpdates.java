package io.maemae.simulation;

import io.maemae.desk.UpdateStore;
import java.time.Instant;
import java.util.List;

/** Updates of the chat that were taken; each reaches the disk with its commit. */
final class MemoryUpdates implements UpdateStore {
  private final Journal journal;
  private final Table<Long, Instant> updates;

  MemoryUpdates(Journal journal, Tables tables) {
    this.journal = journal;
    this.updates = tables.updates;
  }

  @Override
  public void save(long update, Instant at) {
    journal.mustSync();
    updates.put(update, at);
  }

  @Override
  public void forgetBefore(Instant time) {
    updates.removeIf((update, at) -> at.isBefore(time));
  }

  @Override
  public List<Long> updates() {
    return updates.keys();
  }
}
