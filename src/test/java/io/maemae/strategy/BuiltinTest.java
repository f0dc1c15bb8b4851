package io.maemae.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.Bar;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import io.maemae.market.Trade;
import io.maemae.market.TradingCalendar;
import io.maemae.market.Venue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the strategies that come with the program make of bars that they did not hear. */
class BuiltinTest {
  private static final Symbol SAMSUNG = new Symbol("005930");
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
  private static final TradingCalendar KRX = TradingCalendar.krx(Set.of(), Set.of());

  private static Instant at(String time) {
    return MarketTime.instant(FRIDAY, LocalTime.parse(time));
  }

  private static Bar bar(String time, long high, long low) {
    Price top = Price.ofWon(high);
    Price bottom = Price.ofWon(low);
    return new Bar(SAMSUNG, Timeframe.M5, at(time), bottom, top, bottom, top, Quantity.of(9), true);
  }

  private static Optional<Signal.Action> trade(Strategy strategy, String time, long won) {
    Trade trade = new Trade(SAMSUNG, at(time), Price.ofWon(won), Quantity.of(1));
    return strategy.onTrade(trade, false).map(Signal::action);
  }

  private static Strategy openingRange() {
    Strategy strategy = Builtin.OPENING_RANGE.create(KRX.regularHours());
    strategy.startDay(FRIDAY);
    return strategy;
  }

  @Test
  void theOpeningRangeIsTakenFromAMissedBar() {
    Strategy strategy = openingRange();
    strategy.onMissedBar(bar("09:00", 70_500, 70_000), false);
    strategy.onMissedBar(bar("09:05", 70_500, 70_100), false);

    assertEquals(Optional.of(Price.ofWon(70_000)), strategy.guard().stop());
    assertEquals(Optional.empty(), trade(strategy, "10:07:00", 70_500));
    assertEquals(Optional.of(Signal.Action.ENTER), trade(strategy, "10:07:01", 70_600));
  }

  @Test
  void inExtendedHoursTheRangeIsThatOfTheFirstSessionAndTheDayEndsInTheEvening() {
    Strategy strategy = Builtin.OPENING_RANGE.create(KRX.extendedHours(Venue.NXT));
    strategy.startDay(FRIDAY);
    strategy.onBar(bar("08:00", 70_500, 70_000), false);
    strategy.onBar(bar("09:00", 80_000, 60_000), false);

    assertEquals(Optional.of(Price.ofWon(70_000)), strategy.guard().stop());
    assertEquals(Optional.empty(), trade(strategy, "19:35:00", 70_600));
    assertEquals(Optional.of(Signal.Action.ENTER), trade(strategy, "19:34:59", 70_600));
  }

  @Test
  void aBreakoutThatWasMissedIsNotRunAfter() {
    Strategy strategy = openingRange();
    strategy.onMissedBar(bar("09:00", 70_500, 70_000), false);
    strategy.onMissedBar(bar("09:05", 70_600, 70_100), false);

    assertEquals(Optional.empty(), trade(strategy, "10:07:00", 71_000));
  }

  @Test
  void movingAveragesLookBackAsFarAsTheSlowOne() {
    assertEquals(20, Builtin.MA_CROSS.create(KRX.regularHours()).lookback());
    assertEquals(0, Builtin.OPENING_RANGE.create(KRX.regularHours()).lookback());
  }
}
