package io.maemae.broker.kis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What KIS sends, from {@code kis/ws}, and what it might. */
final class Frames {
  static final String KEY = "abcdefghijklmnopabcdefghijklmnop";
  static final String IV = "0123456789abcdef";

  private Frames() {}

  /** A file, without its last line feed. */
  static String read(String name) {
    try (InputStream stream = Frames.class.getResourceAsStream("/kis/ws/" + name)) {
      String text = new String(stream.readAllBytes(), UTF_8);
      return text.substring(0, text.length() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A frame of one notice, encrypted with {@link #KEY} by the machine's own cipher. */
  static String notice(String plain) {
    return "1|H0STCNI0|001|" + encrypted(plain, KEY, IV);
  }

  static String encrypted(String plain, String key, String iv) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key.getBytes(UTF_8), "AES"),
          new IvParameterSpec(iv.getBytes(UTF_8)));
      return Base64.getEncoder().encodeToString(cipher.doFinal(plain.getBytes(UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The frame or record with another value in one column. */
  static String with(String text, int column, String value) {
    int payload = text.lastIndexOf('|') + 1;
    String[] fields = text.substring(payload).split("\\^", -1);
    fields[column] = value;
    return text.substring(0, payload) + String.join("^", fields);
  }
}
