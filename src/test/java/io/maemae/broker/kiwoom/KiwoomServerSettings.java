package io.maemae.broker.kiwoom;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a {@link KiwoomServer} is started with.
 *
 * @param otherAppKey the same customer's key of the other environment, which is refused as such
 * @param account ten digits; no request names it
 * @param cash deposit in won
 * @param basePrices yesterday's closes by symbol; the rest of the listings have their own
 * @param commissionPercent of each fill, buying and selling, rounded down to the won
 * @param clock the server's time; what takes time takes real time
 * @param tokenClock the time in which tokens end, the same unless it is told apart
 * @param seed of tokens and order numbers
 */
public record KiwoomServerSettings(
    KiwoomServer.Environment environment,
    String appKey,
    String secretKey,
    String otherAppKey,
    String account,
    long cash,
    Map<String, Long> basePrices,
    BigDecimal commissionPercent,
    InstantSource clock,
    InstantSource tokenClock,
    long seed) {
  private static final int KEY_LENGTH = 43;

  /** Copies the prices. */
  public KiwoomServerSettings {
    if (!account.matches("\\d{10}")) {
      throw new IllegalArgumentException("account must be 10 digits, was " + account);
    }
    basePrices = Map.copyOf(basePrices);
  }

  /** Ten million won and 005930 at 70,000. */
  public static KiwoomServerSettings of(KiwoomServer.Environment environment, InstantSource clock) {
    boolean live = environment == KiwoomServer.Environment.LIVE;
    return new KiwoomServerSettings(
        environment,
        (live ? "L" : "P").repeat(KEY_LENGTH),
        (live ? "l" : "p").repeat(KEY_LENGTH),
        (live ? "P" : "L").repeat(KEY_LENGTH),
        "1234567890",
        10_000_000,
        Map.of("005930", 70_000L),
        new BigDecimal("0.015"),
        clock,
        clock,
        7);
  }

  /** The same with yesterday's closes of these symbols. */
  public KiwoomServerSettings withPrices(Map<String, Long> prices) {
    return new KiwoomServerSettings(
        environment,
        appKey,
        secretKey,
        otherAppKey,
        account,
        cash,
        prices,
        commissionPercent,
        clock,
        tokenClock,
        seed);
  }

  /** The same with another deposit. */
  public KiwoomServerSettings withCash(long won) {
    return new KiwoomServerSettings(
        environment,
        appKey,
        secretKey,
        otherAppKey,
        account,
        won,
        basePrices,
        commissionPercent,
        clock,
        tokenClock,
        seed);
  }

  /** The same with tokens that end by another clock. */
  public KiwoomServerSettings withTokenClock(InstantSource other) {
    return new KiwoomServerSettings(
        environment,
        appKey,
        secretKey,
        otherAppKey,
        account,
        cash,
        basePrices,
        commissionPercent,
        clock,
        other,
        seed);
  }

  boolean live() {
    return environment == KiwoomServer.Environment.LIVE;
  }
}
