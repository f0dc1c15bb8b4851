package io.maemae.simulation;

import io.maemae.store.StorePorts;
import io.maemae.store.SyncContract;

final class MemorySyncTest extends SyncContract {
  private final MemoryStore store = MemoryStore.empty();

  @Override
  protected StorePorts store() {
    return Seen.ports(store);
  }

  @Override
  protected int syncs() {
    return store.syncs();
  }
}
