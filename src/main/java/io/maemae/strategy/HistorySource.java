package io.maemae.strategy;

import io.maemae.market.Bar;
import io.maemae.market.BarHours;
import io.maemae.market.Symbol;
import io.maemae.order.Reading;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads bars of the past. No method blocks; each answer comes exactly once, on any thread. Bars
 * come oldest first, without gaps being filled: a minute without a trade has none. A reading's
 * {@code begunAt} is no later than when the first of it was asked for: every minute that had ended
 * by then is there, whole.
 */
public interface HistorySource {
  /**
   * One-minute bars of a day in some hours, as {@link io.maemae.market.BarBuilder} makes them, the
   * closing auction's at the close included, as far as they are kept; of today those that have
   * ended, and what there is of the minute that goes on, not complete. Of a past day as far back as
   * the broker keeps them; {@link Reading.Unreadable} if it keeps none of that day. A day without
   * trading and one that has not begun have none.
   */
  void minutes(Symbol symbol, LocalDate day, BarHours hours, Consumer<Reading<List<Bar>>> answer);

  /** Whether minutes of days before today can be asked for at all. */
  boolean keepsEarlierMinutes();

  /**
   * Daily bars, adjusted for splits, of the trading days from the first to the last date, both
   * included; today's is not complete.
   */
  void days(Symbol symbol, LocalDate first, LocalDate last, Consumer<Reading<List<Bar>>> answer);
}
