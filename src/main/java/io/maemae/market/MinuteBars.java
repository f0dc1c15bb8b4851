package io.maemae.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the bars of a longer timeframe from those of minutes. */
public final class MinuteBars {
  private MinuteBars() {}

  /**
   * The bars that the trades of the minutes make, as {@link BarBuilder} aligns them; the last one
   * as it stands. A minute that is not complete leaves its bar so.
   *
   * @param minutes of one symbol, oldest first
   * @param timeframe longer than a minute
   */
  public static List<Bar> joined(List<Bar> minutes, Timeframe timeframe, TradingCalendar calendar) {
    List<Bar> joined = new ArrayList<>();
    if (minutes.isEmpty()) {
      return joined;
    }
    BarBuilder builder = new BarBuilder(minutes.get(0).symbol(), timeframe, calendar);
    for (Bar minute : minutes) {
      builder.onTrade(trade(minute, minute.open(), minute.volume()), joined::add);
      builder.onTrade(trade(minute, minute.high(), Quantity.ZERO), joined::add);
      builder.onTrade(trade(minute, minute.low(), Quantity.ZERO), joined::add);
      builder.onTrade(trade(minute, minute.close(), Quantity.ZERO), joined::add);
      if (!minute.complete()) {
        builder.markIncomplete();
      }
    }
    builder.open().ifPresent(joined::add);
    return joined;
  }

  private static Trade trade(Bar minute, Price price, Quantity quantity) {
    Instant at = minute.start();
    return new Trade(minute.symbol(), at, price, quantity);
  }
}
