package io.maemae.portfolio;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Keeps how accounts closed. Writes belong to the transaction of the desk's current event. Desk
 * thread only.
 */
public interface DayStore {
  /** Writes a day, replacing an earlier version of it. */
  void save(DayClose close);

  /** The latest close of an account before a date. */
  Optional<DayClose> latestBefore(LocalDate date, String account);
}
