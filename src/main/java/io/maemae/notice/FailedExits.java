package io.maemae.notice;

import io.maemae.market.Symbol;
import io.maemae.order.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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

  /**
   * A failure to be told.
   *
   * @param untold how many were not, since the last one that was
   * @param repeats whether it fails for the same reason as these
   */
  record Failure(int untold, boolean repeats) {}

  /** What was told may not have been kept. */
  void clear() {
    told.clear();
  }

  /**
   * An exit went through.
   *
   * @return how many failures before it were not told
   */
  int over(Order order) {
    Told last = told.remove(Shares.of(order));
    return last == null ? 0 : last.more();
  }

  /**
   * One failed.
   *
   * @return empty if it is not to be told
   */
  Optional<Failure> failed(Order order) {
    Instant at = order.terms().createdAt();
    Told last = told.get(Shares.of(order));
    boolean repeats = last != null && Objects.equals(last.text(), order.text());
    if (repeats && at.isBefore(last.at().plus(APART))) {
      told.put(Shares.of(order), new Told(last.text(), last.at(), last.more() + 1));
      return Optional.empty();
    }
    told.put(Shares.of(order), new Told(order.text(), at, 0));
    return Optional.of(new Failure(last == null ? 0 : last.more(), repeats));
  }
}
