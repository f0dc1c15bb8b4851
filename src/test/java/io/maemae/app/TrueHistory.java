package io.maemae.app;

import io.maemae.market.Bar;
import io.maemae.market.BarBuilder;
import io.maemae.market.BarHours;
import io.maemae.market.MarketTime;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import io.maemae.market.Trade;
import io.maemae.order.Reading;
import io.maemae.strategy.HistorySource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Knows every trade there was, heard or not, and answers when the test lets it. */
final class TrueHistory implements HistorySource {
  private final List<Trade> trades = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final List<Runnable> held = new ArrayList<>();
  private final Supplier<Instant> clock;
  private boolean holds;
  private boolean readable = true;
  private boolean keepsEarlier = true;
  private boolean asOfRelease;

  TrueHistory(Supplier<Instant> clock) {
    this.clock = clock;
  }

  void add(Trade trade) {
    trades.add(trade);
  }

  /** From now on answers wait. */
  void hold() {
    holds = true;
  }

  /** The answers that wait come now, as of when they were asked for. */
  void release() {
    holds = false;
    held.forEach(Runnable::run);
    held.clear();
  }

  /** The same, as of now: it was busy until now. */
  void begin() {
    List<Runnable> late = List.copyOf(held);
    asOfRelease = true;
    held.clear();
    holds = false;
    late.forEach(Runnable::run);
    asOfRelease = false;
  }

  /** Whether minutes of days before today can be asked for. */
  void keepsEarlier(boolean keeps) {
    keepsEarlier = keeps;
  }

  void readable(boolean can) {
    readable = can;
  }

  /** The times at which it was asked, each with the day that was asked for. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void minutes(
      Symbol symbol, LocalDate day, BarHours hours, Consumer<Reading<List<Bar>>> answer) {
    answer(day.toString(), () -> minutes(symbol, day, hours), answer);
  }

  @Override
  public boolean keepsEarlierMinutes() {
    return keepsEarlier;
  }

  @Override
  public void days(
      Symbol symbol, LocalDate first, LocalDate last, Consumer<Reading<List<Bar>>> answer) {
    answer(first + ".." + last, List::of, answer);
  }

  private void answer(String what, Supplier<List<Bar>> bars, Consumer<Reading<List<Bar>>> answer) {
    asked.add(MarketTime.time(clock.get()) + " " + what);
    Reading<List<Bar>> reading = reading(bars);
    if (holds) {
      held.add(() -> answer.accept(asOfRelease ? reading(bars) : reading));
    } else {
      answer.accept(reading);
    }
  }

  private Reading<List<Bar>> reading(Supplier<List<Bar>> bars) {
    return readable
        ? new Reading.Complete<>(bars.get(), clock.get())
        : new Reading.Unreadable<>("a bad day");
  }

  private List<Bar> minutes(Symbol symbol, LocalDate day, BarHours hours) {
    BarBuilder builder = new BarBuilder(symbol, Timeframe.M1, hours);
    List<Bar> bars = new ArrayList<>();
    trades.stream()
        .filter(trade -> MarketTime.date(trade.at()).equals(day))
        .filter(trade -> !trade.at().isAfter(clock.get()))
        .sorted((a, b) -> a.at().compareTo(b.at()))
        .forEach(trade -> builder.onTrade(trade, bars::add));
    builder.closeUntil(clock.get(), bars::add);
    builder.open().ifPresent(bars::add);
    return bars;
  }
}
