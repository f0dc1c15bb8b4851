package io.maemae.order;

import java.time.LocalDate;
import java.util.List;

/**
 * Days before today whose lists of orders are read once too: a restored store may not know all of
 * them. A broker that does not show days so long ago must not keep an account from trading, so they
 * are given up in the end. Desk thread.
 */
final class EarlierDays {
  /** How many days are read at most. */
  private static final int MOST_DAYS = 31;

  /** How often they are tried while the other days can be read. */
  private static final int MOST_TRIES = 3;

  private List<LocalDate> days = List.of();
  private boolean failed;
  private int tries;
  private boolean givenUp;

  /** From a day on until the day before another. */
  void begin(LocalDate from, LocalDate today) {
    LocalDate earliest = today.minusDays(MOST_DAYS);
    LocalDate first = from.isBefore(earliest) ? earliest : from;
    days = first.isBefore(today) ? first.datesUntil(today).toList() : List.of();
  }

  void clear() {
    days = List.of();
    failed = false;
    tries = 0;
    givenUp = false;
  }

  /** Those still to be read, in a reading that begins now. */
  List<LocalDate> next() {
    failed = false;
    return days;
  }

  /** One of them could not be read. */
  void onUnreadable() {
    failed = true;
  }

  /** A reading of all days has ended: whether none of these has to be read again. */
  boolean areDone() {
    if (failed && ++tries < MOST_TRIES) {
      return false;
    }
    givenUp |= failed;
    days = List.of();
    return true;
  }

  /** Whether they could not be read. */
  boolean areGivenUp() {
    return givenUp;
  }
}
