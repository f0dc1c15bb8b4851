package io.maemae.notice;

import java.time.Instant;
import java.util.List;

/**
 * Keeps messages until they are delivered. Writes belong to the transaction of the desk's current
 * event. Desk thread only.
 */
public interface OutboxStore {
  /** Adds a message, or replaces the undelivered one of the same id. */
  void save(OutboxMessage message);

  /** Marks a message as taken by its chat. */
  void delivered(long id, Instant at);

  /** Drops messages that were taken before a time. */
  void forgetDeliveredBefore(Instant time);

  /** All messages not delivered yet, by id. */
  List<OutboxMessage> undelivered();

  /** The highest id used, 0 if none. */
  long lastId();
}
