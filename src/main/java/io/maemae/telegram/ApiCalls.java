package io.maemae.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/** Calls of the Bot API whose result matters to nobody. Sending thread; a call blocks it. */
final class ApiCalls implements AutoCloseable {
  /** With a token that is no good nothing more is tried. */
  private static final ApiFailure REFUSED =
      new ApiFailure(ApiFailure.Kind.TOKEN, Duration.ZERO, "the token was refused before");

  private final ApiServer server;
  private final OkHttpClient http;
  private final OkHttpTelegramClient client;
  private final TokenRefusal refusal;

  ApiCalls(ApiServer server, TokenRefusal refusal) {
    this.server = server;
    this.refusal = refusal;
    http = server.client().build();
    client = new OkHttpTelegramClient(new ObjectMapper(), http, server.token(), server.url());
  }

  /** Why the server did not take it; empty if it did. */
  Optional<ApiFailure> call(BotApiMethod<?> method) {
    return call(method.getMethod(), () -> client.execute(method));
  }

  /** Likewise, with a picture. */
  Optional<ApiFailure> call(SendPhoto photo) {
    return call(photo.getMethod(), () -> client.execute(photo));
  }

  private interface Work {
    void run() throws TelegramApiException;
  }

  private Optional<ApiFailure> call(String method, Work work) {
    if (refusal.hasHappened()) {
      return Optional.of(REFUSED);
    }
    try {
      work.run();
      return Optional.empty();
    } catch (TelegramApiException e) {
      ApiFailure failure = ApiFailure.of(e, server);
      if (failure.kind() == ApiFailure.Kind.TOKEN) {
        refusal.happened(method);
      }
      return Optional.of(failure);
    }
  }

  @Override
  public void close() {
    ApiServer.close(http);
  }
}
