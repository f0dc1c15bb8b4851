package io.maemae.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes wrong with the polling, told once when it begins and once when it is over, and how long
 * to wait before the next try. Polling thread only.
 */
final class PollingHealth {
  private static final Logger log = LoggerFactory.getLogger(PollingHealth.class);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;

  private final InstantSource machineTime;
  private final TokenRefusal refusal;
  private final LongConsumer onConflictOver;
  private Optional<Instant> conflictSince = Optional.empty();
  private Optional<Trouble> last = Optional.empty();
  private Duration nextWait = FIRST_WAIT;
  private boolean unreachable;
  private boolean webhook;

  /**
   * A reason why a request has failed.
   *
   * @param code the server's own; 0 if it was not the server that answered
   */
  record Trouble(int code, String why, Duration retryAfter) {
    /** We ended it ourselves, to begin anew. */
    static final Trouble CANCELED = noAnswer("canceled");

    static Trouble noAnswer(String why) {
      return new Trouble(0, why, Duration.ZERO);
    }
  }

  /**
   * All well.
   *
   * @param onConflictOver takes for how many minutes another program polled, at least 1
   */
  PollingHealth(InstantSource machineTime, TokenRefusal refusal, LongConsumer onConflictOver) {
    this.machineTime = machineTime;
    this.refusal = refusal;
    this.onConflictOver = onConflictOver;
  }

  /** A request begins; empty until something is known of it. */
  void asking() {
    last = Optional.empty();
  }

  /** Why the request under way will fail. */
  void met(Trouble trouble) {
    last = Optional.of(trouble);
  }

  /** The server was reached, and updates can be asked for. */
  void reached() {
    nextWait = FIRST_WAIT;
    if (unreachable) {
      unreachable = false;
      log.info("telegram.reachable");
    }
  }

  /** A poll has brought updates, or none. */
  void polled() {
    reached();
    if (conflictSince.isPresent()) {
      long minutes =
          Math.max(1, Duration.between(conflictSince.get(), machineTime.instant()).toMinutes());
      conflictSince = Optional.empty();
      log.info("telegram.conflict-over minutes={}", minutes);
      onConflictOver.accept(minutes);
    }
  }

  /** A request has failed: how long to wait before the next. */
  Duration failed(String method) {
    Trouble trouble = last.orElse(Trouble.noAnswer("the answer was cut short or unreadable"));
    last = Optional.empty();
    if (trouble.equals(Trouble.CANCELED)) {
      return Duration.ZERO;
    }
    if (ApiFailure.isTokenRefused(trouble.code(), trouble.why())) {
      refusal.happened(method);
    } else if (trouble.code() == TOO_MANY) {
      log.warn("telegram.limited call={} seconds={}", method, trouble.retryAfter().toSeconds());
    } else if (trouble.code() == CONFLICT) {
      onConflict(trouble);
    } else if (!unreachable) {
      unreachable = true;
      log.warn("telegram.unreachable why={}", trouble.why());
    }
    Duration wait = nextWait;
    Duration twice = wait.multipliedBy(2);
    nextWait = twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
    return wait.compareTo(trouble.retryAfter()) < 0 ? trouble.retryAfter() : wait;
  }

  private void onConflict(Trouble trouble) {
    webhook = trouble.why().contains("webhook");
    if (conflictSince.isEmpty()) {
      conflictSince = Optional.of(machineTime.instant());
      log.error("telegram.conflict why={}", trouble.why());
    }
  }

  /** Whether somebody has set a webhook, which only a new beginning removes. Asked once. */
  boolean takeWebhook() {
    boolean there = webhook;
    webhook = false;
    return there;
  }
}
