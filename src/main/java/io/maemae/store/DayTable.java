package io.maemae.store;

import io.maemae.portfolio.DayClose;
import io.maemae.portfolio.DayStore;

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
}
