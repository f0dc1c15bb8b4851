package io.maemae.market;

/**
 * The tick sizes (호가가격단위) of KRX, KOSPI and KOSDAQ alike: the grid on which the prices of orders
 * lie.
 *
 * <p>Source: KRX 유가증권시장·코스닥시장 업무규정 시행세칙, 호가가격단위; shares as in force since 2023-01-25, ETF and ETN
 * since 2023-12-11. Older days are held to today's grid as well.
 */
public final class TickTable {
  /** Where the bands end (exclusive) and their ticks, in won; the last band has no end. */
  private static final TickTable STOCK =
      new TickTable(
          new long[] {2_000, 5_000, 20_000, 50_000, 200_000, 500_000},
          new long[] {1, 5, 10, 50, 100, 500, 1_000});

  private static final TickTable FUND = new TickTable(new long[] {2_000}, new long[] {1, 5});

  private final long[] ends;
  private final Price[] ticks;

  private TickTable(long[] endsWon, long[] ticksWon) {
    ends = new long[endsWon.length];
    ticks = new Price[ticksWon.length];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = endsWon[i] * Price.SCALE;
    }
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = Price.ofWon(ticksWon[i]);
    }
  }

  /** The table of that kind of instrument. */
  public static TickTable of(InstrumentKind kind) {
    return switch (kind) {
      case STOCK -> STOCK;
      case ETF, ETN -> FUND;
    };
  }

  /** The tick size at a price, which need not be on the grid. */
  public Price tickAt(Price price) {
    return tickAt(price.tenThousandths());
  }

  /** Whether an order may have that price. */
  public boolean isOnTick(Price price) {
    return price.tenThousandths() % tick(price.tenThousandths()) == 0;
  }

  /**
   * The highest price of the grid that is not above {@code price}.
   *
   * @throws IllegalArgumentException if the price is below the lowest tick
   */
  public Price floor(Price price) {
    long raw = price.tenThousandths();
    long over = raw % tick(raw);
    if (over == raw) {
      throw new IllegalArgumentException("price must be at least " + ticks[0] + ", was " + price);
    }
    return over == 0 ? price : new Price(raw - over);
  }

  /** The lowest price of the grid that is not below {@code price}. */
  public Price ceiling(Price price) {
    long raw = price.tenThousandths();
    long tick = tick(raw);
    long over = raw % tick;
    return over == 0 ? price : new Price(Math.addExact(raw - over, tick));
  }

  /**
   * The next higher price of the grid.
   *
   * @throws IllegalArgumentException if {@code onGrid} is not on it
   */
  public Price up(Price onGrid) {
    long raw = checked(onGrid);
    return new Price(Math.addExact(raw, tick(raw)));
  }

  /**
   * The next lower price of the grid; at the foot of a band that is a tick of the band below.
   *
   * @throws IllegalArgumentException if {@code onGrid} is not on the grid, or is its lowest price
   */
  public Price down(Price onGrid) {
    long raw = checked(onGrid);
    if (raw == ticks[0].tenThousandths()) {
      throw new IllegalArgumentException("no price below the lowest tick " + onGrid);
    }
    return new Price(raw - tick(raw - 1));
  }

  private long checked(Price price) {
    if (!isOnTick(price)) {
      throw new IllegalArgumentException(
          "price must be a multiple of the tick " + tickAt(price) + ", was " + price);
    }
    return price.tenThousandths();
  }

  private long tick(long raw) {
    return tickAt(raw).tenThousandths();
  }

  private Price tickAt(long raw) {
    int band = 0;
    while (band < ends.length && raw >= ends[band]) {
      band++;
    }
    return ticks[band];
  }
}
