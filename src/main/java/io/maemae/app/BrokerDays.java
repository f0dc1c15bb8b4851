package io.maemae.app;

import io.maemae.desk.Timers;
import io.maemae.market.MarketTime;
import io.maemae.market.TradingCalendar;
import io.maemae.order.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the calendar learn from the broker on which days the exchange is open, asked until it has
 * answered once that day, a few times at most, and keeps what it learned. {@link #load} is called
 * before the others, by the thread that starts; {@link #ask} by any. The calendar learns on the
 * thread that the answer comes on.
 */
final class BrokerDays {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerDays.class);
  private static final String ASKED = "# asked ";
  private static final String HEADER = "date,open";

  /** One answer a day is asked for; what brought none may be tried again, but not for long. */
  private static final Duration BEFORE_RETRY = Duration.ofMinutes(10);

  private static final int MOST_TRIES = 4;

  private final TradingCalendar calendar;
  private final Path file;
  private final Optional<Source> source;
  private final InstantSource clock;
  private final Timers timers;
  private final InstrumentUpdates.Reporter reporter;

  /** The day on which it was asked last. */
  private LocalDate asked = LocalDate.MIN;

  /** Who knows. */
  interface Source {
    /** Asks for some weeks from a day on; the answer comes once, on a thread that may write. */
    void days(LocalDate from, Consumer<Reading<SortedMap<LocalDate, Boolean>>> answer);
  }

  /**
   * Asks nobody yet.
   *
   * @param source none if no broker of ours can be asked
   */
  BrokerDays(
      TradingCalendar calendar,
      Path dataDir,
      Optional<Source> source,
      InstantSource clock,
      Timers timers,
      InstrumentUpdates.Reporter reporter) {
    this.calendar = calendar;
    this.file = dataDir.resolve("broker-days.csv");
    this.source = source;
    this.clock = clock;
    this.timers = timers;
    this.reporter = reporter;
  }

  /** Takes what is kept. */
  synchronized void load() {
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.size() < 2 || !lines.get(0).startsWith(ASKED) || !lines.get(1).equals(HEADER)) {
        throw new IllegalArgumentException("it does not begin as it must");
      }
      LocalDate day = LocalDate.parse(lines.get(0).substring(ASKED.length()));
      Map<LocalDate, Boolean> days = new TreeMap<>();
      for (String line : lines.subList(2, lines.size())) {
        String[] fields = line.split(",", -1);
        if (fields.length != 2 || !fields[1].matches("true|false")) {
          throw new IllegalArgumentException("line '" + line + "'");
        }
        days.put(LocalDate.parse(fields[0]), fields[1].equals("true"));
      }
      calendar.learn(days, LocalDate.MIN);
      asked = day;
    } catch (NoSuchFileException e) {
      LOG.debug("calendar.nothing-kept");
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      LOG.warn("calendar.file-unreadable file={} why=\"{}\"", file, e.toString());
    }
  }

  /** Asks, unless that was done today. */
  void ask() {
    LocalDate today = MarketTime.date(clock.instant());
    if (source.isPresent() && isDue(today)) {
      ask(today, 1);
    }
  }

  private void ask(LocalDate today, int attempt) {
    source.get().days(today, reading -> took(reading, today, attempt));
  }

  private void askAgain(LocalDate day, int attempt) {
    if (attempt < MOST_TRIES) {
      timers.at(
          clock.instant().plus(BEFORE_RETRY),
          () -> {
            if (MarketTime.date(clock.instant()).equals(day)) {
              ask(day, attempt + 1);
            }
          });
    }
  }

  private synchronized boolean isDue(LocalDate today) {
    boolean due = !today.equals(asked);
    asked = today;
    return due;
  }

  private synchronized void took(
      Reading<SortedMap<LocalDate, Boolean>> reading, LocalDate today, int attempt) {
    if (reading instanceof Reading.Unreadable<SortedMap<LocalDate, Boolean>> unreadable) {
      LOG.warn("calendar.not-answered attempt={} why=\"{}\"", attempt, unreadable.why());
      askAgain(today, attempt);
      return;
    }
    Map<LocalDate, Boolean> days =
        ((Reading.Complete<SortedMap<LocalDate, Boolean>>) reading).value();
    SortedMap<LocalDate, Boolean> different = calendar.learn(days, today);
    LOG.info("calendar.learned days={} different={}", days.size(), different);
    tell("run.days-closed", different, false);
    tell("run.days-open", different, true);
    try {
      KeptText.write(file, text(today));
    } catch (IOException e) {
      LOG.warn("calendar.not-kept why=\"{}\"", e.toString());
    }
  }

  private void tell(String key, Map<LocalDate, Boolean> different, boolean open) {
    List<LocalDate> days =
        different.entrySet().stream()
            .filter(day -> day.getValue() == open)
            .map(Map.Entry::getKey)
            .toList();
    if (!days.isEmpty()) {
      reporter.report(key, days);
    }
  }

  private String text(LocalDate today) {
    return calendar.learnedSince(today).entrySet().stream()
        .map(day -> day.getKey() + "," + day.getValue() + "\n")
        .collect(Collectors.joining("", ASKED + today + "\n" + HEADER + "\n", ""));
  }
}
