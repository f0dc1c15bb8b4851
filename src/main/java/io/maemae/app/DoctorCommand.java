package io.maemae.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description =
        "Checks configuration, keys, clock, disk, database, brokers and Telegram, a line each."
            + " Places no order and changes nothing.")
final class DoctorCommand implements Callable<Integer> {
  private final Doctor doctor;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "bot-config/maemae.yaml",
      converter = Converters.AnyFile.class,
      description = "The configuration (default: ${DEFAULT-VALUE}).")
  private Path config;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this and ends.")
  private boolean help;

  DoctorCommand(Doctor doctor) {
    this.doctor = doctor;
  }

  @Override
  public Integer call() {
    return doctor.check(config);
  }
}
