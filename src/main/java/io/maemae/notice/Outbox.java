package io.maemae.notice;

import io.maemae.notice.chart.Picture;
import io.maemae.order.Outside;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps messages until their chat has taken them: each at least once, those of a chat one at a time
 * and in order. What has waited for more than ten minutes goes as one digest, and a chat that is
 * away is tried less and less often. Desk thread.
 */
public final class Outbox {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration TIDIED = Duration.ofDays(1);

  private final OutboxStore store;
  private final Face face;
  private final List<String> noticeChats;
  private final Digest digest;
  private final Outside outside;
  private final InstantSource clock;
  private final Map<String, ChatOutbox> chats = new LinkedHashMap<>();

  /** The keys under which something may wait that is told before any answer. */
  private final Set<String> gathering = new TreeSet<>();

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
    chats.clear();
    lastId = store.lastId();
    store.undelivered().forEach(m -> chat(m.chat()).restore(m));
    store.leftOut().forEach(l -> chat(l.chat()).restore(l));
    chats.values().forEach(ChatOutbox::deliverNext);
  }

  private ChatOutbox chat(String chat) {
    return chats.computeIfAbsent(
        chat, name -> new ChatOutbox(name, store, face, digest, outside, clock));
  }

  /** How many messages are not delivered yet. */
  public int size() {
    return chats.values().stream().mapToInt(ChatOutbox::size).sum();
  }

  /** When the oldest of them was said; empty if there is none. */
  public Optional<Instant> oldest() {
    return chats.values().stream().flatMap(chat -> chat.oldest().stream()).min(Instant::compareTo);
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
      Optional<OutboxMessage> earlier = chat(chat).waiting(chatKey);
      if (earlier.isEmpty()) {
        add(next(chat, text).with(topic, List.of()).merged(chatKey, due));
      } else {
        Instant sooner = due.isBefore(earlier.get().dueAt()) ? due : earlier.get().dueAt();
        replace(
            OutboxMessage.answer(earlier.get().id(), chat, text, earlier.get().createdAt())
                .with(topic, List.of())
                .merged(chatKey, sooner));
      }
    }
  }

  /**
   * Tells every notice chat a little later, together with what else is gathered under a key before
   * anybody is answered: what happens after an answer is told after it.
   *
   * @param title stands above them if they are several
   * @param wait how long the first of them waits at most
   */
  public void gather(Topic topic, String key, String title, String text, Duration wait) {
    gathering.add(key);
    for (String chat : noticeChats) {
      String chatKey = chat + "/" + key;
      Optional<OutboxMessage> earlier = chat(chat).waiting(chatKey);
      if (earlier.isEmpty()) {
        Instant due = clock.instant().plus(wait);
        add(next(chat, text).with(topic, List.of()).merged(chatKey, due));
      } else {
        OutboxMessage first = earlier.get();
        String above = first.text().startsWith(title) ? first.text() : title + "\n" + first.text();
        replace(
            OutboxMessage.answer(first.id(), chat, above + "\n" + text, first.createdAt())
                .with(topic, List.of())
                .merged(chatKey, first.dueAt()));
      }
    }
  }

  /** Lets a merged text that waits go as it is; something that belongs after it follows. */
  public void flush(String key) {
    gathering.remove(key);
    for (String chat : noticeChats) {
      chat(chat).waiting(chat + "/" + key).ifPresent(m -> replace(m.merged("", clock.instant())));
    }
  }

  /** Says something in one chat. */
  public void say(String chat, String text, List<OutboxMessage.Button> buttons) {
    answers();
    add(next(chat, text).with(Topic.ANSWER, buttons));
  }

  private void answers() {
    List.copyOf(gathering).forEach(this::flush);
  }

  /**
   * Shows a picture in one chat.
   *
   * @param text is said in its place if it cannot be shown: it is not kept over a restart
   */
  public void show(String chat, Picture picture, String text) {
    answers();
    add(next(chat, text).showing(picture));
  }

  /**
   * Shows something in one chat that a button under it shows anew.
   *
   * @param refresh the button's id
   * @param replaces the message in whose place it is shown; empty for a new one
   */
  public void show(String chat, String text, String refresh, String replaces) {
    answers();
    add(next(chat, text).inPlaceOf(replaces, refresh));
  }

  private OutboxMessage next(String chat, String text) {
    return OutboxMessage.answer(++lastId, chat, text, clock.instant());
  }

  private void add(OutboxMessage message) {
    store.add(message);
    take(message);
  }

  private void replace(OutboxMessage message) {
    store.replace(message);
    take(message);
  }

  private void take(OutboxMessage message) {
    tidy();
    chat(message.chat()).add(message);
  }

  private void tidy() {
    Instant now = clock.instant();
    if (!now.isBefore(nextTidying)) {
      nextTidying = now.plus(TIDIED);
      store.forgetDeliveredBefore(now.minus(KEPT));
    }
  }
}
