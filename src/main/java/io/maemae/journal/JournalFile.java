package io.maemae.journal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
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

  private JournalFile(FileChannel file, Reserve reserve) throws IOException {
    counted = new Counted(file, reserve);
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
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    try {
      return new JournalFile(channel, Reserve.in(file.toAbsolutePath().getParent()));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
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

  /**
   * Why it had to take the room that was kept for its end: it should end soon. Empty if it had not.
   */
  Optional<IOException> full() {
    return Optional.ofNullable(counted.full);
  }

  /** How long the file is. */
  long bytes() {
    return counted.bytes;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** Counts what passes; where there is no room left, it goes into what was kept. */
  private static final class Counted extends OutputStream {
    private final FileChannel file;
    private final Reserve reserve;
    private long bytes;
    private IOException full;

    Counted(FileChannel file, Reserve reserve) {
      this.file = file;
      this.reserve = reserve;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      ByteBuffer left = ByteBuffer.wrap(from, offset, length);
      while (left.hasRemaining()) {
        try {
          bytes += file.write(left);
        } catch (IOException e) {
          if (full != null) {
            throw e;
          }
          full = e;
          reserve.close();
        }
      }
    }

    @Override
    public void close() throws IOException {
      try (file) {
        reserve.close();
      }
    }
  }
}
