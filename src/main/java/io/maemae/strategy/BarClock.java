package io.maemae.strategy;

import io.maemae.market.BarHours;
import io.maemae.market.MarketTime;
import io.maemae.order.Outside;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Closes bars when their time is over, whether or not a trade comes; the last ones of the regular
 * session are closed with it, by who ends the session. Desk thread.
 */
final class BarClock {
  /** A trade of a bar's last second may be on the way for as long. */
  static final Duration LATE_TRADES = Duration.ofSeconds(2);

  private final List<StrategyDefinition> definitions;
  private final List<StrategySlot> slots;
  private final Outside outside;
  private final BiConsumer<StrategySlot, Instant> close;

  /**
   * Of these, now and later.
   *
   * @param definitions all that may have slots
   * @param slots those at work; may change
   * @param close closes what ended by a time
   */
  BarClock(
      List<StrategyDefinition> definitions,
      List<StrategySlot> slots,
      Outside outside,
      BiConsumer<StrategySlot, Instant> close) {
    this.definitions = definitions;
    this.slots = slots;
    this.outside = outside;
    this.close = close;
  }

  /** Trading goes on: plans the closing of the bars. */
  void watch(Instant now) {
    definitions.stream()
        .map(StrategyDefinition::hours)
        .distinct()
        .forEach(hours -> watch(hours, now));
  }

  private void watch(BarHours hours, Instant now) {
    in(hours)
        .map(definition -> definition.timeframe().length())
        .min(Duration::compareTo)
        .ifPresent(step -> plan(hours, now, step));
  }

  private Stream<StrategyDefinition> in(BarHours hours) {
    return definitions.stream().filter(definition -> definition.hours().equals(hours));
  }

  private void plan(BarHours hours, Instant now, Duration step) {
    LocalDate today = MarketTime.date(now);
    Instant open = hours.open(today);
    Instant end = hours.close(today);
    if (!hours.calendar().isTradingDay(today) || !now.isBefore(end)) {
      return;
    }
    long passed = now.isBefore(open) ? 0 : Duration.between(open, now).dividedBy(step);
    Instant next = open.plus(step.multipliedBy(passed + 1));
    Instant boundary = next.isAfter(end) ? end : next;
    outside.wakeAt(
        boundary,
        () -> {
          close(hours, boundary, true);
          plan(hours, boundary, step);
        });
    if (in(hours).anyMatch(definition -> !definition.isEmbedded())) {
      boolean isLast = boundary.equals(end) && !hours.isRegular();
      Instant until = isLast ? end.plusNanos(1) : boundary;
      outside.wakeAt(boundary.plus(LATE_TRADES), () -> close(hours, until, false));
    }
  }

  private void close(BarHours hours, Instant until, boolean embedded) {
    List.copyOf(slots).stream()
        .filter(slot -> slot.hours.equals(hours) && slot.isEmbedded() == embedded)
        .forEach(slot -> close.accept(slot, until));
  }

  /** Closes all bars of the regular session that ended by a time. */
  void closeRegular(Instant until) {
    definitions.stream()
        .map(StrategyDefinition::hours)
        .distinct()
        .filter(BarHours::isRegular)
        .forEach(
            hours -> {
              close(hours, until, true);
              close(hours, until, false);
            });
  }
}
