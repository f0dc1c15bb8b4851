package io.maemae.store;

import io.maemae.desk.AlertStore;
import io.maemae.desk.PriceAlert;
import io.maemae.market.Symbol;
import java.util.List;

/** Price alerts that were not told yet; each change reaches the disk with its commit. */
final class AlertTable implements AlertStore {
  private final Session session;

  AlertTable(Session session) {
    this.session = session;
  }

  @Override
  public void save(PriceAlert alert) {
    session.mustSync();
    session.put(
        Row.of("price_alert")
            .key("number", alert.number())
            .with("symbol", alert.symbol().code())
            .with("direction", alert.direction().name())
            .with("price", alert.price().toBigDecimal())
            .with("created_at", Columns.time(alert.createdAt())));
  }

  @Override
  public void remove(PriceAlert alert) {
    session.mustSync();
    session.write("delete from price_alert where number = ?", alert.number());
  }

  @Override
  public List<PriceAlert> alerts() {
    return session.read(
        "select * from price_alert order by number",
        (row, context) ->
            new PriceAlert(
                row.getLong("number"),
                new Symbol(row.getString("symbol")),
                PriceAlert.Direction.valueOf(row.getString("direction")),
                Columns.optionalPrice(row, "price").orElseThrow(),
                Columns.time(row, "created_at")));
  }
}
