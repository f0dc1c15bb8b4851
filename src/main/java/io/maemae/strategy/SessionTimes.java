package io.maemae.strategy;

import java.time.Instant;
import java.time.LocalDate;

/** When the regular session of a date opens and closes. */
interface SessionTimes {
  /** The start of continuous trading. */
  Instant open(LocalDate date);

  /** The end of the regular session. */
  Instant close(LocalDate date);
}
