package io.maemae.app;

import io.maemae.market.Instrument;
import io.maemae.market.Instruments;
import io.maemae.order.Reading;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the list of instruments as new as the broker's: the kept one at the start, and another one
 * as soon as it is there. Nobody waits for it. {@link #load} is called before the others; they may
 * be called by any thread, and the list is replaced by the one that the answer comes on, one at a
 * time.
 */
final class InstrumentUpdates {
  private static final Logger LOG = LoggerFactory.getLogger(InstrumentUpdates.class);

  /** After so long without a new list new listings are missed, and it is told. */
  private static final Duration OLD = Duration.ofDays(7);

  private final Instruments instruments;
  private final InstrumentFile file;
  private final Optional<Source> source;
  private final InstantSource clock;
  private final Reporter reporter;
  private final AtomicBoolean underWay = new AtomicBoolean();

  /** When the list that is used was received; none for the built-in one. Written like the list. */
  private volatile Optional<Instant> receivedAt = Optional.empty();

  /** Where a list comes from. */
  interface Source {
    /** Asks for it; the answer comes once, on a thread that may take some milliseconds. */
    void instruments(Consumer<Reading<List<Instrument>>> answer);
  }

  /** Takes what is to be told. */
  interface Reporter {
    /** A text of the catalogue, with values. */
    void report(String key, Object... values);
  }

  /**
   * Asks for nothing yet.
   *
   * @param source none if no broker of ours has a list
   */
  InstrumentUpdates(
      Instruments instruments,
      InstrumentFile file,
      Optional<Source> source,
      InstantSource clock,
      Reporter reporter) {
    this.instruments = instruments;
    this.file = file;
    this.source = source;
    this.clock = clock;
    this.reporter = reporter;
  }

  /** Takes the kept list, if there is one. */
  void load() {
    file.read().ifPresent(this::load);
  }

  private void load(InstrumentFile.Kept kept) {
    try {
      // What had vanished is put on the list once, and vanishes from it again.
      instruments.replaceAll(kept.former());
      instruments.replaceAll(kept.listed());
      receivedAt = Optional.of(kept.receivedAt());
      LOG.info("instruments.kept count={} received={}", kept.listed().size(), kept.receivedAt());
    } catch (IllegalArgumentException e) {
      LOG.warn("instruments.file-unreadable why=\"{}\"", e.getMessage());
    }
  }

  /** Asks for a new list. */
  void update() {
    update(false);
  }

  /** Asks for the day's list; that there was none for long is told. */
  void updateDaily() {
    update(true);
  }

  private void update(boolean daily) {
    if (source.isPresent() && underWay.compareAndSet(false, true)) {
      source.get().instruments(reading -> took(reading, daily));
    }
  }

  private void took(Reading<List<Instrument>> reading, boolean daily) {
    try {
      Optional<String> refused =
          reading instanceof Reading.Complete<List<Instrument>> complete
              ? replace(complete.value())
              : Optional.of(((Reading.Unreadable<List<Instrument>>) reading).why());
      if (refused.isPresent()) {
        LOG.warn("instruments.not-received why=\"{}\"", refused.get());
        if (daily) {
          tellIfOld(refused.get());
        }
      }
    } finally {
      underWay.set(false);
    }
  }

  /** Takes a list; says why not. */
  private Optional<String> replace(List<Instrument> received) {
    int before = instruments.all().size();
    if (receivedAt.isPresent() && received.size() < before / 2) {
      return Optional.of("reason:instruments.fewer " + received.size() + "/" + before);
    }
    Instant now = clock.instant();
    try {
      instruments.replaceAll(received);
    } catch (IllegalArgumentException e) {
      return Optional.of("reason:answer.unreadable " + e.getMessage());
    }
    receivedAt = Optional.of(now);
    LOG.info(
        "instruments.received count={} former={}", received.size(), instruments.former().size());
    try {
      file.write(instruments, now);
    } catch (IOException e) {
      LOG.warn("instruments.not-kept why=\"{}\"", e.toString());
    }
    return Optional.empty();
  }

  private void tellIfOld(String why) {
    if (receivedAt.isEmpty()) {
      reporter.report("run.instruments-none", instruments.all().size(), why);
      return;
    }
    Duration age = Duration.between(receivedAt.get(), clock.instant());
    if (age.compareTo(OLD) >= 0) {
      reporter.report("run.instruments-old", age.toDays(), why);
    }
  }
}
