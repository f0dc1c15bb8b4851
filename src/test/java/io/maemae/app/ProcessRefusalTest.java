package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.store.DamagedFile;
import io.maemae.store.Database;
import io.maemae.store.Durability;
import io.maemae.store.FreshDatabase;
import io.maemae.telegram.FakeBotApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bot that cannot start says why and what to do, and leaves everything as it was. */
final class ProcessRefusalTest {
  @TempDir Path directory;

  @Test
  void aSecondProcessLeavesTheFirstAlone() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        ChildProgram first = ChildProgram.ready(directory, telegram)) {
      Path log = data().resolve("logs/maemae.log");
      telegram.awaitCalls("setMyCommands", 2, ChatDoor.SOON);
      telegram.awaitShown(ChatDoor.TRADER, "실행 중", ChatDoor.SOON);
      first.awaitLog("menu-set user=" + ChatDoor.VIEWER);
      first.awaitLog("account.opening-confirmed"); // the last that a start writes by itself
      String before = Files.readString(log);

      try (ChildProgram second = ChildProgram.start(directory, telegram)) {
        assertRefused(second, "The data directory " + data().toRealPath() + " is in use", "End");
      }

      assertEquals(before, Files.readString(log));
      assertTrue(first.isAlive());
      telegram.says(ChatDoor.TRADER, "/orders");
      telegram.awaitShown(ChatDoor.TRADER, "미체결 주문이 없습니다.", ChatDoor.SOON);
    }
  }

  @Test
  void aDatabaseOfALaterVersionIsLeftAsItIs() throws Exception {
    made();
    try (Connection connection = FrontDoor.connect(data());
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into "flyway_schema_history" ("installed_rank", "version", "description", "type",
            "script", "checksum", "installed_by", "execution_time", "success")
          values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'SA', 1, true)
          """);
    }

    List<String> before = tables();

    try (FakeBotApi telegram = ChatDoor.telegram();
        ChildProgram program = ChildProgram.start(directory, telegram)) {
      assertRefused(program, "was written by a newer version", "Start the newer version");
    }

    // H2 arranges its file anew when it is closed: what is in it counts.
    assertEquals(before, tables());
    // H2 notes in the file it opens next that somebody left a connection to another file open.
    assertEquals(
        List.of("maemae.mv.db"),
        Stream.of(data().toFile().list()).filter(f -> !f.endsWith(".trace.db")).toList());
  }

  @Test
  void aFileCutShortIsLeftAsItIs() throws Exception {
    Path file = made();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length * 6 / 10));

    assertRefusedAndNothingChanged("is damaged", "restore the latest backup");
  }

  @Test
  void aStopThatStandsForNothingIsDamageAndTheCommandThatHelpsIsNamed() throws Exception {
    made();
    try (Connection connection = FrontDoor.connect(data());
        Statement statement = connection.createStatement()) {
      statement.execute("insert into setting (name, text) values ('stop', 'ALM')");
    }

    try (FakeBotApi telegram = ChatDoor.telegram();
        ChildProgram program = ChildProgram.start(directory, telegram)) {
      assertEquals(1, program.code(), program.err());
      String last = program.err().lines().reduce((first, second) -> second).orElseThrow();
      assertTrue(
          last.startsWith(
              "maemae: The database in "
                  + data().toRealPath()
                  + " is damaged: 'ALM' stands for nothing under 'stop'. "),
          program.err());
      assertTrue(last.contains("deploy/maemae restore --config "), last);
    }
  }

  @Test
  void aTextThatTurnedIntoAnotherIsDamageAndTheCommandThatHelpsIsNamed() throws Exception {
    made();
    try (Connection connection = FrontDoor.connect(data());
        Statement statement = connection.createStatement()) {
      statement.execute("insert into setting (name, text) values ('stop', 'ENTRIES')");
    }
    assertNotEquals(
        0, new DamagedFile(data()).replace("ENTRIES".getBytes(UTF_8), "EOTRIES".getBytes(UTF_8)));

    try (FakeBotApi telegram = ChatDoor.telegram();
        ChildProgram program = ChildProgram.start(directory, telegram)) {
      assertRefused(
          program,
          "is damaged",
          "a row of the table setting is not what was written",
          "deploy/maemae restore --config ");
      assertEquals(List.of(), telegram.calls());
    }
  }

  @Test
  void anEmptyFileIsLeftAsItIs() throws Exception {
    Files.write(made(), new byte[0]);

    assertRefusedAndNothingChanged("is damaged", "the file is empty", "restore the latest backup");
  }

  @Test
  void aDataDirectoryBelowAFileIsRefused() throws Exception {
    Files.writeString(directory.resolve("data"), "not a directory");
    Path config =
        ChildProgram.config(
            directory, "data-dir: ${DATA}/below\naccounts: [{name: a, broker: paper, cash: 1}]\n");

    try (ChildProgram program = ChildProgram.call(directory, "run", "--config", config)) {
      assertRefused(program, "cannot be written", "Check that it is a directory");
    }
    assertEquals("not a directory", Files.readString(data()));
  }

  @Test
  void aReadOnlyDataDirectoryIsRefused() throws Exception {
    Files.createDirectory(data());
    try (Tmpfs disk = Tmpfs.mount(data(), "size=16m")) {
      made();
      disk.change("ro");

      assertRefusedAndNothingChanged("cannot be written", "its owner is the user who runs maemae");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"4k", "32k"})
  void onAFullDiskNothingHalfWrittenIsLeft(String size) throws Exception {
    Files.createDirectory(data());
    try (Tmpfs disk = Tmpfs.mount(data(), "size=" + size);
        FakeBotApi telegram = ChatDoor.telegram()) {
      try (ChildProgram program = ChildProgram.start(directory, telegram)) {
        assertRefused(program, "cannot be written", "the disk is not full");
      }

      disk.change("size=64m");

      try (ChildProgram program = ChildProgram.start(directory, telegram)) {
        program.awaitLog("app.ready");
        assertEquals(0, program.signal("TERM").code(), program.err());
      }
    }
  }

  private Path data() {
    return ChildProgram.data(directory);
  }

  /** A database without a row. */
  private Path made() {
    FreshDatabase.in(data());
    Database.open(data(), Durability.SYNCED).close();
    return data().resolve("maemae.mv.db");
  }

  private List<String> tables() throws SQLException {
    List<String> found = new ArrayList<>();
    found.addAll(
        FrontDoor.query(
            data(),
            "select table_name, column_name, data_type from information_schema.columns"
                + " where table_schema = 'PUBLIC' order by 1, 2"));
    found.addAll(FrontDoor.query(data(), "select * from \"flyway_schema_history\" order by 1"));
    return found;
  }

  private void assertRefusedAndNothingChanged(String... words) throws IOException {
    Footprint before = Footprint.of(data());
    try (FakeBotApi telegram = ChatDoor.telegram();
        ChildProgram program = ChildProgram.start(directory, telegram)) {
      assertRefused(program, words);
      assertEquals(List.of(), telegram.calls());
    }
    assertEquals(before, Footprint.of(data()));
  }

  private static void assertRefused(ChildProgram program, String... words) {
    assertEquals(1, program.code(), program.err());
    String err = program.err();
    for (String part : words) {
      assertTrue(err.contains(part), err);
    }
    assertTrue(err.lines().count() <= 2, err);
    assertFalse(err.contains("\tat "), err);
    assertFalse(err.contains("Exception"), err);
    assertEquals("", program.out());
  }
}
