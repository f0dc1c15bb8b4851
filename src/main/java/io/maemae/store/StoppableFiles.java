package io.maemae.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Lets H2 write files until it is told to stop; a write fails then. H2 2.5.252 ends a backup for
 * nothing else (measured): it takes no notice of a cancelled statement, closing its connection and
 * shutting the database down wait for it, and an interrupt may close the database's own file.
 */
final class StoppableFiles extends FilePathWrapper {
  /** H2 keeps all file systems of the JVM by their scheme. */
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String scheme = "stoppable" + COUNT.incrementAndGet();

  /** Written by whoever stops it, read by H2's thread. */
  private volatile boolean stopped;

  /** What H2 is to call a file, while these are registered with it. */
  String name(Path file) {
    return scheme + ":" + file;
  }

  /** No file is written any more. Any thread. */
  void stop() {
    stopped = true;
  }

  @Override
  public String getScheme() {
    return scheme;
  }

  @Override
  public FilePathWrapper getPath(String path) {
    return new File(unwrap(path));
  }

  /** One file. */
  private final class File extends FilePathWrapper {
    private final FilePath base;

    File(FilePath base) {
      this.base = base;
    }

    @Override
    public String getScheme() {
      return scheme;
    }

    @Override
    protected FilePath getBase() {
      return base;
    }

    @Override
    public OutputStream newOutputStream(boolean append) throws IOException {
      return new FilterOutputStream(base.newOutputStream(append)) {
        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          if (stopped) {
            throw new IOException("stopped");
          }
          out.write(bytes, from, length);
        }
      };
    }
  }
}
