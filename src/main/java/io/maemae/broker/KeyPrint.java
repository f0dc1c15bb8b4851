package io.maemae.broker;

import io.maemae.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a key can be told apart by without showing it. */
public final class KeyPrint {
  private static final int BYTES = 8;

  private KeyPrint() {}

  /** Sixteen digits that say nothing of the key. */
  public static String of(Secret key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(key.reveal().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
