package io.maemae.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingCalendarTest {
  private static final long SEED = 1956;
  private static final TradingCalendar KRX = TradingCalendar.krx(Set.of(), Set.of());

  @ParameterizedTest
  @CsvSource({
    "2026-02-17,설날",
    "2026-05-01,근로자의 날",
    "2026-06-03,전국동시지방선거",
    "2026-07-17,제헌절",
    "2026-12-31,연말 휴장일",
    "2027-02-09,설날 대체공휴일",
    "2027-07-19,제헌절 대체공휴일",
    "2027-12-31,연말 휴장일"
  })
  void givenHoliday_whenAsked_thenClosedAndNamed(LocalDate date, String name) {
    assertFalse(KRX.isTradingDay(date));
    assertEquals(Optional.of(name), KRX.holidayName(date));
  }

  @Test
  void givenTwoYears_whenHolidaysCounted_thenAllOfTheTableAreWeekdays() {
    List<LocalDate> holidays =
        Stream.iterate(date("2026-01-01"), day -> day.plusDays(1))
            .limit(730)
            .filter(day -> KRX.holidayName(day).isPresent())
            .toList();
    assertEquals(32, holidays.size());
    assertTrue(holidays.stream().allMatch(day -> day.getDayOfWeek().getValue() <= 5));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-20,true", "2026-11-21,false", "2026-11-22,false", "2026-11-23,true"})
  void givenPlainWeek_whenAsked_thenWeekendIsClosedWithoutName(LocalDate date, boolean trades) {
    assertEquals(trades, KRX.isTradingDay(date));
    assertEquals(Optional.empty(), KRX.holidayName(date));
  }

  @Test
  void givenAddedAndRemovedDays_whenAsked_thenTheyWin() {
    LocalDate added = date("2026-11-20");
    LocalDate removed = date("2027-07-19");
    TradingCalendar calendar = TradingCalendar.krx(Set.of(added), Set.of(removed));
    assertFalse(calendar.isTradingDay(added));
    assertEquals(Optional.of("휴장일"), calendar.holidayName(added));
    assertTrue(calendar.isTradingDay(removed));
    assertEquals(Optional.empty(), calendar.holidayName(removed));
    assertEquals(date("2026-11-23"), calendar.next(date("2026-11-19")));
  }

  @Test
  void givenDayBothAddedAndRemoved_whenMade_thenRefusedNamingIt() {
    Set<LocalDate> days = Set.of(date("2027-07-19"));
    var refused =
        assertThrows(IllegalArgumentException.class, () -> TradingCalendar.krx(days, days));
    assertTrue(refused.getMessage().contains("2027-07-19"), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-19,2026-11-20",
    "2026-11-20,2026-11-23",
    "2026-11-21,2026-11-23",
    "2026-09-23,2026-09-28",
    "2026-12-30,2027-01-04",
    "2026-02-13,2026-02-19"
  })
  void givenDay_whenAskedForNext_thenWeekendsAndHolidaysAreSkipped(LocalDate from, LocalDate to) {
    assertEquals(to, KRX.next(from));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-23,2026-11-20", "2026-09-27,2026-09-23", "2027-01-04,2026-12-30"})
  void givenDay_whenAskedForPrevious_thenWeekendsAndHolidaysAreSkipped(
      LocalDate from, LocalDate to) {
    assertEquals(to, KRX.previous(from));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-18,2026-11-20", "2026-11-19,2026-11-23", "2026-12-29,2027-01-04"})
  void givenTrade_whenSettled_thenOnSecondTradingDayAfter(LocalDate trade, LocalDate settled) {
    assertEquals(settled, KRX.settlement(trade));
  }

  @Test
  void givenRandomTradingDays_whenMovedThereAndBack_thenSameDay() {
    Random random = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      LocalDate day = KRX.next(date("2026-01-01").plusDays(random.nextInt(700)));
      int count = random.nextInt(40) - 20;
      assertEquals(
          day, KRX.plus(KRX.plus(day, count), -count), day + " by " + count + " seed " + SEED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-11,08:30,09:00,15:20,15:30",
    "2026-09-14,08:20,09:00,15:20,15:30",
    "2026-11-20,08:20,09:00,15:20,15:30",
    "2026-01-02,09:30,10:00,15:20,15:30",
    "2027-01-04,09:20,10:00,15:20,15:30",
    "2026-11-19,09:20,10:00,16:20,16:30",
    "2027-11-18,09:20,10:00,16:20,16:30"
  })
  void givenDay_whenAskedForHours_thenShiftedDaysAndDatedAuctionAreKnown(
      LocalDate date, String openingAuction, String open, String closingAuction, String close) {
    assertEquals(TradingHours.of(openingAuction, open, closingAuction, close), KRX.hours(date));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T08:19:59,CLOSED",
    "2026-11-20T08:20,OPENING_AUCTION",
    "2026-11-20T09:00,CONTINUOUS",
    "2026-11-20T15:20,CLOSING_AUCTION",
    "2026-11-20T15:30,CLOSED",
    "2026-11-19T09:30,OPENING_AUCTION",
    "2026-11-19T16:00,CONTINUOUS",
    "2026-11-21T10:00,CLOSED",
    "2026-12-25T10:00,CLOSED"
  })
  void givenInstant_whenAskedForPhase_thenDayAndHoursDecide(
      LocalDateTime time, TradingPhase phase) {
    assertEquals(phase, KRX.phase(seoul(time)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T08:59:59,2026-11-20T09:00",
    "2026-11-20T09:00,2026-11-23T09:00",
    "2026-11-18T12:00,2026-11-19T10:00",
    "2026-12-30T16:00,2027-01-04T10:00",
    "2026-12-25T00:00,2026-12-28T09:00"
  })
  void givenInstant_whenAskedForNextOpen_thenStrictlyLater(LocalDateTime now, LocalDateTime open) {
    assertEquals(seoul(open), KRX.nextOpen(seoul(now)));
  }

  @Test
  void givenExamDay_whenAskedForOpenAndClose_thenShifted() {
    assertEquals(Instant.parse("2026-11-19T01:00:00Z"), KRX.open(date("2026-11-19")));
    assertEquals(Instant.parse("2026-11-19T07:30:00Z"), KRX.close(date("2026-11-19")));
  }

  @Test
  void givenHistory_whenAsked_thenItsDaysDecideInsideAndWeekdaysOutside() {
    TradingCalendar calendar =
        TradingCalendar.ofDays(
            new TreeSet<>(Set.of(date("1990-01-06"), date("1990-01-08"), date("2021-12-30"))));
    assertTrue(calendar.isTradingDay(date("1990-01-06")), "a Saturday of the history");
    assertFalse(calendar.isTradingDay(date("1990-01-09")), "a gap of the history");
    assertEquals(Optional.empty(), calendar.holidayName(date("1990-01-09")));
    assertEquals(date("2021-12-30"), calendar.next(date("1990-01-08")));
    assertEquals(date("1990-01-08"), calendar.previous(date("2021-12-30")));
    assertEquals(date("2021-12-31"), calendar.next(date("2021-12-30")));
    assertEquals(date("1990-01-05"), calendar.previous(date("1990-01-06")));
    assertEquals(date("1990-01-06"), calendar.next(date("1990-01-05")));
    assertEquals(date("2021-12-30"), calendar.previous(date("2021-12-31")));
    assertFalse(calendar.isTradingDay(date("2022-01-01")));
  }

  @Test
  void givenEmptyHistory_whenAsked_thenWeekdays() {
    TradingCalendar calendar = TradingCalendar.ofDays(new TreeSet<>());
    assertTrue(calendar.isTradingDay(date("2026-12-25")));
    assertEquals(date("2026-11-23"), calendar.next(date("2026-11-20")));
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }

  private static Instant seoul(LocalDateTime time) {
    return MarketTime.instant(time.toLocalDate(), time.toLocalTime());
  }

  @Test
  void givenABrokersAnswer_thenItWinsOverTheTablesForDaysToCome() {
    TradingCalendar calendar = TradingCalendar.krx(Set.of(), Set.of());
    LocalDate today = date("2026-12-23");

    Map<LocalDate, Boolean> different =
        calendar.learn(
            Map.of(
                date("2026-12-22"),
                false,
                today,
                false,
                date("2026-12-24"),
                false,
                date("2026-12-25"),
                true,
                date("2026-12-26"),
                false,
                date("2026-12-28"),
                true),
            today);

    assertEquals(Map.of(date("2026-12-24"), false, date("2026-12-25"), true), different);
    assertTrue(calendar.isTradingDay(date("2026-12-22")));
    assertTrue(calendar.isTradingDay(today));
    assertEquals(date("2026-12-25"), calendar.next(today));
    assertEquals(Optional.of("휴장일"), calendar.holidayName(date("2026-12-24")));
    assertEquals(Optional.empty(), calendar.holidayName(date("2026-12-25")));
    assertEquals(Optional.empty(), calendar.holidayName(date("2026-12-26")));
    assertEquals(TradingPhase.CLOSED, calendar.phase(calendar.open(date("2026-12-24"))));
    assertEquals(
        List.of(date("2026-12-28")),
        List.copyOf(calendar.learnedSince(date("2026-12-27")).keySet()));
  }

  @Test
  void givenDaysThatThePersonNamed_thenTheyWinOverTheBrokers() {
    LocalDate added = date("2026-12-22");
    LocalDate removed = date("2026-12-25");
    TradingCalendar calendar = TradingCalendar.krx(Set.of(added), Set.of(removed));

    Map<LocalDate, Boolean> different =
        calendar.learn(Map.of(added, true, removed, false), LocalDate.MIN);

    assertEquals(Map.of(), different);
    assertFalse(calendar.isTradingDay(added));
    assertTrue(calendar.isTradingDay(removed));
  }

  @Test
  void givenTheSameAnswerAgain_thenNothingIsDifferent() {
    TradingCalendar calendar = TradingCalendar.krx(Set.of(), Set.of());
    Map<LocalDate, Boolean> answer = Map.of(date("2026-12-24"), false);

    assertEquals(answer, calendar.learn(answer, LocalDate.MIN));
    assertEquals(Map.of(), calendar.learn(answer, LocalDate.MIN));
    assertEquals(
        Map.of(date("2026-12-24"), true),
        calendar.learn(Map.of(date("2026-12-24"), true), LocalDate.MIN));
  }
}
