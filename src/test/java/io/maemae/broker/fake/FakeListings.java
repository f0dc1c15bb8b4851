package io.maemae.broker.fake;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is listed. */
public final class FakeListings {
  private final Map<String, FakeInstrument> bySymbol = new LinkedHashMap<>();

  public FakeListings(Map<String, Long> basePrices) {
    Map<String, Long> prices = new LinkedHashMap<>(basePrices);
    share(prices, "005930", "KR7005930003", "삼성전자", "N", 70_000);
    share(prices, "000660", "KR7000660001", "SK하이닉스", "N", 128_500);
    list(prices, "069500", "KR7069500007", "KODEX 200", FakeInstrument.Kind.ETF, false, "", 35_000);
    list(
        prices,
        "Q500001",
        "KRG500000012",
        "신한 WTI 선물 ETN",
        FakeInstrument.Kind.ETN,
        false,
        "",
        10_000);
    list(
        prices, "035900", "KR7035900000", "JYP Ent.", FakeInstrument.Kind.SHARE, true, "N", 60_000);
    share(prices, "000020", "KR7000020008", "동화약품", "H", 9_000);
    share(prices, "001440", "KR7001440007", "대한전선", "A", 1_500);
    // A symbol of the settings that is not known here is a plain share.
    Map.copyOf(prices)
        .forEach(
            (symbol, price) -> share(prices, symbol, "KR7" + symbol + "00", symbol, "", price));
  }

  private void share(
      Map<String, Long> prices, String symbol, String isin, String name, String flags, long base) {
    list(prices, symbol, isin, name, FakeInstrument.Kind.SHARE, false, flags, base);
  }

  private void list(
      Map<String, Long> prices,
      String symbol,
      String isin,
      String name,
      FakeInstrument.Kind kind,
      boolean kosdaq,
      String flags,
      long base) {
    Long asked = prices.remove(symbol);
    long price = asked == null ? base : asked;
    bySymbol.putIfAbsent(
        symbol, new FakeInstrument(symbol, isin, name, kind, kosdaq, flags, price));
  }

  public Optional<FakeInstrument> find(String symbol) {
    return Optional.ofNullable(bySymbol.get(symbol));
  }

  public FakeInstrument get(String symbol) {
    return find(symbol).orElseThrow(() -> new IllegalArgumentException("not listed: " + symbol));
  }

  public Collection<FakeInstrument> all() {
    return bySymbol.values();
  }
}
