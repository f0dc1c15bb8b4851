package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.maemae.config.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What this version takes. */
class AvailabilityTest {
  private static final String COMMENTED = "(?m)^( *)# (?= *(- )?(\\{ )?[a-z-]+:)";

  @TempDir Path directory;

  @Test
  void allThatTheShippedExampleOffersIsThere() throws Exception {
    String all =
        Files.readString(Path.of("bot-config/maemae.yaml"))
            .replaceAll(COMMENTED, "$1")
            .replaceAll(COMMENTED, "$1");
    Path file = Files.writeString(directory.resolve("maemae.yaml"), all);
    Map<String, String> environment =
        Map.of(
            "TELEGRAM_BOT_TOKEN", "123:token",
            "KIS_APP_KEY", "key",
            "KIS_APP_SECRET", "secret",
            "KIS_HTS_ID", "me",
            "KIWOOM_APP_KEY", "another-key",
            "KIWOOM_SECRET_KEY", "another-secret");

    Configuration configuration = Connections.configurations(environment, directory).read(file);

    assertDoesNotThrow(() -> Availability.requireForRun(file, configuration));
  }
}
