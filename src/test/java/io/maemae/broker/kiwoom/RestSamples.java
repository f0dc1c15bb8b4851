package io.maemae.broker.kiwoom;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.Fields;
import io.maemae.config.Secret;
import io.maemae.market.Venue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bodies under {@code kiwoom}, whole, with other figures, and damaged. */
final class RestSamples {
  /** What takes the place of a field's value; null takes the field away. */
  private static final String[] DAMAGE = {
    null, "", "x", "-1", "0", "99999999999999999999", "9223372036854775807", "1e400", "2.5"
  };

  private static final ObjectMapper JSON = new ObjectMapper();

  private RestSamples() {}

  /** A live account that knows nothing of its server. */
  static KiwoomSettings settings() {
    URI nowhere = URI.create("http://127.0.0.1:1");
    Duration second = Duration.ofSeconds(1);
    return new KiwoomSettings(
        "kiwoom",
        KiwoomEnvironment.LIVE,
        new Secret("app-key"),
        new Secret("secret-key"),
        Venue.KRX,
        nowhere,
        nowhere,
        Optional.empty(),
        second,
        second);
  }

  static String text(String file) {
    try (InputStream in = RestSamples.class.getResourceAsStream("/kiwoom/" + file)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode read(String file) {
    return parse(text(file)).orElseThrow();
  }

  /** The object that a text is; empty if it is none. */
  static Optional<ObjectNode> parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  static KiwoomAnswer answer(int status, JsonNode body) {
    return new KiwoomAnswer(status, false, "", body);
  }

  static KiwoomAnswer answer(String file) {
    return answer(200, read(file));
  }

  /** An answer with those words and that coarse code. */
  static KiwoomAnswer answer(int status, String code, String words) {
    ObjectNode body = JSON.createObjectNode().put("return_msg", words);
    return answer(status, code.isEmpty() ? body : body.put("return_code", Integer.valueOf(code)));
  }

  /** The first row of a list, with other figures: name, value, name, value. */
  static Fields row(String file, String list, String... changes) {
    ObjectNode row = (ObjectNode) read(file).path(list).path(0);
    for (int i = 0; i < changes.length; i += 2) {
      row.put(changes[i], changes[i + 1]);
    }
    return new Fields(row);
  }

  static Fields fields(String... namesAndValues) {
    ObjectNode object = JSON.createObjectNode();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Fields(object);
  }

  /** The body with each field of its first row and of its top damaged in each way. */
  static List<ObjectNode> damaged(String file) {
    List<ObjectNode> all = new ArrayList<>();
    ObjectNode body = read(file);
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      for (String damage : DAMAGE) {
        ObjectNode copy = body.deepCopy();
        damage(copy, field.getKey(), damage);
        all.add(copy);
        for (Map.Entry<String, JsonNode> inner : field.getValue().path(0).properties()) {
          ObjectNode rowCopy = body.deepCopy();
          damage((ObjectNode) rowCopy.path(field.getKey()).path(0), inner.getKey(), damage);
          all.add(rowCopy);
        }
      }
    }
    return all;
  }

  private static void damage(ObjectNode object, String name, String damage) {
    if (damage == null) {
      object.remove(name);
    } else {
      object.put(name, damage);
    }
  }
}
