package io.maemae.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32;

/**
 * The checksums of lines one after the other: each covers the one before it too, so that a line
 * that is missing or in another place is found as one that was changed.
 */
final class Lines {
  private static final int DIGITS = 8;

  private long last;

  /** The line with its checksum and its end. */
  byte[] sealed(String line) {
    byte[] body = ('\t' + line + '\n').getBytes(UTF_8);
    byte[] sealed = new byte[DIGITS + body.length];
    byte[] sum = hex(next(body)).getBytes(UTF_8);
    System.arraycopy(sum, 0, sealed, 0, DIGITS);
    System.arraycopy(body, 0, sealed, DIGITS, body.length);
    return sealed;
  }

  private long next(byte[] body) {
    CRC32 crc = new CRC32();
    for (int shift = 24; shift >= 0; shift -= 8) {
      crc.update((int) (last >> shift));
    }
    crc.update(body);
    last = crc.getValue();
    return last;
  }

  private static String hex(long sum) {
    String digits = Long.toHexString(sum);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  /**
   * What a whole line says.
   *
   * @param line without its end
   * @throws JournalException if it is not what was written there
   */
  String opened(String line) throws JournalException {
    boolean formed = line.length() > DIGITS && line.charAt(DIGITS) == '\t';
    String body = formed ? line.substring(DIGITS + 1) : "";
    String sum = hex(next(('\t' + body + '\n').getBytes(UTF_8)));
    if (!formed || !line.startsWith(sum)) {
      throw new JournalException("its checksum is wrong");
    }
    return body;
  }
}
