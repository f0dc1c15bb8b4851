package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.maemae.config.Configuration;
import io.maemae.config.ConfigurationException;
import io.maemae.desk.DeskEvent;
import io.maemae.journal.Header;
import io.maemae.journal.JournalException;
import io.maemae.journal.JournalFiles;
import io.maemae.journal.JournalWriter;
import io.maemae.journal.Mask;
import io.maemae.journal.Recorder;
import io.maemae.journal.Replay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Records what a bench decides, one file for each of its starts, and has it decided again. */
final class BenchJournal {
  private static final String ONE_ACCOUNT = "accounts: [{name: kis, broker: paper, cash: 0}]";

  private final Path directory;
  private final long mostBytes;
  private final List<Bot.Plan> plans = new ArrayList<>();
  private Recorder recorder;
  private JournalWriter writer;
  private Thread thread;

  /** What was told of an end before the end. */
  final List<String> ended = new CopyOnWriteArrayList<>();

  BenchJournal(Path directory, long mostBytes) {
    this.directory = directory;
    this.mostBytes = mostBytes;
  }

  /** A bot that is recorded from its first event on. */
  Bot bot(Bot.Plan plan, Bot.Edges edges, Bot.Kept kept, Instant now) {
    plans.add(plan);
    recorder = new Recorder();
    Header header =
        new Header(
            Header.FORMAT,
            "bench",
            now,
            configuration(),
            DeskPorts.wiring(edges),
            plan.instruments().copy(),
            new TreeMap<>());
    writer =
        new JournalWriter(
            recorder,
            new JournalFiles(directory, mostBytes, Duration.ofDays(1), InstantSource.system()),
            header,
            Mask.NONE,
            (after, why) -> ended.add(after + " " + why));
    thread = new Thread(writer, "bench-journal");
    thread.start();
    DeskPorts ports = new DeskPorts(recorder);
    return new Bot(plan, ports.edges(edges), ports.kept(kept));
  }

  static Configuration configuration() {
    try {
      return Connections.configurations(Map.of()).read("bench.yaml", ONE_ACCOUNT.getBytes(UTF_8));
    } catch (ConfigurationException e) {
      throw new AssertionError(e);
    }
  }

  void handle(Bot bot, DeskEvent event) {
    try {
      bot.desk().handle(event);
    } catch (RuntimeException e) {
      recorder.failed(event, e);
      throw e;
    }
    recorder.handled(event);
  }

  /** The bot has ended; all of it is written. */
  void end() {
    writer.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The records, the first start first. */
  List<Path> files() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has the desk of the nth start decide again. */
  Replay.Outcome replayed(int nth) {
    return replayed(files().get(nth), plans.get(nth));
  }

  static Replay.Outcome replayed(Path file, Bot.Plan plan) {
    try (Replay replay = Replay.open(file)) {
      return replay.run(
          () -> {
            DeskPorts ports = new DeskPorts(replay);
            plan.instruments().take(replay.header().instruments());
            return new Bot(plan, ports.edges(replay.header().wiring()), ports.kept()).desk()
                ::handle;
          });
    } catch (IOException | JournalException e) {
      throw new AssertionError(e);
    }
  }
}
