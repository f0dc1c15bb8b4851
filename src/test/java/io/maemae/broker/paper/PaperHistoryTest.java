package io.maemae.broker.paper;

import static io.maemae.broker.paper.PaperHarness.FRIDAY;
import static io.maemae.broker.paper.PaperHarness.SAMSUNG;
import static io.maemae.broker.paper.PaperHarness.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.maemae.market.Bar;
import io.maemae.market.BarBuilder;
import io.maemae.market.FeeSchedule;
import io.maemae.market.Instruments;
import io.maemae.market.MarketEvent;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Timeframe;
import io.maemae.market.Trade;
import io.maemae.market.TradingCalendar;
import io.maemae.order.Reading;
import io.maemae.strategy.HistorySource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PaperHistoryTest {
  private static final TradingCalendar CALENDAR = TradingCalendar.krx(Set.of(), Set.of());
  private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);
  private static final PaperAccount ONE =
      new PaperAccount("one", Money.ofWon(10_000_000), FeeSchedule.DEFAULT);

  private final List<MarketEvent> market = new ArrayList<>();
  private final List<Reading<List<Bar>>> answers = new ArrayList<>();
  private ManualTimeline timeline;

  private EmbeddedExchange.Setup setup(String start) {
    timeline = new ManualTimeline(at(FRIDAY, start));
    return new EmbeddedExchange.Setup(
        timeline, CALENDAR, Instruments.wellKnown(), Optional.empty(), 7, List.of(ONE));
  }

  private static Bar bar(
      Timeframe timeframe, Instant start, long open, long high, long low, long close) {
    return new Bar(
        SAMSUNG,
        timeframe,
        start,
        Price.ofWon(open),
        Price.ofWon(high),
        Price.ofWon(low),
        Price.ofWon(close),
        Quantity.of(8),
        true);
  }

  private List<Bar> minutes(HistorySource history, LocalDate day) {
    history.minutes(SAMSUNG, day, CALENDAR.regularHours(), answers::add);
    return newest();
  }

  private List<Bar> days(HistorySource history, LocalDate first, LocalDate last) {
    history.days(SAMSUNG, first, last, answers::add);
    return newest();
  }

  private List<Bar> newest() {
    timeline.runUntil(timeline.now());
    Reading<List<Bar>> answer = answers.get(answers.size() - 1);
    return answer instanceof Reading.Complete<List<Bar>> complete ? complete.value() : List.of();
  }

  @Test
  void minutesAreThoseOfItsOwnTrades() {
    EmbeddedExchange exchange = EmbeddedExchange.synthetic(setup("08:59:30"), market::add);
    exchange.start();
    timeline.runUntil(at(FRIDAY, "09:20:30"));

    BarBuilder builder = new BarBuilder(SAMSUNG, Timeframe.M1, CALENDAR);
    List<Bar> expected = new ArrayList<>();
    market.stream()
        .filter(e -> e instanceof Trade && e.symbol().equals(SAMSUNG))
        .forEach(e -> builder.onTrade((Trade) e, expected::add));
    builder.closeUntil(timeline.now(), expected::add);
    builder.open().ifPresent(expected::add);

    assertEquals(expected, minutes(exchange.history().orElseThrow(), FRIDAY));
    Bar today = days(exchange.history().orElseThrow(), THURSDAY, FRIDAY).get(0);
    assertEquals(expected.get(0).open(), today.open());
    assertEquals(expected.get(expected.size() - 1).close(), today.close());
    assertEquals(
        expected.stream().mapToLong(b -> b.volume().units()).sum(), today.volume().units());
    assertEquals(List.of(at(FRIDAY, "09:00"), false), List.of(today.start(), today.complete()));
  }

  @Test
  void whatItDoesNotKeepItDoesNotTell() {
    HistorySource history =
        EmbeddedExchange.synthetic(setup("08:59:30"), market::add).history().orElseThrow();

    minutes(history, THURSDAY);
    days(history, THURSDAY, THURSDAY);

    assertEquals(2, answers.size());
    answers.forEach(answer -> assertInstanceOf(Reading.Unreadable.class, answer));
  }

  @Test
  void theMinuteInWhichItStartsIsNotComplete() {
    EmbeddedExchange exchange = EmbeddedExchange.synthetic(setup("10:07:20"), market::add);
    exchange.start();
    timeline.runUntil(at(FRIDAY, "10:20:00"));

    List<Bar> bars = minutes(exchange.history().orElseThrow(), FRIDAY);

    assertEquals(
        List.of("10:07 false", "10:08 true"),
        bars.stream().limit(2).map(b -> MarketTime.time(b.start()) + " " + b.complete()).toList());
  }

  @Test
  void aReplayKnowsTheDaysBeforeButNotWhatComes() {
    List<Bar> bars =
        List.of(
            bar(Timeframe.M1, at(THURSDAY, "10:00"), 70_000, 70_300, 69_900, 70_200),
            bar(Timeframe.M1, at(THURSDAY, "10:01"), 70_200, 70_400, 70_100, 70_100),
            bar(Timeframe.M1, at(FRIDAY, "09:00"), 70_100, 70_500, 70_100, 70_400),
            bar(Timeframe.M1, at(FRIDAY, "09:01"), 70_400, 70_600, 70_400, 70_600));
    EmbeddedExchange exchange =
        EmbeddedExchange.replay(setup("08:00:00"), Map.of(SAMSUNG, bars), market::add);
    exchange.start();
    timeline.runUntil(at(FRIDAY, "09:01:00"));
    HistorySource history = exchange.history().orElseThrow();

    assertEquals(bars.subList(0, 2), minutes(history, THURSDAY));
    List<Bar> today = minutes(history, FRIDAY);
    assertEquals(bars.get(2), today.get(0));
    assertEquals(Price.ofWon(70_400), today.get(1).high());
    assertEquals(List.of(), minutes(history, LocalDate.of(2026, 11, 23)));
    List<Bar> days = days(history, THURSDAY, FRIDAY);
    assertEquals(
        List.of(at(THURSDAY, "10:00"), Price.ofWon(70_400), Price.ofWon(69_900), true),
        List.of(
            days.get(0).start(), days.get(0).high(), days.get(0).low(), days.get(0).complete()));
    assertEquals(Quantity.of(16), days.get(0).volume());
    assertEquals(2, days.size());
  }

  @Test
  void aFollowedMarketHasNoneOfItsOwn() {
    assertEquals(Optional.empty(), EmbeddedExchange.following(setup("08:59:30")).history());
  }
}
