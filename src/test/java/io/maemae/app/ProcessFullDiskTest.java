package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.maemae.store.Backups;
import io.maemae.store.Database;
import io.maemae.store.Durability;
import io.maemae.store.LedgerOfBefore;
import io.maemae.telegram.FakeBotApi;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The disk fills up while the bot trades, and there is room again. */
final class ProcessFullDiskTest {
  private static final Duration RETRIED = Duration.ofSeconds(90);

  /** The time to the nightly copy, on a machine that does much else. */
  private static final Duration NIGHT = Duration.ofSeconds(180);

  /** The record would let go of the room that it keeps, and the store go on in it for a while. */
  static final String NO_RECORD = "journal: { max-megabytes: 0 }";

  /** The version of the tables, and how many orders are in them. */
  private static final String NEWEST_AND_ORDERS =
      "select max(cast(\"version\" as int)), (select count(*) from orders)"
          + " from \"flyway_schema_history\"";

  @TempDir Path directory;

  private static Stream<Arguments> roomAgain() {
    return Stream.of(
        arguments("at once", false), arguments("after it was looked for in vain", true));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("roomAgain")
  void itStopsTradingAndGoesOnWhenThereIsRoom(String when, boolean late) throws Exception {
    Path data = Files.createDirectory(ChildProgram.data(directory));
    try (Tmpfs disk = Tmpfs.mount(data, "size=32m");
        FakeBotApi telegram = ChatDoor.telegram()) {
      ChildProgram.config(
          directory, ChatDoor.configuration(telegram, NO_RECORD).replace("always", "never"));
      try (ChildProgram program = start(ChildProgram.CLOCK)) {
        program.awaitLog("account.ready");
        say(telegram, "/buy 005930 1 60000", "#1 삼성전자 005930 매수 1주 60,000원: 접수 0/1");
        disk.fill();

        say(telegram, "/buy 005930 2 60000", "매매를 멈춥니다");
        say(telegram, "/cancel 1", "기록 없이 취소를 보냅니다");
        say(telegram, "/stop", "아직 기록하지 못했습니다");
        if (late) {
          program.awaitLog("desk.store-still-down");
        }
        disk.change("size=64m");

        telegram.awaitShown(ChatDoor.TRADER, "다시 쓸 수 있습니다", RETRIED);
        telegram.awaitShown(ChatDoor.TRADER, "신규 진입을 멈추", ChatDoor.SOON);
        telegram.awaitShown(ChatDoor.TRADER, "매수 1주 60,000원: 취소 0/1", ChatDoor.SOON);
        ChatDoor.await(program::err, () -> program.err().split("account\\.ready", -1).length > 2);
        say(telegram, "/buy 005930 3 60000", "#2 삼성전자 005930 매수 3주 60,000원: 접수 0/3");
        assertEquals(0, program.signal("TERM").code(), program.err());
      }
      assertEquals(
          List.of("1 1 CANCELED", "2 3 NEW"),
          FrontDoor.query(data, "select id, quantity, state from orders_view order by id"));
      assertEquals(
          List.of("1", "3"),
          FrontDoor.query(
              data, "select quantity from paper_order where kind = 'NEW' order by quantity"));
    }
  }

  /** The tables are changed on a copy, which needs as much room again. */
  @Test
  void anUpdateThatDoesNotFitLeavesTheDatabaseAsItIs() throws Exception {
    Path data = Files.createDirectory(ChildProgram.data(directory));
    try (Tmpfs disk = Tmpfs.mount(data, "size=16m");
        FakeBotApi telegram = ChatDoor.telegram()) {
      LedgerOfBefore.in(data);
      disk.fill();
      makeRoom(data, Files.size(data.resolve("maemae.mv.db")) / 2);
      try (ChildProgram program = ChildProgram.start(directory, telegram)) {
        assertEquals(1, program.code(), program.err());
        assertTrue(program.err().contains("could not be brought to this version"), program.err());
        assertTrue(program.err().contains("maemae.mv.db is as it was"), program.err());
        assertTrue(program.err().contains("room for a second file as large"), program.err());
      }
      assertEquals(List.of("12 1"), FrontDoor.query(data, NEWEST_AND_ORDERS));

      disk.change("size=64m");
      Database.open(data, Durability.SYNCED).close();
      assertEquals(List.of("13 1"), FrontDoor.query(data, NEWEST_AND_ORDERS));
    }
  }

  private static void makeRoom(Path data, long bytes) throws IOException {
    try (FileChannel filler = FileChannel.open(data.resolve("filler"), StandardOpenOption.WRITE)) {
      filler.truncate(filler.size() - bytes);
    }
  }

  @Test
  void aNightlyCopyThatDoesNotFitIsToldAndTradingGoesOn() throws Exception {
    Path data = Files.createDirectory(ChildProgram.data(directory));
    Path backups = Files.createDirectory(Backups.directory(data));
    try (Tmpfs disk = Tmpfs.mount(backups, "size=4k");
        FakeBotApi telegram = ChatDoor.telegram()) {
      ChildProgram.config(directory, ChatDoor.configuration(telegram, ""));
      disk.fill();
      try (ChildProgram program = start("2026-11-20T20:29:45")) {
        program.awaitLog("account.ready");

        telegram.awaitShown(ChatDoor.TRADER, "데이터베이스를 백업하지 못했습니다", NIGHT);

        say(telegram, "/status", "[pretend 모의]");
        say(telegram, "/watch 005930", "005930");
        assertEquals(0, program.signal("TERM").code(), program.err());
      }
      try (Stream<Path> made = Files.list(backups)) {
        assertEquals(1, made.count(), "nothing but what fills it");
      }
    }
  }

  private ChildProgram start(String clock) throws IOException {
    return ChildProgram.call(
        directory, "run", "--config", directory.resolve("maemae.yaml"), "--clock", clock);
  }

  private static void say(FakeBotApi telegram, String line, String answer) {
    telegram.says(ChatDoor.TRADER, line);
    telegram.awaitShown(ChatDoor.TRADER, answer, ChatDoor.SOON);
  }
}
