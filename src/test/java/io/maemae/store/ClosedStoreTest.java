package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.order.ClientOrderId;
import io.maemae.order.OrderState;
import io.maemae.order.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Optional;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** H2 closes its file by itself when it cannot write it, while we are connected. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ClosedStoreTest {
  private static final int COMMITS = 100;

  @TempDir Path directory;

  @Test
  void aWriteFailsAndTheNextOneWorks() throws Exception {
    FreshDatabase.in(directory);
    try (Database database = Database.open(directory, Durability.SYNCED)) {
      DeskStore store = new DeskStore(database);
      store.orders().save(Samples.order(1));
      store.transactions().commit();

      store.orders().save(Samples.order(4));
      store.orders().bookings(); // writes the order
      closeFile(database);

      store.orders().save(Samples.order(2));
      assertThrows(StoreException.class, () -> store.transactions().commit());
      store.transactions().rollback();
      store.transactions().probe();
      store.orders().save(Samples.order(3));
      store.transactions().commit();
      assertEquals(2, store.orders().orders(Samples.DAY).size());
    }
  }

  @Test
  void aFileWhoseSpaceIsUsedAgainIsOpenedWithAllThatWasCommitted() throws Exception {
    FreshDatabase.in(directory);
    try (Database database = Database.open(directory, Durability.SYNCED)) {
      database.connect().useHandle(handle -> handle.execute("set retention_time 0"));
      DeskStore store = new DeskStore(database);
      for (int order = 1; order <= COMMITS; order++) {
        store.orders().save(Samples.order(order));
        store.orders().append(new ClientOrderId(order), Samples.NINE, OrderState.NEW, "accepted");
        store.settings().setting("s" + order % 7, Optional.of("x".repeat(order * 997 % 10_000)));
        store.transactions().commit();
      }
      closeFile(database);
      store.transactions().rollback();
      store.transactions().probe();

      assertEquals(COMMITS, store.orders().orders(Samples.DAY).size());
    }
  }

  private static void closeFile(Database database) throws Exception {
    Connection connection = database.connect().open().getConnection();
    SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    MVStore file = session.getDatabase().getStore().getMvStore();
    // A commit that the disk refuses lets go of its version too often. Who takes a version of the
    // closed store after that waits in a loop for a new one, and there is none.
    MVStore.TxCounter version = file.registerVersionUsage();
    for (int i = 0; i < 4; i++) {
      file.deregisterVersionUsage(version);
    }
    file.closeImmediately();
  }
}
