package io.maemae.broker.kiwoom;

import io.maemae.broker.fake.FakeOrderKind;
import io.maemae.broker.fake.FakeOrderKind.Life;
import io.maemae.broker.fake.FakeOrderKind.Price;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The order kinds (trde_tp) that are carried out as they come, with their names in lists and
 * notices. On which venues they can be had is not in the specification; it is the exchanges' rule.
 */
enum KiwoomOrderKind {
  LIMIT("0", "보통", Price.GIVEN, Life.DAY, "KRX NXT SOR"),
  MARKET("3", "시장가", Price.MARKET, Life.DAY, "KRX SOR"),
  CONDITIONAL("5", "조건부지정가", Price.GIVEN, Life.DAY, "KRX"),
  BEST("6", "최유리지정가", Price.BEST, Life.DAY, "KRX NXT SOR"),
  PRIORITY("7", "최우선지정가", Price.PRIORITY, Life.DAY, "KRX NXT SOR"),
  LIMIT_IOC("10", "보통(IOC)", Price.GIVEN, Life.IOC, "KRX NXT SOR"),
  MARKET_IOC("13", "시장가(IOC)", Price.MARKET, Life.IOC, "KRX NXT SOR"),
  BEST_IOC("16", "최유리(IOC)", Price.BEST, Life.IOC, "KRX NXT SOR"),
  LIMIT_FOK("20", "보통(FOK)", Price.GIVEN, Life.FOK, "KRX NXT SOR"),
  MARKET_FOK("23", "시장가(FOK)", Price.MARKET, Life.FOK, "KRX NXT SOR"),
  BEST_FOK("26", "최유리(FOK)", Price.BEST, Life.FOK, "KRX NXT SOR");

  final FakeOrderKind kind;

  KiwoomOrderKind(String code, String title, Price price, Life life, String venues) {
    kind = new FakeOrderKind(code, title, price, life, Set.of(venues.split(" ")));
  }

  static Optional<FakeOrderKind> find(String code) {
    return Arrays.stream(values())
        .map(value -> value.kind)
        .filter(kind -> kind.code().equals(code))
        .findFirst();
  }
}
