package io.maemae.broker.kis;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The bodies under {@code kis/rest}. */
final class Bodies {
  private Bodies() {}

  static String text(String file) {
    try (InputStream in = Bodies.class.getResourceAsStream("/kis/rest/" + file)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode read(String file) {
    return FakeJson.read(text(file)).orElseThrow();
  }
}
