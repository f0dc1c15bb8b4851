package io.maemae.app;

import io.maemae.telegram.FakeBotApi;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long {@code deploy/maemae run} takes until the chat answers; the jar must be built. */
final class StartTime {
  private static final int RUNS = 5;

  private StartTime() {}

  /** Prints the median of five. */
  public static void main(String[] args) throws Exception {
    List<Long> millis = new ArrayList<>();
    try (FakeBotApi telegram = ChatDoor.telegram()) {
      Path directory = Files.createTempDirectory("maemae-start-");
      Path configuration =
          Files.writeString(directory.resolve("maemae.yaml"), ChatDoor.configuration(telegram, ""));
      for (int i = 0; i < RUNS; i++) {
        millis.add(start(directory, configuration));
      }
    }
    Collections.sort(millis);
    System.out.println("start to app.ready: median " + millis.get(RUNS / 2) + " ms of " + millis);
    System.exit(0);
  }

  private static long start(Path directory, Path configuration) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            "deploy/maemae",
            "run",
            "--config",
            configuration.toString(),
            "--clock",
            "2026-11-20T09:30:00");
    builder.environment().put("TOKEN", ChatDoor.TOKEN);
    builder.environment().put("DATA", directory.resolve("data").toString());
    long begun = System.nanoTime();
    Process process = builder.start();
    try (BufferedReader log =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      String line = log.readLine();
      while (line != null && !line.contains("app.ready")) {
        line = log.readLine();
      }
      long millis = (System.nanoTime() - begun) / 1_000_000;
      if (line == null) {
        throw new IllegalStateException("ended before app.ready");
      }
      process.destroy();
      process.waitFor(15, TimeUnit.SECONDS);
      return millis;
    }
  }
}
