package io.maemae.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds back the calls that the server does not want yet. It limits each chat, and the bot as a
 * whole: a second chat refused while the first one waits means the whole. Sending thread only.
 */
final class Patience {
  private static final Logger log = LoggerFactory.getLogger(Patience.class);

  /** The chat of calls that have none. */
  static final String NO_CHAT = "";

  private final ScheduledExecutorService sending;
  private final Set<String> blockedChats = new HashSet<>();
  private int blocksOfAll;
  private List<Held> held = new ArrayList<>();

  private record Held(String chat, Runnable call) {}

  Patience(ScheduledExecutorService sending) {
    this.sending = sending;
  }

  /** Makes the call now, or when the server wants it, after those that wait already. */
  void run(String chat, Runnable call) {
    if (blocksOfAll > 0 || blockedChats.contains(chat)) {
      held.add(new Held(chat, call));
    } else {
      call.run();
    }
  }

  /** The server wants no call until then. */
  void onLimited(String chat, Duration retryAfter) {
    boolean all = chat.equals(NO_CHAT) || !blockedChats.isEmpty();
    log.warn("telegram.limited chat={} all={} seconds={}", chat, all, retryAfter.toSeconds());
    if (all) {
      blocksOfAll++;
    } else {
      blockedChats.add(chat);
    }
    later(
        retryAfter,
        () -> {
          if (all) {
            blocksOfAll--;
          } else {
            blockedChats.remove(chat);
          }
          goOn();
        });
  }

  /** Does something after a while; not at all if the program ends first. */
  void later(Duration wait, Runnable task) {
    try {
      sending.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("telegram.closed");
    }
  }

  private void goOn() {
    List<Held> waited = held;
    held = new ArrayList<>();
    waited.forEach(this::goOn);
  }

  /** Lets no exception out: the others have waited too. */
  private void goOn(Held one) {
    try {
      run(one.chat(), one.call());
    } catch (RuntimeException e) {
      log.error("telegram.task-failed chat={}", one.chat(), e);
    }
  }
}
