package io.maemae.journal;

import io.maemae.market.MarketTime;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The journals of a directory: one for each start, the oldest deleted for the newest. */
public final class JournalFiles {
  private static final String ENDING = ".journal";
  private static final int MOST_OF_A_SECOND = 100;
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss");
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_DIRECTORY =
      PosixFilePermissions.fromString("rwx------");

  private final Path directory;
  private final long mostBytes;
  private final Duration kept;
  private final InstantSource machineTime;

  /**
   * In a directory, which is made when the first file is.
   *
   * @param mostBytes of all files together
   * @param kept how long after its last change a file is deleted
   */
  public JournalFiles(Path directory, long mostBytes, Duration kept, InstantSource machineTime) {
    this.directory = directory;
    this.mostBytes = mostBytes;
    this.kept = kept;
    this.machineTime = machineTime;
  }

  /** Makes a new one, named by the time, for its owner's eyes; deletes what is too old. */
  Path create(Instant begun) throws IOException {
    Files.createDirectories(directory, only(OWNER_DIRECTORY));
    Instant oldest = machineTime.instant().minus(kept);
    for (Path file : others(null)) {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
        Files.deleteIfExists(file);
      }
    }
    String name = NAME.format(begun.atZone(MarketTime.ZONE));
    for (int nth = 1; ; nth++) {
      try {
        String number = nth == 1 ? "" : "-" + nth;
        return Files.createFile(directory.resolve(name + number + ENDING), only(OWNER));
      } catch (FileAlreadyExistsException e) {
        if (nth == MOST_OF_A_SECOND) {
          throw e;
        }
      }
    }
  }

  private FileAttribute<?>[] only(Set<PosixFilePermission> permissions) {
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  /** Deletes the oldest of the others until all fit; false if that one alone does not. */
  boolean makeRoom(Path mine, long bytes) throws IOException {
    List<Path> others = others(mine);
    long sum = bytes;
    for (Path file : others) {
      sum += Files.size(file);
    }
    for (int i = 0; i < others.size() && sum > mostBytes; i++) {
      sum -= Files.size(others.get(i));
      Files.deleteIfExists(others.get(i));
    }
    return sum <= mostBytes;
  }

  /** The others, those first that were written to longest ago. */
  private List<Path> others(Path mine) throws IOException {
    SortedMap<Age, Path> byAge = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.getFileName().toString().endsWith(ENDING) && !file.equals(mine)) {
          byAge.put(new Age(Files.getLastModifiedTime(file), file), file);
        }
      }
    }
    return List.copyOf(byAge.values());
  }

  /** When something was written last, told apart by name. */
  private record Age(FileTime changed, Path file) implements Comparable<Age> {
    @Override
    public int compareTo(Age other) {
      int byTime = changed.compareTo(other.changed);
      return byTime != 0 ? byTime : file.compareTo(other.file);
    }
  }
}
