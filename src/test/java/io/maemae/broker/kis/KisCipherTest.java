package io.maemae.broker.kis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.broker.ProtocolException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KisCipherTest {
  private static final long SEED = 20261120;

  @Test
  void whatAnotherProgramEncryptedIsRead() throws ProtocolException {
    KisCipher cipher = new KisCipher(Frames.KEY, Frames.IV);
    String frame = Frames.read("notice-fill.txt");
    assertEquals(
        Frames.read("notice-fill.plain.txt"),
        decrypt(cipher, frame.substring(frame.lastIndexOf('|') + 1)));
  }

  @Test
  void textsOfEveryLengthAreReadOneAfterTheOther() throws ProtocolException {
    Random random = new Random(SEED);
    String key = ascii(random, 32);
    String iv = ascii(random, 16);
    KisCipher cipher = new KisCipher(key, iv);
    for (int length = 0; length < 300; length++) {
      String plain = ascii(random, length);
      assertEquals(plain, decrypt(cipher, Frames.encrypted(plain, key, iv)), "seed " + SEED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', encrypted text is cut: 0 bytes",
    "QUJD, encrypted text is cut: 3 bytes",
    "not base64, encrypted text is no Base64",
    "AAAAAAAAAAAAAAAAAAAAAA==, encrypted text does not fit the key"
  })
  void whatWasNotEncryptedIsRefused(String text, String message) throws ProtocolException {
    KisCipher cipher = new KisCipher(Frames.KEY, Frames.IV);
    assertEquals(
        message, assertThrows(ProtocolException.class, () -> cipher.decrypt(text)).getMessage());
  }

  @Test
  void aTextAfterARefusedOneIsRead() throws ProtocolException {
    KisCipher cipher = new KisCipher(Frames.KEY, Frames.IV);
    assertThrows(ProtocolException.class, () -> cipher.decrypt("AAAAAAAAAAAAAAAAAAAAAA=="));
    assertEquals("매매", decrypt(cipher, Frames.encrypted("매매", Frames.KEY, Frames.IV)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abcdefghijklmnop", "abcdefghijklmnopabcdefghijklmno한"})
  void aKeyOfAnotherLengthIsRefusedAndNotShown(String key) {
    assertEquals(
        "key: must have 32 bytes, had " + key.getBytes(UTF_8).length,
        assertThrows(ProtocolException.class, () -> new KisCipher(key, Frames.IV)).getMessage());
  }

  private static String decrypt(KisCipher cipher, String base64) throws ProtocolException {
    return new String(cipher.decrypt(base64), UTF_8);
  }

  private static String ascii(Random random, int length) {
    return random
        .ints(length, ' ', '~' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
