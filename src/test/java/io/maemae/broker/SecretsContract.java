package io.maemae.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Keys, tokens and the account's number are in no log line and in no text of a value. */
public abstract class SecretsContract {
  @TempDir Path tokens;
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.maemae.broker");
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> log =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          String thrown =
              event.getThrowableProxy() == null
                  ? ""
                  : ThrowableProxyUtil.asString(event.getThrowableProxy());
          lines.add(event.getFormattedMessage() + thrown);
        }
      };
  private ManualRig rig;

  /** A live account; nobody has a token yet. */
  protected abstract ManualRig rig(Path tokens);

  /** Lets everything go wrong that can, and leaves a token in a file that is no more whole. */
  protected abstract void letAllGoWrong(Path tokens) throws IOException;

  /** What there is of secrets by now. */
  protected abstract List<String> secrets();

  /** What was told to whoever asked, and values that hold secrets. */
  protected abstract List<Object> values();

  @BeforeEach
  void listen() {
    log.start();
    logger.setLevel(Level.TRACE);
    logger.addAppender(log);
    rig = rig(tokens);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    logger.setLevel(null);
    rig.close();
  }

  private void assertSecret(String text) {
    secrets().forEach(secret -> assertFalse(text.contains(secret), text));
  }

  @Test
  void noLogLineHasASecretWhateverGoesWrong() throws Exception {
    letAllGoWrong(tokens);
    try (ManualRig again = rig.again(tokens)) {
      again.balance();
    }

    assertTrue(lines.size() > 20, () -> "too little is logged: " + lines);
    lines.forEach(this::assertSecret);
    rig.heard.said.forEach(this::assertSecret);
  }

  @Test
  void noTextOfAValueHasASecret() {
    rig.balance();

    values().forEach(value -> assertSecret(value.toString()));
  }

  @Test
  void onlyTheTokenIsKept() throws IOException {
    rig.balance();

    try (var files = Files.list(tokens)) {
      List<String> kept = files.map(SecretsContract::text).toList();
      assertEquals(
          List.of(1L),
          kept.stream().map(text -> secrets().stream().filter(text::contains).count()).toList());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
