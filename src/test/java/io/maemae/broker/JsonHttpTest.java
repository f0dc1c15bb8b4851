package io.maemae.broker;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonHttpTest {
  @Test
  void noLayerMaySendABodyTwice() {
    assertTrue(new JsonHttp.Once(Map.of()).isOneShot());
  }
}
