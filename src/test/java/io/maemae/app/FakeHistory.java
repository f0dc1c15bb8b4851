package io.maemae.app;

import io.maemae.market.Bar;
import io.maemae.market.BarHours;
import io.maemae.market.Symbol;
import io.maemae.order.Reading;
import io.maemae.strategy.HistorySource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Bars of the past at the port: records what it was asked, and gives the bars it was told. */
final class FakeHistory implements HistorySource {
  private final List<String> asked = new ArrayList<>();
  private Reading<List<Bar>> reading = new Reading.Unreadable<>("no bars");

  /** What it gives from now on. */
  void has(List<Bar> bars) {
    reading = new Reading.Complete<>(bars, Instant.EPOCH);
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void minutes(
      Symbol symbol, LocalDate day, BarHours hours, Consumer<Reading<List<Bar>>> answer) {
    asked.add("minutes " + symbol + " " + day);
    answer.accept(reading);
  }

  @Override
  public boolean keepsEarlierMinutes() {
    return true;
  }

  @Override
  public void days(
      Symbol symbol, LocalDate first, LocalDate last, Consumer<Reading<List<Bar>>> answer) {
    asked.add("days " + symbol + " " + first + " " + last);
    answer.accept(reading);
  }
}
