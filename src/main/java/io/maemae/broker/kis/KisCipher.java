package io.maemae.broker.kis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.maemae.broker.ProtocolException;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * Reads what KIS encrypts on the stream: Base64 of AES-256 in CBC mode with PKCS7 padding. Key and
 * initialisation vector are the UTF-8 bytes of what the acknowledgement of the registration said
 * (body.output.key, body.output.iv). Source: aes_cbc_base64_dec of kis_auth.py in the official
 * samples, 2026-07-09.
 *
 * <p>Every message begins with the same vector, so the engine is made ready once and set back after
 * each. It is used without the JCE and its providers. Not thread-safe.
 */
final class KisCipher {
  private static final int KEY_LENGTH = 32;
  private static final int BLOCK = 16;

  private final PaddedBufferedBlockCipher engine =
      new PaddedBufferedBlockCipher(
          CBCBlockCipher.newInstance(AESEngine.newInstance()), new PKCS7Padding());

  /**
   * With key and vector as they came.
   *
   * @throws ProtocolException if one has another length; it does not show them
   */
  KisCipher(String key, String iv) throws ProtocolException {
    engine.init(
        false,
        new ParametersWithIV(
            new KeyParameter(bytes("key", key, KEY_LENGTH)), bytes("iv", iv, BLOCK)));
  }

  private static byte[] bytes(String name, String text, int length) throws ProtocolException {
    byte[] bytes = text.getBytes(UTF_8);
    if (bytes.length != length) {
      throw new ProtocolException(name + ": must have " + length + " bytes, had " + bytes.length);
    }
    return bytes;
  }

  /**
   * What was encrypted. With the key of somebody else it fails, but for one text in about 256: then
   * it gives noise.
   *
   * @throws ProtocolException if it is no Base64, is cut, or does not end as it must
   */
  byte[] decrypt(String base64) throws ProtocolException {
    byte[] encrypted = decode(base64);
    if (encrypted.length == 0 || encrypted.length % BLOCK != 0) {
      throw new ProtocolException("encrypted text is cut: " + encrypted.length + " bytes");
    }
    byte[] plain = new byte[encrypted.length];
    try {
      int length = engine.processBytes(encrypted, 0, encrypted.length, plain, 0);
      length += engine.doFinal(plain, length);
      return Arrays.copyOf(plain, length);
    } catch (InvalidCipherTextException e) {
      throw new ProtocolException("encrypted text does not fit the key", e);
    }
  }

  private static byte[] decode(String base64) throws ProtocolException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new ProtocolException("encrypted text is no Base64", e);
    }
  }
}
