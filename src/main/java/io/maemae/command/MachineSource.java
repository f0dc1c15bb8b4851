package io.maemae.command;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Tells of the machine that the program runs on. */
@FunctionalInterface
public interface MachineSource {
  /** There is none to tell of: a market of virtual time goes by no machine. */
  MachineSource NONE = answer -> answer.accept(Optional.empty());

  /**
   * How the machine is; answered once, on any thread. Does not block.
   *
   * @param answer gets nothing if there is no machine
   */
  void look(Consumer<Optional<Machine>> answer);

  /**
   * How the machine is at one moment.
   *
   * @param databaseBytes the size of the database's file; empty if it could not be read
   * @param freeBytes what may still be written to its disk; empty if nobody knows
   * @param clock empty if no server has told its time yet
   * @param backup of the database
   */
  record Machine(
      OptionalLong databaseBytes,
      OptionalLong freeBytes,
      Optional<ClockOffset> clock,
      LastBackup backup) {}
}
