package io.maemae.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one chat has not taken yet. It stays bounded however long the chat is away: what is not told
 * whole is kept for a day, of the rest the newest, and what is dropped is counted. Desk thread.
 */
final class Backlog {
  private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
  private static final Duration KEPT = Duration.ofDays(1);
  private static final int MOST_WHOLE = 500;

  private final String chat;
  private final OutboxStore store;
  private final TreeMap<Long, OutboxMessage> messages = new TreeMap<>();
  private final Map<String, Long> byMergeKey = new HashMap<>();
  private final Map<Topic, LeftOut> leftOut = new EnumMap<>(Topic.class);

  Backlog(String chat, OutboxStore store) {
    this.chat = chat;
    this.store = store;
  }

  int size() {
    return messages.size();
  }

  /** When the oldest was said; empty if there is none. */
  Optional<Instant> oldest() {
    return messages.values().stream().map(OutboxMessage::createdAt).min(Instant::compareTo);
  }

  /**
   * Takes what the store kept. Its text is not replaced any more, so it waits for nothing: what is
   * said from now on comes after it.
   */
  void restore(OutboxMessage message) {
    messages.put(message.id(), message.merged(message.mergeKey(), message.createdAt()));
  }

  /** Takes what the store kept. */
  void restore(LeftOut dropped) {
    leftOut.put(dropped.topic(), dropped);
  }

  /** Adds a message, or replaces the one of its id. */
  void put(OutboxMessage message) {
    messages.put(message.id(), message);
    byMergeKey.values().remove(message.id());
    if (!message.mergeKey().isEmpty()) {
      byMergeKey.put(message.mergeKey(), message.id());
    }
  }

  /** The message of a key whose text may still be replaced. */
  Optional<OutboxMessage> replaceable(String mergeKey) {
    return Optional.ofNullable(byMergeKey.get(mergeKey)).map(messages::get);
  }

  /** The chat may see these now, so their texts stay as they are. */
  void onUnderWay(List<OutboxMessage> told) {
    told.forEach(m -> byMergeKey.remove(m.mergeKey()));
  }

  /** What may be delivered now, oldest first. */
  List<OutboxMessage> due(Instant now) {
    return messages.values().stream().filter(m -> !m.dueAt().isAfter(now)).toList();
  }

  /** When the next message may be delivered; empty if there is none. */
  Optional<Instant> nextDue() {
    return messages.values().stream().map(OutboxMessage::dueAt).min(Instant::compareTo);
  }

  /** What was dropped and not yet told of. */
  Collection<LeftOut> leftOut() {
    return leftOut.values();
  }

  /** Drops what has waited for too long or is too much. */
  void cut(Instant now) {
    List<OutboxMessage> old =
        Stream.concat(outdated(now.minus(KEPT)), tooMany())
            .filter(m -> m.id() != messages.lastKey())
            .toList();
    if (old.isEmpty()) {
      return;
    }
    old.forEach(this::drop);
    leftOut.values().forEach(store::saveLeftOut);
  }

  private Stream<OutboxMessage> outdated(Instant oldest) {
    return messages.values().stream()
        .filter(m -> !m.topic().isWhole() && m.createdAt().isBefore(oldest));
  }

  private Stream<OutboxMessage> tooMany() {
    List<OutboxMessage> whole =
        messages.values().stream().filter(m -> m.topic().isWhole()).toList();
    return whole.subList(0, Math.max(0, whole.size() - MOST_WHOLE)).stream();
  }

  private void drop(OutboxMessage message) {
    if (message.topic().isWhole() && leftOut.keySet().stream().noneMatch(Topic::isWhole)) {
      LOG.warn("outbox.alerts-left-out chat={} kept={}", chat, MOST_WHOLE);
    }
    messages.remove(message.id());
    byMergeKey.remove(message.mergeKey(), message.id());
    leftOut.merge(message.topic(), LeftOut.of(message), LeftOut::plus);
    store.drop(message.id());
  }

  /** The chat has taken a message that tells of these, and of all that was dropped. */
  void onDigested(List<OutboxMessage> told, Instant now) {
    onTaken(told, now);
    if (!leftOut.isEmpty()) {
      leftOut.clear();
      store.forgetLeftOut(chat);
    }
  }

  /** The chat has taken messages. */
  void onTaken(List<OutboxMessage> told, Instant now) {
    for (OutboxMessage message : told) {
      messages.remove(message.id());
      store.delivered(message.id(), now);
    }
  }
}
