package io.maemae.broker.kis;

import io.maemae.broker.ProtocolException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The archive in which a master file comes: the one file that is in it. Nothing is written to disk.
 * Source: masters of koreainvestment/open-trading-api, stocks_info, read 2026-07.
 */
final class MasterZip {
  /** Sixteen times what the larger one has. */
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private MasterZip() {}

  /**
   * Unpacks it.
   *
   * @throws ProtocolException if it is damaged, cut, empty, or larger than such a file can be
   */
  static byte[] unpack(byte[] archive) throws ProtocolException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null) {
        throw new ProtocolException("master file: no zip archive, or an empty one");
      }
      byte[] file = zip.readNBytes(MOST_BYTES + 1);
      if (file.length > MOST_BYTES) {
        throw new ProtocolException("master file: more than " + MOST_BYTES + " bytes unpacked");
      }
      // Only at its end is the sum of what was read compared with the one that is told.
      zip.closeEntry();
      return file;
    } catch (IOException | IllegalArgumentException e) {
      throw new ProtocolException("master file: not readable as zip: " + e.getMessage(), e);
    }
  }
}
