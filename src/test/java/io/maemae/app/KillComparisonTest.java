package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the brokers have and the store does not is a disagreement, whatever the store says of it.
 */
final class KillComparisonTest {
  @TempDir Path directory;

  private static List<String> ofOrders(KillRig rig) throws Exception {
    return new KillComparison(rig)
        .disagreements().stream().filter(d -> d.startsWith("orders")).toList();
  }

  @Test
  void anOrderThatTheBrokerHasCannotPassAsNotFoundNorOneFromElsewhereAsOurs() throws Exception {
    try (KillRig rig = new KillRig(directory)) {
      KillLife life = new KillLife(rig, new Random(1)).rests().awaitsTold("접수 0/");
      life.ordersElsewhere();
      rig.await("it is told", () -> rig.told().stream().anyMatch(t -> t.contains("1,000주")));
      assertEquals(0, rig.stop());
      assertEquals(List.of(), new KillComparison(rig).disagreements());

      try (Connection connection = FrontDoor.connect(rig.data());
          Statement statement = connection.createStatement()) {
        statement.execute("update orders set purpose = 'BY_HAND' where quantity >= 1000");
        assertEquals(1, ofOrders(rig).size(), () -> "as ours");
        statement.execute("delete from order_leg");
        statement.execute("update orders set state = 'UNKNOWN', not_found = true");
      }

      List<String> found = ofOrders(rig);
      assertEquals(3, found.size(), found::toString);
      assertTrue(found.get(0).contains("the store has 'not there'"), found::toString);
    }
  }
}
