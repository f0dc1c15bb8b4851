package io.maemae.broker.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** An HTTP answer. */
public record FakeReply(int status, String contentType, byte[] body, Map<String, String> headers) {
  private static final String JSON = "application/json; charset=utf-8";

  public static FakeReply json(int status, ObjectNode body) {
    return new FakeReply(status, JSON, bytes(body.toString()), Map.of());
  }

  public static FakeReply page(int status, String html) {
    return new FakeReply(status, "text/html; charset=utf-8", bytes(html), Map.of());
  }

  /** The first half of it only. */
  public FakeReply halved() {
    byte[] half = java.util.Arrays.copyOf(body, body.length / 2);
    return new FakeReply(status, contentType, half, headers);
  }

  public FakeReply with(Map<String, String> more) {
    return new FakeReply(status, contentType, body, more);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
