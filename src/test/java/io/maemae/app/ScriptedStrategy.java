package io.maemae.app;

import io.maemae.market.Bar;
import io.maemae.market.Price;
import io.maemae.market.TimeInForce;
import io.maemae.market.Trade;
import io.maemae.strategy.Guard;
import io.maemae.strategy.Signal;
import io.maemae.strategy.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A strategy that wants what a test tells it to want, and knows which bars it has had. */
final class ScriptedStrategy implements Strategy {
  private Optional<Signal> next = Optional.empty();
  private final List<Bar> bars = new ArrayList<>();
  private final Map<Instant, Signal> atBars = new HashMap<>();
  private final int lookback;
  private boolean broken;
  private int trades;

  ScriptedStrategy(int lookback) {
    this.lookback = lookback;
  }

  /** The bars it has had, in order. */
  List<Bar> bars() {
    return List.copyOf(bars);
  }

  /** How many trades, or prices in their place, it was told. */
  int trades() {
    return trades;
  }

  /** At the bar that starts then it wants to enter, at most at a price. */
  void entersAtBar(Instant start, long won) {
    Price limit = Price.ofWon(won);
    atBars.put(start, signal(Signal.Action.ENTER, Optional.of(limit), "ma-cross.above"));
  }

  /** At the bar that starts then it wants to give up all it holds. */
  void exitsAtBar(Instant start) {
    atBars.put(start, signal(Signal.Action.EXIT, Optional.empty(), "ma-cross.below"));
  }

  /** At the next trade it wants to enter, at most at a price. */
  void enters(long won) {
    Price limit = Price.ofWon(won);
    next = Optional.of(signal(Signal.Action.ENTER, Optional.of(limit), "ma-cross.above"));
  }

  /** At the next trade it wants to enter, at most at a price, and for so long only. */
  void entersFor(Duration time, long won) {
    next =
        Optional.of(
            new Signal(
                Signal.Action.ENTER,
                Optional.of(Price.ofWon(won)),
                TimeInForce.DAY,
                Optional.of(time),
                "ma-cross.above",
                List.of("1", "2")));
  }

  /** At the next trade it wants to give up all it holds, at the market. */
  void exits() {
    next = Optional.of(signal(Signal.Action.EXIT, Optional.empty(), "ma-cross.below"));
  }

  /** At the next trade it wants to take back an entry that is still open. */
  void withdraws() {
    next = Optional.of(signal(Signal.Action.WITHDRAW, Optional.empty(), "ma-cross.void"));
  }

  /** At the next trades, and when a day begins, it is wrong. */
  void breaks(boolean wrong) {
    broken = wrong;
  }

  private static Signal signal(Signal.Action action, Optional<Price> limit, String reason) {
    return new Signal(action, limit, TimeInForce.DAY, Optional.empty(), reason, List.of("1", "2"));
  }

  @Override
  public void startDay(LocalDate date) {
    if (broken) {
      throw new IllegalStateException("a mistake");
    }
  }

  @Override
  public Optional<Signal> onTrade(Trade trade, boolean holding) {
    if (broken) {
      throw new IllegalStateException("a mistake");
    }
    trades++;
    Optional<Signal> wanted = next;
    next = Optional.empty();
    return wanted;
  }

  @Override
  public Optional<Signal> onBar(Bar bar, boolean holding) {
    bars.add(bar);
    return Optional.ofNullable(atBars.get(bar.start()));
  }

  @Override
  public int lookback() {
    return lookback;
  }

  @Override
  public Guard guard() {
    return new Guard(Optional.of(Price.ofWon(68_000)), "guard.opening-range");
  }

  @Override
  public String state() {
    return "";
  }

  @Override
  public void restore(String state) {
    // It remembers nothing.
  }
}
