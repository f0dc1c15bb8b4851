package io.maemae.broker;

import io.maemae.market.TradingCalendar;
import io.maemae.market.TradingSession;
import io.maemae.market.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * How far an account gets in the market: a live one to every venue and session, a paper one to KRX
 * in its regular session, for the brokers' paper servers know nothing else. Any thread.
 *
 * @param venue the configured one, whose prices are read
 */
public record MarketReach(TradingCalendar calendar, Venue venue, boolean live)
    implements MarketHours {
  /** The closing price comes a moment after its session. */
  private static final Duration CLOSING = Duration.ofMinutes(1);

  /** Whether it is worth to ask for prices. */
  @Override
  public boolean trades(Instant now) {
    return Stream.of(now, now.minus(CLOSING))
        .flatMap(at -> calendar.session(venue, at).stream())
        .anyMatch(this::trades);
  }

  private boolean trades(TradingSession session) {
    return session == TradingSession.REGULAR || live;
  }

  /** Whether an order gets there, of whatever kind; routing has to be configured. */
  public boolean takes(Venue where, TradingSession session) {
    return (where == Venue.KRX || live)
        && (where != Venue.SOR || venue == Venue.SOR)
        && trades(session);
  }
}
