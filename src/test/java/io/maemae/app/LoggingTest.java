package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.core.Appender;
import io.maemae.config.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class LoggingTest {
  private static final Logger LOG = LoggerFactory.getLogger(LoggingTest.class);

  @TempDir Path directory;

  @AfterEach
  void stopLogging() {
    Logging.close();
  }

  @Test
  void withoutADirectoryNothingIsLogged() {
    assertFalse(LOG.isErrorEnabled());
    assertEquals(Optional.empty(), Logging.file());
  }

  @Test
  void linesGoToTheFileOneForEachEvent() throws IOException {
    Path logs = directory.resolve("a (한글) {x} $b [c]/logs");
    Logging.toFile(logs);
    LOG.info("order.submitted cid={} name={}", 7, "삼성\n전자");
    LOG.debug("not.this");
    Logging.close();
    LOG.info("nor.this");

    List<String> lines = Files.readAllLines(logs.resolve("maemae.log"));

    assertEquals(1, lines.size(), lines.toString());
    assertTrue(
        lines
            .get(0)
            .matches(
                "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) INFO  "
                    + "\\[main] .*LoggingTest - order.submitted cid=7 name=삼성 \\| 전자"),
        lines.get(0));
    try (Stream<Path> files = Files.list(logs)) {
      assertEquals(List.of(logs.resolve("maemae.log")), files.toList());
    }
  }

  @Test
  void theSameFileMayBeBegunAgainAndIsOpenOnce() throws IOException {
    Logging.toFile(directory);
    Appender<?> first = appender("file");
    Logging.toConsole(OutputStream.nullOutputStream());
    Appender<?> firstConsole = appender("console");
    LOG.info("one");

    Logging.toFile(directory);
    Logging.toConsole(OutputStream.nullOutputStream());
    LOG.info("two");
    Logging.close();

    assertFalse(first.isStarted());
    assertFalse(firstConsole.isStarted());
    assertEquals(2, Files.readAllLines(directory.resolve("maemae.log")).size());
  }

  private static Appender<?> appender(String name) {
    ch.qos.logback.classic.Logger root =
        (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    return root.getAppender(name);
  }

  @Test
  void whatIsHiddenIsMaskedOutsideTheLogToo() {
    Logging.hide(List.of(new Secret("topsecret"), new Secret("abc")));

    assertEquals("bot***/getMe abc", Logging.masked("bottopsecret/getMe abc"));
  }

  @Test
  void aFileThatCannotBeWrittenIsAFailure() throws IOException {
    Files.createDirectories(directory.resolve("maemae.log"));

    assertThrows(IOException.class, () -> Logging.toFile(directory));
    assertThrows(IOException.class, () -> Logging.toFile(Path.of("pom.xml")));
    assertThrows(IOException.class, () -> Logging.toFile(directory.resolve("100%")));
    assertEquals(Optional.empty(), Logging.file());
  }
}
