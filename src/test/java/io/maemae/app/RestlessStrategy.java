package io.maemae.app;

import io.maemae.market.Bar;
import io.maemae.market.Price;
import io.maemae.market.TimeInForce;
import io.maemae.market.Trade;
import io.maemae.strategy.Guard;
import io.maemae.strategy.Signal;
import io.maemae.strategy.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * A strategy that enters, takes back and gives up without any reason until all is calm, and
 * remembers what it wanted.
 */
final class RestlessStrategy implements Strategy {
  private final SplittableRandom random;
  private final BooleanSupplier calm;
  private StrategyWishes wishes = new StrategyWishes();

  RestlessStrategy(SplittableRandom random, BooleanSupplier calm) {
    this.random = random;
    this.calm = calm;
  }

  @Override
  public Optional<Signal> onTrade(Trade trade, boolean holding) {
    if (calm.getAsBoolean()) {
      return Optional.empty();
    }
    int wish = random.nextInt(100);
    if (wish < 8 && !holding) {
      Signal signal = signal(Signal.Action.ENTER, limit(trade), deadline());
      wishes.enters(trade.at(), signal.cancelAfter().map(trade.at()::plus));
      return Optional.of(signal);
    } else if (wish < 10) {
      return Optional.of(signal(Signal.Action.WITHDRAW, Optional.empty(), Optional.empty()));
    } else if (wish < 20 && holding) {
      wishes.exits(trade.at());
      return Optional.of(signal(Signal.Action.EXIT, limit(trade), Optional.empty()));
    }
    return Optional.empty();
  }

  private Optional<Price> limit(Trade trade) {
    return random.nextInt(3) == 0
        ? Optional.empty()
        : Optional.of(Price.ofWon(trade.price().wonFloor() + random.nextLong(-3, 4) * 100));
  }

  private Optional<Duration> deadline() {
    return random.nextBoolean()
        ? Optional.of(Duration.ofSeconds(random.nextLong(2, 30)))
        : Optional.empty();
  }

  private static Signal signal(
      Signal.Action action, Optional<Price> limit, Optional<Duration> cancelAfter) {
    String reason = action == Signal.Action.ENTER ? "ma-cross.above" : "ma-cross.below";
    return new Signal(action, limit, TimeInForce.DAY, cancelAfter, reason, List.of("1", "2"));
  }

  @Override
  public Optional<Signal> onBar(Bar bar, boolean holding) {
    return Optional.empty();
  }

  @Override
  public Guard guard() {
    return new Guard(Optional.empty(), "guard.opening-range");
  }

  @Override
  public String state() {
    return wishes.text();
  }

  @Override
  public void restore(String state) {
    wishes = StrategyWishes.of(state);
  }
}
