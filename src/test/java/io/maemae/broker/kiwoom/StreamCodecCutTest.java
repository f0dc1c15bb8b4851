package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.ProtocolException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that were cut, or that are noise. */
class StreamCodecCutTest {
  private static final long SEED = 20261120;
  private static final int ROUNDS = 20_000;
  private static final String ALPHABET = "{}[]:,\"01-+. \\nulREAtypdav홍";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "before-login.error",
        "cnsrclr.reply",
        "cnsrlst.reply",
        "cnsrreq-once.reply",
        "cnsrreq-realtime.reply",
        "login.fail",
        "login.ok",
        "login.request",
        "ping",
        "real-00-1-accepted",
        "real-00-2-partial-fill",
        "real-00-3-full-fill",
        "real-00-4-cancel-accepted",
        "real-00-5-cancel-confirmed",
        "real-00-6-rejected",
        "real-04-balance",
        "real-0B",
        "real-0D",
        "real-0s-session",
        "real-condition-insert",
        "reg-account.request",
        "reg.ack",
        "reg.request",
        "remove.request",
        "system-duplicate"
      })
  void aFrameThatWasCutTellsNothing(String sample) {
    for (String frame : List.of(StreamFrames.text(sample).strip(), StreamFrames.read(sample))) {
      for (int end = 0; end < frame.length(); end++) {
        StreamTold told = new StreamTold();
        String cut = frame.substring(0, end);
        assertFalse(reads(told, cut), cut);
        assertEquals(List.of(), told.values, cut);
        boolean other = told.missed.isEmpty() && told.unreadable.isEmpty();
        boolean lost = told.missed.equals(List.of(Set.of())) && told.unreadable.size() == 1;
        assertTrue(sample.startsWith("real") ? lost : lost || other, cut);
      }
    }
  }

  @Test
  void aFrameBetweenBlanksIsWhole() throws ProtocolException {
    String frame = StreamFrames.text("real-0B");
    assertEquals(StreamTold.of(frame), StreamTold.of("\n" + frame + " \r\n"));
  }

  @Test
  void noiseTellsNothing() {
    Random random = new Random(SEED);
    StreamTold told = new StreamTold();
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder noise = new StringBuilder("{\"trnm\":\"REAL\",\"data\":[");
      for (int i = random.nextInt(40); i >= 0; i--) {
        noise.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      reads(told, noise.toString());
      assertEquals(List.of(), told.values, "seed " + SEED + ": " + noise);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"real-0B", "real-0D", "real-00-3-full-fill", "real-condition-insert"})
  void aFrameWithErrorsIsReadOrRefused(String sample) {
    Random random = new Random(SEED);
    String frame = StreamFrames.read(sample);
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder changed = new StringBuilder(frame);
      char wrong = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
      changed.setCharAt(random.nextInt(frame.length()), wrong);
      StreamTold told = new StreamTold();
      reads(told, changed.toString());
      assertTrue(told.values.size() <= 1, changed.toString());
    }
  }

  /** Whether it was read; any exception that is not of the protocol fails the test. */
  private static boolean reads(StreamTold told, String frame) {
    try {
      told.decode(frame);
      return true;
    } catch (ProtocolException e) {
      assertTrue(e.getMessage().length() > 10, e.getMessage());
      return false;
    }
  }
}
