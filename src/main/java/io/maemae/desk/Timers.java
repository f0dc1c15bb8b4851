package io.maemae.desk;

import java.time.Instant;

/** Calls back later. */
public interface Timers {
  /** Calls a task at a time, on any thread; tasks of equal time in the order given. */
  void at(Instant when, Runnable task);
}
