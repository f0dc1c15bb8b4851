package io.maemae.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls a {@link FakeBotApi} by hand. */
final class FakeBotApiCaller {
  static final String TOKEN = "123456:TEST-token";

  private static final long PATIENCE_SECONDS = 5;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final FakeBotApi api;
  private final String token;

  FakeBotApiCaller(FakeBotApi api) {
    this(api, TOKEN);
  }

  FakeBotApiCaller(FakeBotApi api, String token) {
    this.api = api;
    this.token = token;
  }

  /** Asks with a JSON body; single quotes may stand for double ones. */
  CompletableFuture<JsonNode> ask(String method, String parameters) {
    String json = FakeJson.written(parameters).toString();
    return send(method, "application/json", json.getBytes(UTF_8));
  }

  CompletableFuture<JsonNode> send(String method, String contentType, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api.url() + "/bot" + token + "/" + method))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .thenApply(HttpResponse::body)
        .thenApply(text -> FakeJson.read(text).orElseThrow(() -> new NotJson(text)));
  }

  /** The whole answer. */
  JsonNode call(String method, String parameters) throws Exception {
    return get(ask(method, parameters));
  }

  /** What was answered, or the code and description of the error. */
  JsonNode result(String method, String parameters) throws Exception {
    JsonNode answer = call(method, parameters);
    if (!answer.path("ok").asBoolean()) {
      throw new AssertionError(answer.toString());
    }
    return answer.path("result");
  }

  /** The error, such as {@code 400 Bad Request: chat not found}. */
  String error(String method, String parameters) throws Exception {
    return error(call(method, parameters));
  }

  static String error(JsonNode answer) {
    return answer.path("error_code").asText() + " " + answer.path("description").asText();
  }

  static JsonNode get(CompletableFuture<JsonNode> answer) throws Exception {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cut) {
        throw cut;
      }
      throw e;
    } catch (TimeoutException e) {
      throw new AssertionError("no answer", e);
    }
  }

  /** An answer that is no JSON. */
  static final class NotJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotJson(String text) {
      super(text);
    }
  }
}
