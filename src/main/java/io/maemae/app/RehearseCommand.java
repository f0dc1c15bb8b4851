package io.maemae.app;

import io.maemae.config.Language;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "rehearse",
    description =
        "A trading day on the embedded exchange, chat in the terminal, no keys or network. This is"
            + " also what happens without a command. Piped input is a script.")
final class RehearseCommand implements Callable<Integer> {
  private final Rehearse rehearse;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      defaultValue = "2026-11-20",
      converter = Converters.Date.class,
      description = "The trading day (default: ${DEFAULT-VALUE}).")
  private LocalDate date;

  @Option(
      names = "--start",
      paramLabel = "HH:MM[:SS]",
      defaultValue = "08:59:30",
      converter = Converters.Time.class,
      description = "Market time of the beginning (default: ${DEFAULT-VALUE}).")
  private LocalTime start;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "7",
      converter = Converters.Seed.class,
      description = "The same seed makes the same market (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--speed",
      paramLabel = "X",
      converter = Converters.SpeedValue.class,
      description = "1 is real time, max does not wait (default: 20 at a terminal, else max).")
  private Speed speed;

  @Option(
      names = "--script",
      paramLabel = "FILE",
      converter = Converters.ReadableFile.class,
      description = "Runs the lines of a file instead of typed ones.")
  private Path script;

  @Option(
      names = "--replay",
      paramLabel = "CSV",
      arity = "1..*",
      converter = Converters.ReadableFile.class,
      description = "Makes the market from files of bars instead of a synthetic crowd.")
  private List<Path> replay = List.of();

  @Option(
      names = "--lang",
      paramLabel = "ko|en",
      converter = Converters.LanguageCode.class,
      description = "The language of the chat (default: that of the configuration, or ko).")
  private Language language;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      converter = Converters.Directory.class,
      description = "Where database and logs go (default: fresh and temporary).")
  private Path dataDir;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      converter = Converters.ReadableFile.class,
      description = "A configuration of one's own (default: the one that is built in).")
  private Path config;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this and ends.")
  private boolean help;

  RehearseCommand(Rehearse rehearse) {
    this.rehearse = rehearse;
  }

  @Override
  public Integer call() throws Exception {
    return rehearse.run(
        new RehearseOptions(
            date,
            start,
            seed,
            Optional.ofNullable(speed),
            Optional.ofNullable(script),
            replay,
            Optional.ofNullable(language),
            Optional.ofNullable(dataDir),
            Optional.ofNullable(config)));
  }
}
