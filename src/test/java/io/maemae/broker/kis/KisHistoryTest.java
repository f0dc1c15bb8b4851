package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.fake.FakeBar;
import io.maemae.market.Bar;
import io.maemae.market.BarHours;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.TradingCalendar;
import io.maemae.market.Venue;
import io.maemae.order.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter pages through the server's charts. */
class KisHistoryTest {
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);
  private static final String SYMBOL = KisHarness.SAMSUNG.code();
  private static final String MINUTES = "FHKST03010200";
  private static final String PAST_MINUTES = "FHKST03010230";
  private static final String DAYS = "FHKST03010100";

  private static final TradingCalendar CALENDAR = TradingCalendar.krx(Set.of(), Set.of());

  @TempDir Path tokens;
  private KisServer server;
  private KisHarness harness;

  @AfterEach
  void stop() {
    harness.close();
  }

  private void start(KisServer.Environment environment, String time) {
    Instant start = MarketTime.instant(FRIDAY, LocalTime.parse(time));
    long begun = System.nanoTime();
    InstantSource clock = () -> start.plus(Duration.ofNanos(System.nanoTime() - begun));
    server = KisServer.start(KisServerSettings.of(environment, clock));
    harness = new KisHarness(server, KisHarness.settings(server), tokens).started();
  }

  private void live(String time) {
    start(KisServer.Environment.LIVE, time);
  }

  private static <T> T answer(Consumer<Consumer<T>> question) throws Exception {
    CompletableFuture<T> answer = new CompletableFuture<>();
    question.accept(answer::complete);
    return answer.get(10, TimeUnit.SECONDS);
  }

  private Reading<List<Bar>> readMinutes(LocalDate day) throws Exception {
    return readMinutes(day, CALENDAR.regularHours());
  }

  private Reading<List<Bar>> readMinutes(LocalDate day, BarHours hours) throws Exception {
    return answer(a -> harness.kis.history().minutes(KisHarness.SAMSUNG, day, hours, a));
  }

  private Reading<List<Bar>> readDays(LocalDate first, LocalDate last) throws Exception {
    return answer(a -> harness.kis.history().days(KisHarness.SAMSUNG, first, last, a));
  }

  private static List<Bar> bars(Reading<List<Bar>> reading) {
    return assertInstanceOf(Reading.Complete.class, reading, reading::toString).value()
            instanceof List<?> list
        ? list.stream().map(Bar.class::cast).toList()
        : List.of();
  }

  private static String words(Reading<List<Bar>> reading) {
    return ((Reading.Unreadable<List<Bar>>) reading).why();
  }

  private static List<String> starts(List<Bar> bars) {
    return bars.stream().map(b -> MarketTime.time(b.start()) + (b.complete() ? "" : "?")).toList();
  }

  private List<String> asked(String tr, String field) {
    return server.requests(tr).stream().map(r -> r.field(field).orElse("")).toList();
  }

  private static FakeBar minute(String time, long close) {
    LocalDateTime start = FRIDAY.atTime(LocalTime.parse(time));
    return new FakeBar(start, close, close + 100, close - 100, close, 10);
  }

  @Test
  void pagesGoBackToTheOpeningAndComeOldestFirst() throws Exception {
    live("10:07:20");

    List<Bar> bars = bars(readMinutes(FRIDAY));

    assertEquals(68, bars.size());
    assertEquals(List.of("09:00", "09:01"), starts(bars.subList(0, 2)));
    assertEquals(List.of("10:06", "10:07?"), starts(bars.subList(66, 68)));
    assertEquals(List.of("0937", "0907"), hours(asked(MINUTES, "FID_INPUT_HOUR_1").subList(1, 3)));
    assertEquals("1007", asked(MINUTES, "FID_INPUT_HOUR_1").get(0).substring(0, 4));
  }

  private static List<String> hours(List<String> asked) {
    return asked.stream().map(hour -> hour.substring(0, 4)).toList();
  }

  @Test
  void afterTheCloseTheClosingPrintIsTheLastBar() throws Exception {
    live("18:00:00");

    List<Bar> bars = bars(readMinutes(FRIDAY));

    assertEquals(List.of("15:19", "15:30"), starts(bars.subList(bars.size() - 2, bars.size())));
    assertEquals("153000", asked(MINUTES, "FID_INPUT_HOUR_1").get(0));
  }

  @Test
  void theExtendedDayHasTheMinutesOfTheEveningWithoutThoseBetweenTheSessions() throws Exception {
    live("18:00:30");
    server.minuteBars(
        SYMBOL,
        List.of(
            minute("08:59", 70_000),
            minute("09:00", 70_000),
            minute("15:30", 70_100),
            minute("15:45", 70_100),
            minute("16:00", 70_200),
            minute("18:00", 70_300)));

    List<Bar> bars = bars(readMinutes(FRIDAY, CALENDAR.extendedHours(Venue.KRX)));

    assertEquals(List.of("09:00", "15:30", "16:00", "18:00?"), starts(bars));
    assertEquals("1800", asked(MINUTES, "FID_INPUT_HOUR_1").get(0).substring(0, 4));
    assertEquals(List.of("09:00", "15:30"), starts(bars(readMinutes(FRIDAY))));
  }

  @Test
  void theExtendedDayOfNextradeBeginsAtEight() throws Exception {
    live("08:10:30");
    server.minuteBars(SYMBOL, List.of(minute("08:00", 70_000), minute("08:09", 70_100)));

    List<Bar> bars = bars(readMinutes(FRIDAY, CALENDAR.extendedHours(Venue.NXT)));

    assertEquals(List.of("08:00", "08:09"), starts(bars));
    assertEquals(List.of(), bars(readMinutes(FRIDAY)));
  }

  @Test
  void beforeTheOpeningNothingIsAskedFor() throws Exception {
    live("08:30:00");

    assertEquals(List.of(), bars(readMinutes(FRIDAY)));
    assertEquals(List.of(), bars(readMinutes(LocalDate.of(2026, 11, 21))));
    assertEquals(List.of(), server.requests(MINUTES));
  }

  @Test
  void anEmptyPageIsTheEnd() throws Exception {
    live("10:07:20");
    server.minuteBars(SYMBOL, List.of(minute("09:20", 70_000), minute("10:05", 70_300)));

    assertEquals(List.of("09:20", "10:05"), starts(bars(readMinutes(FRIDAY))));
  }

  @Test
  void pricesAndVolumesAreTheServers() throws Exception {
    live("10:07:20");
    server.minuteBars(SYMBOL, List.of(minute("09:00", 70_000)));

    Bar bar = bars(readMinutes(FRIDAY)).get(0);

    assertEquals(
        List.of(Price.ofWon(70_000), Price.ofWon(70_100), Price.ofWon(69_900)),
        List.of(bar.open(), bar.high(), bar.low()));
    assertEquals(10, bar.volume().units());
  }

  @Test
  void aThrottledPageIsAskedForAgain() throws Exception {
    live("10:07:20");
    server.next(MINUTES, 1, KisServer.Trouble.THROTTLED);

    assertEquals(68, bars(readMinutes(FRIDAY)).size());
  }

  @Test
  void aPageThatCannotBeReadGivesNoBars() throws Exception {
    live("10:07:20");
    server.next(MINUTES, 10, KisServer.Trouble.UNREADABLE);

    assertEquals("reason:net.http 200", words(readMinutes(FRIDAY)));
  }

  @Test
  void aServerThatRepeatsItselfIsNotBelieved() throws Exception {
    live("10:07:20");
    server.repeatsMinutes(true);

    assertEquals("reason:answer.endless", words(readMinutes(FRIDAY)));
    assertEquals(2, server.requests(MINUTES).size());
  }

  @Test
  void pastMinutesComeInLargerPages() throws Exception {
    live("10:07:20");

    List<Bar> bars = bars(readMinutes(WEDNESDAY));

    assertEquals(381, bars.size());
    assertEquals(List.of("09:00", "09:01"), starts(bars.subList(0, 2)));
    assertEquals("15:30", starts(bars).get(380));
    assertEquals(4, server.requests(PAST_MINUTES).size());
    assertEquals(0, server.requests(MINUTES).size());
  }

  @Test
  void thePaperServerKeepsNoPastMinutes() throws Exception {
    start(KisServer.Environment.PAPER, "10:07:20");

    assertEquals("reason:history.today-only", words(readMinutes(WEDNESDAY)));
  }

  @Test
  void daysAreReadInHundreds() throws Exception {
    live("10:07:20");
    LocalDate first = LocalDate.of(2026, 1, 5);

    List<Bar> bars = bars(readDays(first, LocalDate.of(2026, 11, 18)));

    assertEquals(3, server.requests(DAYS).size());
    List<LocalDate> dates = bars.stream().map(b -> MarketTime.date(b.start())).toList();
    assertEquals(dates.stream().distinct().sorted().toList(), dates);
    assertEquals(first, dates.get(0));
    assertEquals(WEDNESDAY, dates.get(dates.size() - 1));
    assertTrue(bars.stream().allMatch(Bar::complete));
  }

  @Test
  void todaysDayIsNotComplete() throws Exception {
    live("18:00:00");
    server.trade(SYMBOL, 70_100, 3);

    List<Bar> bars = bars(readDays(LocalDate.of(2026, 11, 19), LocalDate.of(2026, 12, 31)));

    assertEquals(List.of(true, false), bars.stream().map(Bar::complete).toList());
    assertEquals(MarketTime.instant(FRIDAY, LocalTime.of(9, 0)), bars.get(1).start());
  }

  @Test
  void aDayBeforeAllHistoryIsTheEnd() throws Exception {
    live("10:07:20");
    List<FakeBar> days = new ArrayList<>();
    days.add(new FakeBar(WEDNESDAY.atStartOfDay(), 70_000, 70_100, 69_900, 70_000, 5));
    server.dailyBars(SYMBOL, days);

    assertEquals(1, bars(readDays(LocalDate.of(2000, 1, 3), FRIDAY)).size());
  }
}
