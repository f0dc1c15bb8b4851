package io.maemae.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files that H2 writes, of which it is known what a process leaves that is killed before one of the
 * writes: a copy of the data directory is made before every so many of them. Or they are on a disk
 * that has room for so much only. H2 makes objects of this class by itself, so what they share is
 * the class's.
 */
public final class WrittenFiles extends FilePathWrapper {
  static final String SCHEME = "written";

  private static Before before = end -> {};

  /** What was written from now on, with a copy before every so many writes. */
  static Writes noted(Path directory, Path copies, int step) {
    Writes noted = new Writes(directory, copies, step);
    before = end -> noted.add();
    return noted;
  }

  /** From now on no file can get longer than so many bytes. */
  static void full(long bytes) {
    before =
        end -> {
          if (end > bytes) {
            throw new IOException("No space left on device");
          }
        };
  }

  /** What happens before a write. */
  private interface Before {
    /**
     * @param end where in the file the write would end, in bytes; 0 if it makes it shorter
     */
    void write(long end) throws IOException;
  }

  /** Writes below a data directory. H2 writes with a thread of its own too. */
  static final class Writes {
    private final Path directory;
    private final Path copies;
    private final int step;
    private final List<Path> killed = new ArrayList<>();
    private int count;

    private Writes(Path directory, Path copies, int step) {
      this.directory = directory;
      this.copies = copies;
      this.step = step;
    }

    /** How many there were. */
    synchronized int count() {
      return count;
    }

    /** The data directories as they were left. */
    synchronized List<Path> killed() {
      return List.copyOf(killed);
    }

    private synchronized void add() throws IOException {
      if (++count % step == 0) {
        Path copy = copies.resolve("%04d".formatted(count));
        try (Stream<Path> files = Files.walk(directory)) {
          for (Path file : files.toList()) {
            Files.copy(file, copy.resolve(directory.relativize(file)));
          }
        }
        killed.add(copy);
      }
    }
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(getBase().open(mode), before);
  }

  /** Passes all on. */
  private static final class Channel extends FileBase {
    private final FileChannel base;
    private final Before before;

    Channel(FileChannel base, Before before) {
      this.base = base;
      this.before = before;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
      return base.read(to);
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
      return base.read(to, position);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      before.write(base.position() + from.remaining());
      return base.write(from);
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
      before.write(position + from.remaining());
      return base.write(from, position);
    }

    @Override
    public long position() throws IOException {
      return base.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      base.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return base.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      before.write(0);
      base.truncate(size);
      return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      base.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return base.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      base.close();
    }
  }
}
