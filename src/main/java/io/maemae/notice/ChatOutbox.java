package io.maemae.notice;

import io.maemae.order.Outside;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The messages of one chat on their way, one at a time and in order. Desk thread. */
final class ChatOutbox {
  private final OutboxStore store;
  private final Face face;
  private final Digest digest;
  private final Outside outside;
  private final InstantSource clock;
  private final TreeMap<Long, OutboxMessage> waiting = new TreeMap<>();
  private final Map<String, Long> byMergeKey = new HashMap<>();
  private final RetryPause pause = new RetryPause();
  private boolean underWay;

  /**
   * When the next attempt was asked for; one that was asked for before and is later is obsolete.
   */
  private Instant wakesAt = Instant.MAX;

  ChatOutbox(OutboxStore store, Face face, Digest digest, Outside outside, InstantSource clock) {
    this.store = store;
    this.face = face;
    this.digest = digest;
    this.outside = outside;
    this.clock = clock;
  }

  int size() {
    return waiting.size();
  }

  /** The message of that key whose text can still be replaced. */
  Optional<OutboxMessage> waiting(String mergeKey) {
    return Optional.ofNullable(byMergeKey.get(mergeKey)).map(waiting::get);
  }

  /** Takes what the store kept. */
  void restore(OutboxMessage message) {
    waiting.put(message.id(), message);
  }

  /** Adds a message, or replaces the one of its id. */
  void add(OutboxMessage message) {
    waiting.put(message.id(), message);
    if (!message.mergeKey().isEmpty()) {
      byMergeKey.put(message.mergeKey(), message.id());
    }
    deliverNext();
  }

  /** Delivers what is due, unless a delivery is under way or the last one has just failed. */
  void deliverNext() {
    if (underWay) {
      return;
    }
    Instant now = clock.instant();
    if (now.isBefore(pause.until())) {
      wakeAt(pause.until());
      return;
    }
    List<OutboxMessage> due =
        waiting.values().stream().filter(m -> !m.dueAt().isAfter(now)).toList();
    if (digest.isNeeded(due, now)) {
      deliver(digest.of(due, now), due);
    } else if (!due.isEmpty()) {
      deliver(due.get(0), due.subList(0, 1));
    } else {
      waiting.values().stream()
          .map(OutboxMessage::dueAt)
          .min(Instant::compareTo)
          .ifPresent(this::wakeAt);
    }
  }

  private void wakeAt(Instant when) {
    if (wakesAt.isAfter(when)) {
      wakesAt = when;
      outside.wakeAt(when, () -> onWake(when));
    }
  }

  private void onWake(Instant when) {
    if (when.equals(wakesAt)) {
      wakesAt = Instant.MAX;
      deliverNext();
    }
  }

  /** Delivers one message for those that it tells of. */
  private void deliver(OutboxMessage message, List<OutboxMessage> told) {
    underWay = true;
    told.forEach(m -> byMergeKey.remove(m.mergeKey()));
    outside.<Boolean>ask(answer -> face.deliver(message, answer), taken -> onAnswer(told, taken));
  }

  private void onAnswer(List<OutboxMessage> told, boolean taken) {
    underWay = false;
    Instant now = clock.instant();
    if (taken) {
      pause.onSuccess();
      for (OutboxMessage message : told) {
        waiting.remove(message.id());
        store.delivered(message.id(), now);
      }
    } else {
      pause.onFailure(now);
    }
    deliverNext();
  }
}
