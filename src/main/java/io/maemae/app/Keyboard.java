package io.maemae.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.LoggerFactory;

/** Reads what a person types, on a thread of its own, and keeps it until it is taken. */
final class Keyboard {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  // Both guarded by the lock: written by the keyboard thread, read by the rehearsal's.
  private final Deque<String> lines = new ArrayDeque<>();
  private boolean closed;

  Keyboard(BufferedReader in) {
    Thread thread = new Thread(() -> read(in), "keyboard");
    thread.setDaemon(true);
    thread.start();
  }

  private void read(BufferedReader in) {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      LoggerFactory.getLogger(Keyboard.class).warn("keyboard.failed", e);
    }
    close();
  }

  private void add(String line) {
    lock.lock();
    try {
      lines.add(line);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes the next line, if there is one. */
  Optional<String> take() {
    lock.lock();
    try {
      return Optional.ofNullable(lines.poll());
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing will be typed any more. */
  boolean isClosed() {
    lock.lock();
    try {
      return closed && lines.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a line, but no longer than that. */
  void await(Duration longest) throws InterruptedException {
    lock.lock();
    try {
      if (lines.isEmpty()) {
        changed.awaitNanos(longest.toNanos());
      }
    } finally {
      lock.unlock();
    }
  }
}
