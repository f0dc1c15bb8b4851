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
   * @param again why the bot starts anew at once, in this process; empty if the process ends
   */
  record Reason(int code, String words, Optional<Again> again) {
    /** Somebody wants it to end. */
    static final Reason TOLD = new Reason(0, "", Optional.empty());

    /** The bot starts anew. */
    static Reason startsAnew(Again why) {
      return new Reason(0, "", Optional.of(why));
    }

    static Reason failed(String words) {
      return new Reason(1, words, Optional.empty());
    }

    static Reason misconfigured(String words) {
      return new Reason(2, words, Optional.empty());
    }
  }

  /** Why a bot starts anew. */
  sealed interface Again {
    /**
     * All that was planned is to be planned anew.
     *
     * @param by how far the machine's clock was set
     */
    record ClockJumped(Duration by) implements Again {}

    /** A record of its decisions begins with a start. */
    record NewRecord() implements Again {}
  }

  void end(Reason why) {
    reason.complete(why);
  }

  /** Whether it ends to begin a new record, of which nobody needs to be told. */
  boolean isForNewRecord() {
    return reason.isDone()
        && reason.join().again().filter(Again.NewRecord.class::isInstance).isPresent();
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
