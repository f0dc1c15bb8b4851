package io.maemae.simulation;

import io.maemae.portfolio.DayClose;
import io.maemae.portfolio.DayStore;
import io.maemae.portfolio.Portfolio;
import java.time.LocalDate;

/** How accounts closed. */
final class MemoryDays implements DayStore {
  private final Table<Pair<LocalDate, String>, DayClose> days;

  MemoryDays(Tables tables) {
    this.days = tables.days;
  }

  @Override
  public void save(DayClose close) {
    days.put(new Pair<>(close.date(), close.account()), close);
  }

  @Override
  public boolean revise(String account, LocalDate date, Portfolio.Result result) {
    Pair<LocalDate, String> key = new Pair<>(date, account);
    days.update(
        key,
        close ->
            new DayClose(
                date,
                account,
                close.settledCash(),
                close.marketValue(),
                result.realised(),
                close.unrealised(),
                result.fee(),
                result.tax()));
    return days.has(key);
  }
}
