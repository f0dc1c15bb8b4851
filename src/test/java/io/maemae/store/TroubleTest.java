package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.store.DatabaseException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TroubleTest {
  private static final Path DIRECTORY = Path.of("data");

  private static Kind kind(int code) {
    return Trouble.opening(DIRECTORY, new SQLException("?", "?", code)).kind();
  }

  @Test
  void givenACodeOfH2_whenTold_thenTheKindThatThePersonCanActOn() {
    assertEquals(
        List.of(Kind.IN_USE, Kind.NEWER, Kind.DAMAGED, Kind.NOT_WRITABLE, Kind.DAMAGED),
        List.of(
            kind(ErrorCode.DATABASE_ALREADY_OPEN_1),
            kind(ErrorCode.FILE_VERSION_ERROR_1),
            kind(ErrorCode.FILE_CORRUPTED_1),
            kind(ErrorCode.IO_EXCEPTION_1),
            kind(ErrorCode.WRONG_USER_OR_PASSWORD)));
  }

  /** H2 keeps the lock of a file that it could not open after all. */
  @Test
  void givenAFileThatNobodyElseHas_whenH2SaysItIsLocked_thenDamaged(@TempDir Path directory)
      throws IOException {
    Path file = Files.createFile(directory.resolve(Database.FILE));
    SQLException locked = new SQLException("?", "?", ErrorCode.DATABASE_ALREADY_OPEN_1);

    assertEquals(Kind.DAMAGED, Trouble.opening(directory, locked).kind());
    try (FileChannel left = FileChannel.open(file, StandardOpenOption.WRITE)) {
      left.lock();
      assertEquals(Kind.DAMAGED, Trouble.opening(directory, locked).kind());
    }
    try (Child child = Child.start(Child.Locker.class, directory)) {
      child.awaitLine("open");
      assertEquals(Kind.IN_USE, Trouble.opening(directory, locked).kind());
    }
  }

  @Test
  void givenAFullDisk_whenMigrated_thenNotWritableWithTheReasonOfTheDisk() {
    Throwable failure =
        new IllegalStateException(
            new SQLException(
                "General error",
                "HY000",
                ErrorCode.GENERAL_ERROR_1,
                DataUtils.newMVStoreException(
                    DataUtils.ERROR_WRITING_FAILED,
                    "Writing failed",
                    new IOException("No space left on device"))));

    DatabaseException told = Trouble.migrating(DIRECTORY, failure);

    assertEquals(Kind.NOT_WRITABLE, told.kind());
    assertEquals(
        "The data directory data cannot be written: No space left on device. Check that it is a"
            + " directory, that its owner is the user who runs maemae, and that the disk is not"
            + " full.",
        told.getMessage());
  }

  @Test
  void givenAnythingElse_whenMigrated_thenMigrationFailed() {
    assertEquals(
        Kind.MIGRATION_FAILED,
        Trouble.migrating(DIRECTORY, new IllegalStateException("no such column")).kind());
  }
}
