package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.broker.AccessToken;
import io.maemae.broker.ProtocolException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The access token on the wire. */
final class TokenCodecTest {
  private static final TokenCodec CODEC = new TokenCodec(RestSamples.settings());
  private static final String FILE = "au10001-token.ok.json";
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

  /** 08:37:13 in Seoul. */
  private static final Instant END = Instant.parse("2026-11-21T23:37:13Z");

  private static AccessToken issued(String name, String value) throws ProtocolException {
    return CODEC.issued(RestSamples.answer(200, RestSamples.read(FILE).put(name, value)), NOW);
  }

  @Test
  void theSampleEndsAtATimeInSeoul() throws ProtocolException {
    assertEquals(
        new AccessToken("SAMPLE_TOKEN_0000000000000000000000000000000000", END),
        CODEC.issued(RestSamples.answer(FILE), NOW));
  }

  @Test
  void theBodiesHaveKiwoomsNames() {
    assertEquals(
        Map.of(
            "grant_type", "client_credentials",
            "appkey", "app-key",
            "secretkey", "secret-key"),
        CODEC.issue());
    assertEquals(
        Map.of("appkey", "app-key", "secretkey", "secret-key", "token", "t"), CODEC.revoke("t"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two words", "줄", "a\u0000b", "a\r\nb"})
  void aTokenThatNoHeaderCanHoldIsNone(String value) {
    assertThrows(ProtocolException.class, () -> issued("token", value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "20261121090000",
        "20261121085959",
        "20251122083713",
        "20281122083713",
        "2026112208371",
        "20261322083713",
        "20260231083713",
        "2026-11-22 08:37:13",
        "86400"
      })
  void anEndThatIsNoneOrHasPassedOrNeverComesMakesNoToken(String end) {
    assertThrows(ProtocolException.class, () -> issued("expires_dt", end));
  }

  @Test
  void theTokenIsNeverShown() throws ProtocolException {
    ProtocolException unsendable =
        assertThrows(ProtocolException.class, () -> issued("token", "my secret"));

    assertFalse(unsendable.getMessage().contains("secret"));
    assertEquals(
        "AccessToken[expires=" + END + "]", CODEC.issued(RestSamples.answer(FILE), NOW).toString());
  }

  @ParameterizedTest
  @CsvSource({"au10001-token.ok", "au10001-token.bad-key", "au10002-revoke.ok"})
  void whereverAnAnswerIsCutItIsNone(String file) {
    String text = RestSamples.text(file + ".json").strip();
    for (int end = 0; end < text.length(); end++) {
      assertEquals(Optional.empty(), RestSamples.parse(text.substring(0, end)));
    }
  }

  @Test
  void aRefusalHoldsNoToken() {
    KiwoomAnswer refused = RestSamples.answer("au10001-token.bad-key.json");

    assertEquals(
        Optional.of(new ErrorCode(ErrorCode.Speaker.GATEWAY, "8001")), ErrorCode.of(refused));
    assertThrows(ProtocolException.class, () -> CODEC.issued(refused, NOW));
  }
}
