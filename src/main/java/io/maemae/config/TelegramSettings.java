package io.maemae.config;

import java.net.URI;
import java.util.List;

/**
 * The chat.
 *
 * @param users who is heard, at least one
 * @param notifyChats where notices go; empty means every user's private chat
 */
public record TelegramSettings(Secret token, URI apiUrl, List<User> users, List<Long> notifyChats) {
  /** Copies the lists. */
  public TelegramSettings {
    users = List.copyOf(users);
    notifyChats = List.copyOf(notifyChats);
  }

  /** Somebody who is heard, by Telegram user id. */
  public record User(long id, Role role) {}

  /** What a user may do. */
  public enum Role {
    /** Everything. */
    TRADER,
    /** All that changes nothing. */
    VIEWER
  }
}
