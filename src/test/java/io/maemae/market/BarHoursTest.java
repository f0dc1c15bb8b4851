package io.maemae.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which hours bars form and a strategy trades. */
class BarHoursTest {
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
  private static final TradingCalendar CALENDAR = TradingCalendar.krx(Set.of(), Set.of());
  private static final BarHours REGULAR = CALENDAR.regularHours();

  private static Instant at(LocalDate date, String time) {
    return MarketTime.instant(date, LocalTime.parse(time));
  }

  private static Instant at(String time) {
    return at(FRIDAY, time);
  }

  private static String from(BarHours hours, LocalDate date) {
    return MarketTime.time(hours.open(date)) + "-" + MarketTime.time(hours.close(date));
  }

  @ParameterizedTest
  @CsvSource({
    "KRX,2026-11-20,09:00-20:00",
    "NXT,2026-11-20,08:00-20:00",
    "SOR,2026-11-20,08:00-20:00",
    "KRX,2026-09-11,09:00-15:30",
    "NXT,2026-11-19,09:00-20:00",
    "KRX,2026-11-19,10:00-20:00"
  })
  void theExtendedDayIsFromTheFirstToTheLastSession(Venue venue, LocalDate date, String expected) {
    assertEquals(expected, from(CALENDAR.extendedHours(venue), date));
  }

  @Test
  void theRegularDayIsThatOfKrx() {
    assertEquals("09:00-15:30", from(REGULAR, FRIDAY));
    assertEquals("10:00-16:30", from(REGULAR, LocalDate.of(2026, 11, 19)));
    assertTrue(REGULAR.isRegular());
    assertFalse(CALENDAR.extendedHours(Venue.KRX).isRegular());
  }

  @ParameterizedTest
  @CsvSource({
    "KRX,08:59:59,false",
    "KRX,09:00:00,true",
    "KRX,15:30:00,true",
    "KRX,15:30:01,false",
    "KRX,15:59:59,false",
    "KRX,16:00:00,true",
    "KRX,20:00:00,true",
    "KRX,20:00:01,false",
    "NXT,07:59:59,false",
    "NXT,08:00:00,true",
    "NXT,08:50:01,false",
    "NXT,09:00:00,true",
    "NXT,15:20:01,false",
    "NXT,15:30:00,true",
    "SOR,08:10:00,true",
    "SOR,08:55:00,false",
    "SOR,15:25:00,true",
    "SOR,15:45:00,true"
  })
  void barsFormWhereAVenueTradesAndNotBetweenItsSessions(
      Venue venue, String time, boolean expected) {
    assertEquals(expected, CALENDAR.extendedHours(venue).contains(at(time)));
  }

  @Test
  void onADayWithoutTradingNoneForm() {
    assertFalse(CALENDAR.extendedHours(Venue.SOR).contains(at(FRIDAY.plusDays(1), "10:00")));
    assertFalse(REGULAR.contains(at(FRIDAY.plusDays(1), "10:00")));
  }

  @ParameterizedTest
  @CsvSource({
    "KRX,08:20:00,REGULAR,false",
    "KRX,09:00:00,REGULAR,true",
    "KRX,15:20:00,REGULAR,false",
    "KRX,15:30:00,none,false",
    "KRX,16:00:00,AFTER_MARKET,true",
    "KRX,20:00:00,none,false",
    "NXT,08:00:00,PRE_MARKET,true",
    "NXT,08:50:00,none,false",
    "NXT,09:00:00,none,false",
    "NXT,09:00:30,REGULAR,true",
    "NXT,15:20:00,none,false",
    "NXT,15:30:00,AFTER_MARKET,true",
    "SOR,08:10:00,PRE_MARKET,true",
    "SOR,08:30:00,REGULAR,false",
    "SOR,15:25:00,REGULAR,false",
    "SOR,15:35:00,AFTER_MARKET,true"
  })
  void aSessionTakesOrdersAndTradesContinuouslyButForItsAuctions(
      Venue venue, String time, String session, boolean continuous) {
    BarHours hours = CALENDAR.extendedHours(venue);
    assertEquals(session, hours.session(at(time)).map(Enum::name).orElse("none"));
    assertEquals(continuous, hours.isContinuous(at(time)));
  }

  @Test
  void theRegularHoursSayWhatThePhaseDoes() {
    for (LocalDate date = FRIDAY.minusDays(3); date.isBefore(FRIDAY.plusDays(3)); ) {
      Instant end = MarketTime.instant(date.plusDays(1), LocalTime.MIDNIGHT);
      for (Instant now = at(date, "00:00"); now.isBefore(end); now = now.plusSeconds(30)) {
        TradingPhase phase = CALENDAR.phase(now);
        assertEquals(
            phase != TradingPhase.CLOSED, REGULAR.session(now).isPresent(), () -> "" + phase);
        assertEquals(phase == TradingPhase.CONTINUOUS, REGULAR.isContinuous(now));
      }
      date = date.plusDays(1);
    }
  }

  @Test
  void theSameHoursAreEqual() {
    assertEquals(CALENDAR.extendedHours(Venue.NXT), CALENDAR.extendedHours(Venue.NXT));
    assertNotEquals(CALENDAR.extendedHours(Venue.NXT), CALENDAR.extendedHours(Venue.SOR));
    assertNotEquals(CALENDAR.extendedHours(Venue.KRX), REGULAR);
  }
}
