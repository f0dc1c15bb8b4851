package io.maemae.desk;

import io.maemae.market.OrderBook;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The desk's queue. When more market data waits than it holds, a trade or a book takes the place of
 * the one of its symbol that waits, and what meets a condition of what met it before; nothing else
 * is ever left out. Any thread puts, the desk's takes.
 */
public final class DeskQueue implements Inbox {
  private final int mostMarketData;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private final Map<Key, Entry> newest = new HashMap<>();
  private int marketData;
  private long marketDataTaken;
  private boolean closed;

  /** What of a market is worth keeping the newest of only. */
  private record Key(String feed, String of, Class<?> kind) {
    static Optional<Key> of(DeskEvent event) {
      if (event instanceof DeskEvent.TradesMissed missed) {
        String symbol = missed.symbol().map(Symbol::code).orElse("");
        return Optional.of(new Key(missed.feed(), symbol, DeskEvent.TradesMissed.class));
      } else if (event instanceof DeskEvent.ConditionSearched searched) {
        return Optional.of(
            new Key(searched.feed(), searched.condition(), DeskEvent.ConditionSearched.class));
      }
      return event instanceof DeskEvent.MarketData data
              && (data.event() instanceof OrderBook || data.event() instanceof Trade)
          ? Optional.of(new Key(data.feed(), data.event().symbol().code(), data.event().getClass()))
          : Optional.empty();
    }
  }

  private static boolean isMarket(DeskEvent event) {
    return event instanceof DeskEvent.MarketData
        || event instanceof DeskEvent.TradesMissed
        || event instanceof DeskEvent.ConditionSearched;
  }

  /** An event on its way through the queue. */
  public static final class Entry {
    private final CompletableFuture<Void> handled = new CompletableFuture<>();
    private DeskEvent event;

    private Entry(DeskEvent event) {
      this.event = event;
    }

    /** The event. */
    public DeskEvent event() {
      return event;
    }

    /** Tells whoever waits that the event was handled. */
    public void handled() {
      handled.complete(null);
    }
  }

  /**
   * With a bound.
   *
   * @param mostMarketData how many market events may wait
   */
  public DeskQueue(int mostMarketData) {
    this.mostMarketData = mostMarketData;
  }

  /**
   * What takes the place of a waiting trade completes when that is handled, and so it is itself.
   */
  @Override
  public CompletableFuture<Void> post(DeskEvent event) {
    lock.lock();
    try {
      Entry entry = new Entry(event);
      if (closed) {
        return entry.handled;
      }
      if (isMarket(event)) {
        Optional<Entry> waiting = conflated(event);
        if (waiting.isPresent()) {
          return waiting.get().handled;
        }
      }
      entries.add(entry);
      if (isMarket(event)) {
        marketData++;
        Key.of(event).ifPresent(key -> newest.put(key, entry));
      }
      notEmpty.signal();
      return entry.handled;
    } finally {
      lock.unlock();
    }
  }

  /** The entry whose place it took, if it did. */
  private Optional<Entry> conflated(DeskEvent event) {
    if (marketData < mostMarketData) {
      return Optional.empty();
    }
    Optional<Entry> waiting = Key.of(event).map(newest::get);
    // Of books only the newest counts; of trades something is missing then.
    waiting.ifPresent(
        entry ->
            entry.event =
                event instanceof DeskEvent.MarketData data && data.event() instanceof Trade
                    ? data.afterGap()
                    : event);
    return waiting;
  }

  /** Waits for the next event; empty when the queue is closed. */
  public Optional<Entry> take() throws InterruptedException {
    lock.lock();
    try {
      while (entries.isEmpty() && !closed) {
        notEmpty.await();
      }
      Entry entry = closed ? null : entries.poll();
      if (entry != null && isMarket(entry.event)) {
        marketData--;
        marketDataTaken++;
        Key.of(entry.event).ifPresent(key -> newest.remove(key, entry));
      }
      return Optional.ofNullable(entry);
    } finally {
      lock.unlock();
    }
  }

  /** How many market events the desk has taken. */
  public long marketDataTaken() {
    lock.lock();
    try {
      return marketDataTaken;
    } finally {
      lock.unlock();
    }
  }

  /** Drops what waits; nothing is taken any more. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      entries.clear();
      newest.clear();
      notEmpty.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
