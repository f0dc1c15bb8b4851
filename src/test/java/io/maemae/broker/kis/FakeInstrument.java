package io.maemae.broker.kis;

/** One listing, its reference price and what was traded of it today. */
final class FakeInstrument {
  /** What it is, as the master file abbreviates it. */
  enum Kind {
    SHARE("ST"),
    ETF("EF"),
    ETN("EN");

    final String group;

    Kind(String group) {
      this.group = group;
    }
  }

  private static final int LIMIT_PERCENT = 30;
  private static final long[][] SHARE_TICKS = {
    {2_000, 1}, {5_000, 5}, {20_000, 10}, {50_000, 50}, {200_000, 100}, {500_000, 500}
  };

  final String symbol;
  final String isin;
  final String name;
  final Kind kind;
  final boolean kosdaq;
  final boolean administrative;
  final boolean onNextrade;
  final long base;
  boolean halted;
  boolean interrupted;
  long price;
  long open;
  long high;
  long low;
  long volume;
  long amount;

  FakeInstrument(
      String symbol, String isin, String name, Kind kind, boolean kosdaq, String flags, long base) {
    this.symbol = symbol;
    this.isin = isin;
    this.name = name;
    this.kind = kind;
    this.kosdaq = kosdaq;
    this.halted = flags.contains("H");
    this.administrative = flags.contains("A");
    this.onNextrade = flags.contains("N");
    this.base = base;
    this.price = base;
  }

  void traded(long at, long quantity) {
    open = volume == 0 ? at : open;
    high = volume == 0 ? at : Math.max(high, at);
    low = volume == 0 ? at : Math.min(low, at);
    price = at;
    volume += quantity;
    amount += at * quantity;
  }

  long tick(long at) {
    if (kind != Kind.SHARE) {
      return at < 2_000 ? 1 : 5;
    }
    for (long[] step : SHARE_TICKS) {
      if (at < step[0]) {
        return step[1];
      }
    }
    return 1_000;
  }

  /** The highest price of the day (상한가). */
  long upper() {
    long limit = base + base * LIMIT_PERCENT / 100;
    return limit - limit % tick(limit);
  }

  /** The lowest price of the day (하한가). */
  long lower() {
    long limit = base - base * LIMIT_PERCENT / 100;
    long tick = tick(limit);
    return (limit + tick - 1) / tick * tick;
  }

  long change() {
    return price - base;
  }

  /** 1 upper limit, 2 up, 3 flat, 4 lower limit, 5 down. */
  String sign() {
    return sign(price);
  }

  String sign(long against) {
    if (against == base) {
      return "3";
    }
    if (against > base) {
      return against >= upper() ? "1" : "2";
    }
    return against <= lower() ? "4" : "5";
  }

  String changePercent() {
    return percent(change(), base);
  }

  static String percent(long part, long whole) {
    return java.math.BigDecimal.valueOf(part)
        .movePointRight(2)
        .divide(java.math.BigDecimal.valueOf(whole), 2, java.math.RoundingMode.HALF_UP)
        .toPlainString();
  }

  /** The status code of a quote (iscd_stat_cls_code). */
  String status() {
    if (halted) {
      return "58";
    }
    return administrative ? "51" : "55";
  }
}
