package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.order.OrderState;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest extends SyncContract {
  @TempDir Path directory;
  private int syncs;
  private Database database;
  private StorePorts store;

  @BeforeEach
  void open() {
    FreshDatabase.in(directory);
    database = Database.open(directory, Durability.SYNCED);
    store = store(true);
  }

  private StorePorts store(boolean synced) {
    Session session =
        new Session(
            counted(database.connect()),
            synced,
            database.mark(),
            new Damage(database, Runnable::run));
    return new StorePorts(
        session,
        new OrderTables(session),
        new SettingTable(session),
        new OutboxTables(session),
        new StrategyTable(session),
        new DayTable(session),
        new UpdateTable(session),
        new AlertTable(session));
  }

  private Jdbi counted(Jdbi jdbi) {
    return jdbi.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logAfterExecution(StatementContext context) {
            if (context.getRenderedSql().contains("checkpoint")) {
              syncs++;
            }
          }
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected StorePorts store() {
    return store;
  }

  @Override
  protected int syncs() {
    return syncs;
  }

  @Test
  void givenThrowAwayData_whenAnOrderIsReleased_thenNotSynced() {
    store = store(false);

    assertEquals(0, syncsOf(() -> store.orders().save(released(OrderState.PENDING_NEW))));
  }
}
