package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.broker.Answer;
import io.maemae.broker.Fields;
import io.maemae.broker.JsonHttp;
import io.maemae.broker.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the server answered. Success is {@code return_code} 0 and HTTP 200; an invalid token or too
 * many requests may come with HTTP 200 too.
 *
 * <p>Source: official repository Kiwoom-Securities/Kiwoom-REST-API, client.py (439395b).
 *
 * @param more the header {@code cont-yn}: whether there is another page
 * @param nextKey the header {@code next-key}, with which the next page is asked for, as received
 */
record KiwoomAnswer(int status, boolean more, String nextKey, JsonNode body) implements Answer {
  private static final int OK = 200;

  static KiwoomAnswer of(JsonHttp.Reply reply) {
    boolean more = reply.header().apply("cont-yn").equals("Y");
    return new KiwoomAnswer(reply.status(), more, reply.header().apply("next-key"), reply.body());
  }

  @Override
  public boolean isSuccess() {
    return status == OK && body.path("return_code").asText().equals("0");
  }

  /** What happened, roughly; empty if it is not told. */
  String code() {
    return body.path("return_code").asText().strip();
  }

  @Override
  public String words() {
    String text = body.path("return_msg").asText().strip();
    return text.isEmpty() ? "HTTP " + status : text;
  }

  /** The fields at the top. */
  Fields fields() {
    return new Fields(body);
  }

  /** A list of the answer; a list that is not there is an error, an empty one is none. */
  List<Fields> list(String block) throws ProtocolException {
    JsonNode node = body.path(block);
    if (!node.isArray()) {
      throw new ProtocolException(block + " is missing");
    }
    List<Fields> rows = new ArrayList<>();
    for (JsonNode row : node) {
      if (row.isObject() && !row.isEmpty()) {
        rows.add(new Fields(row));
      }
    }
    return rows;
  }

  /** Without the body, which may hold a token or an account. */
  @Override
  public String toString() {
    return "KiwoomAnswer[status=" + status + ", code=" + code() + "]";
  }
}
