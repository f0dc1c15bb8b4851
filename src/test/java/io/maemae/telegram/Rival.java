package io.maemae.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.fake.FakeMonitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A second program that polls with the same token until it is closed. It takes updates away, as
 * such a program does.
 */
public final class Rival implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(50);
  private static final long BETWEEN_CONFLICTS_MILLIS = 20;

  private final FakeMonitor monitor;
  private final FakeUpdates updates;
  private final BooleanSupplier isUp;
  private final Thread thread = FakeListener.daemon("bot-api-rival", this::run);
  private final List<Long> taken = new ArrayList<>();
  private boolean closed;
  private int conflicts;

  Rival(FakeMonitor monitor, FakeUpdates updates, BooleanSupplier isUp) {
    this.monitor = monitor;
    this.updates = updates;
    this.isUp = isUp;
    thread.start();
    monitor.await(POLL, updates::isPolled);
  }

  private void run() {
    long offset = 0;
    while (!monitor.call(() -> closed)) {
      long from = offset;
      offset = monitor.call(() -> poll(from));
    }
  }

  private long poll(long offset) {
    monitor.await(POLL, () -> closed || isUp.getAsBoolean());
    if (closed) {
      return offset;
    }
    try {
      long next = offset;
      for (JsonNode update : updates.poll(offset, 100, POLL)) {
        long id = update.path("update_id").asLong();
        taken.add(id);
        next = Math.max(next, id + 1);
      }
      return next;
    } catch (FakeRefusal conflict) {
      conflicts++;
      monitor.pause(BETWEEN_CONFLICTS_MILLIS, TimeUnit.MILLISECONDS, () -> closed);
      return offset;
    }
  }

  /** The ids of the updates that went to it. */
  public List<Long> taken() {
    return monitor.call(() -> List.copyOf(taken));
  }

  /** How often one of its own polls was ended by another poller. */
  public int conflicts() {
    return monitor.call(() -> conflicts);
  }

  @Override
  public void close() {
    monitor.run(
        () -> {
          closed = true;
          updates.endWaiting();
        });
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
