package io.maemae.strategy;

import io.maemae.market.Bar;
import io.maemae.market.BarHours;
import io.maemae.market.Price;
import io.maemae.market.TimeInForce;
import io.maemae.market.Trade;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Opening-range breakout (시가 범위 돌파). The first bar of the day gives the range. The first trade
 * above it is bought, once a day, at the breakout price or a little worse, at once or not at all.
 * The shares are sold when the price falls to the low of the range, or a quarter of an hour before
 * continuous trading ends.
 */
final class OpeningRange implements Strategy {
  /** How much worse than the breakout price, in per mille. */
  private static final long SLACK_PER_MILLE = 3;

  private static final Duration FLAT_BEFORE_CLOSE = Duration.ofMinutes(25);

  private final BarHours hours;
  private LocalDate date = LocalDate.MIN;
  private Optional<Price> high = Optional.empty();
  private Optional<Price> low = Optional.empty();
  private boolean entered;
  private long highLimit = Long.MAX_VALUE;
  private long stop = Long.MIN_VALUE;
  private Instant flatAt = Instant.MAX;

  OpeningRange(BarHours hours) {
    this.hours = hours;
  }

  @Override
  public void startDay(LocalDate today) {
    if (!today.equals(date)) {
      date = today;
      range(Optional.empty(), Optional.empty());
      entered = false;
    }
    flatAt = hours.close(today).minus(FLAT_BEFORE_CLOSE);
  }

  private void range(Optional<Price> top, Optional<Price> bottom) {
    high = top;
    low = bottom;
    highLimit = top.map(Price::tenThousandths).orElse(Long.MAX_VALUE);
    stop = bottom.map(Price::tenThousandths).orElse(Long.MIN_VALUE);
  }

  @Override
  public Optional<Signal> onTrade(Trade trade, boolean holding) {
    long price = trade.price().tenThousandths();
    if (holding) {
      return price <= stop
          ? Optional.of(Signal.exit("opening-range.stop", trade.price(), low.orElseThrow()))
          : atDayEnd(trade.at());
    }
    if (entered || price <= highLimit || !trade.at().isBefore(flatAt)) {
      return Optional.empty();
    }
    entered = true;
    return Optional.of(
        new Signal(
            Signal.Action.ENTER,
            Optional.of(new Price(price + price / 1000 * SLACK_PER_MILLE)),
            TimeInForce.IOC,
            Optional.empty(),
            "opening-range.breakout",
            List.of(trade.price(), high.orElseThrow())));
  }

  private Optional<Signal> atDayEnd(Instant now) {
    return now.isBefore(flatAt)
        ? Optional.empty()
        : Optional.of(Signal.exit("opening-range.day-end"));
  }

  @Override
  public Optional<Signal> onBar(Bar bar, boolean holding) {
    if (bar.start().equals(hours.open(date)) && bar.complete()) {
      range(Optional.of(bar.high()), Optional.of(bar.low()));
    }
    return Optional.empty();
  }

  /** A breakout that was not heard is not run after. */
  @Override
  public Optional<Signal> onMissedBar(Bar bar, boolean holding) {
    entered |= bar.high().tenThousandths() > highLimit;
    return onBar(bar, holding);
  }

  @Override
  public Guard guard() {
    return new Guard(low, "guard.opening-range");
  }

  @Override
  public String state() {
    return date
        + " "
        + (entered ? "entered" : "waiting")
        + high.map(h -> " " + h + " " + low.orElseThrow()).orElse("");
  }

  @Override
  public void restore(String state) {
    String[] parts = state.split(" ");
    if (parts.length != 2 && parts.length != 4) {
      throw new IllegalArgumentException("not a state of opening-range: '" + state + "'");
    }
    date = LocalDate.parse(parts[0]);
    entered = parts[1].equals("entered");
    if (parts.length == 4) {
      range(Optional.of(Price.parse(parts[2])), Optional.of(Price.parse(parts[3])));
    }
    flatAt = hours.close(date).minus(FLAT_BEFORE_CLOSE);
  }
}
