package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Where the log goes: nowhere, until it is told a directory. Logback finds this class itself, as
 * its configurator, and so looks for no file of its own and never writes to the console.
 */
public final class Logging extends ContextAwareBase implements Configurator {
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{24} - "
          + "%replace(%msg){'[\\r\\n]+', ' | '}%n%ex";
  private static final String FILE = "file";
  private static final String LARGEST_FILE = "5MB";
  private static final String LARGEST_LOG = "50MB";
  private static final int MOST_DAYS = 30;

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    root(context).setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
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
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(UTF_8);
    encoder.setPattern(LINE);
    encoder.start();
    appender.setRollingPolicy(policy);
    appender.setEncoder(encoder);
    appender.start();
    if (!appender.isStarted()) {
      throw new IOException("cannot write the log " + appender.getFile());
    }
    Logger root = root(context);
    root.detachAndStopAllAppenders();
    root.addAppender(appender);
    root.setLevel(Level.INFO);
  }

  /** The file that is written now. */
  static Optional<Path> file() {
    return root(context()).getAppender(FILE) instanceof FileAppender<ILoggingEvent> appender
        ? Optional.of(Path.of(appender.getFile()))
        : Optional.empty();
  }

  /** Writes what is left and stops logging. */
  static void close() {
    LoggerContext context = context();
    root(context).detachAndStopAllAppenders();
    root(context).setLevel(Level.OFF);
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  private static Logger root(LoggerContext context) {
    return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
