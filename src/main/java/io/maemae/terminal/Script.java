package io.maemae.terminal;

import io.maemae.broker.Timeline;
import io.maemae.desk.DeskEvent;
import io.maemae.market.MarketTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines typed by a file or a pipe. A line that begins with {@code @HH:MM:SS} is typed at that
 * market time; any other one when the line before is answered and what is on its way has come, at
 * most a second of market time after it; the first at 09:00:05. The clock waits for the next line
 * to be read.
 */
public final class Script {
  private static final LocalTime FIRST_LINE = LocalTime.of(9, 0, 5);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(1);

  /** A fill may follow the answer to its order: only after this silence is an order at rest. */
  private static final Duration SILENCE = Duration.ofMillis(100);

  private static final Pattern TIMED =
      Pattern.compile("@([0-9]{2}:[0-9]{2}:[0-9]{2})(\\s+(.*))?", Pattern.DOTALL);

  private final BufferedReader lines;
  private final Timeline timeline;
  private final Terminal terminal;
  private final Consumer<DeskEvent> desk;
  private final BooleanSupplier answered;
  private Instant typedAt = Instant.MIN;
  private Optional<Instant> silentSince = Optional.empty();
  private boolean waiting;
  private boolean over;

  /**
   * Reads lines as the day goes.
   *
   * @param desk handles an event at once
   * @param answered whether all that was asked so far has been answered
   */
  public Script(
      BufferedReader lines,
      Timeline timeline,
      Terminal terminal,
      Consumer<DeskEvent> desk,
      BooleanSupplier answered) {
    this.lines = lines;
    this.timeline = timeline;
    this.terminal = terminal;
    this.desk = desk;
    this.answered = answered;
  }

  /** Plans the first line; if its time has passed, as if another one had just been typed. */
  public void start() {
    Instant now = timeline.now();
    Instant first = MarketTime.instant(MarketTime.date(now), FIRST_LINE);
    if (first.isBefore(now)) {
      awaitAnswer();
    } else {
      plan(first);
    }
  }

  /** Looks, after each thing that happened, whether the next line's turn has come. */
  public void look() {
    if (!waiting) {
      return;
    }
    Instant now = timeline.now();
    if (!now.isBefore(typedAt.plus(LONGEST_ANSWER)) || isSilent(now)) {
      waiting = false;
      plan(now);
    }
  }

  private boolean isSilent(Instant now) {
    if (!answered.getAsBoolean()) {
      silentSince = Optional.empty();
    } else if (silentSince.isEmpty()) {
      silentSince = Optional.of(now);
      lookAt(now.plus(SILENCE));
    }
    return silentSince.filter(since -> !now.isBefore(since.plus(SILENCE))).isPresent();
  }

  /** Lets something happen, after which it is looked. */
  private void lookAt(Instant at) {
    timeline.at(at, () -> {});
  }

  /** Whether all lines were typed and answered. */
  public boolean isOver() {
    return over;
  }

  private void plan(Instant untimed) {
    String line = readLine();
    if (line == null) {
      over = true;
      return;
    }
    Matcher timed = TIMED.matcher(line.strip());
    try {
      if (timed.matches()) {
        Instant at =
            MarketTime.instant(MarketTime.date(timeline.now()), LocalTime.parse(timed.group(1)));
        String text = timed.group(3) == null ? "" : timed.group(3);
        typeAt(at, text);
        return;
      }
    } catch (DateTimeParseException e) {
      // Not a time of day: the line is typed as it stands, and answered as unknown.
      typeAt(untimed, line);
      return;
    }
    typeAt(untimed, line);
  }

  private String readLine() {
    try {
      String line = lines.readLine();
      while (line != null && line.isBlank()) {
        line = lines.readLine();
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void typeAt(Instant at, String line) {
    timeline.at(
        at,
        () -> {
          desk.accept(terminal.read(line, timeline.now()));
          awaitAnswer();
        });
  }

  private void awaitAnswer() {
    typedAt = timeline.now();
    silentSince = Optional.empty();
    waiting = true;
    lookAt(typedAt.plus(LONGEST_ANSWER));
  }
}
