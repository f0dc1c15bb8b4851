package io.maemae.broker.kis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key and start of one registration, as they are sent with its answer. */
public record FakeCipher(String key, String iv) {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int KEY_LENGTH = 32;
  private static final int IV_LENGTH = 16;

  static FakeCipher random(Random random) {
    return new FakeCipher(letters(random, KEY_LENGTH), letters(random, IV_LENGTH));
  }

  static String letters(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  String encrypt(String plain) {
    return Base64.getEncoder().encodeToString(run(Cipher.ENCRYPT_MODE, plain.getBytes(UTF_8)));
  }

  String decrypt(String text) {
    return new String(run(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(text)), UTF_8);
  }

  private byte[] run(int mode, byte[] data) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      SecretKeySpec secret = new SecretKeySpec(key.getBytes(UTF_8), "AES");
      cipher.init(mode, secret, new IvParameterSpec(iv.getBytes(UTF_8)));
      return cipher.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
