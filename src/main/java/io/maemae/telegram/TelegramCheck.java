package io.maemae.telegram;

import io.maemae.config.TelegramSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.OkHttpClient;

/** Whether the chat would work: asks the server once, changes nothing. */
public sealed interface TelegramCheck {
  /**
   * The server knows the bot.
   *
   * @param username of the bot, without the at sign
   * @param serverTime to the second; empty if it was not told
   * @param chats every user's private chat, then every chat for notices
   */
  record Answering(String username, Optional<Instant> serverTime, List<Chat> chats)
      implements TelegramCheck {
    /** Copies the chats. */
    public Answering {
      chats = List.copyOf(chats);
    }

    @Override
    public <T> T fold(
        Function<Answering, T> a, Function<Refused, T> r, Function<Unreachable, T> u) {
      return a.apply(this);
    }
  }

  /** The server does not know the token. */
  record Refused() implements TelegramCheck {
    @Override
    public <T> T fold(
        Function<Answering, T> a, Function<Refused, T> r, Function<Unreachable, T> u) {
      return r.apply(this);
    }
  }

  /** No clear answer. */
  record Unreachable(String why) implements TelegramCheck {
    @Override
    public <T> T fold(
        Function<Answering, T> a, Function<Refused, T> r, Function<Unreachable, T> u) {
      return u.apply(this);
    }
  }

  /**
   * A chat that the bot is to write to.
   *
   * @param known false if the person has never opened it
   */
  record Chat(long id, boolean known) {}

  /** Calls the function for what this is. */
  <T> T fold(
      Function<Answering, T> answering,
      Function<Refused, T> refused,
      Function<Unreachable, T> unreachable);

  /** Asks; blocks for up to 10 s a call. */
  static TelegramCheck of(TelegramSettings settings) {
    ApiServer server = new ApiServer(settings);
    OkHttpClient http =
        server.client().callTimeout(ApiServer.TIMEOUT_SECONDS, TimeUnit.SECONDS).build();
    try {
      return new CheckCalls(server, http).check(settings);
    } catch (IOException e) {
      return new Unreachable(server.masked(e));
    } finally {
      ApiServer.close(http);
    }
  }
}
