package io.maemae.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.h2.mvstore.DataUtils;

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

  /**
   * Wherever some bytes stand, others of the same length do.
   *
   * @return how often they stood there
   */
  public int replace(byte[] bytes, byte[] others) {
    int found = 0;
    for (int at = HEADERS; at + bytes.length <= whole.length; at++) {
      if (Arrays.equals(whole, at, at + bytes.length, bytes, 0, bytes.length)) {
        put(others, at);
        found++;
      }
    }
    return found;
  }

  /** A whole number as H2 writes it: seven bits a byte, the lowest first. */
  public static byte[] number(long number) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + 2);
    DataUtils.writeVarLong(bytes, number);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private void put(byte[] bytes, int at) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), at);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
