package io.maemae.store;

import io.maemae.portfolio.DayClose;
import io.maemae.portfolio.DayStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

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
  public Optional<DayClose> latestBefore(LocalDate date, String account) {
    return session
        .read(
            "select * from daily_equity where account = ? and trading_date < ?"
                + " order by trading_date desc fetch first row only",
            (row, context) -> close(row),
            account,
            date)
        .stream()
        .findFirst();
  }

  private static DayClose close(ResultSet row) throws SQLException {
    return new DayClose(
        Columns.date(row, "trading_date"),
        row.getString("account"),
        Columns.money(row, "settled_cash"),
        Columns.money(row, "market_value"),
        Columns.money(row, "realised"),
        Columns.money(row, "unrealised"),
        Columns.money(row, "fee"),
        Columns.money(row, "tax"));
  }
}
