package io.maemae.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads the lines of a journal, to the last whole one if it was cut. Not thread-safe. */
public final class JournalReader implements AutoCloseable {
  private static final int BUFFER = 65_536;

  private final InputStream in;
  private final Lines lines = new Lines();
  private boolean cut;

  private JournalReader(InputStream in) {
    this.in = in;
  }

  /**
   * Opens a file.
   *
   * @throws JournalException if it is no journal
   * @throws IOException if it cannot be read
   */
  public static JournalReader open(Path file) throws IOException, JournalException {
    InputStream bytes = Files.newInputStream(file);
    try {
      return new JournalReader(new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER));
    } catch (ZipException | EOFException e) {
      bytes.close();
      throw new JournalException("it does not begin as a journal does");
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /**
   * The next whole line: its fields, divided by tabs; empty at the end, wherever that is.
   *
   * @throws JournalException if it is not as it was written
   */
  public Optional<String> next() throws IOException, JournalException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          cut = cut || line.size() > 0;
          return Optional.empty();
        }
        line.write(b);
      }
    } catch (EOFException e) {
      cut = true;
      return Optional.empty();
    } catch (ZipException e) {
      throw new JournalException("what is packed there is damaged (" + e.getMessage() + ")");
    }
    return Optional.of(lines.opened(line.toString(UTF_8)));
  }

  /** Whether the file ended in the middle of a line, or of what was packed. */
  boolean isCut() {
    return cut;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
