package io.maemae.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token is asked for once a minute at most, and kept where only its owner reads it. */
public abstract class TokenContract {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Secret OTHER = new Secret("O".repeat(36));

  @TempDir Path directory;
  private Path tokens;
  private ManualRig rig;

  /** A live account, whose requests need not wait for one another. */
  protected abstract ManualRig rig(Path tokens);

  /** What the server says to a key that it does not know. */
  protected abstract String wordsForWrongKey();

  @BeforeEach
  void start() {
    tokens = directory.resolve("tokens");
    rig = rig(tokens);
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

  private static CompletableFuture<Reading<Balance>> balance(ManualRig of) {
    CompletableFuture<Reading<Balance>> balance =
        ManualRig.asked(of.connection().source()::balance);
    of.timeline.settle();
    return balance;
  }

  @Test
  void aProgramThatIsStartedAgainUsesTheTokenThatWasKept() {
    rig.balance();
    try (ManualRig again = rig.again(tokens)) {
      assertInstanceOf(Reading.Complete.class, again.balance());
      assertEquals(1, rig.tokenRequests());
    }
  }

  @Test
  void aTokenIsNotAskedForTwiceAMinuteThoughTheProgramIsStartedAgain() {
    rig.failTokens(1);
    assertInstanceOf(Reading.Unreadable.class, rig.balance());
    rig.timeline.advance(Duration.ofSeconds(10));

    try (ManualRig again = rig.again(tokens)) {
      var balance = balance(again);
      again.timeline.advance(Duration.ofSeconds(50));
      assertEquals(1, rig.tokenRequests());
      again.advanceUntil(SECOND, balance::isDone, "no balance");
      assertEquals(2, rig.tokenRequests());
    }
  }

  @Test
  void aTokenFileOfTenSecondsAgoIsWaitedFor() throws IOException {
    rig.balance();
    Instant asked = rig.clock.instant().minusSeconds(10);
    String name = file().getFileName().toString().replace(".json", "");
    Files.writeString(file(), "{\"name\":\"" + name + "\",\"asked-at\":\"" + asked + "\"}");

    try (ManualRig again = rig.again(tokens)) {
      var balance = balance(again);
      again.timeline.advance(Duration.ofSeconds(50));
      assertEquals(1, rig.tokenRequests());
      again.advanceUntil(SECOND, balance::isDone, "no balance");
      assertEquals(2, rig.tokenRequests());
    }
  }

  @Test
  void aClockThatWasSetBackMakesNobodyWaitForMoreThanAMinute() {
    rig.failTokens(1);
    assertInstanceOf(Reading.Unreadable.class, rig.balance());
    rig.clock.advance(Duration.ofHours(-1));

    var balance = balance(rig);
    rig.timeline.advance(Duration.ofSeconds(70));
    rig.awaitTokenRequests(2);
    assertFalse(balance.isCompletedExceptionally());
  }

  @Test
  void theTokenOfAnotherKeyIsNotUsed() {
    rig.balance();
    try (ManualRig other = rig.again(tokens, OTHER, true)) {
      assertInstanceOf(Reading.Unreadable.class, other.balance());
      assertEquals(List.of("refused " + wordsForWrongKey()), other.heard.said);
    }
  }

  @Test
  void theTokenOfTheOtherEnvironmentIsNotUsed() {
    rig.balance();
    try (ManualRig other = rig.again(tokens, rig.appKey(), false)) {
      var balance = balance(other);
      other.advanceUntil(SECOND, balance::isDone, "no answer");
      assertEquals(2, rig.tokenRequests());
    }
  }

  @Test
  void aFileThatWasCopiedToAnotherNameIsNotUsed() throws IOException {
    rig.balance();
    Path kept = file();
    String name = kept.getFileName().toString();
    Files.copy(kept, tokens.resolve(name.replace(KeyPrint.of(rig.appKey()), KeyPrint.of(OTHER))));

    try (ManualRig other = rig.again(tokens, OTHER, true)) {
      assertInstanceOf(Reading.Unreadable.class, other.balance());
      assertEquals(2, rig.tokenRequests());
    }
  }

  @Test
  void onlyItsOwnerReadsTheToken() throws IOException {
    rig.balance();

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
    rig.balance();
    String name = file().getFileName().toString().replace(".json", "");
    Files.writeString(file(), text.replace("NAME", name));
    rig.timeline.advance(Duration.ofMinutes(2));

    try (ManualRig again = rig.again(tokens)) {
      var balance = balance(again);
      again.advanceUntil(SECOND, balance::isDone, "no balance");
      assertInstanceOf(Reading.Complete.class, balance.join());
      assertEquals(List.of(), again.timeline.thrown());
    }
  }

  @Test
  void aFileOfBytesThatAreNoTextDoesNoHarm() throws IOException {
    rig.balance();
    Files.write(file(), "토큰".getBytes(StandardCharsets.UTF_16));
    rig.timeline.advance(Duration.ofMinutes(2));

    try (ManualRig again = rig.again(tokens)) {
      assertInstanceOf(Reading.Complete.class, again.balance());
    }
  }

  @Test
  void aDirectoryThatCannotBeMadeDoesNoHarm() throws IOException {
    Path taken = Files.writeString(directory.resolve("taken"), "a file");
    try (ManualRig elsewhere = rig.again(taken.resolve("tokens"))) {
      assertInstanceOf(Reading.Complete.class, elsewhere.balance());
      assertInstanceOf(Reading.Complete.class, elsewhere.balance());
      assertEquals(1, rig.tokenRequests());
    }
  }

  @Test
  void aTokenIsRenewedBeforeItEnds() {
    rig.balance();
    rig.timeline.advance(Duration.ofHours(23).plusMinutes(51));

    assertInstanceOf(Reading.Complete.class, rig.balance());
    assertEquals(2, rig.tokenRequests());
  }

  @Test
  void aRefusalIsToldOnceUntilItChanges() {
    String words = rig.refuseTokens(3);
    for (int i = 0; i < 4; i++) {
      var balance = balance(rig);
      rig.advanceUntil(SECOND, balance::isDone, "no answer");
      rig.timeline.advance(Duration.ofMinutes(2));
    }

    assertEquals(List.of("refused " + words), rig.heard.said);
    assertEquals(4, rig.tokenRequests());
  }

  @Test
  void aServerThatIsNotReachedHasRefusedNothing() {
    rig.goAway();
    rig.balance();
    rig.comeBack();
    rig.failTokens(1);
    rig.balance();

    assertEquals(
        List.of("unanswered reason:net.unreached ConnectException", "unanswered reason:net.http 5"),
        rig.heard.said.stream()
            .map(said -> said.replaceAll(": .*|(?<=http 5)\\d\\d", ""))
            .toList());
  }

  @Test
  void reasonsThatTakeTurnsAreEachToldOnce() {
    for (int i = 0; i < 3; i++) {
      rig.goAway();
      rig.balance();
      rig.timeline.advance(Duration.ofMinutes(2));
      rig.comeBack();
      rig.failTokens(1);
      rig.balance();
      rig.timeline.advance(Duration.ofMinutes(2));
    }

    assertEquals(2, rig.heard.said.size(), rig.heard.said::toString);
  }

  @Test
  void aMinuteIsKeptThoughTheServerCouldNotBeReachedInIt() {
    rig.goAway();
    assertInstanceOf(Reading.Unreadable.class, rig.balance());
    rig.comeBack();

    assertInstanceOf(Reading.Complete.class, rig.balance());
    assertEquals(1, rig.tokenRequests());
  }
}
