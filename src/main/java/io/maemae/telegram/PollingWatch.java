package io.maemae.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maemae.telegram.PollingHealth.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Sees what the library does not tell: how the server answered a poll. Polling thread. */
final class PollingWatch implements Interceptor {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_ERROR = 16_384;
  private static final int TOO_MANY = 429;

  private final ApiServer server;
  private final PollingHealth health;
  private final BooleanSupplier stopped;

  PollingWatch(ApiServer server, PollingHealth health, BooleanSupplier stopped) {
    this.server = server;
    this.health = health;
    this.stopped = stopped;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    health.asking();
    if (stopped.getAsBoolean()) {
      // One more poll would acknowledge what may not have been handled.
      throw new IOException("polling has stopped");
    }
    try {
      Response response = chain.proceed(chain.request());
      if (!response.isSuccessful()) {
        health.met(trouble(response.code(), response.peekBody(LONGEST_ERROR).string()));
      }
      return response;
    } catch (IOException e) {
      health.met(chain.call().isCanceled() ? Trouble.CANCELED : Trouble.noAnswer(server.masked(e)));
      throw e;
    }
  }

  private Trouble trouble(int status, String body) {
    Optional<JsonNode> answer = json(body);
    if (answer.isEmpty()) {
      return Trouble.noAnswer("HTTP status " + status);
    }
    JsonNode seconds = answer.get().path("parameters").path("retry_after");
    Duration retryAfter =
        status == TOO_MANY
            ? ApiFailure.retryAfter(
                seconds.isInt() ? Optional.of(seconds.asInt()) : Optional.empty())
            : Duration.ZERO;
    String description = server.masked(answer.get().path("description").asText());
    return new Trouble(status, description, retryAfter);
  }

  /** Empty if a proxy answered, and not the server. */
  private static Optional<JsonNode> json(String body) {
    try {
      return Optional.of(JSON.readTree(body)).filter(node -> node.has("ok"));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
