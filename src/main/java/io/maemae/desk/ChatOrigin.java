package io.maemae.desk;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Where something that a person said comes from.
 *
 * @param chat as the face that serves it names it
 * @param update the chat program's number of it, the same if it is delivered again; empty where
 *     nothing is delivered twice
 * @param age how long before it was read it had been sent
 * @param message the message of ours that it is about, as the face names it; empty if none
 */
public record ChatOrigin(
    ChatUser user, String chat, OptionalLong update, Duration age, String message) {
  /** Said just now, and delivered once. */
  public static ChatOrigin direct(ChatUser user, String chat) {
    return new ChatOrigin(user, chat, OptionalLong.empty(), Duration.ZERO, "");
  }

  /** The same, after more time has passed. */
  ChatOrigin older(Duration time) {
    return new ChatOrigin(user, chat, update, age.plus(time), message);
  }

  /** The id that the log gives to it and to what follows. */
  public String correlation() {
    return update.isPresent() ? "u" + update.getAsLong() : "";
  }
}
