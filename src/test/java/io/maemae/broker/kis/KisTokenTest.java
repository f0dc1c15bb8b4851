package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.maemae.broker.KeyPrint;
import io.maemae.broker.kis.KisServer.Trouble;
import io.maemae.config.Secret;
import io.maemae.order.Balance;
import io.maemae.order.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token is asked for once a minute at most, and kept where only its owner reads it. */
final class KisTokenTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path directory;
  private Path tokens;
  private KisRig rig;

  @BeforeEach
  void start() {
    tokens = directory.resolve("tokens");
    rig = KisRig.live(tokens);
  }

  @AfterEach
  void stop() {
    assertEquals(List.of(), rig.timeline.thrown());
    rig.close();
  }

  private Path file() throws IOException {
    try (var files = Files.list(tokens)) {
      return files.findFirst().orElseThrow();
    }
  }

  private static CompletableFuture<Reading<Balance>> balance(KisRig of) {
    CompletableFuture<Reading<Balance>> balance = KisRig.asked(of.kis.source()::balance);
    of.timeline.settle();
    return balance;
  }

  @Test
  void aProgramThatIsStartedAgainUsesTheTokenThatWasKept() {
    rig.loggedIn();
    try (KisRig again = rig.another(tokens, s -> s)) {
      assertInstanceOf(Reading.Complete.class, again.balance());
      assertEquals(1, rig.tokenRequests());
    }
  }

  @Test
  void aTokenIsNotAskedForTwiceAMinuteThoughTheProgramIsStartedAgain() {
    rig.server.next("/oauth2/tokenP", 1, Trouble.HTML_PAGE);
    assertInstanceOf(Reading.Unreadable.class, rig.balance());
    rig.timeline.advance(Duration.ofSeconds(10));

    try (KisRig again = rig.another(tokens, s -> s)) {
      var balance = balance(again);
      again.timeline.advance(Duration.ofSeconds(50));
      assertEquals(1, rig.tokenRequests());
      again.advanceUntil(SECOND, balance::isDone, "no balance");
      assertEquals(2, rig.tokenRequests());
    }
  }

  @Test
  void aTokenFileOfTenSecondsAgoIsWaitedFor() throws IOException {
    rig.loggedIn();
    Instant asked = rig.clock.instant().minusSeconds(10);
    String name = file().getFileName().toString().replace(".json", "");
    Files.writeString(file(), "{\"name\":\"" + name + "\",\"asked-at\":\"" + asked + "\"}");

    try (KisRig again = rig.another(tokens, s -> s)) {
      var balance = balance(again);
      again.timeline.advance(Duration.ofSeconds(50));
      assertEquals(1, rig.tokenRequests());
      again.advanceUntil(SECOND, balance::isDone, "no balance");
      assertEquals(2, rig.tokenRequests());
    }
  }

  @Test
  void aClockThatWasSetBackMakesNobodyWaitForMoreThanAMinute() {
    rig.server.next("/oauth2/tokenP", 1, Trouble.HTML_PAGE);
    assertInstanceOf(Reading.Unreadable.class, rig.balance());
    rig.clock.advance(Duration.ofHours(-1));

    var balance = balance(rig);
    rig.timeline.advance(Duration.ofSeconds(70));
    rig.server.awaitRequests("/oauth2/tokenP", 2, KisRig.PATIENCE);
    assertFalse(balance.isCompletedExceptionally());
  }

  @Test
  void theTokenOfAnotherKeyIsNotUsed() {
    rig.loggedIn();
    try (KisRig other = rig.another(tokens, key("O".repeat(36), KisEnvironment.LIVE))) {
      assertInstanceOf(Reading.Unreadable.class, other.balance());
      assertEquals(List.of("[EGW00103] 유효하지 않은 AppKey입니다."), said(other));
    }
  }

  private static List<String> said(KisRig of) {
    return of.heard.said.stream().map(text -> text.replace("refused ", "")).toList();
  }

  @Test
  void theTokenOfTheOtherEnvironmentIsNotUsed() {
    rig.loggedIn();
    try (KisRig other =
        rig.another(tokens, key(rig.settings.appKey().reveal(), KisEnvironment.PAPER))) {
      var balance = balance(other);
      other.advanceUntil(SECOND, balance::isDone, "no answer");
      assertEquals(2, rig.tokenRequests());
    }
  }

  @Test
  void aFileThatWasCopiedToAnotherNameIsNotUsed() throws IOException {
    rig.loggedIn();
    Path kept = file();
    String key = "O".repeat(36);
    Files.copy(kept, tokens.resolve("kis-live-" + KeyPrint.of(new Secret(key)) + ".json"));

    try (KisRig other = rig.another(tokens, key(key, KisEnvironment.LIVE))) {
      assertInstanceOf(Reading.Unreadable.class, other.balance());
      assertEquals(2, rig.tokenRequests());
    }
  }

  private static UnaryOperator<KisSettings> key(String key, KisEnvironment environment) {
    return s -> ChangedSettings.of(s, c -> c.environment(environment).appKey(new Secret(key)));
  }

  @Test
  void onlyItsOwnerReadsTheToken() throws IOException {
    rig.loggedIn();

    assertEquals(
        List.of("rw-------", "rwx------"),
        List.of(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file())),
            PosixFilePermissions.toString(Files.getPosixFilePermissions(tokens))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "no json",
        "{\"name\":\"NAME\"}",
        "{\"name\":\"NAME\",\"asked-at\":\"yesterday\"}",
        "{\"name\":\"NAME\",\"asked-at\":\"2026-11-19T00:00:00Z\",\"token\":\"x\"}",
        "{\"name\":\"NAME\",\"asked-at\":\"2026-11-19T00:00:00Z\",\"token\":\"\",\"expires\":\"2026-11-21T00:00:00Z\"}",
        "{\"name\":\"NAME\",\"asked-at\":\"2026-11-19T00:00:00Z\",\"token\":\"a\\n"
            + "b\",\"expires\":\"2026-11-21T00:00:00Z\"}",
        "{\"name\":\"NAME\",\"asked-at\":\"2026-11-19T00:00:00Z\",\"token\":\"토큰\",\"expires\":\"2026-11-21T00:00:00Z\"}",
        "{\"name\":\"NAME\",\"asked-at\":\"-1000000000-01-01T00:00:00Z\"}",
        "{\"name\":\"NAME\",\"asked-at\":\"+1000000000-12-31T23:59:59.999999999Z\"}",
        "{\"name\":\"NAME\",\"asked-at\":\"2026-11-19T00:00:00Z\",\"token\":\"x\",\"expires\":\"-1000000000-01-01T00:00:00Z\"}"
      })
  void aFileThatHoldsNoTokenDoesNoHarm(String text) throws IOException {
    rig.loggedIn();
    String name = file().getFileName().toString().replace(".json", "");
    Files.writeString(file(), text.replace("NAME", name));
    rig.timeline.advance(Duration.ofMinutes(2));

    try (KisRig again = rig.another(tokens, s -> s)) {
      var balance = balance(again);
      again.advanceUntil(SECOND, balance::isDone, "no balance");
      assertInstanceOf(Reading.Complete.class, balance.join());
      assertEquals(List.of(), again.timeline.thrown());
    }
  }

  @Test
  void aFileOfBytesThatAreNoTextDoesNoHarm() throws IOException {
    rig.loggedIn();
    Files.write(file(), "토큰".getBytes(StandardCharsets.UTF_16));
    rig.timeline.advance(Duration.ofMinutes(2));

    try (KisRig again = rig.another(tokens, s -> s)) {
      assertInstanceOf(Reading.Complete.class, again.balance());
    }
  }

  @Test
  void aDirectoryThatCannotBeMadeDoesNoHarm() throws IOException {
    Path taken = Files.writeString(directory.resolve("taken"), "a file");
    try (KisRig elsewhere = rig.another(taken.resolve("tokens"), s -> s)) {
      assertInstanceOf(Reading.Complete.class, elsewhere.balance());
      assertInstanceOf(Reading.Complete.class, elsewhere.balance());
      assertEquals(1, rig.tokenRequests());
    }
  }

  @Test
  void aTokenIsRenewedBeforeItEnds() {
    rig.loggedIn();
    rig.timeline.advance(Duration.ofHours(23).plusMinutes(51));

    assertInstanceOf(Reading.Complete.class, rig.balance());
    assertEquals(2, rig.tokenRequests());
  }

  @Test
  void theEarlierOfTheTwoEndsThatTheServerTellsCounts() {
    String early =
        "{\"access_token\":\"abc\",\"expires_in\":86400,\"token_type\":\"Bearer\","
            + "\"access_token_token_expired\":\"2026-11-20 12:00:00\"}";
    rig.server.answerNext("/oauth2/tokenP", 200, java.util.Map.of(), early);
    rig.kis.renewToken();
    rig.server.awaitRequests("/oauth2/tokenP", 1, KisRig.PATIENCE);
    rig.idle(0);
    rig.timeline.advance(Duration.ofHours(2).minusMinutes(9));

    assertInstanceOf(Reading.Complete.class, rig.balance());
    assertEquals(2, rig.tokenRequests());
  }

  @Test
  void byAClockThatIsWrongTheSecondsCount() {
    String yesterday =
        "{\"access_token\":\"abc\",\"expires_in\":86400,\"token_type\":\"Bearer\","
            + "\"access_token_token_expired\":\"2026-11-19 12:00:00\"}";
    rig.server.answerNext("/oauth2/tokenP", 200, java.util.Map.of(), yesterday);
    rig.server.answerNext(
        "TTTC8434R",
        200,
        java.util.Map.of(),
        "{\"rt_cd\":\"7\",\"msg_cd\":\"X\",\"msg1\":\"heard\"}");

    assertEquals(new Reading.Unreadable<>("[X] heard"), rig.balance());
    assertEquals(1, rig.tokenRequests());
  }

  @Test
  void aRefusalIsToldOnceUntilItChanges() {
    rig.server.next("/oauth2/tokenP", 3, Trouble.GATEWAY_ERROR);
    for (int i = 0; i < 4; i++) {
      var balance = balance(rig);
      rig.advanceUntil(SECOND, balance::isDone, "no answer");
      rig.timeline.advance(Duration.ofMinutes(2));
    }

    assertEquals(List.of("refused [EGW00002] 서버 에러가 발생했습니다."), rig.heard.said);
    assertEquals(4, rig.tokenRequests());
  }

  @Test
  void aServerThatIsNotReachedHasRefusedNothing() {
    rig.server.pauseListening();
    rig.balance();
    rig.server.resumeListening();
    rig.server.next("/oauth2/tokenP", 1, Trouble.HTML_PAGE);
    rig.balance();

    assertEquals(
        List.of(
            "unanswered reason:net.unreached ConnectException", "unanswered reason:net.http 500"),
        rig.heard.said.stream().map(said -> said.replaceAll(": .*", "")).toList());
  }

  @Test
  void aMinuteIsKeptThoughTheServerCouldNotBeReachedInIt() {
    rig.server.pauseListening();
    assertInstanceOf(Reading.Unreadable.class, rig.balance());
    rig.server.resumeListening();

    assertInstanceOf(Reading.Complete.class, rig.balance());
    assertEquals(1, rig.tokenRequests());
  }
}
