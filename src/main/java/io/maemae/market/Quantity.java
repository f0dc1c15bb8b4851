package io.maemae.market;

/** A number of shares, zero or more. */
public record Quantity(long units) implements Comparable<Quantity> {
  /** No shares. */
  public static final Quantity ZERO = new Quantity(0);

  /** Checks the range. */
  public Quantity {
    if (units < 0) {
      throw new IllegalArgumentException("quantity must not be negative, was " + units);
    }
  }

  /** That many shares. */
  public static Quantity of(long units) {
    return units == 0 ? ZERO : new Quantity(units);
  }

  /** The sum. */
  public Quantity plus(Quantity other) {
    return of(Math.addExact(units, other.units));
  }

  /**
   * The difference.
   *
   * @throws IllegalArgumentException if it would be negative
   */
  public Quantity minus(Quantity other) {
    return of(units - other.units);
  }

  /** The difference, or zero if it would be negative. */
  public Quantity minusOrZero(Quantity other) {
    return of(Math.max(0, units - other.units));
  }

  /** The smaller of the two. */
  public Quantity min(Quantity other) {
    return units <= other.units ? this : other;
  }

  /** The larger of the two. */
  public Quantity max(Quantity other) {
    return units >= other.units ? this : other;
  }

  /** Whether there is none. */
  public boolean isZero() {
    return units == 0;
  }

  @Override
  public int compareTo(Quantity other) {
    return Long.compare(units, other.units);
  }

  @Override
  public String toString() {
    return Long.toString(units);
  }
}
