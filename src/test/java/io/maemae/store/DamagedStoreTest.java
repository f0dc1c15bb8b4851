package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.order.ClientOrderId;
import io.maemae.order.DamagedStoreException;
import io.maemae.order.OrderState;
import io.maemae.order.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file is damaged on the disk while the database is in use. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DamagedStoreTest {
  private static final String COMMAND = "deploy/maemae restore --config a.yaml b.zip";
  private static final int ORDERS = 300;

  @TempDir Path directory;
  private Database database;
  private DeskStore store;
  private DamagedFile file;

  @BeforeEach
  void open() {
    FreshDatabase.in(directory);
    database = Database.open(directory, Durability.SYNCED);
    database.restoredBy(() -> COMMAND);
    DamagedFile.remembersNothing(database);
    store = new DeskStore(database);
    for (int order = 1; order <= ORDERS; order++) {
      store.orders().save(Samples.fullOrder(order));
      store.orders().append(new ClientOrderId(order), Samples.NINE, OrderState.NEW, "accepted");
      store.transactions().commit();
    }
    file = new DamagedFile(directory);
  }

  @AfterEach
  void close() {
    file.heal();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
  void whatCannotBeReadIsDamageAndNamesTheCommand(long seed) throws IOException {
    file.damage(seed);

    DamagedStoreException failure =
        assertThrows(DamagedStoreException.class, () -> store.orders().orders(Samples.DAY));

    assertEquals(COMMAND, failure.restoring());
  }

  @Test
  void aRowThatStandsForNothingIsDamageToo() {
    database
        .connect()
        .useHandle(handle -> handle.execute("update orders set symbol = 'BUX' where id = 7"));

    DamagedStoreException failure =
        assertThrows(DamagedStoreException.class, () -> store.orders().orders(Samples.DAY));

    assertEquals(COMMAND, failure.restoring());
  }

  @Test
  void whileItIsDamagedNothingIsTrustedAndNoBackupIsReplaced() throws IOException {
    Backups backups = new Backups(database, Backups.directory(directory), 7);
    Path backup = backups.make(Samples.DAY);
    byte[] good = Files.readAllBytes(backup);
    file.damage(0);
    assertThrows(DamagedStoreException.class, () -> store.orders().orders(Samples.DAY));
    store.transactions().rollback();

    assertThrows(DamagedStoreException.class, () -> store.transactions().probe());
    DatabaseException untaken =
        assertThrows(DatabaseException.class, () -> backups.make(Samples.DAY));

    assertTrue(untaken.getMessage().contains("the database is damaged"), untaken.getMessage());
    assertEquals(ByteBuffer.wrap(good), ByteBuffer.wrap(Files.readAllBytes(backup)));
  }

  @Test
  void whatCouldOnlyNotBeReadForAWhileIsTrustedAgainOnceAllOfItIsThere() throws IOException {
    file.damage(0);
    assertThrows(DamagedStoreException.class, () -> store.orders().orders(Samples.DAY));
    store.transactions().rollback();
    file.heal();

    store.transactions().probe();

    assertEquals(ORDERS, store.orders().orders(Samples.DAY).size());
    Path backup = new Backups(database, Backups.directory(directory), 7).make(Samples.DAY);
    assertTrue(Files.exists(backup));
  }

  @Test
  void allOfItIsReadElsewhereAndNothingIsTrustedBefore() {
    List<Runnable> readings = new ArrayList<>();
    DeskStore bystander = new DeskStore(database, readings::add);

    assertThrows(StoreException.class, () -> bystander.transactions().probe());
    assertThrows(StoreException.class, () -> bystander.transactions().probe());
    assertEquals(1, readings.size());
    readings.get(0).run();

    bystander.transactions().probe();
    assertThrows(StoreException.class, () -> bystander.transactions().probe());
    assertEquals(2, readings.size());
  }
}
