package io.maemae.broker.fake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The resting orders of one symbol at one venue; best price first, then the oldest. */
public final class FakeBook {
  /** Hears of every trade, and of every execution of an order of ours. */
  public interface Fills {
    void traded(FakeInstrument instrument, String venue, long quantity);

    void filled(FakeOrder order, long price, long quantity);
  }

  /** An order in the book; others' orders have no {@code order}. */
  private static final class Entry {
    final Optional<FakeOrder> order;
    final boolean buy;
    final long price;
    private long othersLeft;

    Entry(Optional<FakeOrder> order, boolean buy, long price, long quantity) {
      this.order = order;
      this.buy = buy;
      this.price = price;
      this.othersLeft = quantity;
    }

    boolean isUnpriced() {
      return order.filter(o -> o.kind.price() == FakeOrderKind.Price.MARKET).isPresent();
    }

    long left() {
      return order.map(FakeOrder::open).orElse(othersLeft);
    }

    void take(long price, long quantity, Fills fills) {
      if (order.isPresent()) {
        order.get().fill(price, quantity);
        fills.filled(order.get(), price, quantity);
      } else {
        othersLeft -= quantity;
      }
    }
  }

  private final FakeInstrument instrument;
  private final String venue;
  private final Fills fills;
  private final List<Entry> bids = new ArrayList<>();
  private final List<Entry> asks = new ArrayList<>();

  public FakeBook(FakeInstrument instrument, String venue, Fills fills) {
    this.instrument = instrument;
    this.venue = venue;
    this.fills = fills;
  }

  /** Somebody else's order: it trades with what crosses it, and its rest stays. */
  public void others(boolean buy, long quantity, long price) {
    enter(new Entry(Optional.empty(), buy, price, quantity), true);
  }

  /** An order of ours, whose limit is set. */
  public void enter(FakeOrder order) {
    Entry entry = new Entry(Optional.of(order), order.buy, order.limit, 0);
    enter(entry, order.kind.life() == FakeOrderKind.Life.DAY);
  }

  private void enter(Entry entry, boolean stays) {
    List<Entry> counter = entry.buy ? asks : bids;
    while (entry.left() > 0 && !counter.isEmpty() && crosses(entry, counter.get(0))) {
      Entry resting = counter.get(0);
      long quantity = Math.min(entry.left(), resting.left());
      // A market order that rests has no price of its own.
      long price = resting.isUnpriced() ? entry.price : resting.price;
      instrument.traded(price, quantity);
      fills.traded(instrument, venue, quantity);
      resting.take(price, quantity, fills);
      entry.take(price, quantity, fills);
      counter.removeIf(e -> e.left() == 0);
    }
    if (stays && entry.left() > 0) {
      List<Entry> own = entry.buy ? bids : asks;
      own.add(entry);
      Comparator<Entry> byPrice = Comparator.comparingLong(e -> e.price);
      own.sort(entry.buy ? byPrice.reversed() : byPrice);
    }
  }

  private static boolean crosses(Entry entry, Entry resting) {
    return entry.buy ? resting.price <= entry.price : resting.price >= entry.price;
  }

  /** How many shares would trade at once. */
  public long fillable(FakeOrder order) {
    List<Entry> counter = order.buy ? asks : bids;
    Entry entry = new Entry(Optional.of(order), order.buy, order.limit, 0);
    return counter.stream().filter(e -> crosses(entry, e)).mapToLong(Entry::left).sum();
  }

  /** Takes out what has nothing left. */
  public void sweep() {
    bids.removeIf(e -> e.left() == 0);
    asks.removeIf(e -> e.left() == 0);
  }

  public void clear() {
    bids.clear();
    asks.clear();
  }

  public OptionalLong best(boolean buy) {
    return (buy ? bids : asks).stream().mapToLong(e -> e.price).findFirst();
  }

  /** Prices and how much stands there, best first. */
  public List<FakeLevel> levels(boolean buy) {
    TreeMap<Long, Long> sums = new TreeMap<>();
    for (Entry entry : buy ? bids : asks) {
      sums.merge(entry.price, entry.left(), Long::sum);
    }
    List<FakeLevel> levels = new ArrayList<>();
    (buy ? sums.descendingMap() : sums)
        .forEach((price, quantity) -> levels.add(new FakeLevel(price, quantity)));
    return levels;
  }
}
