package io.maemae.broker.paper;

import io.maemae.broker.Timeline;
import io.maemae.market.InstrumentKind;
import io.maemae.market.MarketTime;
import io.maemae.market.TradingCalendar;
import io.maemae.market.TradingHours;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The seeded crowd of the synthetic venue: one {@link SymbolFlow} per symbol, and a few news a day.
 * What it does on a day depends on the seed, the date, the prices it starts from and the time at
 * which it starts; news come at the same times whenever it starts.
 */
final class SyntheticFlow implements Crowd {
  private static final int NEWS_LEAST = 3;
  private static final int NEWS_SPREAD = 3;
  private static final double JUMP_LEAST = 0.02;
  private static final double JUMP_MOST = 0.05;

  /** The first news of a day is always large enough for a volatility interruption. */
  private static final double FIRST_JUMP_LEAST = 0.035;

  private static final int NEWS_FROM_MINUTES = 6;

  /** Most news is of the night before: it is in the price within the first hour. */
  private static final int NEWS_IN_THE_MORNING = 2;

  private static final int MORNING_MINUTES = 60;
  private static final int NEWS_MARGIN_MINUTES = 30;

  private final Timeline timeline;
  private final TradingCalendar calendar;
  private final long seed;

  SyntheticFlow(Timeline timeline, TradingCalendar calendar, long seed) {
    this.timeline = timeline;
    this.calendar = calendar;
    this.seed = seed;
  }

  @Override
  public void begin(LocalDate date, List<SymbolBook> books) {
    TradingHours hours = calendar.hours(date);
    List<SymbolFlow> newsworthy = new ArrayList<>();
    for (SymbolBook book : books) {
      String code = book.symbol().code();
      Dice dice = Dice.of(seed, date, code);
      Dice valueDice = Dice.of(seed, date, code + " value");
      SymbolFlow flow = new SymbolFlow(timeline, hours, book, dice, valueDice);
      flow.begin();
      if (book.kind() == InstrumentKind.STOCK) {
        newsworthy.add(flow);
      }
    }
    if (!newsworthy.isEmpty()) {
      scheduleNews(date, hours, newsworthy);
    }
  }

  private void scheduleNews(LocalDate date, TradingHours hours, List<SymbolFlow> flows) {
    Dice dice = Dice.of(seed, date, "news");
    Instant open = MarketTime.instant(date, hours.open());
    int minutes =
        (hours.closingAuction().toSecondOfDay() - hours.open().toSecondOfDay()) / 60
            - NEWS_MARGIN_MINUTES;
    int count = NEWS_LEAST + dice.below(NEWS_SPREAD);
    for (int i = 0; i < count; i++) {
      SymbolFlow flow = flows.get(dice.below(flows.size()));
      long millis =
          (long)
              (60_000
                  * dice.between(
                      NEWS_FROM_MINUTES, i < NEWS_IN_THE_MORNING ? MORNING_MINUTES : minutes));
      double size = dice.between(i == 0 ? FIRST_JUMP_LEAST : JUMP_LEAST, JUMP_MOST);
      Instant when = open.plusMillis(millis);
      if (when.isAfter(timeline.now())) {
        timeline.at(when, () -> flow.news(size));
      }
    }
  }
}
