package io.maemae.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Room on a disk that is kept, to be let go when there is no other. It has no name, so nothing is
 * left of it however the process ends. Not thread-safe.
 */
final class Reserve implements AutoCloseable {
  private static final int BYTES = 256 * 1024;

  private final FileChannel room;

  private Reserve(FileChannel room) {
    this.room = room;
  }

  /**
   * Takes room on the disk of a directory.
   *
   * @throws IOException if there is none
   */
  static Reserve in(Path directory) throws IOException {
    Path file = Files.createTempFile(directory, "reserve", ".part");
    FileChannel room = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      Files.delete(file);
      ByteBuffer bytes = ByteBuffer.allocate(BYTES);
      while (bytes.hasRemaining()) {
        room.write(bytes);
      }
      return new Reserve(room);
    } catch (IOException e) {
      room.close();
      throw e;
    }
  }

  /** Lets it go. */
  @Override
  public void close() throws IOException {
    room.close();
  }
}
