package io.maemae.notice;

import java.time.Instant;
import java.util.List;

/**
 * Keeps messages until they are delivered. Writes belong to the transaction of the desk's current
 * event. Desk thread only.
 */
public interface OutboxStore {
  /** Adds a message. */
  void add(OutboxMessage message);

  /** Puts a message in the place of the undelivered one of the same id. */
  void replace(OutboxMessage message);

  /** Marks a message as taken by its chat. */
  void delivered(long id, Instant at);

  /** Drops a message that was not taken. */
  void drop(long id);

  /**
   * Keeps how many messages of a chat and topic were dropped, in place of what was kept of them.
   */
  void saveLeftOut(LeftOut leftOut);

  /** How many messages were dropped, of each chat and topic. */
  List<LeftOut> leftOut();

  /** Forgets how many messages of a chat were dropped. */
  void forgetLeftOut(String chat);

  /** Drops messages that were taken before a time. */
  void forgetDeliveredBefore(Instant time);

  /** All messages not delivered yet, by id. */
  List<OutboxMessage> undelivered();

  /** The highest id used, 0 if none. */
  long lastId();
}
