package io.maemae.app;

import java.time.InstantSource;
import java.util.Map;

/** Entry point: wires the program, runs the command given and ends with its exit code. */
public final class Main {
  private Main() {}

  /** Runs the command given and ends the process with its exit code. */
  public static void main(String[] args) {
    // Pictures are drawn, never shown: a screen that cannot be reached must not matter.
    System.setProperty("java.awt.headless", "true");
    Streams streams = Streams.utf8(System.in, System.out, System.err, System.console() != null);
    ProcessSignals signals = new ProcessSignals();
    int code = run(args, System.getenv(), streams, signals);
    streams.flush();
    signals.ended(code);
    System.exit(code);
  }

  /** The whole program up to its exit code, with the edges of the process given. */
  static int run(String[] args, Map<String, String> environment, Streams streams, Signals signals) {
    return run(args, environment, streams, signals, InstantSource.system());
  }

  /** With the machine's clock given too. */
  static int run(
      String[] args,
      Map<String, String> environment,
      Streams streams,
      Signals signals,
      InstantSource machineTime) {
    Rehearse rehearse = new EmbeddedRehearsal(environment, streams);
    Run run = new LiveRun(environment, streams, signals, machineTime);
    Doctor doctor = new HouseDoctor(environment, streams.out(), machineTime);
    Revoke revoke = new TokenRevocation(environment, streams.out(), machineTime);
    Restore restore = new BackupRestoration(environment, streams, machineTime);
    try {
      return new Calls(streams, rehearse, run, doctor, revoke, restore).run(args);
    } finally {
      Logging.close();
    }
  }
}
