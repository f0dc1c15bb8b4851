package io.maemae.strategy;

import io.maemae.market.Price;
import io.maemae.market.TimeInForce;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a strategy wants.
 *
 * @param limit the worst price it accepts; empty for a market order
 * @param cancelAfter when what is still open is taken back; empty to let it stand
 * @param reason the catalogue's key of why
 * @param details prices that the sentence about it names
 */
public record Signal(
    Action action,
    Optional<Price> limit,
    TimeInForce timeInForce,
    Optional<Duration> cancelAfter,
    String reason,
    List<Object> details) {
  /** What to do. */
  public enum Action {
    /** Take a position for the budget. */
    ENTER,
    /** Take back an entry that is still open. */
    WITHDRAW,
    /** Give all of it up. */
    EXIT
  }

  /** Copies the details. */
  public Signal {
    details = List.copyOf(details);
  }

  static Signal withdraw(String reason, Object... details) {
    return new Signal(
        Action.WITHDRAW,
        Optional.empty(),
        TimeInForce.DAY,
        Optional.empty(),
        reason,
        List.of(details));
  }

  static Signal exit(String reason, Object... details) {
    return new Signal(
        Action.EXIT, Optional.empty(), TimeInForce.DAY, Optional.empty(), reason, List.of(details));
  }
}
