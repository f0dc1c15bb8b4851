package io.maemae.broker.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Carries out what the broker has accepted, and tells what becomes of it. */
public final class FakeExchange {
  /** Hears what the exchange does. */
  public interface Listener extends FakeBook.Fills {
    void accepted(FakeOrder order);

    void dropped(FakeOrder order, long quantity);

    void rejected(FakeOrder order);

    void confirmed(FakeOrder change);

    void expired(FakeOrder order, long quantity);
  }

  private final Listener listener;
  private final FakeListings listings;
  private final Map<String, FakeBook> books = new LinkedHashMap<>();
  private final List<Runnable> beforeNextChange = new ArrayList<>();
  private boolean refusesAtOnceOrders;
  private boolean closed;

  public FakeExchange(FakeListings listings, Listener listener) {
    this.listings = listings;
    this.listener = listener;
  }

  public boolean isClosed() {
    return closed;
  }

  public void refuseAtOnceOrders() {
    refusesAtOnceOrders = true;
  }

  /** Runs just before the next modify or cancel is looked at. */
  public void beforeNextChange(Runnable work) {
    beforeNextChange.add(work);
  }

  public void changing() {
    List<Runnable> due = List.copyOf(beforeNextChange);
    beforeNextChange.clear();
    due.forEach(Runnable::run);
  }

  public FakeBook book(FakeInstrument instrument, String venue) {
    String where = venue.equals("NXT") ? "NXT" : "KRX";
    return books.computeIfAbsent(
        instrument.symbol + " " + where, key -> new FakeBook(instrument, where, listener));
  }

  public void others(String symbol, String venue, boolean buy, long quantity, long price) {
    book(listings.get(symbol), venue).others(buy, quantity, price);
  }

  public void submit(FakeOrder order) {
    FakeBook book = book(order.instrument, order.venue);
    boolean atOnce = order.kind.life() != FakeOrderKind.Life.DAY;
    if (atOnce && (refusesAtOnceOrders || order.instrument.interrupted)) {
      reject(order);
      return;
    }
    OptionalLong priced = price(order, book);
    if (priced.isEmpty()) {
      reject(order);
      return;
    }
    order.limit = priced.getAsLong();
    listener.accepted(order);
    enter(order, book);
  }

  private void enter(FakeOrder order, FakeBook book) {
    boolean allOrNothing = order.kind.life() == FakeOrderKind.Life.FOK;
    if (!allOrNothing || book.fillable(order) >= order.open()) {
      book.enter(order);
    }
    if (order.kind.life() != FakeOrderKind.Life.DAY && order.open() > 0) {
      long rest = order.open();
      order.dropped = rest;
      listener.dropped(order, rest);
    }
  }

  private static OptionalLong price(FakeOrder order, FakeBook book) {
    return switch (order.kind.price()) {
      case GIVEN, MARKET -> OptionalLong.of(order.limit);
      case BEST -> book.best(!order.buy);
      case PRIORITY -> book.best(order.buy);
    };
  }

  private void reject(FakeOrder order) {
    order.rejected = order.open();
    listener.rejected(order);
  }

  /** Takes shares back from an open order; a modify puts them into the book at its own price. */
  public void change(FakeOrder change) {
    FakeOrder target = change.original.orElseThrow();
    target.taken += change.quantity;
    FakeBook book = book(target.instrument, target.venue);
    book.sweep();
    listener.confirmed(change);
    if (change.request == FakeOrder.Request.MODIFY) {
      enter(change, book);
    }
  }

  public void close(List<FakeOrder> orders) {
    closed = true;
    for (FakeOrder order : orders) {
      long rest = order.open();
      if (rest > 0) {
        order.expired = rest;
        listener.expired(order, rest);
      }
    }
    books.values().forEach(FakeBook::clear);
  }
}
