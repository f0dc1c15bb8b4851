package io.maemae.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** What goes back over HTTP. */
record FakeAnswer(int status, String contentType, byte[] body, int retryAfter) {
  static FakeAnswer of(JsonNode result) {
    return json(200, FakeJson.object().put("ok", true).set("result", result), 0);
  }

  static FakeAnswer of(FakeRefusal refusal) {
    return json(refusal.status(), refusal.body(), refusal.retryAfter());
  }

  static FakeAnswer of(Misbehaviour scripted) {
    byte[] body = scripted.body().getBytes(UTF_8);
    return new FakeAnswer(
        scripted.status(), scripted.contentType(), body, scripted.retryAfterSeconds());
  }

  static FakeAnswer notJson() {
    return new FakeAnswer(200, "application/json", "{\"ok\":true,<!--".getBytes(UTF_8), 0);
  }

  private static FakeAnswer json(int status, JsonNode body, int retryAfter) {
    return new FakeAnswer(status, "application/json", body.toString().getBytes(UTF_8), retryAfter);
  }

  void write(HttpExchange exchange) throws IOException {
    begin(exchange);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** Leaves the answer unfinished; the caller cuts the connection. */
  void writeHalf(HttpExchange exchange) throws IOException {
    begin(exchange);
    OutputStream out = exchange.getResponseBody();
    out.write(Arrays.copyOf(body, body.length / 2));
    out.flush();
  }

  private void begin(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    if (retryAfter > 0) {
      exchange.getResponseHeaders().set("Retry-After", String.valueOf(retryAfter));
    }
    exchange.sendResponseHeaders(status, body.length);
  }
}
