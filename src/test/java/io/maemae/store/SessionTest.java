package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.order.ClientOrderId;
import io.maemae.order.Order;
import io.maemae.order.OrderState;
import io.maemae.order.PendingChange;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which commits reach the disk. */
class SessionTest {
  private static final Optional<Instant> RELEASED = Optional.of(Samples.NINE);

  @TempDir Path directory;
  private final List<String> syncs = new ArrayList<>();
  private Database database;
  private Session session;
  private OrderTables orders;

  @BeforeEach
  void open() {
    database = Database.open(directory, Durability.SYNCED);
    session = new Session(counted(database.connect()), true, database.mark());
    orders = new OrderTables(session);
  }

  private Jdbi counted(Jdbi jdbi) {
    return jdbi.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logAfterExecution(StatementContext context) {
            if (context.getRenderedSql().contains("checkpoint")) {
              syncs.add(context.getRenderedSql());
            }
          }
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private int syncsOf(Runnable event) {
    syncs.clear();
    event.run();
    session.commit();
    return syncs.size();
  }

  @Test
  void givenAnOrder_whenReleased_thenSyncedOnce() {
    assertEquals(0, syncsOf(() -> orders.save(Samples.order(1))));
    assertEquals(1, syncsOf(() -> orders.save(Samples.order(1, OrderState.PENDING_NEW, RELEASED))));
    assertEquals(0, syncsOf(() -> orders.save(Samples.order(1, OrderState.NEW, RELEASED))));
    assertEquals(0, syncsOf(() -> {}));
  }

  @Test
  void givenAReleaseThatWasRolledBack_whenReleasedAgain_thenSynced() {
    orders.save(Samples.order(1, OrderState.PENDING_NEW, RELEASED));
    session.rollback();

    assertEquals(1, syncsOf(() -> orders.save(Samples.order(1, OrderState.PENDING_NEW, RELEASED))));
  }

  @Test
  void givenAChange_whenReleasedAndSentAgain_thenSyncedEachTime() {
    Order first = Samples.fullOrder(1);
    syncsOf(() -> orders.save(first));

    assertEquals(0, syncsOf(() -> orders.save(withChangeReleased(first, Optional.empty()))));
    assertEquals(
        1, syncsOf(() -> orders.save(withChangeReleased(first, Optional.of(Instant.EPOCH)))));
  }

  private static Order withChangeReleased(Order order, Optional<Instant> at) {
    Order.Progress p = order.progress();
    PendingChange c = p.change().orElseThrow();
    return Order.restore(
        order.terms(),
        new Order.Progress(
            p.state(),
            p.limit(),
            p.releasedAt(),
            p.unknownSince(),
            p.notFound(),
            Optional.of(
                new PendingChange(
                    c.kind(),
                    c.target(),
                    c.quantity(),
                    c.whole(),
                    c.limit(),
                    at,
                    Optional.empty(),
                    Optional.empty(),
                    true)),
            p.text()),
        order.legs());
  }

  @Test
  void givenASetting_whenChangedOrRemoved_thenSynced() {
    SettingTable settings = new SettingTable(session);

    assertEquals(1, syncsOf(() -> settings.setting("stop", Optional.of("all"))));
    assertEquals(1, syncsOf(() -> settings.setting("stop", Optional.empty())));
    assertEquals(0, syncsOf(() -> settings.setting("stop")));
  }

  @Test
  void givenHistoryOnly_whenCommitted_thenNotSynced() {
    syncsOf(() -> orders.save(Samples.order(1)));

    assertEquals(
        0, syncsOf(() -> orders.append(new ClientOrderId(1), Samples.NINE, OrderState.NEW, "접수")));
  }

  @Test
  void givenThrowAwayData_whenAnOrderIsReleased_thenNotSynced() {
    session = new Session(counted(database.connect()), false, database.mark());
    orders = new OrderTables(session);

    assertEquals(0, syncsOf(() -> orders.save(Samples.order(1, OrderState.PENDING_NEW, RELEASED))));
  }
}
