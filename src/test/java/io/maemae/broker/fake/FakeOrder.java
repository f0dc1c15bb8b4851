package io.maemae.broker.fake;

import java.time.LocalDateTime;
import java.util.Optional;

/** One number of the broker's: an order, a modify or a cancel, and what became of it. */
public final class FakeOrder {
  /** What was asked for. */
  public enum Request {
    NEW,
    MODIFY,
    CANCEL
  }

  public final long number;
  public final Optional<FakeOrder> original;
  public final Request request;
  public final FakeInstrument instrument;
  public final boolean buy;
  public final FakeOrderKind kind;
  public final String venue;

  /** The price that was sent; 0 if the kind has none. */
  public final long asked;

  public final long quantity;
  public final LocalDateTime at;

  /** The price at which it stands in the book; the day's limit for a market order. */
  public long limit;

  public long filled;
  public long amount;

  /** By what it was placed, where the broker says so. */
  public String channel = "REST API";

  /** Taken back by a cancel or moved by a modify. */
  public long taken;

  /** Dropped by the exchange: the rest of an IOC or FOK order. */
  public long dropped;

  /** Ended with the day. */
  public long expired;

  /** Of a cancel: accepted, and not done yet. */
  public boolean waiting;

  /** Refused by the exchange. */
  public long rejected;

  public FakeOrder(
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
    boolean unpriced = kind.price() != FakeOrderKind.Price.GIVEN;
    limit = unpriced ? (buy ? instrument.upper() : instrument.lower()) : asked;
  }

  public long open() {
    return request == Request.CANCEL ? 0 : quantity - filled - taken - dropped - expired - rejected;
  }

  public void fill(long price, long units) {
    filled += units;
    amount += price * units;
  }
}
