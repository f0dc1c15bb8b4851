package io.maemae.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.notice.OutboxMessage;
import io.maemae.notice.Topic;
import io.maemae.notice.chart.Charts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture in the terminal is a file, which is named. */
final class TerminalPictureTest {
  private static final Instant NOW = Instant.parse("2026-11-20T00:07:00Z");

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private void deliver(Path where) {
    Terminal terminal = new Terminal(new PrintStream(out, true, UTF_8), false, where);
    terminal.deliver(
        new OutboxMessage(
            1,
            Terminal.CHAT,
            Topic.ANSWER,
            "다시: /chart 005930 5m",
            List.of(),
            "",
            "",
            NOW,
            NOW,
            "",
            Optional.of(Charts.picture())),
        taken -> {});
  }

  @Test
  void givenAPicture_whenDelivered_thenItIsInTheDataDirectory() throws IOException {
    deliver(directory);

    assertEquals(
        """
        09:07:00 삼성전자 005930 · 5분
                 70,100원 (+0.14%)
                 charts/005930-5m-090700.png
        """,
        out.toString(UTF_8));
    assertArrayEquals(
        Charts.picture().png(),
        Files.readAllBytes(directory.resolve("charts/005930-5m-090700.png")));
  }

  @Test
  void givenADirectoryThatCannotBeWritten_whenDelivered_thenTheTextIsSaid() throws IOException {
    deliver(Files.writeString(directory.resolve("file"), "x"));

    assertEquals("09:07:00 다시: /chart 005930 5m\n", out.toString(UTF_8));
  }
}
