package io.maemae.broker.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came; header names are in lower case.
 *
 * @param id what the header says that names the transaction; empty if there is none
 * @param at by the server's clock
 * @param nanoTime when it came, in real time
 */
public record FakeRequest(
    String id,
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    String body,
    Instant at,
    long nanoTime) {
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** A field of the query or of the JSON body, if it is there. */
  public Optional<String> field(String name) {
    if (!method.equals("POST")) {
      return Optional.ofNullable(query.get(name));
    }
    return FakeJson.read(body).map(json -> json.get(name)).map(JsonNode::asText);
  }

  /** Whether it is of a transaction, named by id or path; {@code *} is any. */
  public boolean is(String transaction) {
    return transaction.equals("*") || transaction.equals(id) || transaction.equals(path);
  }
}
