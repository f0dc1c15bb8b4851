package io.maemae.simulation;

import io.maemae.notice.LeftOut;
import io.maemae.notice.OutboxMessage;
import io.maemae.notice.OutboxStore;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Messages until they are delivered, and how many were dropped. */
final class MemoryOutbox implements OutboxStore {
  private final Journal journal;
  private final Tables tables;

  MemoryOutbox(Journal journal, Tables tables) {
    this.journal = journal;
    this.tables = tables;
  }

  @Override
  public void add(OutboxMessage message) {
    if (tables.delivered.has(message.id())) {
      journal.fail("a number that was used before: " + message);
    } else {
      tables.waiting.insert(message.id(), kept(message));
    }
  }

  /** A picture is not kept. */
  private static OutboxMessage kept(OutboxMessage message) {
    return new OutboxMessage(
        message.id(),
        message.chat(),
        message.topic(),
        message.text(),
        message.buttons(),
        message.refresh(),
        message.replaces(),
        message.createdAt(),
        message.dueAt(),
        message.mergeKey());
  }

  @Override
  public void replace(OutboxMessage message) {
    if (tables.waiting.get(message.id()).isEmpty()) {
      throw new IllegalStateException("message " + message.id() + " does not wait any more");
    }
    tables.waiting.put(message.id(), kept(message));
  }

  @Override
  public void delivered(long id, Instant at) {
    if (tables.waiting.get(id).isPresent()) {
      tables.waiting.remove(id);
      tables.delivered.put(id, at);
    }
  }

  @Override
  public void drop(long id) {
    tables.waiting.remove(id);
  }

  @Override
  public void saveLeftOut(LeftOut leftOut) {
    tables.leftOut.put(new Pair<>(leftOut.chat(), leftOut.topic().name()), leftOut);
  }

  @Override
  public List<LeftOut> leftOut() {
    return tables.leftOut.values();
  }

  @Override
  public void forgetLeftOut(String chat) {
    tables.leftOut.removeIf((key, leftOut) -> leftOut.chat().equals(chat));
  }

  @Override
  public void forgetDeliveredBefore(Instant time) {
    // The last one stays, for its number must not be used again.
    long last = lastId();
    tables.delivered.removeIf((id, at) -> at.isBefore(time) && id < last);
  }

  @Override
  public List<OutboxMessage> undelivered() {
    return tables.waiting.values();
  }

  @Override
  public long lastId() {
    return Stream.concat(tables.waiting.lastKey().stream(), tables.delivered.lastKey().stream())
        .max(Long::compare)
        .orElse(0L);
  }
}
