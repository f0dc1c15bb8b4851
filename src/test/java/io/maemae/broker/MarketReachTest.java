package io.maemae.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.MarketTime;
import io.maemae.market.TradingCalendar;
import io.maemae.market.TradingSession;
import io.maemae.market.Venue;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where and when an account of either environment gets to the market. */
final class MarketReachTest {
  private static MarketReach reach(Venue venue, boolean live) {
    return new MarketReach(TradingCalendar.krx(Set.of(), Set.of()), venue, live);
  }

  @ParameterizedTest
  @CsvSource({
    "KRX, false, KRX",
    "NXT, false, KRX",
    "SOR, false, KRX",
    "KRX, true, KRX NXT",
    "NXT, true, KRX NXT",
    "SOR, true, KRX NXT SOR"
  })
  void onlyALiveAccountGetsBeyondKrxAndRoutingHasToBeConfigured(
      Venue venue, boolean live, String reached) {
    Set<String> taken = new TreeSet<>();
    for (Venue where : Venue.values()) {
      if (reach(venue, live).takes(where, TradingSession.REGULAR)) {
        taken.add(where.name());
      }
    }

    assertEquals(reached, String.join(" ", taken));
  }

  @ParameterizedTest
  @CsvSource({
    "PRE_MARKET, false, false",
    "REGULAR, false, true",
    "AFTER_MARKET, false, false",
    "PRE_MARKET, true, true",
    "REGULAR, true, true",
    "AFTER_MARKET, true, true"
  })
  void onlyALiveAccountGetsBeyondTheRegularSession(
      TradingSession session, boolean live, boolean reached) {
    assertEquals(reached, reach(Venue.KRX, live).takes(Venue.KRX, session));
  }

  @ParameterizedTest
  @CsvSource({
    "KRX, true,  2026-09-17T07:59:59, false",
    "SOR, true,  2026-09-17T08:00:00, true",
    "NXT, false, 2026-09-17T08:20:00, false",
    "KRX, false, 2026-09-17T09:00:00, true",
    "KRX, false, 2026-09-17T15:29:59, true",
    "KRX, false, 2026-09-17T15:30:59, true",
    "KRX, false, 2026-09-17T15:31:00, false",
    "KRX, false, 2026-09-17T16:30:00, false",
    "KRX, true,  2026-09-17T16:30:00, true",
    "KRX, true,  2026-09-17T20:00:59, true",
    "KRX, true,  2026-09-17T20:01:00, false",
    "KRX, true,  2026-09-19T10:00:00, false"
  })
  void pricesMoveInTheSessionsItGetsToAndAMomentAfter(
      Venue venue, boolean live, LocalDateTime at, boolean move) {
    assertEquals(
        move, reach(venue, live).trades(MarketTime.instant(at.toLocalDate(), at.toLocalTime())));
  }
}
