package io.maemae.config;

import java.time.LocalDate;
import java.util.Set;

/**
 * Corrections of the exchange's calendar.
 *
 * @param closed days without trading that the calendar does not know
 * @param open trading days that the calendar takes for holidays
 */
public record HolidaySettings(Set<LocalDate> closed, Set<LocalDate> open) {
  /** The calendar as it is. */
  public static final HolidaySettings NONE = new HolidaySettings(Set.of(), Set.of());

  /** Copies the dates. */
  public HolidaySettings {
    closed = Set.copyOf(closed);
    open = Set.copyOf(open);
  }
}
