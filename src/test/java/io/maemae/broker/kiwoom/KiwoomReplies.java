package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeRefusal;
import io.maemae.broker.fake.FakeReply;

/**
 * Answers with {@code return_code}, which is a number, and {@code return_msg}.
 *
 * <p>Source: the official table of errors (specification 451f89c); how codes sit in the message is
 * as users have measured it. The words around 1504, 1505, 1517, 1701 and 1999 are not published.
 */
final class KiwoomReplies {
  private static final int INPUT = 2;
  private static final int ACCESS = 3;
  private static final int PACE = 5;
  private static final int REFUSED = 20;

  private KiwoomReplies() {}

  static FakeReply done(ObjectNode body, String message) {
    return of(200, body, 0, message);
  }

  /** What an inquiry of the account answers. */
  static FakeReply inquired(ObjectNode body) {
    return done(body, "조회가 완료되었습니다");
  }

  /** What an inquiry of the market answers. */
  static FakeReply quoted(ObjectNode body) {
    return done(body, "정상적으로 처리되었습니다");
  }

  private static FakeReply of(int status, ObjectNode body, int code, String message) {
    return FakeReply.json(status, body.put("return_code", code).put("return_msg", message));
  }

  private static FakeRefusal refusal(int status, int code, String message) {
    return new FakeRefusal(of(status, FakeJson.object(), code, message));
  }

  /** Something in the request that only its sender can put right. */
  static FakeRefusal input(String code, String words) {
    return refusal(200, INPUT, "입력 값 오류입니다[" + code + ":" + words + "]");
  }

  static FakeRefusal missing(String field) {
    return input("1511", "필수 입력 값에 값이 존재하지 않습니다. 필수입력 파라미터=" + field);
  }

  static FakeRefusal malformed(String field) {
    return input("1517", "입력 값 형식이 올바르지 않습니다. 파라미터=" + field);
  }

  /** Access is refused, with HTTP 200. */
  static FakeRefusal access(String code, String words) {
    return refusal(200, ACCESS, "인증에 실패했습니다[" + code + ":" + words + "]");
  }

  static FakeRefusal invalidToken() {
    return access("8005", "Token이 유효하지 않습니다");
  }

  /** Too many requests of one kind (1700); comes as HTTP 429 and as 200. */
  static FakeReply throttled(int status, String apiId, int allowed) {
    return of(
        status,
        FakeJson.object(),
        PACE,
        ("허용된 요청 개수를 초과하였습니다[1700:허용된 API 요청 개수를 초과하였습니다. 유량=" + allowed)
            + (", API ID=" + apiId + "]"));
  }

  /** Too many requests of all kinds (1701). */
  static FakeReply throttledInAll(int allowed) {
    return of(
        429,
        FakeJson.object(),
        PACE,
        "허용된 요청 개수를 초과하였습니다[1701:허용된 전체 요청 개수를 초과하였습니다. 유량=" + allowed + "]");
  }

  /** 1999. */
  static FakeReply unexpected() {
    return of(500, FakeJson.object(), 1, "예기치 못한 에러가 발생하였습니다[1999:예기치 못한 에러가 발생하였습니다]");
  }

  static FakeReply page() {
    return FakeReply.page(502, "<html><body><h1>502 Bad Gateway</h1></body></html>");
  }

  /** The order host refuses. */
  static FakeRefusal order(String code, String words) {
    return refusal(200, REFUSED, "[2000](" + code + ":" + words + ")");
  }
}
