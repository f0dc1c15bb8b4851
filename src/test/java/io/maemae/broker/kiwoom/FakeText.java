package io.maemae.broker.kiwoom;

import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeListings;
import io.maemae.broker.fake.FakeOrder;
import java.util.Optional;

/** Numbers and codes as this interface writes them. */
final class FakeText {
  private FakeText() {}

  static String number(long orderNumber) {
    return "%07d".formatted(orderNumber);
  }

  static String original(FakeOrder order) {
    return number(order.original.map(o -> o.number).orElse(0L));
  }

  /** Filled with zeros behind the sign. */
  static String padded(long value, int width) {
    if (value < 0) {
      return "-" + padded(-value, width - 1);
    }
    String digits = Long.toString(value);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  /** A price with the sign of its difference to the close of the day before. */
  static String price(long price, FakeInstrument instrument) {
    return price == 0 ? "0" : (price > instrument.base ? "+" : "") + negative(price, instrument);
  }

  private static long negative(long price, FakeInstrument instrument) {
    return price < instrument.base ? -price : price;
  }

  /** A difference, with its sign. */
  static String signed(long difference) {
    return (difference > 0 ? "+" : "") + difference;
  }

  static String changePercent(FakeInstrument instrument) {
    return (instrument.change() > 0 ? "+" : "") + instrument.changePercent();
  }

  /** The short code, without the letter that listings give an ETN. */
  static String code(FakeInstrument instrument) {
    String symbol = instrument.symbol;
    return symbol.length() == 7 ? symbol.substring(1) : symbol;
  }

  /** As account calls write it: A for shares and ETF, Q for ETN. */
  static String accountCode(FakeInstrument instrument) {
    String kind = instrument.kind == FakeInstrument.Kind.ETN ? "Q" : "A";
    return kind + code(instrument);
  }

  /** The instrument of a short code with or without a venue behind it. */
  static Optional<FakeInstrument> find(FakeListings listings, String text) {
    String code = text.split("_")[0];
    return listings.find(code).or(() -> listings.find("Q" + code));
  }

  static FakeInstrument get(FakeListings listings, String text) {
    return find(listings, text)
        .orElseThrow(
            () ->
                KiwoomReplies.input(
                    "1902", "종목 정보가 존재하지 않습니다. 입력한 종목코드 값을 확인바랍니다. stk_cd=" + text));
  }

  /** The venue whose prices a code asks for; the combined market is shown as KRX. */
  static String venue(String text) {
    return text.endsWith("_NX") ? "NXT" : "KRX";
  }

  static String venueCode(FakeOrder order) {
    return switch (order.venue) {
      case "KRX" -> "1";
      case "NXT" -> "2";
      default -> "0";
    };
  }
}
