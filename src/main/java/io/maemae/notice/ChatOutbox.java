package io.maemae.notice;

import io.maemae.order.Outside;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The messages of one chat on their way, one at a time and in order. Desk thread. */
final class ChatOutbox {
  private final String chat;
  private final Face face;
  private final Digest digest;
  private final Outside outside;
  private final InstantSource clock;
  private final Backlog backlog;
  private final RetryPause pause = new RetryPause();
  private boolean underWay;

  /**
   * When the next attempt was asked for; one that was asked for before and is later is obsolete.
   */
  private Instant wakesAt = Instant.MAX;

  ChatOutbox(
      String chat,
      OutboxStore store,
      Face face,
      Digest digest,
      Outside outside,
      InstantSource clock) {
    this.chat = chat;
    backlog = new Backlog(chat, store);
    this.face = face;
    this.digest = digest;
    this.outside = outside;
    this.clock = clock;
  }

  int size() {
    return backlog.size();
  }

  /** When the oldest message was said. */
  Optional<Instant> oldest() {
    return backlog.oldest();
  }

  /** The message of that key whose text can still be replaced. */
  Optional<OutboxMessage> waiting(String mergeKey) {
    return backlog.replaceable(mergeKey);
  }

  /** Takes what the store kept. */
  void restore(OutboxMessage message) {
    backlog.restore(message);
  }

  /** Takes what the store kept. */
  void restore(LeftOut leftOut) {
    backlog.restore(leftOut);
  }

  /** Adds a message, or replaces the one of its id. */
  void add(OutboxMessage message) {
    backlog.put(message);
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
    backlog.cut(now);
    List<OutboxMessage> due = backlog.due(now);
    List<OutboxMessage> late = digest.late(due, now);
    if (due.isEmpty()) {
      backlog.nextDue().ifPresent(this::wakeAt);
    } else if (late.size() > 1 || !backlog.leftOut().isEmpty()) {
      deliver(
          digest.of(chat, late, backlog.leftOut(), now),
          late,
          () -> backlog.onDigested(late, clock.instant()));
    } else {
      List<OutboxMessage> first = due.subList(0, 1);
      deliver(first.get(0), first, () -> backlog.onTaken(first, clock.instant()));
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
  private void deliver(OutboxMessage message, List<OutboxMessage> told, Runnable onTaken) {
    underWay = true;
    backlog.onUnderWay(told);
    outside.<Boolean>ask(
        answer -> face.deliver(message, answer), taken -> onAnswer(taken, onTaken));
  }

  private void onAnswer(boolean taken, Runnable onTaken) {
    underWay = false;
    if (taken) {
      pause.onSuccess();
      onTaken.run();
    } else {
      pause.onFailure(clock.instant());
    }
    deliverNext();
  }
}
