package io.maemae.schedule;

import java.time.LocalTime;
import java.util.Objects;

/**
 * What is done once every calendar day, trading or not.
 *
 * @param at the time of day at the exchange
 * @param task run on the clockwork's one thread, which posts nothing until it returns
 */
public record Nightly(LocalTime at, Runnable task) {
  /** Both are needed. */
  public Nightly {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(task, "task");
  }
}
