package io.maemae.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What is done once every calendar day, trading or not.
 *
 * @param at the time of day at the exchange
 * @param task run on the clockwork's one thread, which posts nothing until it returns; takes the
 *     day
 * @param isMissed whether it was not done on a day, and is to be made up for; asked at the start,
 *     of the last evening before it
 */
public record Nightly(LocalTime at, Consumer<LocalDate> task, Predicate<LocalDate> isMissed) {
  /** All are needed. */
  public Nightly {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(isMissed, "isMissed");
  }
}
