package io.maemae.market;

import static io.maemae.market.TradingSession.AFTER_MARKET;
import static io.maemae.market.TradingSession.PRE_MARKET;
import static io.maemae.market.TradingSession.REGULAR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which venue takes orders when. */
class VenueHoursTest {
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
  private static final LocalDate BEFORE_THE_AFTER_MARKET = LocalDate.of(2026, 9, 11);
  private static final LocalDate EXAM_DAY = LocalDate.of(2026, 11, 19);
  private static final TradingCalendar CALENDAR = TradingCalendar.krx(Set.of(), Set.of());

  private static Instant at(LocalDate date, String time) {
    return MarketTime.instant(date, LocalTime.parse(time));
  }

  private static String session(LocalDate date, Venue venue, String time) {
    return CALENDAR.session(venue, at(date, time)).map(Enum::name).orElse("none");
  }

  @ParameterizedTest
  @CsvSource({
    "KRX,08:19:59,none",
    "KRX,08:20:00,REGULAR",
    "KRX,15:29:59,REGULAR",
    "KRX,15:30:00,none",
    "KRX,15:59:59,none",
    "KRX,16:00:00,AFTER_MARKET",
    "KRX,19:59:59,AFTER_MARKET",
    "KRX,20:00:00,none",
    "NXT,07:59:59,none",
    "NXT,08:00:00,PRE_MARKET",
    "NXT,08:49:59,PRE_MARKET",
    "NXT,08:50:00,none",
    "NXT,09:00:29,none",
    "NXT,09:00:30,REGULAR",
    "NXT,15:19:59,REGULAR",
    "NXT,15:20:00,none",
    "NXT,15:30:00,AFTER_MARKET",
    "NXT,19:59:59,AFTER_MARKET",
    "NXT,20:00:00,none",
    "SOR,08:10:00,PRE_MARKET",
    "SOR,08:30:00,REGULAR",
    "SOR,15:25:00,REGULAR",
    "SOR,15:35:00,AFTER_MARKET",
    "SOR,20:00:00,none",
  })
  void eachVenueHasItsSessions(Venue venue, String time, String expected) {
    assertEquals(expected, session(FRIDAY, venue, time));
  }

  @Test
  void krxHadNoAfterMarketBeforeSeptember2026() {
    assertEquals("none", session(BEFORE_THE_AFTER_MARKET, Venue.KRX, "16:30:00"));
    assertEquals("AFTER_MARKET", session(BEFORE_THE_AFTER_MARKET, Venue.NXT, "16:30:00"));
  }

  @Test
  void onADayThatOpensLaterAllSessionsButTheEveningsEndAreLater() {
    assertEquals("none", session(EXAM_DAY, Venue.NXT, "08:30:00"));
    assertEquals("PRE_MARKET", session(EXAM_DAY, Venue.NXT, "09:30:00"));
    assertEquals("REGULAR", session(EXAM_DAY, Venue.KRX, "16:20:00"));
    assertEquals("AFTER_MARKET", session(EXAM_DAY, Venue.KRX, "17:00:00"));
    assertEquals("none", session(EXAM_DAY, Venue.KRX, "20:00:00"));
  }

  @Test
  void onADayWithoutTradingThereIsNone() {
    assertEquals(Optional.empty(), CALENDAR.session(Venue.SOR, at(FRIDAY.plusDays(1), "10:00")));
  }

  @Test
  void anOrderOfTheRegularSessionOfKrxDoesNotLiveThroughTheEvening() {
    assertEquals(at(FRIDAY, "15:30"), CALENDAR.lastFill(Venue.KRX, at(FRIDAY, "09:01")));
    assertEquals(at(FRIDAY, "20:00"), CALENDAR.lastFill(Venue.KRX, at(FRIDAY, "16:01")));
    assertEquals(at(FRIDAY, "20:00"), CALENDAR.lastFill(Venue.NXT, at(FRIDAY, "09:01")));
    assertEquals(at(FRIDAY, "20:00"), CALENDAR.lastFill(Venue.SOR, at(FRIDAY, "09:01")));
  }

  @Test
  void theNextSessionIsTheNextThatOneWantsToTradeIn() {
    Instant gap = at(FRIDAY, "15:40");

    assertEquals(at(FRIDAY, "16:00"), CALENDAR.nextSession(Venue.KRX, gap, s -> s != PRE_MARKET));
    assertEquals(
        at(FRIDAY.plusDays(3), "09:00"), CALENDAR.nextSession(Venue.KRX, gap, s -> s == REGULAR));
    assertEquals(at(FRIDAY.plusDays(3), "08:00"), CALENDAR.nextSession(Venue.NXT, gap, s -> true));
    assertEquals(
        at(FRIDAY, "15:30"),
        CALENDAR.nextSession(Venue.NXT, at(FRIDAY, "15:25"), s -> s == AFTER_MARKET));
  }
}
