package io.maemae.broker.kiwoom;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.ProtocolException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers under {@code kiwoom/market}, whole, changed and cut. */
final class MarketAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What may be put behind a text that was cut, so that what there is of it can be read. */
  private static final List<String> ENDS =
      List.of("", "}", "\"}", "\"}]}", "}]}", "]}", "0}", "0}]}");

  private MarketAnswers() {}

  /** What reads an answer. */
  interface Reader {
    void read(KiwoomAnswer answer) throws ProtocolException;
  }

  static String text(String file) {
    try (InputStream stream = MarketAnswers.class.getResourceAsStream("/kiwoom/market/" + file)) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static KiwoomAnswer read(String file) {
    return of(text(file));
  }

  static KiwoomAnswer of(String text) {
    return answer(parsed(text).orElseThrow());
  }

  private static KiwoomAnswer answer(JsonNode body) {
    return new KiwoomAnswer(200, false, "", body);
  }

  /** The answer with another value wherever the text has a field of that name. */
  static KiwoomAnswer with(String file, String name, String value) {
    return of(
        text(file)
            .replaceAll("\"" + name + "\": \"[^\"]*\"", "\"" + name + "\": \"" + value + "\""));
  }

  /** The answer without the fields of a name. */
  static KiwoomAnswer without(String file, String name) {
    return of(text(file).replace("\"" + name + "\":", "\"no_" + name + "\":"));
  }

  /**
   * Reads the answer cut at every place, and with every field of every row cut at every place and
   * taken away: each time it is read, or refused as a protocol asks for.
   */
  static void readCut(String file, Reader reader) {
    String text = text(file);
    for (int end = 0; end < text.length(); end++) {
      String cut = text.substring(0, end);
      ENDS.forEach(rest -> parsed(cut + rest).ifPresent(body -> read(body, reader)));
    }
    ObjectNode whole = parsed(text).orElseThrow();
    cutFields(whole, whole, reader);
    for (JsonNode list : whole) {
      list.forEach(row -> cutFields(whole, (ObjectNode) row, reader));
    }
  }

  private static void cutFields(ObjectNode whole, ObjectNode fields, Reader reader) {
    for (Map.Entry<String, JsonNode> field : fields.deepCopy().properties()) {
      String value = field.getValue().asText();
      for (int end = 0; end < value.length(); end++) {
        fields.put(field.getKey(), value.substring(0, end));
        read(whole, reader);
      }
      fields.remove(field.getKey());
      read(whole, reader);
      fields.set(field.getKey(), field.getValue());
    }
  }

  private static void read(JsonNode body, Reader reader) {
    try {
      reader.read(answer(body));
    } catch (ProtocolException e) {
      // It says what is wrong.
    }
  }

  private static Optional<ObjectNode> parsed(String text) {
    try {
      return JSON.readTree(text) instanceof ObjectNode node ? Optional.of(node) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
