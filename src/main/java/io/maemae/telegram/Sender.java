package io.maemae.telegram;

import io.maemae.notice.OutboxMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows messages. A message that meets trouble is answered false and repeated by the caller, of a
 * long one only the parts not taken yet; one that the server limits waits here; one that can never
 * be shown is answered true, so that it does not hold up those behind it. Its state is owned by the
 * sending thread.
 */
final class Sender {
  private static final Logger log = LoggerFactory.getLogger(Sender.class);

  /** A mistake of ours comes again, but not so often that the log is full of it. */
  private static final Duration PAUSE = Duration.ofSeconds(60);

  private static final int MOST_MISTAKES = 3;

  private final ApiCalls calls;
  private final ScheduledExecutorService sending;
  private final Patience patience;
  private final String refreshLabel;
  private final Set<Delivery> open = new LinkedHashSet<>();

  /** What failed last in a chat after some of its parts were taken. */
  private final Map<String, Delivery> halfTaken = new HashMap<>();

  /** How often showing a message met a mistake of ours, by its id. */
  private final Map<Long, Integer> mistakes = new HashMap<>();

  private final Set<String> unreachable = new HashSet<>();
  private boolean failing;

  /** Written by whoever closes, read by the sending thread. */
  private volatile boolean closed;

  Sender(ApiCalls calls, ScheduledExecutorService sending, Patience patience, String refreshLabel) {
    this.calls = calls;
    this.sending = sending;
    this.patience = patience;
    this.refreshLabel = refreshLabel;
  }

  /** Any thread. */
  void deliver(OutboxMessage message, Consumer<Boolean> answer) {
    try {
      sending.execute(() -> begin(message, answer));
    } catch (RejectedExecutionException e) {
      answer.accept(false);
    }
  }

  private void begin(OutboxMessage message, Consumer<Boolean> answer) {
    if (closed) {
      answer.accept(false);
      return;
    }
    Delivery delivery;
    try {
      delivery = new Delivery(message, refreshLabel, answer);
    } catch (RuntimeException e) {
      onUnexpected(message.id(), e, answer);
      return;
    }
    Optional.ofNullable(halfTaken.remove(delivery.chat())).ifPresent(delivery::resume);
    open.add(delivery);
    patience.run(delivery.chat(), () -> goOn(delivery));
  }

  /** Lets no exception out: every message is answered. */
  private void goOn(Delivery delivery) {
    try {
      boolean more = true;
      while (more) {
        more = step(delivery);
      }
    } catch (RuntimeException e) {
      onUnexpected(delivery.id(), e, shown -> end(delivery, shown));
    }
  }

  /** A message that cannot be shown, for a mistake of ours, must not hold up those behind it. */
  private void onUnexpected(long message, RuntimeException failure, Consumer<Boolean> answer) {
    boolean givenUp = mistakes.merge(message, 1, Integer::sum) >= MOST_MISTAKES;
    log.error("telegram.task-failed id={} given-up={}", message, givenUp, failure);
    if (givenUp) {
      mistakes.remove(message);
    }
    patience.later(PAUSE, () -> answer.accept(givenUp));
  }

  /** Makes one call; whether the next may follow at once. */
  private boolean step(Delivery delivery) {
    if (closed) {
      end(delivery, false);
      return false;
    }
    Optional<ApiFailure> failure = delivery.next(calls);
    if (failure.isEmpty()) {
      return onTaken(delivery);
    }
    return onFailure(delivery, failure.get());
  }

  private boolean onTaken(Delivery delivery) {
    if (failing) {
      failing = false;
      log.info("telegram.send-works");
    }
    if (unreachable.remove(delivery.chat())) {
      log.info("telegram.chat-reachable chat={}", delivery.chat());
    }
    delivery.onTaken();
    if (delivery.isWhole()) {
      end(delivery, true);
    }
    return !delivery.isWhole();
  }

  private boolean onFailure(Delivery delivery, ApiFailure failure) {
    return switch (failure.kind()) {
      case LATER -> {
        onTrouble(failure);
        // Where only what is large does not get through, the chat must not wait for it.
        yield delivery.dropPicture() || end(delivery, false);
      }
      case TOKEN -> end(delivery, false);
      case LIMITED -> {
        patience.onLimited(delivery.chat(), failure.retryAfter());
        patience.run(delivery.chat(), () -> goOn(delivery));
        yield false;
      }
      case CHAT -> {
        onUnreachable(delivery, failure);
        yield end(delivery, false);
      }
      case UNCHANGED -> onTaken(delivery);
      case MARKUP -> delivery.dropMarkup() || onNeverShown(delivery, failure);
      case GONE -> delivery.dropPlace() || onNeverShown(delivery, failure);
      case MESSAGE -> delivery.dropPicture() || onNeverShown(delivery, failure);
    };
  }

  private void onTrouble(ApiFailure failure) {
    if (!failing) {
      failing = true;
      log.warn("telegram.send-failed why={}", failure.why());
    }
  }

  private void onUnreachable(Delivery delivery, ApiFailure failure) {
    if (unreachable.add(delivery.chat())) {
      log.warn("telegram.chat-unreachable chat={} why={}", delivery.chat(), failure.why());
    }
  }

  private boolean onNeverShown(Delivery delivery, ApiFailure failure) {
    log.error("telegram.message-refused id={} why={}", delivery.id(), failure.why());
    return end(delivery, true);
  }

  /** Always false: nothing more follows. */
  private boolean end(Delivery delivery, boolean shown) {
    open.remove(delivery);
    if (shown) {
      mistakes.remove(delivery.id());
    } else if (delivery.isBegun()) {
      halfTaken.put(delivery.chat(), delivery);
    }
    delivery.answer(shown);
    return false;
  }

  /** No call is begun any more; what is not shown yet is answered so. Any thread. */
  void close() {
    closed = true;
    try {
      sending.execute(() -> List.copyOf(open).forEach(delivery -> end(delivery, false)));
    } catch (RejectedExecutionException e) {
      log.debug("telegram.closed");
    }
  }
}
