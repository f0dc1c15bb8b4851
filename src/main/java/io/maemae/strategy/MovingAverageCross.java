package io.maemae.strategy;

import io.maemae.market.Bar;
import io.maemae.market.Price;
import io.maemae.market.TimeInForce;
import io.maemae.market.Trade;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Crossing of two simple moving averages of closes (이동평균 교차): buys when the fast one rises above
 * the slow one, sells when it falls below. The buy waits at the close of the bar for half a minute,
 * and is taken back when the price falls below it: the rise has not held. Averages are compared as
 * sums, exactly.
 */
final class MovingAverageCross implements Strategy {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int fast;
  private final int slow;
  private final Deque<Long> closes = new ArrayDeque<>();
  private long voidBelow = Long.MIN_VALUE;

  MovingAverageCross(int fast, int slow) {
    this.fast = fast;
    this.slow = slow;
  }

  @Override
  public Optional<Signal> onTrade(Trade trade, boolean holding) {
    if (trade.price().tenThousandths() >= voidBelow) {
      return Optional.empty();
    }
    Price limit = new Price(voidBelow);
    voidBelow = Long.MIN_VALUE;
    return Optional.of(Signal.withdraw("ma-cross.void", trade.price(), limit));
  }

  @Override
  public Optional<Signal> onBar(Bar bar, boolean holding) {
    int before = compare();
    boolean ready = closes.size() == slow;
    closes.addFirst(bar.close().tenThousandths());
    if (closes.size() > slow) {
      closes.removeLast();
    }
    int now = compare();
    voidBelow = Long.MIN_VALUE;
    if (!ready) {
      return Optional.empty();
    }
    if (!holding && before <= 0 && now > 0) {
      voidBelow = bar.close().tenThousandths();
      return Optional.of(
          new Signal(
              Signal.Action.ENTER,
              Optional.of(bar.close()),
              TimeInForce.DAY,
              Optional.of(PATIENCE),
              "ma-cross.above",
              List.of(average(fast), average(slow))));
    }
    if (holding && now < 0) {
      return Optional.of(Signal.exit("ma-cross.below", average(fast), average(slow)));
    }
    return Optional.empty();
  }

  @Override
  public int lookback() {
    return slow;
  }

  /** The sign of fast average less slow average; 0 while there are too few bars. */
  private int compare() {
    if (closes.size() < slow) {
      return 0;
    }
    return Long.compare(
        Math.multiplyExact(sum(fast), (long) slow), Math.multiplyExact(sum(slow), (long) fast));
  }

  private long sum(int count) {
    long sum = 0;
    Iterator<Long> newestFirst = closes.iterator();
    for (int i = 0; i < count; i++) {
      sum += newestFirst.next();
    }
    return sum;
  }

  private Price average(int count) {
    return new Price(sum(count) / count);
  }

  @Override
  public Guard guard() {
    return new Guard(Optional.empty(), "guard.ma-cross");
  }

  @Override
  public String state() {
    return closes.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  @Override
  public void restore(String state) {
    closes.clear();
    if (!state.isBlank()) {
      Arrays.stream(state.split(" ")).map(Long::valueOf).forEach(closes::addLast);
    }
  }
}
