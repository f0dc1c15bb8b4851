package io.maemae.broker.kis;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a {@link KisServer} is started with.
 *
 * @param otherAppKey the same customer's key of the other environment, which is refused as such
 * @param account number and product code, such as {@code 12345678-01}
 * @param htsId the key of the notice stream
 * @param cash deposit in won
 * @param basePrices yesterday's closes by symbol; the rest of the listings have their own
 * @param commissionPercent of each fill, buying and selling, rounded down to the won
 * @param clock the server's time; what takes time takes real time
 * @param seed of tokens, keys and order numbers
 */
public record KisServerSettings(
    KisServer.Environment environment,
    String appKey,
    String appSecret,
    String otherAppKey,
    String account,
    String htsId,
    long cash,
    Map<String, Long> basePrices,
    BigDecimal commissionPercent,
    InstantSource clock,
    long seed) {
  private static final int KEY_LENGTH = 36;
  private static final int SECRET_LENGTH = 180;

  /** Copies the prices. */
  public KisServerSettings {
    if (!account.matches("\\d{8}-\\d{2}")) {
      throw new IllegalArgumentException("account must be 8 and 2 digits, was " + account);
    }
    basePrices = Map.copyOf(basePrices);
  }

  /** Ten million won and 005930 at 70,000. */
  public static KisServerSettings of(KisServer.Environment environment, InstantSource clock) {
    boolean live = environment == KisServer.Environment.LIVE;
    return new KisServerSettings(
        environment,
        (live ? "L" : "P").repeat(KEY_LENGTH),
        (live ? "l" : "p").repeat(SECRET_LENGTH),
        (live ? "P" : "L").repeat(KEY_LENGTH),
        "12345678-01",
        "myhtsid",
        10_000_000,
        Map.of("005930", 70_000L),
        new BigDecimal("0.015"),
        clock,
        7);
  }

  /** The same with yesterday's closes of these symbols. */
  public KisServerSettings withPrices(Map<String, Long> prices) {
    return new KisServerSettings(
        environment,
        appKey,
        appSecret,
        otherAppKey,
        account,
        htsId,
        cash,
        prices,
        commissionPercent,
        clock,
        seed);
  }

  /** The same with another deposit. */
  public KisServerSettings withCash(long won) {
    return new KisServerSettings(
        environment,
        appKey,
        appSecret,
        otherAppKey,
        account,
        htsId,
        won,
        basePrices,
        commissionPercent,
        clock,
        seed);
  }

  boolean live() {
    return environment == KisServer.Environment.LIVE;
  }

  String accountNumber() {
    return account.substring(0, 8);
  }

  String productCode() {
    return account.substring(9);
  }

  /** The office that the order answers name. */
  String branch() {
    return live() ? "06010" : "00950";
  }
}
