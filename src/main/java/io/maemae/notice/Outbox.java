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
 * and in order. Desk thread.
 */
public final class Outbox {
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final OutboxStore store;
  private final Face face;
  private final List<String> noticeChats;
  private final Outside outside;
  private final InstantSource clock;
  private final TreeMap<Long, OutboxMessage> waiting = new TreeMap<>();
  private final Map<String, Long> byMergeKey = new HashMap<>();
  private final Set<String> busy = new HashSet<>();
  private long lastId;

  /**
   * With the chats that get notices.
   *
   * @param noticeChats the chats to which what nobody asked for is said
   */
  public Outbox(
      OutboxStore store,
      Face face,
      List<String> noticeChats,
      Outside outside,
      InstantSource clock) {
    this.store = store;
    this.face = face;
    this.noticeChats = List.copyOf(noticeChats);
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
  public void tell(String text) {
    noticeChats.forEach(chat -> say(chat, text, List.of()));
  }

  /** Tells every notice chat, with buttons. */
  public void tell(String text, List<OutboxMessage.Button> buttons) {
    noticeChats.forEach(chat -> say(chat, text, buttons));
  }

  /**
   * Tells every notice chat a little later; a text of the same key replaces one still waiting.
   *
   * @param wait how long the first of them waits; zero sends what waits, with this text, at once
   */
  public void tellMerged(String key, String text, Duration wait) {
    for (String chat : noticeChats) {
      String chatKey = chat + "/" + key;
      Instant now = clock.instant();
      OutboxMessage earlier =
          Optional.ofNullable(byMergeKey.get(chatKey)).map(waiting::get).orElse(null);
      Instant due = now.plus(wait);
      if (earlier == null) {
        add(new OutboxMessage(++lastId, chat, text, List.of(), now, due, chatKey));
      } else {
        Instant sooner = due.isBefore(earlier.dueAt()) ? due : earlier.dueAt();
        add(
            new OutboxMessage(
                earlier.id(), chat, text, List.of(), earlier.createdAt(), sooner, chatKey));
      }
    }
  }

  /** Lets a merged text that waits go now; something that belongs after it follows. */
  public void flush(String key) {
    for (String chat : noticeChats) {
      OutboxMessage earlier =
          Optional.ofNullable(byMergeKey.get(chat + "/" + key)).map(waiting::get).orElse(null);
      if (earlier != null) {
        tellMerged(key, earlier.text(), Duration.ZERO);
      }
    }
  }

  /** Says something in one chat. */
  public void say(String chat, String text, List<OutboxMessage.Button> buttons) {
    Instant now = clock.instant();
    add(new OutboxMessage(++lastId, chat, text, buttons, now, now, ""));
  }

  private void add(OutboxMessage message) {
    store.save(message);
    waiting.put(message.id(), message);
    if (!message.mergeKey().isEmpty()) {
      byMergeKey.put(message.mergeKey(), message.id());
    }
    pump(message.chat());
  }

  private void pump(String chat) {
    if (busy.contains(chat)) {
      return;
    }
    Instant now = clock.instant();
    Optional<OutboxMessage> due =
        waiting.values().stream()
            .filter(m -> m.chat().equals(chat) && !m.dueAt().isAfter(now))
            .findFirst();
    if (due.isPresent()) {
      deliver(due.get());
      return;
    }
    waiting.values().stream()
        .filter(m -> m.chat().equals(chat))
        .map(OutboxMessage::dueAt)
        .min(Instant::compareTo)
        .ifPresent(at -> outside.wakeAt(at, () -> pump(chat)));
  }

  private void deliver(OutboxMessage message) {
    busy.add(message.chat());
    byMergeKey.remove(message.mergeKey());
    outside.<Boolean>ask(answer -> face.deliver(message, answer), taken -> onTaken(message, taken));
  }

  private void onTaken(OutboxMessage message, boolean taken) {
    busy.remove(message.chat());
    if (taken) {
      waiting.remove(message.id());
      store.delivered(message.id(), clock.instant());
      pump(message.chat());
    } else {
      outside.wakeAt(clock.instant().plus(RETRY), () -> pump(message.chat()));
    }
  }
}
