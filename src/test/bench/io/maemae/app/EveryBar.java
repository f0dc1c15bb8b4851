package io.maemae.app;

import io.maemae.market.Bar;
import io.maemae.market.Price;
import io.maemae.market.TimeInForce;
import io.maemae.strategy.Guard;
import io.maemae.strategy.Signal;
import io.maemae.strategy.Strategy;
import java.util.List;
import java.util.Optional;

/** Buys at the close of a bar and sells at that of the next. It remembers nothing. */
final class EveryBar implements Strategy {
  private final Price buyLimit;
  private final Price sellLimit;

  EveryBar(Price buyLimit, Price sellLimit) {
    this.buyLimit = buyLimit;
    this.sellLimit = sellLimit;
  }

  @Override
  public Optional<Signal> onBar(Bar bar, boolean holding) {
    return Optional.of(
        new Signal(
            holding ? Signal.Action.EXIT : Signal.Action.ENTER,
            Optional.of(holding ? sellLimit : buyLimit),
            TimeInForce.DAY,
            Optional.empty(),
            holding ? "ma-cross.below" : "ma-cross.above",
            List.of(bar.close(), bar.open())));
  }

  @Override
  public Guard guard() {
    return new Guard(Optional.empty(), "guard.none");
  }

  @Override
  public String state() {
    return "";
  }

  @Override
  public void restore(String state) {
    // There is nothing to take up.
  }
}
