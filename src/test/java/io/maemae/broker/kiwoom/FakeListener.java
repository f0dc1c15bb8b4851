package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeHearer;
import io.maemae.broker.fake.FakeJson;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Listens to the stream of a {@link KiwoomServer}. */
final class FakeListener extends FakeHearer {
  FakeListener(KiwoomServer server) {
    super(server.streamUri());
  }

  /** Connects and logs in with the token of the caller. */
  static FakeListener loggedIn(KiwoomServer server, FakeCaller caller) throws Exception {
    FakeListener listener = new FakeListener(server);
    JsonNode reply = listener.ask(login(caller));
    if (reply.path("return_code").asInt(-1) != 0) {
      throw new AssertionError(reply);
    }
    return listener;
  }

  static ObjectNode login(FakeCaller caller) {
    String token = caller.headers.get("authorization").substring("Bearer ".length());
    return FakeJson.of("trnm", "LOGIN", "token", token);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    heard("closed " + statusCode + " " + reason);
    return null;
  }

  JsonNode ask(ObjectNode message) throws Exception {
    say(message.toString());
    return json();
  }

  /** Registers (REG) or removes (REMOVE); the answer. */
  JsonNode register(String name, String group, List<String> items, List<String> types)
      throws Exception {
    ObjectNode message = FakeJson.of("trnm", name, "grp_no", group, "refresh", "1");
    ObjectNode entry = message.putArray("data").addObject();
    items.forEach(entry.putArray("item")::add);
    types.forEach(entry.putArray("type")::add);
    return ask(message);
  }

  /** Asks for the notices of the account, or some of them. */
  FakeListener toNotices(String... types) throws Exception {
    JsonNode reply = register("REG", "2", List.of(""), List.of(types));
    if (reply.path("return_code").asInt(-1) != 0) {
      throw new AssertionError(reply);
    }
    return this;
  }

  JsonNode json() throws InterruptedException {
    String text = next();
    return FakeJson.read(text).orElseThrow(() -> new AssertionError(text));
  }

  /** The values of the next frame with one entry. */
  JsonNode values() throws InterruptedException {
    JsonNode data = json().path("data");
    if (data.size() != 1) {
      throw new AssertionError(data);
    }
    return data.get(0).path("values");
  }

  /** What tells notices apart. */
  String notice() throws InterruptedException {
    JsonNode v = values();
    String fill =
        v.path("911").asText().isEmpty()
            ? ""
            : " sum %s@%s now %s@%s"
                .formatted(
                    v.path("911").asText(),
                    v.path("910").asText(),
                    v.path("915").asText(),
                    v.path("914").asText());
    return "%s<%s %s %s %s@%s open %s%s"
        .formatted(
            v.path("9203").asText(),
            v.path("904").asText(),
            v.path("913").asText(),
            v.path("905").asText(),
            v.path("900").asText(),
            v.path("901").asText(),
            v.path("902").asText(),
            fill);
  }
}
