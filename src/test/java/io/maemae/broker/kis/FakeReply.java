package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** An HTTP answer. */
record FakeReply(int status, String contentType, byte[] body, Map<String, String> headers) {
  private static final String JSON = "application/json; charset=utf-8";
  private static final int MESSAGE_WIDTH = 80;

  static FakeReply json(int status, ObjectNode body) {
    return new FakeReply(status, JSON, bytes(body.toString()), Map.of());
  }

  /** What an inquiry of an account answers, its message padded with blanks. */
  static FakeReply inquired(ObjectNode body) {
    return done(body, "KIOK0510", padded("조회가 완료되었습니다"));
  }

  /** What an inquiry of the market answers. */
  static FakeReply quoted(ObjectNode body) {
    return done(body, "MCA00000", "정상처리 되었습니다.");
  }

  static FakeReply done(ObjectNode body, String code, String message) {
    return json(200, FakeJson.put(body, "rt_cd", "0", "msg_cd", code, "msg1", message));
  }

  /** A refusal of the kind that comes with HTTP 200. */
  static FakeReply refused(String returned, String code, String message) {
    return error(200, returned, code, message);
  }

  static FakeReply error(int status, String returned, String code, String message) {
    return json(status, FakeJson.of("rt_cd", returned, "msg_cd", code, "msg1", message));
  }

  /** A refusal of the gateway. */
  static FakeReply gateway(int status, String code, String message) {
    return error(status, "1", code, message);
  }

  /** The refusals of everything about tokens have other names. */
  static FakeReply denied(String code, String message) {
    return json(403, FakeJson.of("error_description", message, "error_code", code));
  }

  static FakeReply page(int status, String html) {
    return new FakeReply(status, "text/html; charset=utf-8", bytes(html), Map.of());
  }

  static FakeReply file(byte[] content) {
    return new FakeReply(200, "application/zip", content, Map.of());
  }

  /** The first half of it only. */
  FakeReply halved() {
    byte[] half = java.util.Arrays.copyOf(body, body.length / 2);
    return new FakeReply(status, contentType, half, headers);
  }

  FakeReply with(Map<String, String> more) {
    return new FakeReply(status, contentType, body, more);
  }

  static String padded(String message) {
    return message + " ".repeat(Math.max(0, MESSAGE_WIDTH - 2 * message.length()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
