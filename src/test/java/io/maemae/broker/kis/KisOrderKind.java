package io.maemae.broker.kis;

import io.maemae.broker.fake.FakeOrderKind;
import io.maemae.broker.fake.FakeOrderKind.Life;
import io.maemae.broker.fake.FakeOrderKind.Price;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The order kinds (ORD_DVSN) that are carried out as they come, with their venues; those from 41 on
 * are of KRX's after-market.
 */
enum KisOrderKind {
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

  final FakeOrderKind kind;

  KisOrderKind(String code, String title, Price price, Life life, String venues) {
    kind = new FakeOrderKind(code, title, price, life, Set.of(venues.split(" ")));
  }

  static Optional<FakeOrderKind> find(String code) {
    return Arrays.stream(values())
        .map(value -> value.kind)
        .filter(kind -> kind.code().equals(code))
        .findFirst();
  }

  /** As the notice has it (ODER_COND). */
  static String condition(Life life) {
    return switch (life) {
      case DAY -> "0";
      case IOC -> "1";
      case FOK -> "2";
    };
  }
}
