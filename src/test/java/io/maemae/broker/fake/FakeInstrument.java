package io.maemae.broker.fake;

/** One listing, its reference price and what was traded of it today. */
public final class FakeInstrument {
  /** What it is. */
  public enum Kind {
    SHARE,
    ETF,
    ETN
  }

  private static final int LIMIT_PERCENT = 30;
  private static final long[][] SHARE_TICKS = {
    {2_000, 1}, {5_000, 5}, {20_000, 10}, {50_000, 50}, {200_000, 100}, {500_000, 500}
  };

  public final String symbol;
  public final String isin;
  public final String name;
  public final Kind kind;
  public final boolean kosdaq;
  public final boolean administrative;
  public final boolean onNextrade;
  public long base;
  public boolean halted;
  public boolean interrupted;
  public long price;
  public long open;
  public long high;
  public long low;
  public long volume;
  public long amount;

  public FakeInstrument(
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

  /** A day begins on which so many shares are so many others. */
  public void split(long from, long to) {
    base = base * from / to;
    price = base;
    volume = 0;
    amount = 0;
  }

  public void traded(long at, long quantity) {
    open = volume == 0 ? at : open;
    high = volume == 0 ? at : Math.max(high, at);
    low = volume == 0 ? at : Math.min(low, at);
    price = at;
    volume += quantity;
    amount += at * quantity;
  }

  public long tick(long at) {
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
  public long upper() {
    long limit = base + base * LIMIT_PERCENT / 100;
    return limit - limit % tick(limit);
  }

  /** The lowest price of the day (하한가). */
  public long lower() {
    long limit = base - base * LIMIT_PERCENT / 100;
    long tick = tick(limit);
    return (limit + tick - 1) / tick * tick;
  }

  public long change() {
    return price - base;
  }

  /** 1 upper limit, 2 up, 3 flat, 4 lower limit, 5 down. */
  public String sign() {
    return sign(price);
  }

  public String sign(long against) {
    if (against == base) {
      return "3";
    }
    if (against > base) {
      return against >= upper() ? "1" : "2";
    }
    return against <= lower() ? "4" : "5";
  }

  public String changePercent() {
    return percent(change(), base);
  }

  public static String percent(long part, long whole) {
    return java.math.BigDecimal.valueOf(part)
        .movePointRight(2)
        .divide(java.math.BigDecimal.valueOf(whole), 2, java.math.RoundingMode.HALF_UP)
        .toPlainString();
  }
}
