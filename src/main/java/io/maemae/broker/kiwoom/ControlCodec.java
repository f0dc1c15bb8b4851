package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.maemae.broker.ProtocolException;
import io.maemae.market.Symbol;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the frames that are not real-time. They are few, so a tree does.
 *
 * <p>Source: official repository Kiwoom-Securities/Kiwoom-REST-API, ws_client.py (372a17f);
 * specification 451f89c, apis ka10171 to ka10174.
 */
final class ControlCodec {
  private final ObjectMapper mapper =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /**
   * Reads a frame.
   *
   * @throws ProtocolException if it is no JSON, or lacks what its kind must have
   */
  ControlMessage decode(String frame) throws ProtocolException {
    JsonNode message = read(frame);
    String kind = text(message, "trnm");
    return switch (kind) {
      case "PING" -> new ControlMessage.Ping(frame);
      case "LOGIN" -> new ControlMessage.Login(reply(message));
      case "REG" -> new ControlMessage.Acknowledgement(true, reply(message));
      case "REMOVE" -> new ControlMessage.Acknowledgement(false, reply(message));
      case "SYSTEM" ->
          new ControlMessage.Notice(required(message, "code"), text(message, "message"));
      case "CNSRLST" -> conditionList(message);
      case "CNSRREQ" -> conditionPage(message);
      case "CNSRCLR" -> conditionCleared(message);
      default -> new ControlMessage.Unknown(kind);
    };
  }

  private JsonNode read(String frame) throws ProtocolException {
    try {
      return mapper.readTree(frame);
    } catch (JsonProcessingException e) {
      // Without its message and cause, which quote the text.
      throw new ProtocolException("control message is no JSON: " + e.getClass().getSimpleName());
    }
  }

  private static Reply reply(JsonNode message) throws ProtocolException {
    return new Reply(required(message, "return_code"), text(message, "return_msg"));
  }

  private static ControlMessage conditionList(JsonNode message) throws ProtocolException {
    Reply reply = reply(message);
    List<ControlMessage.Condition> conditions = new ArrayList<>();
    for (JsonNode row : rows(reply, message)) {
      String number = row.path(0).asText().strip();
      if (number.isEmpty() || !row.path(1).isTextual()) {
        throw new ProtocolException("data: a condition without number or name");
      }
      conditions.add(new ControlMessage.Condition(number, row.path(1).textValue().strip()));
    }
    return new ControlMessage.ConditionList(reply, conditions);
  }

  /**
   * Whether it was to last is not said, but its rows then name the symbol in another way. What is
   * not traded from here, such as a warrant, is left out.
   */
  private static ControlMessage conditionPage(JsonNode message) throws ProtocolException {
    Reply reply = reply(message);
    List<Symbol> symbols = new ArrayList<>();
    for (JsonNode row : rows(reply, message)) {
      String code = required(row, row.has("jmcode") ? "jmcode" : "9001");
      KiwoomSymbols.findTraded(code).ifPresent(symbols::add);
    }
    return new ControlMessage.ConditionPage(
        reply, condition(reply, message), more(message), nextKey(message), symbols);
  }

  private static ControlMessage conditionCleared(JsonNode message) throws ProtocolException {
    Reply reply = reply(message);
    return new ControlMessage.ConditionCleared(reply, condition(reply, message));
  }

  /** A refusal may not say of which. */
  private static String condition(Reply reply, JsonNode message) throws ProtocolException {
    return reply.isDone() ? required(message, "seq") : text(message, "seq");
  }

  /** That of a lasting search does not say; it has one page. */
  private static boolean more(JsonNode message) throws ProtocolException {
    String more = text(message, "cont_yn");
    return switch (more) {
      case "Y" -> true;
      case "N", "" -> false;
      default -> throw new ProtocolException("cont_yn: unknown code '" + more + "'");
    };
  }

  /** It goes back as it came, with its blanks if it has any. */
  private static String nextKey(JsonNode message) {
    return message.path("next_key").asText("");
  }

  /** A list that is not there is an error, unless nothing was done. */
  private static JsonNode rows(Reply reply, JsonNode message) throws ProtocolException {
    JsonNode rows = message.path("data");
    if (reply.isDone() && !rows.isArray() && !rows.isNull()) {
      throw new ProtocolException("data is missing");
    }
    return rows;
  }

  private static String required(JsonNode message, String name) throws ProtocolException {
    String text = text(message, name);
    if (text.isEmpty()) {
      throw new ProtocolException(name + " is missing");
    }
    return text;
  }

  /** The text without the blanks around it, or the number; empty if it is not there. */
  private static String text(JsonNode message, String name) {
    JsonNode value = message.path(name);
    return value.isNull() ? "" : value.asText().strip();
  }
}
