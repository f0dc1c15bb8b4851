package io.maemae.telegram;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server does not know our token: told once, from whichever thread hears it first. */
final class TokenRefusal {
  private static final Logger log = LoggerFactory.getLogger(TokenRefusal.class);

  private final AtomicBoolean told = new AtomicBoolean();
  private final Runnable onRefused;

  TokenRefusal(Runnable onRefused) {
    this.onRefused = onRefused;
  }

  void happened(String method) {
    if (told.compareAndSet(false, true)) {
      log.error("telegram.token-refused call={}", method);
      onRefused.run();
    }
  }

  boolean hasHappened() {
    return told.get();
  }
}
