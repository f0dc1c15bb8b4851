package io.maemae.portfolio;

import java.time.LocalDate;

/**
 * Keeps how accounts closed. Writes belong to the transaction of the desk's current event. Desk
 * thread only.
 */
public interface DayStore {
  /** Writes a day, replacing an earlier version of it. */
  void save(DayClose close);

  /**
   * Writes what a day realised, as far as it is known now; the rest of that day stays as it was.
   *
   * @return whether the day had been written
   */
  boolean revise(String account, LocalDate date, Portfolio.Result result);
}
