package io.maemae.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.fake.FakeBar;
import io.maemae.broker.fake.FakeClock;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.market.Bar;
import io.maemae.market.BarHours;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Symbol;
import io.maemae.market.TradingCalendar;
import io.maemae.market.Venue;
import io.maemae.order.Reading;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bars of a chart, however many pages it takes and whatever becomes of them. */
public abstract class HistoryContract {
  protected static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
  protected static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);
  protected static final TradingCalendar CALENDAR = TradingCalendar.krx(Set.of(), Set.of());
  private static final int OFTEN = 100;

  @TempDir protected Path tokens;
  private ManualRig rig;

  /** A live account on that clock, without a time between its requests. */
  protected abstract ManualRig rig(FakeClock clock);

  /** The minutes that the server has of Samsung, oldest first. */
  protected abstract void serverHasMinutes(List<FakeBar> bars);

  /** The days that the server has of Samsung, oldest first. */
  protected abstract void serverHasDays(List<FakeBar> bars);

  /** Somebody else trades a few shares of Samsung. */
  protected abstract void othersTrade(long won);

  /** The requests for minutes, of whichever day. */
  protected abstract List<FakeRequest> minuteRequests();

  protected abstract List<FakeRequest> dayRequests();

  /** The next requests for today's minutes are too many. */
  protected abstract void throttleMinutes(int times);

  /** The answers to the next requests for today's minutes are cut. */
  protected abstract void cutMinutes(int times);

  /** Whatever page of minutes is asked for, it is the newest, in pages of less than an hour. */
  protected abstract void repeatMinutes();

  /** How many pages the server makes of most of a year of days. */
  protected abstract int pagesOfAYear();

  @AfterEach
  void stop() {
    assertEquals(List.of(), rig.timeline.thrown());
    rig.close();
  }

  /** It is that time on Friday. */
  protected final void at(String time) {
    FakeClock clock = new FakeClock();
    clock.advance(
        Duration.between(clock.instant(), MarketTime.instant(FRIDAY, LocalTime.parse(time))));
    use(rig(clock));
  }

  protected final void use(ManualRig other) {
    rig = other;
  }

  protected final Reading<List<Bar>> readMinutes(Symbol symbol, LocalDate day, BarHours hours) {
    return ManualRig.result(
        answer -> rig.connection().history().minutes(symbol, day, hours, answer));
  }

  protected final Reading<List<Bar>> readMinutes(LocalDate day) {
    return readMinutes(AdapterHarness.SAMSUNG, day, CALENDAR.regularHours());
  }

  protected final Reading<List<Bar>> readDays(Symbol symbol, LocalDate first, LocalDate last) {
    return ManualRig.result(answer -> rig.connection().history().days(symbol, first, last, answer));
  }

  protected final Reading<List<Bar>> readDays(LocalDate first, LocalDate last) {
    return readDays(AdapterHarness.SAMSUNG, first, last);
  }

  protected static List<Bar> bars(Reading<List<Bar>> reading) {
    assertInstanceOf(Reading.Complete.class, reading, reading::toString);
    return ((Reading.Complete<List<Bar>>) reading).value();
  }

  protected static String why(Reading<?> reading) {
    return assertInstanceOf(Reading.Unreadable.class, reading, reading::toString).why();
  }

  /** Of minutes, with a mark at the one that goes on. */
  protected static List<String> starts(List<Bar> bars) {
    return bars.stream().map(b -> MarketTime.time(b.start()) + (b.complete() ? "" : "?")).toList();
  }

  protected static List<LocalDate> dates(List<Bar> bars) {
    return bars.stream().map(b -> MarketTime.date(b.start())).toList();
  }

  protected static FakeBar minute(LocalDate day, String time, long close) {
    LocalDateTime start = day.atTime(LocalTime.parse(time));
    return new FakeBar(start, close + 10, close + 100, close - 100, close, 10);
  }

  protected static FakeBar minute(String time, long close) {
    return minute(FRIDAY, time, close);
  }

  protected static FakeBar day(LocalDate day, long close) {
    return new FakeBar(day.atStartOfDay(), close, close + 100, close - 100, close, 5);
  }

  /** The opening to the minute before the closing auction, and its print. */
  private static List<String> wholeDay() {
    Stream<LocalTime> minutes =
        Stream.iterate(
            LocalTime.of(9, 0), t -> t.isBefore(LocalTime.of(15, 20)), t -> t.plusMinutes(1));
    return Stream.concat(minutes, Stream.of(LocalTime.of(15, 30)))
        .map(LocalTime::toString)
        .toList();
  }

  // Minutes.

  @Test
  void minutesComeFromTheOpeningOnOldestFirst() {
    at("10:07:20");

    List<String> starts = starts(bars(readMinutes(FRIDAY)));

    List<String> expected = wholeDay().subList(0, 68);
    assertEquals(expected.subList(0, 67), starts.subList(0, 67));
    assertEquals(List.of("10:07?"), starts.subList(67, starts.size()));
  }

  @Test
  void afterTheCloseTheDayIsWholeWithItsClosingPrint() {
    at("18:00:00");

    assertEquals(wholeDay(), starts(bars(readMinutes(FRIDAY))));
  }

  @Test
  void minutesOfAnEarlierDayAreWholeToo() {
    at("10:07:20");

    List<Bar> bars = bars(readMinutes(WEDNESDAY));

    assertEquals(wholeDay(), starts(bars));
    assertEquals(Set.of(WEDNESDAY), Set.copyOf(dates(bars)));
  }

  @Test
  void theClosingPrintIsNotCompleteWithinItsMinute() {
    at("15:30:20");

    List<String> starts = starts(bars(readMinutes(FRIDAY)));

    assertEquals(List.of("15:19", "15:30?"), starts.subList(starts.size() - 2, starts.size()));
  }

  @Test
  void anEveningHasNoMinutesBetweenTheSessions() {
    at("18:00:30");
    serverHasMinutes(
        List.of(
            minute("08:59", 70_000),
            minute("09:00", 70_000),
            minute("15:30", 70_100),
            minute("15:45", 70_100),
            minute("16:00", 70_200),
            minute("18:00", 70_300)));

    BarHours extended = CALENDAR.extendedHours(Venue.KRX);
    assertEquals(
        List.of("09:00", "15:30", "16:00", "18:00?"),
        starts(bars(readMinutes(AdapterHarness.SAMSUNG, FRIDAY, extended))));
    assertEquals(List.of("09:00", "15:30"), starts(bars(readMinutes(FRIDAY))));
  }

  @Test
  void anExtendedDayOfNextradeBeginsAtEight() {
    at("08:10:30");
    serverHasMinutes(List.of(minute("08:00", 70_000), minute("08:09", 70_100)));

    BarHours extended = CALENDAR.extendedHours(Venue.NXT);
    assertEquals(
        List.of("08:00", "08:09"),
        starts(bars(readMinutes(AdapterHarness.SAMSUNG, FRIDAY, extended))));
    assertEquals(List.of(), bars(readMinutes(FRIDAY)));
  }

  @Test
  void nothingIsAskedForOfATimeWithoutTrading() {
    at("08:30:00");

    assertEquals(List.of(), bars(readMinutes(FRIDAY)));
    assertEquals(List.of(), bars(readMinutes(FRIDAY.minusDays(6))));
    assertEquals(List.of(), bars(readMinutes(WEDNESDAY.plusDays(7))));
    assertEquals(List.of(), minuteRequests());
  }

  @Test
  void minutesWithoutATradeAreNoBars() {
    at("10:07:20");
    FakeBar quiet = new FakeBar(FRIDAY.atTime(9, 30), 70_000, 70_000, 70_000, 70_000, 0);
    serverHasMinutes(List.of(minute("09:20", 70_000), quiet, minute("10:05", 70_300)));

    assertEquals(List.of("09:20", "10:05"), starts(bars(readMinutes(FRIDAY))));
  }

  @Test
  void aDayOnWhichNothingHasTradedYetHasNoBars() {
    at("10:07:20");
    serverHasMinutes(List.of(minute(FRIDAY.minusDays(1), "15:30", 70_000)));

    assertEquals(List.of(), bars(readMinutes(FRIDAY)));
  }

  @Test
  void pricesAndVolumesAreTheServers() {
    at("10:07:20");
    serverHasMinutes(List.of(minute("09:00", 70_000), minute("09:01", 69_000)));

    Bar bar = bars(readMinutes(FRIDAY)).get(1);

    assertEquals(
        List.of(69_010L, 69_100L, 68_900L, 69_000L),
        Stream.of(bar.open(), bar.high(), bar.low(), bar.close())
            .map(Price::toBigDecimal)
            .map(BigDecimal::longValueExact)
            .toList());
    assertEquals(10, bar.volume().units());
  }

  @Test
  void aThrottledPageIsAskedForAgain() {
    at("10:07:20");
    throttleMinutes(1);

    Reading<List<Bar>> reading =
        rig.inTime(
            answer ->
                rig.connection()
                    .history()
                    .minutes(AdapterHarness.SAMSUNG, FRIDAY, CALENDAR.regularHours(), answer));

    assertEquals(68, bars(reading).size());
  }

  @Test
  void aPageThatCannotBeReadGivesNoBars() {
    at("10:07:20");
    cutMinutes(OFTEN);

    Reading<List<Bar>> reading =
        rig.inTime(
            answer ->
                rig.connection()
                    .history()
                    .minutes(AdapterHarness.SAMSUNG, FRIDAY, CALENDAR.regularHours(), answer));

    assertEquals("reason:net.http 200", why(reading));
  }

  @Test
  void aServerThatRepeatsItselfIsNotBelieved() {
    at("10:07:20");
    repeatMinutes();

    assertEquals("reason:answer.endless", why(readMinutes(FRIDAY)));
    assertTrue(minuteRequests().size() <= 3, () -> minuteRequests().size() + " requests");
  }

  @Test
  void aSymbolThatTheServerDoesNotKnowIsNotOneWithoutBars() {
    at("10:07:20");
    Symbol unknown = new Symbol("999990");

    why(readMinutes(unknown, FRIDAY, CALENDAR.regularHours()));
    why(readDays(unknown, WEDNESDAY, FRIDAY));
  }

  // Days.

  @Test
  void daysComeOldestFirstFromAllPages() {
    at("10:07:20");
    LocalDate first = LocalDate.of(2026, 1, 5);

    List<Bar> bars = bars(readDays(first, WEDNESDAY));

    List<LocalDate> weekdays =
        first
            .datesUntil(WEDNESDAY.plusDays(1))
            .filter(d -> d.getDayOfWeek().getValue() <= 5)
            .toList();
    assertEquals(weekdays, dates(bars));
    assertTrue(bars.stream().allMatch(Bar::complete));
    assertEquals(pagesOfAYear(), dayRequests().size());
  }

  @Test
  void todaysDayIsNotComplete() {
    at("18:00:00");
    othersTrade(70_100);

    List<Bar> bars = bars(readDays(FRIDAY.minusDays(1), LocalDate.of(2026, 12, 31)));

    assertEquals(List.of(true, false), bars.stream().map(Bar::complete).toList());
    assertEquals(MarketTime.instant(FRIDAY, LocalTime.of(9, 0)), bars.get(1).start());
  }

  @Test
  void aListingThatIsYoungerThanTheFirstDayHasFewerDays() {
    at("10:07:20");
    serverHasDays(List.of(day(WEDNESDAY, 70_000)));

    assertEquals(List.of(WEDNESDAY), dates(bars(readDays(LocalDate.of(2000, 1, 3), FRIDAY))));
  }

  @Test
  void daysThatLieAheadAreNotAskedFor() {
    at("10:07:20");

    assertEquals(List.of(), bars(readDays(FRIDAY.plusDays(1), FRIDAY.plusDays(9))));
    assertEquals(List.of(), dayRequests());
  }

  @Test
  void daysOnWhichNothingIsOpenAreNone() {
    at("10:07:20");
    LocalDate saturday = LocalDate.of(2026, 11, 14);

    assertEquals(List.of(), bars(readDays(saturday, saturday.plusDays(1))));
  }
}
