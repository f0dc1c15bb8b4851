package io.maemae.app;

import io.maemae.market.Bar;
import io.maemae.market.BarHours;
import io.maemae.market.Symbol;
import io.maemae.order.Reading;
import io.maemae.strategy.HistorySource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Where bars of the past come from if no broker keeps any: nowhere. */
final class NoHistory implements HistorySource {
  private static final Reading<List<Bar>> NONE = new Reading.Unreadable<>("reason:history.none");

  @Override
  public void minutes(
      Symbol symbol, LocalDate day, BarHours hours, Consumer<Reading<List<Bar>>> answer) {
    answer.accept(NONE);
  }

  @Override
  public boolean keepsEarlierMinutes() {
    return false;
  }

  @Override
  public void days(
      Symbol symbol, LocalDate first, LocalDate last, Consumer<Reading<List<Bar>>> answer) {
    answer.accept(NONE);
  }
}
