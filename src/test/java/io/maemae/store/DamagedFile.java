package io.maemae.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * The file of a database that is in use, damaged on the disk as a failing disk would, and healed.
 */
public final class DamagedFile {
  private static final int HEADERS = 2 * 4096;

  private final Path file;
  private final byte[] whole;

  /** Of a data directory, as it is now. */
  public DamagedFile(Path directory) {
    file = directory.resolve(Database.FILE);
    try {
      whole = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets a database read from the disk what it has read before. */
  public static void remembersNothing(Database database) {
    database.connect().useHandle(handle -> handle.execute("set cache_size 0"));
  }

  /** All but the headers at its start becomes zeros, or with a seed anything. */
  public void damage(long seed) {
    byte[] bytes = new byte[whole.length - HEADERS];
    if (seed != 0) {
      new Random(seed).nextBytes(bytes);
    }
    put(bytes, HEADERS);
  }

  /** It is again as it was. */
  public void heal() {
    put(whole, 0);
  }

  private void put(byte[] bytes, int at) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), at);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
