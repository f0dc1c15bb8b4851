package io.maemae.market;

/**
 * The lowest and the highest price of a trading day (하한가, 상한가), both on the tick grid and both
 * allowed.
 *
 * <p>Source: KRX 유가증권시장·코스닥시장 업무규정, 가격제한폭: 30 % of the base price since 2015-06-15. Not for
 * instruments with limits of their own: leveraged funds (a multiple of 30 %), shares in liquidation
 * trading or on their first day; there the broker's figures count.
 */
public record PriceLimits(Price lower, Price upper) {
  /** Checks the order. */
  public PriceLimits {
    if (lower.isAbove(upper)) {
      throw new IllegalArgumentException("lower limit " + lower + " is above upper " + upper);
    }
  }

  /**
   * The limits around a base price (기준가). The band is 30 % of it, cut down to its tick; the limits
   * are the outermost prices of the grid inside the band, and never below the lowest tick. A base
   * price off the grid, as adjusted histories have it, is taken as it is; if it is so low that its
   * band holds no price of the grid, the limits are its two neighbours on the grid.
   */
  public static PriceLimits of(InstrumentKind kind, Price reference) {
    TickTable ticks = TickTable.of(kind);
    long base = reference.tenThousandths();
    long thirty = base / 10 * 3 + base % 10 * 3 / 10;
    long band = thirty - thirty % ticks.tickAt(reference).tenThousandths();
    Price lower = ticks.ceiling(new Price(base - band));
    Price upper = floor(ticks, new Price(Math.addExact(base, band)));
    return lower.isAbove(upper)
        ? new PriceLimits(floor(ticks, reference), ticks.ceiling(reference))
        : new PriceLimits(lower, upper);
  }

  /** Whether an order may have that price, as far as the limits go. */
  public boolean allow(Price price) {
    return !price.isBelow(lower) && !price.isAbove(upper);
  }

  private static Price floor(TickTable ticks, Price price) {
    Price lowest = ticks.tickAt(new Price(1));
    return price.isBelow(lowest) ? lowest : ticks.floor(price);
  }
}
