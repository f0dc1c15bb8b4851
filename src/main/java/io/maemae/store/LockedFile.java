package io.maemae.store;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/**
 * A file locked as H2 locks its database, so that no other process opens that meanwhile. It must
 * not be opened a second time in this process: whoever closes another channel lets go of the lock.
 */
final class LockedFile implements AutoCloseable {
  private final Path file;
  private final boolean shared;
  private final Optional<String> before;
  private final FileChannel channel;

  private LockedFile(Path file, boolean shared, OpenOption... options) throws IOException {
    this.file = file;
    this.shared = shared;
    this.before = key(file);
    this.channel = FileChannel.open(file, options);
  }

  /** One to be locked against all others, made empty if it is not there. */
  static LockedFile made(Path file) throws IOException {
    return new LockedFile(
        file, false, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** The same, of one that is there. */
  static LockedFile existing(Path file) throws IOException {
    return new LockedFile(file, false, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** One to be locked against writers, to read it. */
  static LockedFile forReading(Path file) throws IOException {
    return new LockedFile(file, true, StandardOpenOption.READ);
  }

  /**
   * Locks it until it is closed.
   *
   * @throws DatabaseException if another process has it, or has put another in its place
   */
  void lock() throws IOException {
    Optional<String> there =
        channel.tryLock(0, Long.MAX_VALUE, shared) == null ? Optional.empty() : key(file);
    if (there.isEmpty() || before.isPresent() && !before.equals(there)) {
      throw Trouble.inUse(file.getParent(), null);
    }
  }

  /** Which file has the name, for another may have got it by a rename. */
  private static Optional<String> key(Path file) throws IOException {
    try {
      return Optional.of(
          Objects.toString(Files.readAttributes(file, BasicFileAttributes.class).fileKey()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Copies all of it into a file that is not there. */
  void copyTo(Path copy) throws IOException {
    Files.copy(Channels.newInputStream(channel.position(0)), copy);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
