package io.maemae.broker.kis;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The order kinds (ORD_DVSN) that are carried out as they come, with their venues; those from 41 on
 * are of KRX's after-market.
 */
enum FakeOrderKind {
  LIMIT("00", "지정가", Price.GIVEN, Life.DAY, "KRX NXT SOR"),
  MARKET("01", "시장가", Price.MARKET, Life.DAY, "KRX SOR"),
  CONDITIONAL("02", "조건부지정가", Price.GIVEN, Life.DAY, "KRX"),
  BEST("03", "최유리지정가", Price.BEST, Life.DAY, "KRX NXT SOR"),
  PRIORITY("04", "최우선지정가", Price.PRIORITY, Life.DAY, "KRX NXT SOR"),
  LIMIT_IOC("11", "IOC지정가", Price.GIVEN, Life.IOC, "KRX NXT SOR"),
  LIMIT_FOK("12", "FOK지정가", Price.GIVEN, Life.FOK, "KRX NXT SOR"),
  MARKET_IOC("13", "IOC시장가", Price.MARKET, Life.IOC, "KRX NXT SOR"),
  MARKET_FOK("14", "FOK시장가", Price.MARKET, Life.FOK, "KRX NXT SOR"),
  BEST_IOC("15", "IOC최유리", Price.BEST, Life.IOC, "KRX NXT SOR"),
  BEST_FOK("16", "FOK최유리", Price.BEST, Life.FOK, "KRX NXT SOR"),
  AFTER_LIMIT("41", "애프터마켓 지정가", Price.GIVEN, Life.DAY, "KRX"),
  AFTER_LIMIT_IOC("42", "애프터마켓 IOC지정가", Price.GIVEN, Life.IOC, "KRX"),
  AFTER_LIMIT_FOK("43", "애프터마켓 FOK지정가", Price.GIVEN, Life.FOK, "KRX"),
  AFTER_BEST("44", "애프터마켓 최유리", Price.BEST, Life.DAY, "KRX"),
  AFTER_BEST_IOC("45", "애프터마켓 IOC최유리", Price.BEST, Life.IOC, "KRX"),
  AFTER_BEST_FOK("46", "애프터마켓 FOK최유리", Price.BEST, Life.FOK, "KRX");

  /** Where the price comes from. */
  enum Price {
    GIVEN,
    MARKET,
    /** The best price of the other side. */
    BEST,
    /** The best price of the own side. */
    PRIORITY
  }

  /** What becomes of what does not trade at once. */
  enum Life {
    DAY("0", "없음"),
    IOC("1", "IOC"),
    FOK("2", "FOK");

    /** As the notice has it (ODER_COND). */
    final String condition;

    final String name;

    Life(String condition, String name) {
      this.condition = condition;
      this.name = name;
    }
  }

  final String code;
  final String title;
  final Price price;
  final Life life;
  private final Set<String> venues;

  FakeOrderKind(String code, String title, Price price, Life life, String venues) {
    this.code = code;
    this.title = title;
    this.price = price;
    this.life = life;
    this.venues = Set.of(venues.split(" "));
  }

  static Optional<FakeOrderKind> find(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }

  boolean isTakenBy(String venue) {
    return venues.contains(venue);
  }
}
