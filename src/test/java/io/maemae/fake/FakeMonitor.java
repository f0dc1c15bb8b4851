package io.maemae.fake;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The one lock over all state of a server in a test, which tells those who wait of any change. */
public final class FakeMonitor {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Does it alone, then lets everybody who waits look again. */
  public <T> T call(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      changed.signalAll();
      lock.unlock();
    }
  }

  /** The same, without a result. */
  public void run(Runnable work) {
    call(
        () -> {
          work.run();
          return null;
        });
  }

  /**
   * Waits until the condition holds; within {@link #call} the lock is given away meanwhile.
   *
   * @return whether it holds; false when the time is over or the thread was interrupted
   */
  public boolean await(Duration atMost, BooleanSupplier condition) {
    long nanos = atMost.toNanos();
    lock.lock();
    try {
      changed.signalAll(); // What was done within call() so far.
      while (!condition.getAsBoolean()) {
        if (nanos <= 0) {
          return false;
        }
        nanos = changed.awaitNanos(nanos);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the time to be over, or less when the condition comes to hold. */
  public void pause(long time, TimeUnit unit, BooleanSupplier unless) {
    await(Duration.ofNanos(unit.toNanos(time)), unless);
  }
}
