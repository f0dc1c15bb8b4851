package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FrontDoor.Said;
import io.maemae.telegram.FakeBotApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run decided is decided again, from its record alone. */
final class JournalTest {
  @TempDir Path directory;

  private List<Path> journals() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("data").resolve("journal"))) {
      return files.sorted().toList();
    }
  }

  private static Said replay(Path file) {
    return FrontDoor.run(Map.of(), List.of(), "replay", file);
  }

  @Test
  void aRunOnTheEmbeddedExchangeIsReplayed() throws Exception {
    try (FakeBotApi telegram = ChatDoor.telegram();
        ChatDoor door =
            ChatDoor.open(
                directory,
                telegram,
                ChatDoor.configuration(telegram, "").replace("always", "never"))) {
      door.says("/buy 005930 3", "체결 3/3");
      door.says("/positions", "005930");
      assertEquals(0, door.stop());
    }
    Said said = replay(journals().get(0));
    assertEquals(0, said.code());
  }
}
