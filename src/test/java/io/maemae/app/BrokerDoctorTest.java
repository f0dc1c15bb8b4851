package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.kis.KisServer;
import io.maemae.broker.kiwoom.KiwoomServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of an account at KIS. */
final class BrokerDoctorTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int check(String account) throws Exception {
    return call(account, "doctor");
  }

  private int call(String account, String... command) throws Exception {
    Path file = directory.resolve("maemae.yaml");
    Files.writeString(file, "data-dir: ${DATA}\naccounts:\n" + account.stripTrailing() + "\n");
    Streams streams =
        Streams.utf8(
            new ByteArrayInputStream(new byte[0]), out, new ByteArrayOutputStream(), false);
    return Main.run(
        Stream.concat(Stream.of(command), Stream.of("--config", file.toString()))
            .toArray(String[]::new),
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

    assertTrue(said().contains("FAIL broker kis: the server could not be reached"), said());
  }

  @Test
  void aTokenIsGivenBackWhenThatIsAskedForAndOnlyThen() throws Exception {
    try (KisServer server = KisDoor.server(KisServer.Environment.PAPER)) {
      String account = KisDoor.account(server);
      assertEquals(0, check(account), this::said);
      assertEquals(0, server.requests("/oauth2/revokeP").size());

      assertEquals(0, call(account, "revoke", "kis"), this::said);
      assertEquals(0, call(account, "revoke", "kis"), this::said);

      assertEquals(1, server.requests("/oauth2/revokeP").size());
      assertTrue(said().contains("kis: 접근토큰 폐기에 성공"), said());
      assertTrue(said().contains("kis: no token is kept"), said());
      assertEquals(2, call(account, "revoke", "other"));
    }
  }

  @Test
  void anAccountAtKiwoomIsLookedAtAndItsTokenGivenBackWhenThatIsAskedFor() throws Exception {
    try (KiwoomServer server = KiwoomDoor.server(KiwoomServer.Environment.PAPER, KisDoor.MORNING)) {
      String account = KiwoomDoor.account(server);
      assertEquals(0, check(account), this::said);
      assertTrue(said().contains("ok broker kiwoom: Kiwoom paper answers; 0 holdings"), said());
      assertEquals(0, server.sessionsSeen());
      assertEquals(0, server.requests("/oauth2/revoke").size());

      assertEquals(0, call(account, "revoke", "kiwoom"), this::said);

      assertEquals(1, server.requests("/oauth2/revoke").size());
    }
  }

  @Test
  void aLiveKeyOfKiwoomIsFoundOnThePaperServer() throws Exception {
    try (KiwoomServer server = KiwoomDoor.server(KiwoomServer.Environment.PAPER, KisDoor.MORNING)) {
      String live = server.settings().otherAppKey();
      String account = KiwoomDoor.account(server).replace(server.settings().appKey(), live);

      assertEquals(1, check(account));

      assertTrue(said().contains("FAIL broker kiwoom: "), said());
      assertTrue(said().contains("[8030:"), said());
      assertTrue(said().contains("a live key does not open the paper server"), said());
      assertFalse(said().contains(live), said());
    }
  }
}
