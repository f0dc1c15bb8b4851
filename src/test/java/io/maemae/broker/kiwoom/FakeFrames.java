package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeLevel;
import io.maemae.broker.fake.FakeTime;
import java.util.List;

/**
 * Composes what the stream tells of the market.
 *
 * <p>Source: official specification 451f89c, types 0B, 0D, 0s and 1h.
 */
final class FakeFrames {
  private static final int LEVELS = 10;
  private static final long MILLION = 1_000_000;
  private static final String TRADE_REST =
      "691 567 568 851 1890 1891 1892 1030 1031 1032 1071 1072 1313 1315 1316 1314 1497 1498 620"
          + " 732 852";
  private static final String BOOK_REST =
      "128 129 138 139 200 201 238 291 292 293 294 295 13 299 215 216";

  private final FakeTime time;

  FakeFrames(FakeTime time) {
    this.time = time;
  }

  /** A trade just made. */
  FakeFrame.Entry trade(
      FakeInstrument instrument, String item, String venue, long quantity, long ask, long bid) {
    String sign = instrument.price >= ask ? "+" : "-";
    ObjectNode values = FakeJson.of("20", time.time());
    FakeJson.put(values, "10", FakeText.price(instrument.price, instrument));
    FakeJson.put(values, "11", FakeText.signed(instrument.change()));
    FakeJson.put(values, "12", FakeText.changePercent(instrument));
    FakeJson.put(values, "27", FakeText.price(ask, instrument));
    FakeJson.put(values, "28", FakeText.price(bid, instrument), "15", sign + quantity);
    FakeJson.put(values, "13", instrument.volume, "14", instrument.amount / MILLION);
    FakeJson.put(values, "16", FakeText.price(instrument.open, instrument));
    FakeJson.put(values, "17", FakeText.price(instrument.high, instrument));
    FakeJson.put(values, "18", FakeText.price(instrument.low, instrument));
    FakeJson.put(values, "25", instrument.sign(), "26", "-1", "29", "-1", "30", "-96.64");
    FakeJson.put(values, "31", "0.01", "32", "44", "228", "98.92", "311", "17230", "290", "2");
    values.setAll(FakeJson.blank(TRADE_REST));
    FakeJson.put(values, "9081", venue.equals("NXT") ? "2" : "1");
    return FakeFrame.entry("0B", "주식체결", item, values);
  }

  /** A book: the ten best prices of each side with their quantities. */
  FakeFrame book(
      FakeInstrument instrument, String item, List<FakeLevel> asks, List<FakeLevel> bids) {
    ObjectNode values = FakeJson.of("21", time.time());
    for (int i = 0; i < LEVELS; i++) {
      FakeLevel ask = level(asks, i);
      FakeLevel bid = level(bids, i);
      FakeJson.put(values, 41 + i, FakeText.price(ask.price(), instrument));
      FakeJson.put(values, 61 + i, ask.quantity(), 81 + i, "0");
      FakeJson.put(values, 51 + i, FakeText.price(bid.price(), instrument));
      FakeJson.put(values, 71 + i, bid.quantity(), 91 + i, "0");
    }
    FakeJson.put(values, "121", total(asks), "122", "0", "125", total(bids), "126", "0");
    FakeJson.put(values, "23", "0", "24", "0");
    values.setAll(FakeJson.blank(BOOK_REST));
    FakeJson.put(values, "13", instrument.volume);
    return FakeFrame.of("0D", "주식호가잔량", item, values);
  }

  static FakeLevel level(List<FakeLevel> levels, int index) {
    return index < levels.size() ? levels.get(index) : new FakeLevel(0, 0);
  }

  static long total(List<FakeLevel> levels) {
    return levels.stream().limit(LEVELS).mapToLong(FakeLevel::quantity).sum();
  }

  /** The phase of the day (215). */
  FakeFrame session(String code) {
    ObjectNode values = FakeJson.of("215", code, "20", time.time(), "214", "000000");
    return FakeFrame.of("0s", "장시작시간", "", values);
  }

  /** A volatility interruption begins (9068 1) or ends (2); these two codes are not published. */
  FakeFrame interruption(FakeInstrument instrument) {
    boolean begins = instrument.interrupted;
    ObjectNode values = FakeJson.of("9001", FakeText.code(instrument), "302", instrument.name);
    FakeJson.put(values, "13", instrument.volume, "14", instrument.amount / MILLION);
    FakeJson.put(values, "9068", begins ? "1" : "2", "9008", instrument.kosdaq ? "101" : "001");
    FakeJson.put(values, "9075", "2", "1221", instrument.price, "1223", time.time());
    FakeJson.put(values, "1224", begins ? "000000" : time.time(), "1225", "정적");
    FakeJson.put(values, "1236", instrument.base, "1237", "0", "1238", "+10.00", "1239", "0.00");
    FakeJson.put(values, "1489", FakeText.changePercent(instrument), "1490", "1", "9069", "1");
    FakeJson.put(values, "1279", "");
    return FakeFrame.of("1h", "VI발동/해제", FakeText.code(instrument), values);
  }
}
