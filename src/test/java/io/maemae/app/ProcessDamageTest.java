package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FrontDoor.Said;
import io.maemae.store.Backups;
import io.maemae.store.DamagedFile;
import io.maemae.store.Database;
import io.maemae.store.Durability;
import io.maemae.store.FreshDatabase;
import io.maemae.store.Samples;
import io.maemae.telegram.FakeBotApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk fills up and damages the database, and what the person is told then helps. */
final class ProcessDamageTest {
  private static final Duration RETRIED = Duration.ofSeconds(120);

  @TempDir Path directory;

  @Test
  void theDamageIsToldWithTheCommandThatRestoresABackupAndItDoes() throws Exception {
    Path data = Files.createDirectory(ChildProgram.data(directory));
    Path config = directory.resolve("maemae.yaml");
    try (Tmpfs disk = Tmpfs.mount(data, "size=32m");
        FakeBotApi telegram = ChatDoor.telegram()) {
      ChildProgram.config(
          directory,
          ChatDoor.configuration(telegram, ProcessFullDiskTest.NO_RECORD)
              .replace("always", "never"));
      Path backup;
      FreshDatabase.in(data);
      try (Database database = Database.open(data, Durability.SYNCED)) {
        backup = new Backups(database, Backups.directory(data), 7).make(Samples.DAY);
      }
      String command = "deploy/maemae restore --config " + config + " " + backup;
      try (ChildProgram program = start(config)) {
        program.awaitLog("account.ready");
        say(telegram, "/buy 005930 1 60000", "#1 삼성전자 005930 매수 1주 60,000원: 접수 0/1");
        disk.fill();
        say(telegram, "/buy 005930 2 60000", "쓸 수 없어 매매를 멈춥니다");

        new DamagedFile(data).damage(0);
        disk.change("size=64m");

        telegram.awaitShown(ChatDoor.TRADER, "손상되었습니다", RETRIED);
        telegram.awaitShown(ChatDoor.TRADER, command, ChatDoor.SOON);
        say(telegram, "/health", "! 데이터베이스: 손상되어 매매를 멈췄습니다");
        say(telegram, "/buy 005930 3 60000", "손상되어 매매를 멈췄습니다. 주문하지 않습니다");
        program.signal("TERM").code();
      }
      Said restored =
          FrontDoor.run(
              Map.of("DATA", data.toString(), "TOKEN", ChatDoor.TOKEN),
              List.of(),
              (Object[]) command.replace("deploy/maemae ", "").split(" "));
      assertEquals(0, restored.code(), restored.err());
      try (ChildProgram program = start(config)) {
        telegram.awaitShown(ChatDoor.TRADER, "백업을 되살렸습니다", RETRIED);
        assertEquals(0, program.signal("TERM").code(), program.err());
      }
    }
  }

  private ChildProgram start(Path config) throws IOException {
    return ChildProgram.call(directory, "run", "--config", config, "--clock", ChildProgram.CLOCK);
  }

  private static void say(FakeBotApi telegram, String line, String answer) {
    telegram.says(ChatDoor.TRADER, line);
    telegram.awaitShown(ChatDoor.TRADER, answer, ChatDoor.SOON);
  }
}
