package io.maemae.broker.kis;

import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeLevel;
import io.maemae.broker.fake.FakeTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Composes the records of the stream: columns by position, joined by carets. */
final class FakeFrames {
  private static final int TRADE_COLUMNS = 47;
  private static final int BOOK_BASE_COLUMNS = 59;
  private static final int LEVELS = 10;

  private final FakeTime time;

  FakeFrames(FakeTime time) {
    this.time = time;
  }

  static String frame(String trId, List<String> records) {
    return "0|%s|%03d|%s".formatted(trId, records.size(), String.join("^", records));
  }

  static String encrypted(String trId, String record, FakeCipher cipher) {
    return "1|" + trId + "|001|" + cipher.encrypt(record);
  }

  /** A trade just made. */
  String trade(
      FakeInstrument instrument, long quantity, long ask, long bid, KisServer.Layout layout) {
    List<String> columns = new ArrayList<>(Collections.nCopies(TRADE_COLUMNS, "0"));
    String now = time.time();
    long average = instrument.volume == 0 ? 0 : instrument.amount / instrument.volume;
    set(columns, 0, instrument.symbol, now, instrument.price, instrument.sign());
    set(columns, 4, instrument.change(), instrument.changePercent(), average + ".00");
    set(columns, 7, instrument.open, instrument.high, instrument.low, ask, bid);
    set(columns, 12, quantity, instrument.volume, instrument.amount);
    set(columns, 21, ask == instrument.price ? "1" : "5");
    set(columns, 24, "090020", instrument.sign(instrument.open));
    set(columns, 27, now, instrument.sign(instrument.high));
    set(columns, 30, now, instrument.sign(instrument.low));
    set(columns, 33, time.date(), "20", instrument.halted ? "Y" : "N");
    set(columns, 44, "", instrument.base, "2");
    return joined(columns, layout, 1);
  }

  /** A book: the ten best prices of each side, then quantities, then totals. */
  String book(
      String trId,
      FakeInstrument instrument,
      List<FakeLevel> asks,
      List<FakeLevel> bids,
      KisServer.Layout layout) {
    List<String> columns = new ArrayList<>(Collections.nCopies(BOOK_BASE_COLUMNS, "0"));
    set(columns, 0, instrument.symbol, time.time(), "0");
    side(columns, 3, asks);
    side(columns, 3 + LEVELS, bids);
    set(columns, 43, total(asks), total(bids));
    set(columns, 53, instrument.volume);
    List<String> tail = bookTail(trId);
    columns.addAll(tail);
    return joined(columns, layout, tail.size());
  }

  private static List<String> bookTail(String trId) {
    return switch (trId) {
      case "H0NXASP0" -> List.of("0", "0", "0");
      case "H0UNASP0" -> List.of("0", "0", "0", "0", "0", "0", "1");
      default -> List.of("0", "0", "0", "2");
    };
  }

  private static void side(List<String> columns, int from, List<FakeLevel> levels) {
    for (int i = 0; i < Math.min(LEVELS, levels.size()); i++) {
      columns.set(from + i, Long.toString(levels.get(i).price()));
      columns.set(from + i + 2 * LEVELS, Long.toString(levels.get(i).quantity()));
    }
  }

  private static long total(List<FakeLevel> levels) {
    return levels.stream().limit(LEVELS).mapToLong(FakeLevel::quantity).sum();
  }

  /** The state of one symbol's market. */
  static String marketState(FakeInstrument instrument, String operation) {
    return String.join(
        "^",
        instrument.symbol,
        instrument.halted ? "Y" : "N",
        instrument.halted ? "거래정지" : "",
        operation,
        "",
        "",
        "",
        FakeQuotes.status(instrument),
        instrument.interrupted ? "Y" : "N",
        "N",
        "1");
  }

  private static void set(List<String> columns, int from, Object... values) {
    for (int i = 0; i < values.length; i++) {
      columns.set(from + i, values[i].toString());
    }
  }

  /** Without what was added of late, as it is, or with one column more that nobody knows. */
  private static String joined(List<String> columns, KisServer.Layout layout, int added) {
    List<String> shown =
        switch (layout) {
          case LEGACY -> columns.subList(0, columns.size() - added);
          case CURRENT -> columns;
          case WIDER -> {
            columns.add("X");
            yield columns;
          }
        };
    return String.join("^", shown);
  }
}
