package io.maemae.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Why a running bot ends: the first reason given counts. Any thread. */
final class Ending {
  private final CompletableFuture<Reason> reason = new CompletableFuture<>();

  /**
   * A reason.
   *
   * @param code what the process exits with
   * @param words for the person; empty if there is nothing to say
   * @param jump by how much the machine's clock was set; the bot starts anew at once then, in this
   *     process, for all that was planned is to be planned anew
   */
  record Reason(int code, String words, Optional<Duration> jump) {
    /** Somebody wants it to end. */
    static final Reason TOLD = new Reason(0, "", Optional.empty());

    static Reason clockJumped(Duration by) {
      return new Reason(0, "", Optional.of(by));
    }

    static Reason failed(String words) {
      return new Reason(1, words, Optional.empty());
    }

    static Reason misconfigured(String words) {
      return new Reason(2, words, Optional.empty());
    }
  }

  void end(Reason why) {
    reason.complete(why);
  }

  /** Waits for a reason, for so long. */
  Optional<Reason> await(Duration atMost) throws InterruptedException {
    try {
      return Optional.of(reason.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
