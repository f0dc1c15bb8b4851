package io.maemae.app;

import io.maemae.telegram.FakeBotApi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long it takes from an update in Telegram to the answer there, while the market runs at sixty
 * times its rate: about 2,000 events a second.
 */
final class ChatLatency {
  private static final String START = "2026-11-20T09:30:00";
  private static final int SPEED = 60;
  private static final int WARM_UP = 200;
  private static final int COUNT = 1_000;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private ChatLatency() {}

  /** Prints the figures. */
  public static void main(String[] args) throws Exception {
    Path directory = Files.createTempDirectory("maemae-latency-");
    try (FakeBotApi telegram = ChatDoor.telegram()) {
      Path configuration =
          Files.writeString(
              directory.resolve("maemae.yaml"),
              ChatDoor.configuration(telegram, "")
                  .replace("confirm-orders: always", "confirm-orders: never"));
      try (MeasuredProgram program =
          new MeasuredProgram(directory, configuration, START, 1, SPEED, SPEED)) {
        telegram.awaitShown(ChatDoor.TRADER, "maemae", LONGEST);
        ask(telegram, 1, WARM_UP);
        long eventsBefore = program.state().marketEvents();
        long begun = System.nanoTime();
        List<Long> micros = ask(telegram, WARM_UP + 1, COUNT);
        double seconds = (System.nanoTime() - begun) / 1e9;
        long events = program.state().marketEvents() - eventsBefore;
        Collections.sort(micros);
        System.out.printf(
            "update to answer: median %.1f ms, 99th percentile %.1f ms, longest %.1f ms;"
                + " %d commands, %.0f market events a second%n",
            micros.get(COUNT / 2) / 1e3,
            micros.get(COUNT * 99 / 100) / 1e3,
            micros.get(COUNT - 1) / 1e3,
            COUNT,
            events / seconds);
        program.stop();
      }
    }
    System.exit(0);
  }

  private static List<Long> ask(FakeBotApi telegram, int first, int count)
      throws InterruptedException {
    List<Long> micros = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      long begun = System.nanoTime();
      telegram.says(ChatDoor.TRADER, "/buy 005930 " + i + " 100");
      telegram.awaitShown(ChatDoor.TRADER, "매수 %,d주 100원".formatted(i), LONGEST);
      micros.add((System.nanoTime() - begun) / 1_000);
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return micros;
  }
}
