package io.maemae.app;

import java.util.Map;

/** Entry point: wires the program, runs the command given and ends with its exit code. */
public final class Main {
  private Main() {}

  /** Runs the command given and ends the process with its exit code. */
  public static void main(String[] args) {
    Streams streams = Streams.utf8(System.in, System.out, System.err, System.console() != null);
    int code = run(args, System.getenv(), streams);
    streams.flush();
    System.exit(code);
  }

  /** The whole program up to its exit code, with the edges of the process given. */
  static int run(String[] args, Map<String, String> environment, Streams streams) {
    Rehearse rehearse = new EmbeddedRehearsal(environment, streams);
    try {
      return new Calls(streams, rehearse).run(args);
    } finally {
      Logging.close();
    }
  }
}
