package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeReply;
import java.util.Map;

/** Answers with the fields that all answers of KIS have. */
final class KisReplies {
  private static final int MESSAGE_WIDTH = 80;

  private KisReplies() {}

  /** What an inquiry of an account answers, its message padded with blanks. */
  static FakeReply inquired(ObjectNode body) {
    return done(body, "KIOK0510", padded("조회가 완료되었습니다"));
  }

  /** What an inquiry of the market answers. */
  static FakeReply quoted(ObjectNode body) {
    return done(body, "MCA00000", "정상처리 되었습니다.");
  }

  static FakeReply done(ObjectNode body, String code, String message) {
    return FakeReply.json(200, FakeJson.put(body, "rt_cd", "0", "msg_cd", code, "msg1", message));
  }

  /** A refusal of the kind that comes with HTTP 200. */
  static FakeReply refused(String returned, String code, String message) {
    return error(200, returned, code, message);
  }

  static FakeReply error(int status, String returned, String code, String message) {
    return FakeReply.json(status, FakeJson.of("rt_cd", returned, "msg_cd", code, "msg1", message));
  }

  /** A refusal of the gateway. */
  static FakeReply gateway(int status, String code, String message) {
    return error(status, "1", code, message);
  }

  /** The refusals of everything about tokens have other names. */
  static FakeReply denied(String code, String message) {
    return FakeReply.json(403, FakeJson.of("error_description", message, "error_code", code));
  }

  static FakeReply file(byte[] content) {
    return new FakeReply(200, "application/zip", content, Map.of());
  }

  static String padded(String message) {
    return message + " ".repeat(Math.max(0, MESSAGE_WIDTH - 2 * message.length()));
  }
}
