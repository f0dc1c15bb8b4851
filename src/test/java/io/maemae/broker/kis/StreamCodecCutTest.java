package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.ProtocolException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that were cut, or that are noise. */
class StreamCodecCutTest {
  private static final long SEED = 20261120;
  private static final int ROUNDS = 20_000;
  private static final String ALPHABET = "01|^HSTCNAPMKOUX.-9 홍{";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trade-46.txt",
        "trade-47.txt",
        "trades-3x46.txt",
        "trades-3x47.txt",
        "trades-captured-2025-07-30.txt",
        "trades-3x46-six-digits.txt",
        "trades-3x47-six-digits.txt",
        "trade-nxt-half-tick.txt",
        "trade-unified-etn.txt",
        "book-59.txt",
        "book-63.txt",
        "books-2x63.txt",
        "book-nxt-62.txt",
        "book-nxt-65.txt",
        "books-unified-2x66.txt",
        "book-limit-up.txt",
        "status-krx.txt",
        "status-nxt.txt",
        "status-unified-11.txt",
        "notice-order.txt",
        "notice-fill.txt",
        "notice-fill-23.txt",
        "notice-fill-paper.txt",
        "notice-fill-nxt-sell.txt",
        "notice-cancel.txt",
        "notice-ioc-rest.txt",
        "notice-reject.txt"
      })
  void whereverAFrameIsCutOnlyWholeRecordsAreTold(String file) throws ProtocolException {
    String frame = Frames.read(file);
    List<Object> all = Told.of(frame);
    for (int end = 0; end < frame.length(); end++) {
      Told told = decode(frame.substring(0, end));
      assertEquals(all.subList(0, told.values.size()), told.values, "cut at " + end);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notice-order.plain.txt",
        "notice-fill.plain.txt",
        "notice-fill-23.plain.txt",
        "notice-fill-nxt-sell.plain.txt",
        "notice-cancel.plain.txt",
        "notice-ioc-rest.plain.txt",
        "notice-reject.plain.txt"
      })
  void aNoticeThatWasCutBeforeItWasEncryptedIsUnreadable(String file) throws ProtocolException {
    String plain = Frames.read(file);
    // A cut within the last field, the price of the order, is not seen; encryption keeps it whole.
    for (int end = 0; end <= plain.lastIndexOf('^') + 1; end++) {
      Told told = decode(Frames.notice(plain.substring(0, end)));
      assertEquals(List.of(), told.values, "cut at " + end);
      assertEquals(1, told.unreadable.size(), "cut at " + end);
    }
  }

  @Test
  void noiseIsRefusedOrIgnored() throws ProtocolException {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      String noise = noise(random, random.nextInt(80));
      Told told = decode("0|" + Feed.values()[random.nextInt(9)] + "|00" + noise);
      assertEquals(List.of(), told.values, "seed " + SEED + ", round " + round + ": " + noise);
      decode(noise);
      assertTrue(told.reports.isEmpty(), noise);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trades-3x47.txt",
        "books-2x63.txt",
        "status-unified-11.txt",
        "notice-fill.txt",
        "notice-fill-23.txt"
      })
  void aFrameWithErrorsIsReadOrRefused(String file) throws ProtocolException {
    Random random = new Random(SEED);
    String frame = Frames.read(file);
    int records = Told.of(frame).size();
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder changed = new StringBuilder(frame);
      for (int i = random.nextInt(4); i >= 0; i--) {
        changed.setCharAt(random.nextInt(frame.length()), noise(random, 1).charAt(0));
      }
      int told = decode(changed.toString()).values.size();
      assertTrue(told <= records, "seed " + SEED + ", round " + round + ": " + changed);
    }
  }

  @Test
  void aNoticeWithErrorsIsReadOrUnreadable() throws ProtocolException {
    Random random = new Random(SEED);
    String plain = Frames.read("notice-fill.plain.txt");
    for (int round = 0; round < ROUNDS / 10; round++) {
      StringBuilder changed = new StringBuilder(plain);
      changed.setCharAt(random.nextInt(plain.length()), noise(random, 1).charAt(0));
      Told told = decode(Frames.notice(changed.toString()));
      assertEquals(1, told.values.size() + told.unreadable.size(), changed.toString());
    }
  }

  /** Decodes what may be refused; any other exception fails the test. */
  private static Told decode(String frame) throws ProtocolException {
    Told told = new Told();
    try {
      told.decode(frame);
    } catch (ProtocolException e) {
      assertTrue(e.getMessage().length() > 10, e.getMessage());
    }
    return told;
  }

  private static String noise(Random random, int length) {
    StringBuilder noise = new StringBuilder();
    for (int i = 0; i < length; i++) {
      noise.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return noise.toString();
  }
}
