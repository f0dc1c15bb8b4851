package io.maemae.store;

import java.io.IOException;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A database file that was not closed, for the process was killed or the power went. Opened as it
 * is, H2 may take an old version of it for the newest, and what was committed and synced after that
 * would be gone: as soon as it uses freed space again, the version that it notes in the file's
 * header is the one before the one that it has just written, and from there no way leads on to the
 * later ones. They are all there, and found if the whole file is looked through.
 *
 * <p>Source: H2 2.5.252, {@code FileStore.storeBuffer} sets the last chunk after {@code
 * RandomAccessStore.writeChunk} has written the header, and {@code readStoreHeader} goes by it;
 * test KilledStoreTest.
 */
final class UncleanFile {
  private UncleanFile() {}

  /**
   * Looks a file through that was not closed, and closes it with its newest version. One that is
   * closed or not there is left alone. It must not be in use by this process: the lock on it would
   * go.
   *
   * @throws IOException if another process uses it, it cannot be read or written, or holds no whole
   *     version
   */
  static void close(Path file) throws IOException {
    if (CutFile.isClosed(file)) {
      return;
    }
    try {
      new MVStore.Builder()
          .fileName(file.toString())
          .recoveryMode()
          .autoCommitDisabled()
          .open()
          .close();
    } catch (MVStoreException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
