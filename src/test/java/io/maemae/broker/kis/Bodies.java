package io.maemae.broker.kis;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The bodies under {@code kis/rest} and {@code kis/chart}. */
final class Bodies {
  private Bodies() {}

  static String text(String file) {
    return resource("/kis/rest/" + file);
  }

  private static String resource(String path) {
    try (InputStream in = Bodies.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode read(String file) {
    return FakeJson.read(text(file)).orElseThrow();
  }

  static ObjectNode chart(String file) {
    return FakeJson.read(resource("/kis/chart/" + file)).orElseThrow();
  }
}
