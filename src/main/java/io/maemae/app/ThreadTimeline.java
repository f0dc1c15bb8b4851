package io.maemae.app;

import io.maemae.broker.Timeline;
import io.maemae.market.MarketClock;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Market time on a thread of its own: tasks run one after the other, each when its time has come.
 * Any thread may give tasks.
 */
final class ThreadTimeline implements Timeline {
  /** The clock may be put right while a task is waited for, so it is looked at again. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final MarketClock clock;
  private final Consumer<Throwable> onFailure;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private long lastSequence;
  private boolean closed;

  private record Task(Instant at, long sequence, Runnable work) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  /**
   * Tasks wait until it is started.
   *
   * @param onFailure is called once, with what a task threw; no other task runs then
   */
  ThreadTimeline(String name, MarketClock clock, Consumer<Throwable> onFailure) {
    this.clock = clock;
    this.onFailure = onFailure;
    this.thread = new Thread(this::run, name);
  }

  void start() {
    thread.start();
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void at(Instant when, Runnable task) {
    lock.lock();
    try {
      tasks.add(new Task(when, ++lastSequence, task));
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      for (Runnable task = next(); task != null; task = next()) {
        task.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      onFailure.accept(e);
    }
  }

  /** Waits for the next task; null when closed. */
  private Runnable next() throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        Duration wait =
            tasks.isEmpty() ? LONGEST_WAIT : shorter(clock.until(tasks.peek().at()), LONGEST_WAIT);
        if (!tasks.isEmpty() && (wait.isZero() || wait.isNegative())) {
          return tasks.poll().work();
        }
        changed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Lets the running task end, within a time; what is planned is dropped. */
  void close(Duration atMost) {
    lock.lock();
    try {
      closed = true;
      tasks.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    Threads.join(thread, atMost);
  }
}
