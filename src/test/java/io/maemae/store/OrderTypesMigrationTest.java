package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.OrderType;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import io.maemae.order.Order;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger of a version that knew limit and market orders alone. */
class OrderTypesMigrationTest {
  @TempDir Path directory;

  @Test
  void givenALedgerOfBefore_whenOpened_thenItKeepsItsOrdersAndTakesTheNewKinds() {
    DataSource source = Database.source(directory, Durability.RELAXED.setting);
    Database.migrations(source).target(MigrationVersion.fromVersion("4")).load().migrate();
    Jdbi.create(source)
        .useHandle(
            h ->
                h.execute(
                    "insert into orders (id, account, symbol, side, quantity, type, time_in_force,"
                        + " venue, purpose, created_at, state, not_found, text)"
                        + " values (1, 'pretend', '005930', 'BUY', 10, 'MARKET', 'DAY', 'KRX',"
                        + " 'BY_HAND', timestamp with time zone '2026-11-20 09:00:00+09', 'NEW',"
                        + " false, '')"));

    try (Database database = Database.open(directory, Durability.RELAXED)) {
      DeskStore store = new DeskStore(database);
      store.orders().save(order(2, OrderType.BEST));
      store.orders().save(order(3, OrderType.CONDITIONAL));
      store.transactions().commit();

      assertEquals(
          List.of(OrderType.MARKET, OrderType.BEST, OrderType.CONDITIONAL),
          store.orders().orders(Samples.DAY).stream().map(o -> o.terms().type()).toList());
    }
  }

  private static Order order(long number, OrderType type) {
    Order.Terms t = Samples.terms(number, Samples.NINE);
    return Order.restore(
        new Order.Terms(
            t.id(),
            t.account(),
            t.symbol(),
            t.side(),
            t.quantity(),
            type,
            type.hasLimit() ? t.limit() : Optional.empty(),
            TimeInForce.DAY,
            Venue.KRX,
            t.purpose(),
            t.strategy(),
            t.createdAt(),
            t.correlation()),
        Samples.order(number).progress(),
        List.of());
  }
}
