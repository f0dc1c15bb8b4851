package io.maemae.journal;

import io.maemae.config.Configuration;
import io.maemae.market.Instruments;
import io.maemae.market.OrderType;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingSession;
import io.maemae.market.Venue;
import io.maemae.order.Environment;
import io.maemae.order.RequestRate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What there was before the first event.
 *
 * @param format how the record is written; another number cannot be read
 * @param build of the program that ran
 * @param begun in market time
 * @param configuration the effective one, without its secrets
 * @param instruments what was known to be listed
 * @param days what a broker had said of the exchange's days
 */
public record Header(
    int format,
    String build,
    Instant begun,
    Configuration configuration,
    Wiring wiring,
    Instruments instruments,
    SortedMap<LocalDate, Boolean> days) {
  /** The one that this build writes and reads. */
  public static final int FORMAT = 3;

  /**
   * Which ports there were.
   *
   * @param feedOfAccount the name of the stream on which an account trades
   * @param history by the names of their streams; likewise the feeds and the conditions
   */
  public record Wiring(
      List<Account> accounts,
      List<String> feeds,
      Map<String, String> feedOfAccount,
      List<String> conditions,
      List<String> history) {}

  /**
   * An account with what its broker takes.
   *
   * @param tellsProfits whether its broker sums up what was won
   * @param takes all that can be ordered
   * @param quota a name that accounts have in common if their requests count together
   */
  public record Account(
      String name,
      Environment environment,
      boolean tellsProfits,
      List<Ability> takes,
      Venue venue,
      String quota,
      RequestRate rate,
      Duration settleInterval) {}

  /** Something that can be ordered. */
  public record Ability(
      OrderType type, TimeInForce timeInForce, Venue venue, TradingSession session) {}
}
