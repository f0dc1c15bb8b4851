package io.maemae.notice;

import io.maemae.market.Symbol;
import io.maemae.order.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which exits that did not go through are told. A strategy tries again for as long as it takes; the
 * same failure of the same shares is told at first and then every ten minutes, with how many there
 * were between. Desk thread.
 */
final class FailedExits {
  private static final Duration APART = Duration.ofMinutes(10);

  private final Map<Shares, Told> told = new HashMap<>();

  private record Shares(String account, Optional<String> strategy, Symbol symbol) {
    static Shares of(Order order) {
      return new Shares(order.account(), order.terms().strategy(), order.symbol());
    }
  }

  private record Told(String text, Instant at, int more) {}

  /** What was told may not have been kept. */
  void clear() {
    told.clear();
  }

  /** An exit went through. */
  void over(Order order) {
    told.remove(Shares.of(order));
  }

  /**
   * One failed.
   *
   * @return how many have not been told since the last one that was; empty if this is not to be
   *     told either
   */
  OptionalInt failed(Order order) {
    Instant at = order.terms().createdAt();
    Told last = told.get(Shares.of(order));
    boolean repeats = last != null && Objects.equals(last.text(), order.text());
    if (repeats && at.isBefore(last.at().plus(APART))) {
      told.put(Shares.of(order), new Told(last.text(), last.at(), last.more() + 1));
      return OptionalInt.empty();
    }
    told.put(Shares.of(order), new Told(order.text(), at, 0));
    return OptionalInt.of(repeats ? last.more() : 0);
  }
}
