package io.maemae.app;

import static io.maemae.app.ChatDoor.TRADER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.MarketTime;
import io.maemae.telegram.FakeBotApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each trading day has a record of its own, for which the bot starts anew in its process. */
final class NewRecordTest {
  /** A slow machine has started by then. */
  private static final Instant BEFORE =
      MarketTime.instant(LocalDate.of(2026, 11, 20), LocalTime.of(7, 14, 52));

  private final long startNanos = System.nanoTime();
  private final InstantSource machine = () -> BEFORE.plusNanos(System.nanoTime() - startNanos);
  private final FakeBotApi telegram = ChatDoor.telegram(machine);

  @TempDir Path directory;

  @AfterEach
  void close() {
    telegram.close();
  }

  @Test
  void givenARunBeforeATradingDay_whenItsRecordBegins_thenItGoesOnSilentlyAndBothAreReplayed()
      throws Exception {
    try (ChatDoor door = door()) {
      door.awaitLog("account.ready");
      door.says("/stop", "신규 진입을 멈추고");

      door.awaitLog("app.new-record");
      awaitReady(door, 2);

      door.says("/resume", "다시 시작합니다");
      assertEquals(1, door.texts(TRADER).stream().filter(t -> t.contains("실행 중입니다")).count());
      assertEquals(0, door.texts(TRADER).stream().filter(t -> t.contains("멈춥니다")).count());
      assertEquals(0, door.stop());
    }
    List<Path> records = records();
    assertEquals(2, records.size(), records::toString);
    for (Path record : records) {
      assertEquals(0, FrontDoor.run(Map.of(), List.of(), "replay", record.toString()).code());
    }
  }

  @Test
  void givenABotThatStartsAnew_whenItIsToldToStop_thenItEnds() throws Exception {
    try (ChatDoor door = door()) {
      door.awaitLog("app.new-record");

      assertEquals(0, door.stop());
    }
  }

  private ChatDoor door() throws IOException {
    return ChatDoor.start(directory, telegram, machine, ChatDoor.configuration(telegram, ""));
  }

  private static void awaitReady(ChatDoor door, int times) {
    ChatDoor.await(door::log, () -> door.log().split("app.ready", -1).length > times);
  }

  private List<Path> records() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("data").resolve("journal"))) {
      return files.sorted().toList();
    }
  }
}
