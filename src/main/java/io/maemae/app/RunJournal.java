package io.maemae.app;

import io.maemae.config.AccountSettings;
import io.maemae.config.Configuration;
import io.maemae.config.JournalSettings;
import io.maemae.config.Secret;
import io.maemae.desk.MarketFacts;
import io.maemae.journal.Header;
import io.maemae.journal.JournalFiles;
import io.maemae.journal.JournalWriter;
import io.maemae.journal.Mask;
import io.maemae.journal.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The record of a run, with the thread that writes it; nothing at all where none is wanted. Put
 * together and closed by the main thread.
 */
final class RunJournal {
  private static final long MEGABYTE = 1_000_000;

  private final Configuration configuration;
  private final InstantSource machineTime;
  private final InstrumentUpdates.Reporter reporter;
  private final Optional<Recorder> recorder;
  private Optional<Header.Wiring> wiring = Optional.empty();
  private Optional<JournalWriter> writer = Optional.empty();
  private Optional<Thread> thread = Optional.empty();

  /**
   * Writes nothing yet.
   *
   * @param machineTime the time by which old records are deleted
   * @param reporter is told if the record ends before the run does
   */
  RunJournal(
      Configuration configuration, InstantSource machineTime, InstrumentUpdates.Reporter reporter) {
    this.configuration = configuration;
    this.machineTime = machineTime;
    this.reporter = reporter;
    recorder =
        configuration.journal().maxMegabytes() == 0
            ? Optional.empty()
            : Optional.of(new Recorder());
  }

  /** What is told of each event. */
  Optional<Recorder> recorder() {
    return recorder;
  }

  /** The edges as the desk gets them. */
  Bot.Edges edges(Bot.Edges real) {
    wiring = Optional.of(DeskPorts.wiring(real));
    return recorder.map(r -> new DeskPorts(r).edges(real)).orElse(real);
  }

  /** The store as the desk gets it. */
  Bot.Kept kept(Bot.Kept real) {
    return recorder.map(r -> new DeskPorts(r).kept(real)).orElse(real);
  }

  /** Begins to write; before the desk's first event, and after {@link #edges}. */
  void start(Instant begun, MarketFacts facts) {
    recorder.ifPresent(
        r -> {
          Header header =
              new Header(
                  Header.FORMAT,
                  Version.text(),
                  begun,
                  withoutLogins(configuration),
                  wiring.orElseThrow(),
                  facts.instruments().copy(),
                  facts.calendar().learnedSince(LocalDate.MIN));
          JournalSettings settings = configuration.journal();
          JournalFiles files =
              new JournalFiles(
                  configuration.dataDir().resolve("journal"),
                  settings.maxMegabytes() * MEGABYTE,
                  Duration.ofDays(settings.days()),
                  machineTime);
          JournalWriter made =
              new JournalWriter(
                  r,
                  files,
                  header,
                  mask(configuration),
                  (after, why) -> reporter.report("run.not-replayable", after, why));
          writer = Optional.of(made);
          thread = Optional.of(new Thread(made, "journal"));
          thread.get().start();
        });
  }

  /** Secrets are hidden by their type; a login is none, and not for others either. */
  static Configuration withoutLogins(Configuration configuration) {
    return configuration.withAccounts(
        configuration.accounts().stream().map(AccountSettings::withoutLogin).toList());
  }

  /** An account's number may be written without its hyphen, and its two halves apart. */
  static Mask mask(Configuration configuration) {
    List<String> hidden =
        new ArrayList<>(configuration.secrets().stream().map(Secret::reveal).toList());
    for (AccountSettings account : configuration.accounts()) {
      account
          .accountNumber()
          .map(Secret::reveal)
          .ifPresent(
              number -> {
                hidden.add(number.replace("-", ""));
                hidden.add(number.replaceAll("-.*", ""));
              });
    }
    return new Mask(hidden);
  }

  /** Writes what was noted, within a time. */
  void close(Duration atMost) {
    writer.ifPresent(JournalWriter::close);
    thread.ifPresent(t -> Threads.join(t, atMost));
  }
}
