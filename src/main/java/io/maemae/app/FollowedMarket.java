package io.maemae.app;

import io.maemae.broker.Timeline;
import io.maemae.market.MarketEvent;
import io.maemae.market.OrderBook;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a stream brings, on its way to an exchange that follows it. When more waits than it holds, a
 * trade or a book takes the place of the one of its symbol that waits, as in the desk's queue;
 * nothing else is left out. Any thread puts, the timeline's takes.
 */
final class FollowedMarket {
  private final Timeline timeline;
  private final Consumer<MarketEvent> exchange;
  private final int most;

  /** What waits, in its order; with {@link #newest} guarded by this object. */
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();

  private final Map<Key, Entry> newest = new HashMap<>();

  private record Key(Symbol symbol, Class<?> kind) {
    static Key of(MarketEvent event) {
      return new Key(event.symbol(), event.getClass());
    }
  }

  private static final class Entry {
    private MarketEvent event;

    Entry(MarketEvent event) {
      this.event = event;
    }
  }

  /**
   * With a bound.
   *
   * @param most how many events may wait
   */
  FollowedMarket(Timeline timeline, Consumer<MarketEvent> exchange, int most) {
    this.timeline = timeline;
    this.exchange = exchange;
    this.most = most;
  }

  void put(MarketEvent event) {
    if (isNew(event)) {
      timeline.at(timeline.now(), () -> exchange.accept(take()));
    }
  }

  /** Whether it waits by itself, and did not take the place of another. */
  private synchronized boolean isNew(MarketEvent event) {
    Entry waiting = newest.get(Key.of(event));
    boolean conflates = event instanceof Trade || event instanceof OrderBook;
    if (conflates && entries.size() >= most && waiting != null) {
      waiting.event = event;
      return false;
    }
    Entry entry = new Entry(event);
    entries.add(entry);
    newest.put(Key.of(event), entry);
    return true;
  }

  private synchronized MarketEvent take() {
    Entry entry = entries.remove();
    newest.remove(Key.of(entry.event), entry);
    return entry.event;
  }
}
