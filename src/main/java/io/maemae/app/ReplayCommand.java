package io.maemae.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "replay",
    description =
        "Decides a recorded run again, event by event, and compares: exit 0 if all decisions are"
            + " the same, 1 with the first one that is not. It needs no keys, no database and no"
            + " network, and sends nothing.")
final class ReplayCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(
      paramLabel = "FILE",
      converter = Converters.ReadableFile.class,
      description = "A record that 'run' has made, in its data directory under journal.")
  private Path file;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this and ends.")
  private boolean help;

  ReplayCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws Exception {
    return new JournalReplay(streams.out()).replay(file);
  }
}
