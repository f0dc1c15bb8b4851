package io.maemae.telegram;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.telegram.telegrambots.meta.api.objects.ResponseParameters;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiValidationException;

/**
 * Why a call was not taken, as the caller can act on it. The server tells most of it in words only;
 * they are those of the Bot API server's public source.
 *
 * @param retryAfter how long no call may be made; of {@link Kind#LIMITED} only
 * @param why for the log
 */
record ApiFailure(Kind kind, Duration retryAfter, String why) {
  /** Where the server does not say how long. */
  private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(5);

  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY = 429;

  enum Kind {
    /** No clear answer: network, a failing server or proxy, an answer that cannot be read. */
    LATER,
    /** Too many calls. */
    LIMITED,
    /** The server does not know the token. */
    TOKEN,
    /** The text's markup cannot be read. */
    MARKUP,
    /**
     * The person never opened the chat, blocked the bot, or is gone; or the group has another id
     * now, or does not let the bot write.
     */
    CHAT,
    /** The message shows this already. */
    UNCHANGED,
    /** The message to be changed is no longer there, or can no longer be changed. */
    GONE,
    /** The message can never be shown as it is. */
    MESSAGE
  }

  static ApiFailure of(TelegramApiException problem, ApiServer server) {
    if (problem instanceof TelegramApiRequestException answer
        && answer.getErrorCode() != null
        && answer.getErrorCode() > 0) {
      String description = String.valueOf(answer.getApiResponse());
      Optional<ResponseParameters> more = Optional.ofNullable(answer.getParameters());
      Optional<Integer> seconds = more.map(ResponseParameters::getRetryAfter);
      // The configuration has to name the new one.
      String moved =
          more.map(ResponseParameters::getMigrateToChatId).map(id -> " moved-to=" + id).orElse("");
      String why = answer.getErrorCode() + " " + server.masked(description) + moved;
      return new ApiFailure(kind(answer.getErrorCode(), description), retryAfter(seconds), why);
    }
    Throwable cause = problem.getCause() == null ? problem : problem.getCause();
    Kind kind = problem instanceof TelegramApiValidationException ? Kind.MESSAGE : Kind.LATER;
    return new ApiFailure(kind, Duration.ZERO, server.masked(cause));
  }

  static Duration retryAfter(Optional<Integer> seconds) {
    return seconds.filter(s -> s > 0).map(Duration::ofSeconds).orElse(DEFAULT_RETRY_AFTER);
  }

  static Kind kind(int code, String description) {
    if (isTokenRefused(code, description)) {
      return Kind.TOKEN;
    }
    return switch (code) {
      case BAD_REQUEST -> badRequest(description.toLowerCase(Locale.ROOT));
      case FORBIDDEN -> Kind.CHAT;
      case TOO_MANY -> Kind.LIMITED;
      default -> code < BAD_REQUEST || code >= 500 ? Kind.LATER : Kind.MESSAGE;
    };
  }

  /** A malformed token is answered "Not Found", an unknown method "Not Found: method not found". */
  static boolean isTokenRefused(int code, String description) {
    return code == UNAUTHORIZED || (code == NOT_FOUND && description.equals("Not Found"));
  }

  private static Kind badRequest(String description) {
    if (holds(description, "can't parse entities")) {
      return Kind.MARKUP;
    }
    if (holds(description, "message is not modified")) {
      return Kind.UNCHANGED;
    }
    if (holds(
        description,
        "message to edit not found",
        "message can't be edited",
        "message_id_invalid",
        "message identifier is not specified")) {
      return Kind.GONE;
    }
    if (holds(
        description,
        "chat not found",
        "peer_id_invalid",
        "user not found",
        "blocked",
        "deactivated",
        "upgraded to a supergroup",
        "not enough rights",
        "have no rights",
        "need administrator rights",
        "chat_admin_required",
        "chat_restricted",
        "chat_write_forbidden")) {
      return Kind.CHAT;
    }
    return Kind.MESSAGE;
  }

  private static boolean holds(String description, String... words) {
    return Stream.of(words).anyMatch(description::contains);
  }
}
