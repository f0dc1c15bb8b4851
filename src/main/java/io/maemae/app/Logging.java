package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import io.maemae.config.Secret;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Where the log goes: nowhere, until it is told a directory or a stream. Logback finds this class
 * itself, as its configurator, and so looks for no file of its own. No line shows a secret that was
 * {@link #hide hidden}, whoever wrote it there.
 */
public final class Logging extends ContextAwareBase implements Configurator {
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{24} - "
          + "%replace(%msg){'[\\r\\n]+', ' | '}%n%ex";
  private static final String FILE = "file";
  private static final String CONSOLE = "console";
  private static final String LARGEST_FILE = "5MB";
  private static final String LARGEST_LOG = "50MB";
  private static final int MOST_DAYS = 30;

  /**
   * What libraries say at INFO is no news, and the chat's library repeats what we say ourselves.
   */
  private static final List<String> QUIET =
      List.of("org.flywaydb", "org.quartz", "okhttp3", "org.jdbi", "com.h2database");

  private static final String CHAT_LIBRARY = "org.telegram";

  /** Shorter ones stand in ordinary words too. */
  private static final int SHORTEST_HIDDEN = 4;

  private static volatile List<String> hidden = List.of();

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    root(context).setLevel(Level.OFF);
    QUIET.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
    context.getLogger(CHAT_LIBRARY).setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** From now on these never appear. */
  static void hide(Collection<Secret> secrets) {
    hidden =
        secrets.stream()
            .map(Secret::reveal)
            // What was read from a file may have a line feed behind it, which is not used.
            .flatMap(s -> Stream.of(s, s.strip()))
            .distinct()
            .filter(s -> s.length() >= SHORTEST_HIDDEN)
            .toList();
  }

  /**
   * From now on writes to {@code maemae.log} in that directory, which is made if need be. Old logs
   * are kept beside it, packed, for thirty days and fifty megabytes at most.
   *
   * @throws IOException if the file cannot be written
   */
  static void toFile(Path directory) throws IOException {
    if (directory.toString().contains("%")) {
      // Logback would read it as a pattern, and has no way to quote it.
      throw new IOException("cannot log to " + directory + ", its path must not contain %");
    }
    Files.createDirectories(directory);
    LoggerContext context = context();
    end(FILE);
    var appender = new RollingFileAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setName(FILE);
    appender.setFile(directory.resolve("maemae.log").toString());
    var policy = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(directory + "/maemae.%d{yyyy-MM-dd}.%i.log.gz");
    policy.setMaxFileSize(FileSize.valueOf(LARGEST_FILE));
    policy.setTotalSizeCap(FileSize.valueOf(LARGEST_LOG));
    policy.setMaxHistory(MOST_DAYS);
    policy.start();
    appender.setRollingPolicy(policy);
    appender.setEncoder(encoder(context));
    appender.start();
    if (!appender.isStarted()) {
      throw new IOException("cannot write the log " + appender.getFile());
    }
    Logger root = root(context);
    root.addAppender(appender);
    root.setLevel(Level.INFO);
  }

  /** From now on writes to a stream too, such as the one that systemd keeps. */
  static void toConsole(OutputStream stream) {
    LoggerContext context = context();
    end(CONSOLE);
    var appender = new OutputStreamAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setName(CONSOLE);
    appender.setEncoder(encoder(context));
    appender.setOutputStream(
        new FilterOutputStream(stream) {
          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
          }

          @Override
          public void close() throws IOException {
            flush(); // it is the process's own, and something may still be said there
          }
        });
    appender.start();
    Logger root = root(context);
    root.addAppender(appender);
    root.setLevel(Level.INFO);
  }

  /** Lets go of its file or stream. */
  private static void end(String name) {
    Logger root = root(context());
    Appender<ILoggingEvent> appender = root.getAppender(name);
    if (appender != null) {
      root.detachAppender(appender);
      appender.stop();
    }
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context) {
    var layout = new HidingLayout();
    layout.setContext(context);
    layout.setPattern(LINE);
    layout.start();
    var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
    encoder.setContext(context);
    encoder.setCharset(UTF_8);
    encoder.setLayout(layout);
    encoder.start();
    return encoder;
  }

  /** Takes secrets out of whole lines, stack traces included. */
  private static final class HidingLayout extends PatternLayout {
    @Override
    public String doLayout(ILoggingEvent event) {
      return masked(super.doLayout(event));
    }
  }

  /** What is said elsewhere than in the log, without what was hidden. */
  static String masked(String text) {
    String masked = text;
    for (String secret : hidden) {
      masked = masked.replace(secret, "***");
    }
    return masked;
  }

  /** The file that is written now. */
  static Optional<Path> file() {
    Appender<ILoggingEvent> file = root(context()).getAppender(FILE);
    return file instanceof FileAppender<ILoggingEvent> appender
        ? Optional.of(Path.of(appender.getFile()))
        : Optional.empty();
  }

  /** Writes what is left and stops logging. */
  static void close() {
    LoggerContext context = context();
    root(context).detachAndStopAllAppenders();
    root(context).setLevel(Level.OFF);
    hidden = List.of();
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  private static Logger root(LoggerContext context) {
    return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
