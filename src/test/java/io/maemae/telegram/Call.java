package io.maemae.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * A call the bot made.
 *
 * @param method as the bot wrote it
 * @param parameters empty if the connection was cut before they were read
 * @param files what was uploaded, by the name of its part
 * @param status the HTTP status of the answer; 0 if there was none, or none yet
 */
public record Call(
    String method, JsonNode parameters, Map<String, Upload> files, Instant at, int status) {

  /** A parameter as text; empty if absent. */
  public String text(String parameter) {
    JsonNode value = parameters.path(parameter);
    return value.isContainerNode() ? value.toString() : value.asText();
  }
}
