package io.maemae.market;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When which venue takes orders on a trading day, in Seoul time.
 *
 * <p>Sources: Nextrade, 거래시간: pre-market 08:00-08:50, main market 09:00:30-15:20, closing price
 * 15:30-15:40 and after-market to 20:00, which one order may live through. KRX, 애프터마켓 since
 * 2026-09-14: 16:00-20:00; what is left of the regular session is taken back before it. On a day
 * whose regular session is shifted we take the others to be shifted by as much, but none to end
 * later than usual.
 */
final class VenueHours {
  private static final LocalDate KRX_AFTER_MARKET = LocalDate.of(2026, 9, 14);
  private static final LocalTime EVENING = LocalTime.of(20, 0);

  private VenueHours() {}

  /**
   * Orders are taken from a time until before another.
   *
   * @param trades the minute from which they trade, which is later where an auction opens
   * @param auction until before which they trade continuously, and then in a closing auction if
   *     that is before the end
   */
  record Hours(
      TradingSession session, LocalTime from, LocalTime trades, LocalTime auction, LocalTime to) {
    /** Without auctions. */
    static Hours continuous(TradingSession session, LocalTime from, LocalTime to) {
      return new Hours(session, from, from.truncatedTo(ChronoUnit.MINUTES), to, to);
    }

    boolean contains(LocalTime time) {
      return !time.isBefore(from) && time.isBefore(to);
    }

    boolean isContinuous(LocalTime time) {
      return contains(time) && !time.isBefore(trades) && time.isBefore(auction);
    }
  }

  /** The sessions of a day with those regular hours, in their order. */
  static List<Hours> of(Venue venue, LocalDate date, TradingHours regular) {
    return switch (venue) {
      case KRX -> krx(date, regular);
      case NXT -> nextrade(regular);
      case SOR -> Stream.concat(krx(date, regular).stream(), nextrade(regular).stream()).toList();
    };
  }

  private static List<Hours> krx(LocalDate date, TradingHours regular) {
    Hours day =
        new Hours(
            TradingSession.REGULAR,
            regular.openingAuction(),
            regular.open(),
            regular.closingAuction(),
            regular.close());
    Hours evening =
        Hours.continuous(TradingSession.AFTER_MARKET, regular.close().plusMinutes(30), EVENING);
    return date.isBefore(KRX_AFTER_MARKET) ? List.of(day) : List.of(day, evening);
  }

  private static List<Hours> nextrade(TradingHours regular) {
    Duration shift = Duration.between(TradingHours.REGULAR.open(), regular.open());
    return List.of(
        Hours.continuous(
            TradingSession.PRE_MARKET,
            LocalTime.of(8, 0).plus(shift),
            LocalTime.of(8, 50).plus(shift)),
        Hours.continuous(
            TradingSession.REGULAR, regular.open().plusSeconds(30), regular.closingAuction()),
        Hours.continuous(TradingSession.AFTER_MARKET, regular.close(), EVENING));
  }

  /** The session of a time; of a routed order the first venue's that has one. */
  static Optional<TradingSession> session(List<Hours> hours, LocalTime time) {
    return at(hours, time).map(Hours::session);
  }

  /** The hours that a time is in, likewise. */
  static Optional<Hours> at(List<Hours> hours, LocalTime time) {
    for (Hours each : hours) {
      if (each.contains(time)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
