package io.maemae.desk;

import io.maemae.market.Instruments;
import io.maemae.market.TradingCalendar;

/**
 * What is listed and which days are open, as the desk knows it: changed by events only, so that it
 * is one and the same throughout an event. Both are the desk's own. Desk thread.
 */
public record MarketFacts(Instruments instruments, TradingCalendar calendar) {
  /** Takes an event that changes them; false if it does not. No store is needed for it. */
  boolean take(DeskEvent event) {
    if (event instanceof DeskEvent.InstrumentsListed listed) {
      instruments.take(listed.list());
      return true;
    } else if (event instanceof DeskEvent.DaysTold told) {
      calendar.learn(told.open(), told.today());
      return true;
    }
    return false;
  }
}
