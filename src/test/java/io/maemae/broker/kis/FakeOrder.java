package io.maemae.broker.kis;

import java.time.LocalDateTime;
import java.util.Optional;

/** One number of the broker's: an order, a modify or a cancel, and what became of it. */
final class FakeOrder {
  /** What was asked for, with the notice's code for it (RCTF_CLS). */
  enum Request {
    NEW("0"),
    MODIFY("1"),
    CANCEL("2");

    final String code;

    Request(String code) {
      this.code = code;
    }
  }

  final long number;
  final Optional<FakeOrder> original;
  final Request request;
  final FakeInstrument instrument;
  final boolean buy;
  final FakeOrderKind kind;
  final String venue;

  /** The price that was sent; 0 if the kind has none. */
  final long asked;

  final long quantity;
  final LocalDateTime at;

  /** The price at which it stands in the book; the day's limit for a market order. */
  long limit;

  long filled;
  long amount;

  /** Taken back by a cancel or moved by a modify. */
  long taken;

  /** Dropped by the exchange: the rest of an IOC or FOK order. */
  long dropped;

  /** Ended with the day. */
  long expired;

  /** Refused by the exchange. */
  long rejected;

  FakeOrder(
      long number,
      Optional<FakeOrder> original,
      Request request,
      FakeInstrument instrument,
      boolean buy,
      FakeOrderKind kind,
      String venue,
      long asked,
      long quantity,
      LocalDateTime at) {
    this.number = number;
    this.original = original;
    this.request = request;
    this.instrument = instrument;
    this.buy = buy;
    this.kind = kind;
    this.venue = venue;
    this.asked = asked;
    this.quantity = quantity;
    this.at = at;
    boolean unpriced = kind.price != FakeOrderKind.Price.GIVEN;
    limit = unpriced ? (buy ? instrument.upper() : instrument.lower()) : asked;
  }

  long open() {
    return request == Request.CANCEL ? 0 : quantity - filled - taken - dropped - expired - rejected;
  }

  void fill(long price, long units) {
    filled += units;
    amount += price * units;
  }

  /** The venue as the notice has it (ORD_EXG_GB). */
  String venueCode() {
    return switch (venue) {
      case "NXT" -> "2";
      case "SOR" -> "3";
      default -> "1";
    };
  }
}
