package io.maemae.notice.chart;

import io.maemae.market.Bar;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** Charts for tests. */
public final class Charts {
  private static final Symbol SAMSUNG = new Symbol("005930");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private Charts() {}

  /** A bar of so many minutes, from a time of the day on. */
  public static Bar bar(
      Timeframe timeframe, String time, long open, long high, long low, long close, long volume) {
    return new Bar(
        SAMSUNG,
        timeframe,
        MarketTime.instant(DAY, LocalTime.parse(time)),
        Price.ofWon(open),
        Price.ofWon(high),
        Price.ofWon(low),
        Price.ofWon(close),
        Quantity.of(volume),
        true);
  }

  /** Two bars: one that rose and one that fell. */
  public static Chart small() {
    return new Chart(
        "삼성전자 005930 · 5분",
        "70,100원 (+0.14%)",
        1,
        List.of(
            bar(Timeframe.M5, "09:00", 70_000, 70_500, 69_900, 70_400, 1_200),
            bar(Timeframe.M5, "09:05", 70_400, 70_600, 70_000, 70_100, 800)),
        List.of(),
        List.of());
  }

  /** A picture of that. */
  public static Picture picture() {
    return new Picture("삼성전자 005930 · 5분\n70,100원 (+0.14%)", "005930-5m-090700.png", small());
  }
}
