package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.kis.KisServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of an account at KIS. */
final class KisDoctorTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int check(String account) throws Exception {
    Path file = directory.resolve("maemae.yaml");
    Files.writeString(file, "data-dir: ${DATA}\naccounts:\n" + account.stripTrailing() + "\n");
    Streams streams =
        Streams.utf8(
            new ByteArrayInputStream(new byte[0]), out, new ByteArrayOutputStream(), false);
    return Main.run(
        new String[] {"doctor", "--config", file.toString()},
        Map.of("DATA", directory.resolve("data").toString()),
        streams,
        whenStopped -> {},
        InstantSource.system());
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void anAccountThatAnswersIsFineAndNothingIsOrdered() throws Exception {
    try (KisServer server = KisDoor.server(KisServer.Environment.PAPER)) {
      assertEquals(0, check(KisDoor.account(server)), this::said);

      assertTrue(said().contains("ok broker kis: KIS paper answers; 0 holdings"), said());
      assertEquals(0, server.requests("VTTC0012U").size());
      assertEquals(0, server.sessionsSeen());
    }
  }

  @Test
  void aLiveKeyIsFoundOnThePaperServer() throws Exception {
    try (KisServer server = KisDoor.server(KisServer.Environment.PAPER)) {
      String live = server.settings().otherAppKey();
      String account = KisDoor.account(server).replace(server.settings().appKey(), live);

      assertEquals(1, check(account));

      assertTrue(said().contains("FAIL broker kis: [EGW00103]"), said());
      assertTrue(said().contains("a live key does not open the paper server"), said());
      assertFalse(said().contains(live), said());
    }
  }

  @Test
  void aServerThatIsAwayIsToldWithItsFault() throws Exception {
    String account;
    try (KisServer server = KisDoor.server(KisServer.Environment.PAPER)) {
      account = KisDoor.account(server);
    }

    assertEquals(1, check(account));

    assertTrue(said().contains("FAIL broker kis: ConnectException"), said());
  }
}
