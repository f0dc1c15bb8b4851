package io.maemae.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/**
 * Which updates of a chat were taken, so that one that is delivered again does nothing. Chat
 * programs deliver again for a day at most; numbers are kept for a week. Desk thread.
 */
public final class SeenUpdates {
  private static final Duration KEPT = Duration.ofDays(7);
  private static final Duration TIDIED = Duration.ofDays(1);

  private final UpdateStore store;
  private final InstantSource clock;
  private final Set<Long> seen = new HashSet<>();
  private Instant nextTidying = Instant.MIN;

  /** Empty until {@link #reload}. */
  public SeenUpdates(UpdateStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Takes what the store kept: at start, and after a failed commit. */
  public void reload() {
    seen.clear();
    seen.addAll(store.updates());
  }

  /** The event that kept it was not committed: it counts as not taken. */
  public void forget(ChatOrigin origin) {
    origin.update().ifPresent(seen::remove);
  }

  /** Whether it is the first time; keeps it with the current event. */
  public boolean isFirst(ChatOrigin origin) {
    if (origin.update().isEmpty()) {
      return true;
    }
    if (has(origin)) {
      return false;
    }
    keep(origin);
    return true;
  }

  /** Whether it was taken already. */
  public boolean has(ChatOrigin origin) {
    return origin.update().isPresent() && seen.contains(origin.update().getAsLong());
  }

  /** Keeps an update with the current event. */
  public void keep(ChatOrigin origin) {
    if (origin.update().isPresent()) {
      Instant now = clock.instant();
      seen.add(origin.update().getAsLong());
      store.save(origin.update().getAsLong(), now);
      tidy(now);
    }
  }

  private void tidy(Instant now) {
    if (now.isBefore(nextTidying)) {
      return;
    }
    nextTidying = now.plus(TIDIED);
    store.forgetBefore(now.minus(KEPT));
    seen.retainAll(new HashSet<>(store.updates()));
  }
}
