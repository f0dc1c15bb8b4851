package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.maemae.store.FreshDatabase;
import io.maemae.telegram.FakeBotApi;
import io.maemae.telegram.Misbehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals end the bot cleanly and soon, whatever it is doing. */
final class ProcessStopTest {
  private static final int MANY = 100_000;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void itEndsAndSaysSoAndTheDataDirectoryIsFree(String signal) throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        ChildProgram program = ChildProgram.ready(directory, telegram)) {
      assumeHeard(program, signal);

      assertEndsCleanly(program, signal, signal);

      telegram.awaitShown(ChatDoor.TRADER, "maemae를 멈춥니다", Duration.ZERO);
      assertTrue(program.err().contains("app.stopped"), program.err());
      assertFalse(program.err().contains(" WARN "), program.err());
      try (ChildProgram second = ChildProgram.ready(directory, telegram)) {
        assertEndsCleanly(second, signal);
      }
    }
  }

  @Test
  void itEndsWhileTelegramHangsOrIsDown() throws Exception {
    Path hanging = Files.createDirectory(directory.resolve("hanging"));
    Path down = Files.createDirectory(directory.resolve("down"));
    Path downFromTheStart = Files.createDirectory(directory.resolve("never"));
    List.of(hanging, down, downFromTheStart)
        .forEach(each -> FreshDatabase.in(ChildProgram.data(each)));
    try (FakeBotApi hung = ChatDoor.telegram();
        FakeBotApi gone = ChatDoor.telegram();
        FakeBotApi never = ChatDoor.telegram()) {
      never.down();
      try (ChildProgram first = ChildProgram.start(hanging, hung);
          ChildProgram second = ChildProgram.start(down, gone);
          ChildProgram third = ChildProgram.start(downFromTheStart, never)) {
        first.awaitLog("app.ready");
        hung.awaitShown(ChatDoor.TRADER, "실행 중", ChatDoor.SOON);
        hung.awaitCalls("setMyCommands", 2, ChatDoor.SOON);
        second.awaitLog("app.ready");
        third.awaitLog("telegram.unreachable");
        int before = hung.calls("sendMessage").size();
        hung.misbehave("sendMessage", MANY, Misbehaviour.hang());
        hung.says(ChatDoor.TRADER, "/status");
        hung.awaitCalls("sendMessage", before + 1, ChatDoor.SOON);
        hung.misbehave("*", MANY, Misbehaviour.hang());
        gone.down();
        second.awaitLog("telegram.unreachable");

        long began = System.nanoTime();
        first.signal("TERM");
        second.signal("TERM");
        third.signal("TERM");

        assertEquals(0, first.code(), first.err());
        assertEquals(0, second.code(), second.err());
        assertEquals(0, third.code(), third.err());
        assertSoon(began);
        hung.behave();
        try (ChildProgram again = ChildProgram.ready(hanging, hung)) {
          hung.awaitShown(ChatDoor.TRADER, "maemae를 멈춥니다", ChatDoor.SOON);
          assertEndsCleanly(again, "TERM");
        }
      }
    }
  }

  @Test
  void itEndsBeforeItIsReady() throws Exception {
    Path opening = Files.createDirectory(directory.resolve("opening"));
    Path starting = Files.createDirectory(directory.resolve("starting"));
    try (FakeBotApi telegram = ChatDoor.telegram();
        FakeBotApi other = ChatDoor.telegram();
        ChildProgram first = ChildProgram.start(opening, telegram)) {
      ChatDoor.await(
          () -> "a database",
          () -> Files.exists(ChildProgram.data(opening).resolve("maemae.mv.db")));
      assertEndsCleanly(first, "TERM");
      try (ChildProgram second = ChildProgram.start(starting, other)) {
        second.awaitLog("app.starting");
        assertEndsCleanly(second, "TERM", "TERM");
      }
      try (ChildProgram again = ChildProgram.ready(opening, telegram)) {
        assertEndsCleanly(again, "TERM");
      }
    }
  }

  private static void assertEndsCleanly(ChildProgram program, String... signals)
      throws IOException {
    long began = System.nanoTime();
    for (String signal : signals) {
      program.signal(signal);
    }
    assertEquals(0, program.code(), program.err());
    assertSoon(began);
  }

  private static void assertSoon(long began) {
    Duration taken = Duration.ofNanos(System.nanoTime() - began);
    assertTrue(taken.compareTo(ChildProgram.LONGEST_END) < 0, taken.toString());
  }

  /** A shell starts what it runs in the background deaf to SIGINT, and children inherit that. */
  private static void assumeHeard(ChildProgram program, String signal) throws IOException {
    Path status = Path.of("/proc/" + program.pid() + "/status");
    if (signal.equals("INT") && Files.exists(status)) {
      String ignored =
          Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("SigIgn:"))
              .findFirst()
              .orElse("SigIgn: 0")
              .split("\\s+")[1];
      assumeFalse((Long.parseUnsignedLong(ignored, 16) & 2) != 0, "SIGINT is ignored");
    }
  }
}
