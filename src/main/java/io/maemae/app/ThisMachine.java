package io.maemae.app;

import io.maemae.command.ClockOffset;
import io.maemae.command.LastBackup;
import io.maemae.command.MachineSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine that the bot runs on. Its disk is asked on a thread that may wait for it. */
final class ThisMachine implements MachineSource {
  private static final Logger LOG = LoggerFactory.getLogger(ThisMachine.class);

  private final Path database;
  private final Supplier<Optional<ClockOffset>> clock;
  private final Supplier<LastBackup> backup;
  private final Executor threads;

  /**
   * With what is looked at.
   *
   * @param database its file
   * @param clock what was seen last, asked on any thread
   * @param backup likewise
   */
  ThisMachine(
      Path database,
      Supplier<Optional<ClockOffset>> clock,
      Supplier<LastBackup> backup,
      Executor threads) {
    this.database = database;
    this.clock = clock;
    this.backup = backup;
    this.threads = threads;
  }

  @Override
  public void look(Consumer<Optional<Machine>> answer) {
    try {
      threads.execute(() -> answer.accept(Optional.of(machine())));
    } catch (RejectedExecutionException e) {
      LOG.debug("machine.closed");
    }
  }

  private Machine machine() {
    return new Machine(
        bytes(() -> Files.size(database)),
        bytes(() -> Files.getFileStore(database).getUsableSpace()),
        clock.get(),
        backup.get());
  }

  private interface Measure {
    long bytes() throws IOException;
  }

  private static OptionalLong bytes(Measure measure) {
    try {
      return OptionalLong.of(measure.bytes());
    } catch (IOException e) {
      LOG.warn("machine.disk-unknown", e);
      return OptionalLong.empty();
    }
  }
}
