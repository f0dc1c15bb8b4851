package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The three streams of the process, in UTF-8 whatever its locale.
 *
 * @param terminal whether a person sits at both ends
 */
record Streams(BufferedReader in, PrintStream out, PrintStream err, boolean terminal) {
  /** Reads and writes UTF-8 on the bytes of those streams. */
  static Streams utf8(InputStream in, OutputStream out, OutputStream err, boolean terminal) {
    return new Streams(
        new BufferedReader(new InputStreamReader(in, UTF_8)),
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        terminal);
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
