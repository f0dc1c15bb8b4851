package io.maemae.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "restore",
    description =
        "Puts a backup in the place of the database, while the bot does not run. The database of"
            + " before is kept under another name; strategies start stopped.")
final class RestoreCommand implements Callable<Integer> {
  private final Restore restore;

  @Parameters(
      paramLabel = "BACKUP",
      arity = "0..1",
      description =
          "A file, or the day of one in DATADIR/backup such as 2026-11-20 (default: the newest).")
  private String backup;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "bot-config/maemae.yaml",
      converter = Converters.AnyFile.class,
      description = "The configuration; only its data-dir counts (default: ${DEFAULT-VALUE}).")
  private Path config;

  @Option(names = "--list", description = "Shows the backups there are, and restores none.")
  private boolean list;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this and ends.")
  private boolean help;

  RestoreCommand(Restore restore) {
    this.restore = restore;
  }

  @Override
  public Integer call() throws Exception {
    if (list && backup != null) {
      throw new WrongCallException("--list restores nothing, must be without '" + backup + "'");
    }
    return restore.restore(new RestoreOptions(config, list, Optional.ofNullable(backup)));
  }
}
