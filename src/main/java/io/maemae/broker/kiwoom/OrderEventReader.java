package io.maemae.broker.kiwoom;

import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import io.maemae.market.Money;
import io.maemae.market.Side;
import io.maemae.market.Venue;
import io.maemae.order.RequestKind;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads messages about orders of the account (주문체결, 00). Fields that nothing is booked by, the
 * average price and the venue, may be missing. Source: specification 451f89c, type 00.
 */
final class OrderEventReader {
  private static final Pattern NUMBER = Pattern.compile("[0-9]*");

  /** Nothing, where a text could be. */
  private static final String NONE = "0";

  private OrderEventReader() {}

  /** What a message says. */
  static OrderEvent read(Entry entry, FrameTime time) throws ProtocolException {
    Side side = side(entry);
    return new OrderEvent(
        number(entry, Fid.NUMBER)
            .orElseThrow(() -> entry.wrong(Fid.NUMBER, "an order without a number")),
        number(entry, Fid.ORIGINAL),
        entry.symbol(Fid.SYMBOL),
        side,
        kind(entry, side),
        stage(entry),
        entry.quantity(Fid.ORDERED),
        entry.price(Fid.LIMIT),
        entry.quantity(Fid.REMAINING),
        amount(entry),
        Optional.of(entry.text(Fid.EXECUTION)).filter(number -> !number.isEmpty()),
        time.at(entry.time(Fid.ORDER_TIME)),
        entry.has(Fid.AVERAGE) ? entry.price(Fid.AVERAGE) : Optional.empty(),
        entry.quantity(Fid.FILLED),
        entry.price(Fid.LAST_PRICE),
        entry.quantity(Fid.LAST),
        rejection(entry),
        venue(entry));
  }

  /** An order number; blank, or only zeros, is none. */
  private static Optional<String> number(Entry entry, int fid) throws ProtocolException {
    String digits = entry.text(fid);
    if (!NUMBER.matcher(digits).matches()) {
      throw entry.wrong(fid, "no order number");
    }
    return Optional.of(Fields.withoutZeros(digits)).filter(number -> !number.isEmpty());
  }

  private static Side side(Entry entry) throws ProtocolException {
    return switch (entry.text(Fid.SIDE)) {
      case "1" -> Side.SELL;
      case "2" -> Side.BUY;
      default -> throw entry.wrong(Fid.SIDE, "unknown side");
    };
  }

  /** The words, perhaps with a sign before them, name the side too. */
  private static RequestKind kind(Entry entry, Side side) throws ProtocolException {
    String words = entry.text(Fid.KIND);
    boolean signed = words.startsWith("+") || words.startsWith("-");
    String bare = signed ? words.substring(1) : words;
    String sideWord = side == Side.BUY ? "매수" : "매도";
    if (!bare.startsWith(sideWord)) {
      throw entry.wrong(Fid.KIND, "unknown kind, or of the other side");
    }
    return switch (bare.substring(sideWord.length())) {
      case "" -> RequestKind.NEW;
      case "정정" -> RequestKind.MODIFY;
      case "취소" -> RequestKind.CANCEL;
      default -> throw entry.wrong(Fid.KIND, "unknown kind");
    };
  }

  private static OrderEvent.Stage stage(Entry entry) throws ProtocolException {
    return switch (entry.text(Fid.STAGE)) {
      case "접수" -> OrderEvent.Stage.ACCEPTED;
      case "체결" -> OrderEvent.Stage.FILLED;
      case "확인" -> OrderEvent.Stage.CONFIRMED;
      case "취소" -> OrderEvent.Stage.CANCELED;
      case "거부" -> OrderEvent.Stage.REJECTED;
      default -> throw entry.wrong(Fid.STAGE, "unknown stage");
    };
  }

  private static Money amount(Entry entry) throws ProtocolException {
    long tenThousandths = entry.tenThousandths(Fid.AMOUNT);
    if (tenThousandths > 0 && entry.text(Fid.AMOUNT).startsWith("-")) {
      throw entry.wrong(Fid.AMOUNT, "negative");
    }
    return new Money(tenThousandths);
  }

  private static String rejection(Entry entry) throws ProtocolException {
    String words = entry.text(Fid.REJECTION);
    return words.equals(NONE) ? "" : words;
  }

  private static Optional<Venue> venue(Entry entry) throws ProtocolException {
    if (!entry.has(Fid.VENUE)) {
      return Optional.empty();
    }
    if (entry.has(Fid.ROUTED) && entry.text(Fid.ROUTED).equals("Y")) {
      return Optional.of(Venue.SOR);
    }
    return switch (entry.text(Fid.VENUE)) {
      case "" -> Optional.empty();
      case "0" -> Optional.of(Venue.SOR);
      case "1" -> Optional.of(Venue.KRX);
      case "2" -> Optional.of(Venue.NXT);
      default -> throw entry.wrong(Fid.VENUE, "unknown venue");
    };
  }
}
