package io.maemae.broker;

import io.maemae.broker.fake.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Time that stands still until the test lets it pass; what is to be done now is done at once, on a
 * thread of its own. HTTP and sockets beneath it take the real time that they take.
 */
public final class ManualTimeline implements Timeline, AutoCloseable {
  private final FakeClock clock;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "manual-timeline"));
  private final PriorityQueue<Planned> planned =
      new PriorityQueue<>(Comparator.comparing(Planned::at).thenComparing(Planned::sequence));
  private final List<Throwable> thrown = new ArrayList<>();
  private long sequence;
  private boolean closed;

  private record Planned(Instant at, long sequence, Runnable task) {}

  public ManualTimeline(FakeClock clock) {
    this.clock = clock;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public synchronized void at(Instant when, Runnable task) {
    if (closed) {
      return;
    }
    if (when.isAfter(clock.instant())) {
      planned.add(new Planned(when, sequence++, task));
    } else {
      thread.execute(() -> run(task));
    }
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      synchronized (this) {
        thrown.add(e);
      }
    }
  }

  /** Lets that much time pass, with everything that is planned in it. */
  public void advance(Duration time) {
    Instant end = clock.instant().plus(time);
    settle();
    for (Planned next = next(end); next != null; next = next(end)) {
      clock.advance(Duration.between(clock.instant(), next.at()));
      Runnable task = next.task();
      thread.execute(() -> run(task));
      settle();
    }
    clock.advance(Duration.between(clock.instant(), end));
  }

  private synchronized Planned next(Instant end) {
    return planned.isEmpty() || planned.peek().at().isAfter(end) ? null : planned.poll();
  }

  /** How much is to be done later. */
  public synchronized int planned() {
    return planned.size();
  }

  /** Waits for what has been given to do by now. */
  public void settle() {
    if (!thread.isShutdown()) {
      CompletableFuture.runAsync(() -> {}, thread).join();
    }
  }

  /** What tasks threw, which would have ended the program. */
  public synchronized List<Throwable> thrown() {
    return List.copyOf(thrown);
  }

  @Override
  public synchronized void close() {
    closed = true;
    thread.shutdownNow();
  }
}
