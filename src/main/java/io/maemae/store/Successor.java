package io.maemae.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A database that is made beside that of a data directory, in a directory of its own there, and
 * takes its place by one rename. So whenever the program is killed or the disk is full, the
 * database is the one of before or this one. For one thread.
 */
final class Successor implements AutoCloseable {
  private final Path dataDirectory;
  private final Path work;

  private Successor(Path dataDirectory, Path work) {
    this.dataDirectory = dataDirectory;
    this.work = work;
  }

  /**
   * Makes the directory for one; what an earlier try has left there is deleted.
   *
   * @param name of the directory
   */
  static Successor begun(Path dataDirectory, String name) throws IOException {
    Path work = dataDirectory.resolve(name);
    remove(work);
    Files.createDirectory(work);
    return new Successor(dataDirectory, work);
  }

  /** Where it is made. */
  Path directory() {
    return work;
  }

  /** The database itself. */
  Path file() {
    return work.resolve(Database.FILE);
  }

  /** Makes it reach the disk, complete as it is and closed. */
  void sync() throws IOException {
    Backups.sync(file());
  }

  /** Gives it its place, from now on and after a power failure too. */
  void takePlace() throws IOException {
    Files.move(file(), dataDirectory.resolve(Database.FILE), StandardCopyOption.ATOMIC_MOVE);
    syncDirectory(dataDirectory);
  }

  /** Makes the names in a directory reach the disk. */
  static void syncDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Deletes what has not got its place. */
  @Override
  public void close() throws IOException {
    remove(work);
  }

  /** Deletes a directory with all in it, if it is there. */
  static void remove(Path work) throws IOException {
    if (!Files.isDirectory(work, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(work)) {
      for (Path file : files) {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          remove(file);
        } else {
          Files.delete(file);
        }
      }
    }
    Files.delete(work);
  }
}
