package io.maemae.broker.kis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.ProtocolException;
import io.maemae.config.Secret;
import java.util.Optional;

/**
 * Writes and reads the JSON about the stream itself: registrations, their acknowledgements, and
 * PINGPONG. Source: kis_auth.py of the official samples, 2026-07-09, and the real-time sheets of
 * the workbook.
 */
final class ControlCodec {
  private static final String REGISTER = "1";

  /** As the samples send it; their comments say 0, which is wrong. */
  private static final String REMOVE = "2";

  /** How a private person differs from a company (법인, B). */
  private static final String PERSON = "P";

  private static final String PINGPONG = "PINGPONG";

  /** What KIS writes where it has no TR id. */
  private static final String NULL = "(null)";

  private final ObjectMapper mapper =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /**
   * Asks for a feed.
   *
   * @param trKey the symbol as KIS spells it, or for notices the HTS ID
   */
  String register(Secret approvalKey, String trId, String trKey) {
    return request(approvalKey, REGISTER, trId, trKey);
  }

  /** Asks for a feed no more. */
  String remove(Secret approvalKey, String trId, String trKey) {
    return request(approvalKey, REMOVE, trId, trKey);
  }

  private String request(Secret approvalKey, String type, String trId, String trKey) {
    ObjectNode message = mapper.createObjectNode();
    message
        .putObject("header")
        .put("approval_key", approvalKey.reveal())
        .put("custtype", PERSON)
        .put("tr_type", type)
        .put("content-type", "utf-8");
    message.putObject("body").putObject("input").put("tr_id", trId).put("tr_key", trKey);
    return message.toString();
  }

  /**
   * Reads a text that begins with a brace.
   *
   * @throws ProtocolException if it is no JSON, or lacks header, tr_id, rt_cd or msg_cd; it does
   *     not show the text, which may hold a key
   */
  ControlMessage decode(String text) throws ProtocolException {
    JsonNode message = read(text);
    JsonNode header = message.path("header");
    if (text(header, "tr_id").equals(PINGPONG)) {
      return new PingPong();
    }
    JsonNode body = message.path("body");
    String code = text(body, "msg_cd");
    return new Acknowledgement(
        given(header, "tr_id"),
        given(header, "tr_key"),
        text(body, "rt_cd"),
        code,
        Acknowledgement.Meaning.of(code),
        body.path("msg1").asText(),
        given(body.path("output"), "key").map(Secret::new),
        given(body.path("output"), "iv").map(Secret::new));
  }

  private JsonNode read(String text) throws ProtocolException {
    try {
      return mapper.readTree(text);
    } catch (JsonProcessingException e) {
      // Without its message and cause, which quote the text.
      throw new ProtocolException("control message is no JSON: " + e.getClass().getSimpleName());
    }
  }

  private static String text(JsonNode node, String field) throws ProtocolException {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw new ProtocolException(field + ": missing, or no text");
    }
    return value.textValue();
  }

  private static Optional<String> given(JsonNode node, String field) {
    return Optional.ofNullable(node.path(field).textValue())
        .filter(text -> !text.isBlank() && !text.equals(NULL));
  }
}
