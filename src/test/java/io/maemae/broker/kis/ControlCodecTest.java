package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.broker.ProtocolException;
import io.maemae.broker.kis.Acknowledgement.Meaning;
import io.maemae.config.Secret;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlCodecTest {
  private static final Secret APPROVAL_KEY = new Secret("01234567-89ab-cdef");
  private static final long SEED = 20261120;

  private final ControlCodec codec = new ControlCodec();

  @Test
  void aRegistrationHasTheShapeOfTheSamples() {
    assertEquals(
        "{\"header\":{\"approval_key\":\"01234567-89ab-cdef\",\"custtype\":\"P\",\"tr_type\":\"1\","
            + "\"content-type\":\"utf-8\"},"
            + "\"body\":{\"input\":{\"tr_id\":\"H0STCNT0\",\"tr_key\":\"005930\"}}}",
        codec.register(APPROVAL_KEY, "H0STCNT0", "005930"));
  }

  @Test
  void aRemovalIsOfTypeTwo() {
    assertEquals(
        codec.register(APPROVAL_KEY, "H0STCNT0", "005930").replace("_type\":\"1", "_type\":\"2"),
        codec.remove(APPROVAL_KEY, "H0STCNT0", "005930"));
  }

  @Test
  void anAcknowledgementBringsTheKey() throws ProtocolException {
    assertEquals(
        new Acknowledgement(
            Optional.of("H0STCNI0"),
            Optional.of("myhtsid"),
            "0",
            "OPSP0000",
            Meaning.SUBSCRIBED,
            "SUBSCRIBE SUCCESS",
            Optional.of(new Secret(Frames.KEY)),
            Optional.of(new Secret(Frames.IV))),
        codec.decode(Frames.read("ack-subscribed-notices.json")));
  }

  @Test
  void anAcknowledgementMayBeAboutNoFeed() throws ProtocolException {
    assertEquals(
        new Acknowledgement(
            Optional.empty(),
            Optional.empty(),
            "9",
            "OPSP8996",
            Meaning.IN_USE_ELSEWHERE,
            "ALREADY IN USE appkey",
            Optional.empty(),
            Optional.empty()),
        codec.decode(Frames.read("ack-in-use-elsewhere.json")));
  }

  @ParameterizedTest
  @CsvSource({
    "ack-subscribed.json, SUBSCRIBED",
    "ack-unsubscribed.json, UNSUBSCRIBED",
    "ack-already.json, ALREADY",
    "ack-cap-reached.json, CAP_REACHED",
    "ack-bad-approval-key.json, BAD_APPROVAL_KEY"
  })
  void anAcknowledgementMeansWhatItsCodeMeans(String file, Meaning meaning)
      throws ProtocolException {
    assertEquals(
        Optional.of(meaning),
        codec
            .decode(Frames.read(file))
            .fold(pingPong -> Optional.empty(), ack -> Optional.of(ack.meaning())));
  }

  @ParameterizedTest
  @CsvSource({
    "OPSP0000, SUBSCRIBED",
    "OPSP0001, UNSUBSCRIBED",
    "OPSP0002, ALREADY",
    "OPSP0003, NOT_FOUND",
    "OPSP0007, TRY_LATER",
    "OPSP0008, CAP_REACHED",
    "OPSP0009, TRY_LATER",
    "OPSP0010, BAD_APPROVAL_KEY",
    "OPSP0011, BAD_APPROVAL_KEY",
    "OPSP8991, WRONG_REQUEST",
    "OPSP8992, WRONG_REQUEST",
    "OPSP8993, WRONG_REQUEST",
    "OPSP8994, WRONG_REQUEST",
    "OPSP8995, WRONG_REQUEST",
    "OPSP8996, IN_USE_ELSEWHERE",
    "OPSP8997, WRONG_REQUEST",
    "OPSP8998, WRONG_REQUEST",
    "OPSP8999, TRY_LATER",
    "OPSP9990, WRONG_REQUEST",
    "OPSP9991, WRONG_REQUEST",
    "OPSP9992, WRONG_REQUEST",
    "OPSP9993, TRY_LATER",
    "OPSP9994, BAD_APPROVAL_KEY",
    "OPSP9995, TRY_LATER",
    "OPSP9996, WRONG_REQUEST",
    "OPSP9997, WRONG_REQUEST",
    "OPSP9998, WRONG_REQUEST",
    "OPSP9999, WRONG_REQUEST",
    "OPSP0004, OTHER",
    "'', OTHER"
  })
  void everyCodeHasAMeaning(String code, Meaning meaning) {
    assertEquals(meaning, Meaning.of(code));
  }

  @Test
  void pingPongIsRecognised() throws ProtocolException {
    assertEquals(new PingPong(), codec.decode(Frames.read("pingpong.json")));
  }

  @Test
  void anAcknowledgementDoesNotShowTheKey() throws ProtocolException {
    String shown = codec.decode(Frames.read("ack-subscribed-notices.json")).toString();
    assertFalse(shown.contains(Frames.KEY), shown);
    assertFalse(shown.contains(Frames.IV), shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "\"\"; tr_id: missing, or no text",
        "[]; tr_id: missing, or no text",
        "secret; control message is no JSON: JsonParseException",
        "{'header':{'tr_id':1}}; tr_id: missing, or no text",
        "{'header':{'tr_id':'H0STCNT0'}}; msg_cd: missing, or no text",
        "{'header':{'tr_id':'H0STCNT0'},'body':{'msg_cd':'X'}}; rt_cd: missing, or no text",
        "{'header':{'tr_id':'PINGPONG'}} x; control message is no JSON: JsonParseException"
      })
  void aMessageOfAnotherShapeIsRefused(String text, String message) {
    assertEquals(
        message,
        assertThrows(ProtocolException.class, () -> codec.decode(text.replace('\'', '"')))
            .getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ack-subscribed.json",
        "ack-subscribed-notices.json",
        "ack-unsubscribed.json",
        "ack-already.json",
        "ack-cap-reached.json",
        "ack-bad-approval-key.json",
        "ack-in-use-elsewhere.json",
        "pingpong.json"
      })
  void aMessageThatWasCutIsRefused(String file) {
    String message = Frames.read(file);
    for (int end = 0; end < message.length(); end++) {
      String cut = message.substring(0, end);
      assertThrows(ProtocolException.class, () -> codec.decode(cut), cut);
    }
  }

  @Test
  void noiseIsRefused() {
    Random random = new Random(SEED);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder noise = new StringBuilder("{");
      for (int i = random.nextInt(40); i > 0; i--) {
        noise.append("{}[]\":,headrtid_01n \\u".charAt(random.nextInt(22)));
      }
      assertThrows(
          ProtocolException.class,
          () -> codec.decode(noise.toString()),
          () -> "seed " + SEED + ": " + noise);
    }
  }
}
