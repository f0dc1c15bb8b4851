package io.maemae.notice;

import io.maemae.order.Outside;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps messages until their chat has taken them: each at least once, those of a chat one at a time
 * and in order. What has waited for more than ten minutes goes as one digest. Desk thread.
 */
public final class Outbox {
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration TIDIED = Duration.ofDays(1);

  private final OutboxStore store;
  private final Face face;
  private final List<String> noticeChats;
  private final Digest digest;
  private final Outside outside;
  private final InstantSource clock;
  private final TreeMap<Long, OutboxMessage> waiting = new TreeMap<>();
  private final Map<String, Long> byMergeKey = new HashMap<>();
  private final Set<String> busy = new HashSet<>();
  private long lastId;
  private Instant nextTidying = Instant.MIN;

  /**
   * With the chats that get notices.
   *
   * @param noticeChats the chats to which what nobody asked for is said
   */
  public Outbox(
      OutboxStore store,
      Face face,
      List<String> noticeChats,
      Digest digest,
      Outside outside,
      InstantSource clock) {
    this.store = store;
    this.face = face;
    this.noticeChats = List.copyOf(noticeChats);
    this.digest = digest;
    this.outside = outside;
    this.clock = clock;
  }

  /** Takes what the store kept: at start, and after a failed commit. */
  public void reload() {
    waiting.clear();
    byMergeKey.clear();
    busy.clear();
    lastId = store.lastId();
    store.undelivered().forEach(m -> waiting.put(m.id(), m));
    waiting.values().stream().map(OutboxMessage::chat).distinct().toList().forEach(this::pump);
  }

  /** How many messages are not delivered yet. */
  public int size() {
    return waiting.size();
  }

  /** The chats to which what nobody asked for is said. */
  public List<String> noticeChats() {
    return noticeChats;
  }

  /** Tells every notice chat. */
  public void tell(Topic topic, String text) {
    tell(topic, text, List.of());
  }

  /** Tells every notice chat, with buttons. */
  public void tell(Topic topic, String text, List<OutboxMessage.Button> buttons) {
    noticeChats.forEach(chat -> add(next(chat, text).with(topic, buttons)));
  }

  /**
   * Tells every notice chat a little later; a text of the same key replaces one still waiting.
   *
   * @param wait how long the first of them waits; zero sends what waits, with this text, at once
   */
  public void tellMerged(Topic topic, String key, String text, Duration wait) {
    for (String chat : noticeChats) {
      String chatKey = chat + "/" + key;
      Instant now = clock.instant();
      Instant due = now.plus(wait);
      OutboxMessage earlier = waiting(chatKey);
      if (earlier == null) {
        add(next(chat, text).with(topic, List.of()).merged(chatKey, due));
      } else {
        Instant sooner = due.isBefore(earlier.dueAt()) ? due : earlier.dueAt();
        add(
            OutboxMessage.answer(earlier.id(), chat, text, earlier.createdAt())
                .with(topic, List.of())
                .merged(chatKey, sooner));
      }
    }
  }

  private OutboxMessage waiting(String chatKey) {
    return Optional.ofNullable(byMergeKey.get(chatKey)).map(waiting::get).orElse(null);
  }

  /** Lets a merged text that waits go now; something that belongs after it follows. */
  public void flush(String key) {
    for (String chat : noticeChats) {
      OutboxMessage earlier = waiting(chat + "/" + key);
      if (earlier != null) {
        tellMerged(earlier.topic(), key, earlier.text(), Duration.ZERO);
      }
    }
  }

  /** Says something in one chat. */
  public void say(String chat, String text, List<OutboxMessage.Button> buttons) {
    add(next(chat, text).with(Topic.ANSWER, buttons));
  }

  /**
   * Shows something in one chat that a button under it shows anew.
   *
   * @param refresh the button's id
   * @param replaces the message in whose place it is shown; empty for a new one
   */
  public void show(String chat, String text, String refresh, String replaces) {
    add(next(chat, text).inPlaceOf(replaces, refresh));
  }

  private OutboxMessage next(String chat, String text) {
    return OutboxMessage.answer(++lastId, chat, text, clock.instant());
  }

  private void add(OutboxMessage message) {
    store.save(message);
    waiting.put(message.id(), message);
    if (!message.mergeKey().isEmpty()) {
      byMergeKey.put(message.mergeKey(), message.id());
    }
    tidy();
    pump(message.chat());
  }

  private void tidy() {
    Instant now = clock.instant();
    if (!now.isBefore(nextTidying)) {
      nextTidying = now.plus(TIDIED);
      store.forgetDeliveredBefore(now.minus(KEPT));
    }
  }

  private void pump(String chat) {
    if (busy.contains(chat)) {
      return;
    }
    Instant now = clock.instant();
    List<OutboxMessage> ofChat =
        waiting.values().stream().filter(m -> m.chat().equals(chat)).toList();
    List<OutboxMessage> due = ofChat.stream().filter(m -> !m.dueAt().isAfter(now)).toList();
    if (digest.isNeeded(due, now)) {
      deliver(digest.of(due, now), due);
    } else if (!due.isEmpty()) {
      deliver(due.get(0), due.subList(0, 1));
    } else {
      ofChat.stream()
          .map(OutboxMessage::dueAt)
          .min(Instant::compareTo)
          .ifPresent(at -> outside.wakeAt(at, () -> pump(chat)));
    }
  }

  /** Delivers one message for those that it tells of. */
  private void deliver(OutboxMessage message, List<OutboxMessage> told) {
    busy.add(message.chat());
    told.forEach(m -> byMergeKey.remove(m.mergeKey()));
    outside.<Boolean>ask(
        answer -> face.deliver(message, answer), taken -> onTaken(message.chat(), told, taken));
  }

  private void onTaken(String chat, List<OutboxMessage> told, boolean taken) {
    busy.remove(chat);
    Instant now = clock.instant();
    if (taken) {
      for (OutboxMessage message : told) {
        waiting.remove(message.id());
        store.delivered(message.id(), now);
      }
      pump(chat);
    } else {
      outside.wakeAt(now.plus(RETRY), () -> pump(chat));
    }
  }
}
