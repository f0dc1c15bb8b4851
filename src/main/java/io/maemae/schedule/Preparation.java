package io.maemae.schedule;

import java.time.LocalTime;
import java.util.Objects;

/**
 * What is done on every trading day at a time of its own, before the desk's routines. One that was
 * missed, for the program did not run, is left out: a start does the same by itself.
 *
 * @param at the time of day at the exchange
 * @param task run on the clockwork's one thread, which posts nothing until it returns
 */
public record Preparation(LocalTime at, Runnable task) {
  /** Both are needed. */
  public Preparation {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(task, "task");
  }
}
