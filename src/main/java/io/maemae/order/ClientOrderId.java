package io.maemae.order;

/**
 * Our number of an order, counted from 1 and never used twice; the person sees it as {@code #12}.
 */
public record ClientOrderId(long number) implements Comparable<ClientOrderId> {
  /** Checks the range. */
  public ClientOrderId {
    if (number <= 0) {
      throw new IllegalArgumentException("order number must be positive, was " + number);
    }
  }

  @Override
  public int compareTo(ClientOrderId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "#" + number;
  }
}
