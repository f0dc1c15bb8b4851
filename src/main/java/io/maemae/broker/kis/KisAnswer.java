package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.broker.Answer;
import io.maemae.broker.BrokerServer;
import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the server answered. Success is {@code rt_cd} "0" and nothing else: codes of success differ
 * between calls, and business refusals come with HTTP 200.
 *
 * <p>Source: KIS Developers, sample repository koreainvestment/open-trading-api, kis_auth.py;
 * errors of {@code /oauth2} come in an envelope of their own.
 *
 * @param continuation the header {@code tr_cont}: F or M if there is another page
 */
record KisAnswer(int status, String continuation, JsonNode body) implements Answer {
  private static final int OK = 200;

  static KisAnswer of(BrokerServer.Reply reply) {
    return new KisAnswer(reply.status(), reply.header().apply("tr_cont"), reply.body());
  }

  @Override
  public boolean isSuccess() {
    return status == OK && body.path("rt_cd").asText().equals("0");
  }

  /** The code of what happened; empty if there is none. */
  String code() {
    return body.hasNonNull("error_code")
        ? body.path("error_code").asText()
        : body.path("msg_cd").asText().strip();
  }

  @Override
  public String words() {
    String text =
        body.hasNonNull("error_description")
            ? body.path("error_description").asText().strip()
            : body.path("msg1").asText().strip();
    if (code().isEmpty()) {
      return text.isEmpty() ? "HTTP " + status : text;
    }
    return "[" + code() + "] " + text;
  }

  boolean hasMore() {
    return continuation.equals("F") || continuation.equals("M");
  }

  /** A block that is one object, or a list of one where the documents disagree. */
  Fields object(String block) throws ProtocolException {
    JsonNode node = body.path(block);
    JsonNode object = node.isArray() ? node.path(0) : node;
    if (!object.isObject()) {
      throw new ProtocolException(block + " is missing");
    }
    return new Fields(object);
  }

  /** A block that is a list, or one object; rows without a word in them are left out. */
  List<Fields> list(String block) throws ProtocolException {
    JsonNode node = body.path(block);
    if (!node.isArray() && !node.isObject()) {
      throw new ProtocolException(block + " is missing");
    }
    List<Fields> rows = new ArrayList<>();
    if (node.isObject()) {
      rows.add(new Fields(node));
    } else {
      for (JsonNode row : node) {
        if (row.isObject() && !row.isEmpty()) {
          rows.add(new Fields(row));
        }
      }
    }
    return rows;
  }

  /** The key with which the next page is asked for, as received, blanks and all. */
  Optional<String> key(String name) {
    return Optional.of(body.path(name).asText()).filter(key -> !key.isBlank());
  }

  /** Without the body, which may hold a token or an account. */
  @Override
  public String toString() {
    return "KisAnswer[status=" + status + ", code=" + code() + "]";
  }
}
