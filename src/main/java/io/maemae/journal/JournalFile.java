package io.maemae.journal;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A journal as it is written: lines with checksums, packed as gzip does. What was flushed can be
 * read while it grows, and if it never ends. Not thread-safe.
 */
public final class JournalFile implements AutoCloseable {
  private static final int BUFFER = 16_384;

  private final Counted counted;
  private final GZIPOutputStream packed;
  private final BufferedOutputStream out;
  private final Lines lines = new Lines();
  private boolean dirty;

  private JournalFile(OutputStream file) throws IOException {
    counted = new Counted(file);
    packed =
        new GZIPOutputStream(counted, BUFFER, true) {
          {
            def.setLevel(Deflater.DEFAULT_COMPRESSION);
          }
        };
    out = new BufferedOutputStream(packed, BUFFER);
  }

  /** Writes into a file, anew. */
  public static JournalFile create(Path file) throws IOException {
    return new JournalFile(Files.newOutputStream(file));
  }

  /** Adds a line: its fields, divided by tabs. */
  public void write(String line) throws IOException {
    out.write(lines.sealed(line));
    dirty = true;
  }

  /** Lets all that was written reach the file; false if nothing was written since. */
  boolean flush() throws IOException {
    boolean flushed = dirty;
    if (dirty) {
      out.flush();
      dirty = false;
    }
    return flushed;
  }

  /** How long the file is. */
  long bytes() {
    return counted.bytes;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** Counts what passes. */
  private static final class Counted extends FilterOutputStream {
    private long bytes;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      bytes++;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      out.write(from, offset, length);
      bytes += length;
    }
  }
}
