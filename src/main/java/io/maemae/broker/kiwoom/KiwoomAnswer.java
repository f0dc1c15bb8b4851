package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.broker.Answer;
import io.maemae.broker.BrokerServer;
import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

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
  private static final String OF_HOST = "20";
  private static final Pattern NOTHING_THERE = Pattern.compile("(?:내역|자료|데이터)(?:이|가|은|는)? ?없");

  static KiwoomAnswer of(BrokerServer.Reply reply) {
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

  /**
   * Whether it says in so many words that there is nothing to be listed. Users of the service
   * report that some lists answer so, with the coarse code 20, in place of an empty list; nobody
   * has published the words, so only those count that cannot mean anything else.
   */
  boolean saysNothingThere() {
    return status == OK && code().equals(OF_HOST) && NOTHING_THERE.matcher(words()).find();
  }

  /** The fields at the top. */
  Fields fields() {
    return new Fields(body);
  }

  /** A list of the answer; one that is not there at all is an error. */
  List<Fields> list(String block) throws ProtocolException {
    JsonNode node = body.path(block);
    if (node.isNull()) {
      return List.of();
    }
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
