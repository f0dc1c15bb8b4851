package io.maemae.store;

import io.maemae.portfolio.DayClose;
import io.maemae.portfolio.DayStore;
import io.maemae.portfolio.Portfolio;
import java.time.LocalDate;

/** How accounts closed. */
final class DayTable implements DayStore {
  private final Session session;

  DayTable(Session session) {
    this.session = session;
  }

  @Override
  public void save(DayClose close) {
    session.put(
        Row.of("daily_equity")
            .key("account", close.account())
            .key("trading_date", close.date())
            .with("settled_cash", close.settledCash().toBigDecimal())
            .with("market_value", close.marketValue().toBigDecimal())
            .with("realised", close.realised().toBigDecimal())
            .with("unrealised", close.unrealised().toBigDecimal())
            .with("fee", close.fee().toBigDecimal())
            .with("tax", close.tax().toBigDecimal()));
  }

  @Override
  public boolean revise(String account, LocalDate date, Portfolio.Result result) {
    return session.write(
            "update daily_equity set realised = ?, fee = ?, tax = ?"
                + " where account = ? and trading_date = ?",
            result.realised().toBigDecimal(),
            result.fee().toBigDecimal(),
            result.tax().toBigDecimal(),
            account,
            date)
        > 0;
  }
}
