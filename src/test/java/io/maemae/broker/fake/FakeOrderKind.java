package io.maemae.broker.fake;

import java.util.Set;

/**
 * A kind of order as a broker calls it.
 *
 * @param code as requests have it
 * @param title as lists have it
 * @param venues where it can be had
 */
public record FakeOrderKind(String code, String title, Price price, Life life, Set<String> venues) {
  /** Where the price comes from. */
  public enum Price {
    GIVEN,
    MARKET,
    /** The best price of the other side. */
    BEST,
    /** The best price of the own side. */
    PRIORITY
  }

  /** What becomes of what does not trade at once. */
  public enum Life {
    DAY,
    IOC,
    FOK
  }

  /** Copies the venues. */
  public FakeOrderKind {
    venues = Set.copyOf(venues);
  }

  public boolean isTakenBy(String venue) {
    return venues.contains(venue);
  }
}
