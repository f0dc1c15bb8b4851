package io.maemae.app;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    description =
        "The bot: trades with the accounts of the configuration, commanded from Telegram, until it"
            + " is told to stop (SIGTERM, Ctrl-C).")
final class RunCommand implements Callable<Integer> {
  private final Run run;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "bot-config/maemae.yaml",
      converter = Converters.ReadableFile.class,
      description = "The configuration (default: ${DEFAULT-VALUE}).")
  private Path config;

  @Option(
      names = "--clock",
      paramLabel = "DATETIME",
      converter = Converters.DateTime.class,
      description =
          "Starts the market's clock there, in Seoul, such as 2026-11-20T09:30:00; only with"
              + " accounts that are paper or on this machine.")
  private LocalDateTime clock;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this and ends.")
  private boolean help;

  RunCommand(Run run) {
    this.run = run;
  }

  @Override
  public Integer call() throws Exception {
    return run.run(new RunOptions(config, Optional.ofNullable(clock)));
  }
}
