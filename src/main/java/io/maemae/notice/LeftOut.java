package io.maemae.notice;

import java.time.Instant;

/**
 * Messages of one topic that a chat did not take for long and that were dropped.
 *
 * @param since when the first of them was made
 * @param messages how many they were
 */
public record LeftOut(String chat, Topic topic, Instant since, int messages) {
  /** Checks the number. */
  public LeftOut {
    if (messages <= 0) {
      throw new IllegalArgumentException("messages must be positive, was " + messages);
    }
  }

  static LeftOut of(OutboxMessage message) {
    return new LeftOut(message.chat(), message.topic(), message.createdAt(), 1);
  }

  /** Together with others of the same chat and topic. */
  LeftOut plus(LeftOut other) {
    return new LeftOut(
        chat, topic, since.isBefore(other.since) ? since : other.since, messages + other.messages);
  }
}
