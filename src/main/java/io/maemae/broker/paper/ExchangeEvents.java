package io.maemae.broker.paper;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens at the exchange, one event at a time: all that an event changed is kept together,
 * and only then is anybody told of it.
 *
 * <p>What cannot be kept waits, and so does the telling: each later event and request tries again,
 * and until then the exchange answers nothing clearly. If the process ends before, it goes on from
 * what was kept, and nobody was told otherwise. Owned by the timeline's thread.
 */
final class ExchangeEvents {
  private static final Logger log = LoggerFactory.getLogger(ExchangeEvents.class);

  private final Venue venue;
  private final PaperRecords records;
  private final Supplier<Optional<Instant>> marketTime;
  private final Map<String, Consumer<ExecutionNotice>> streams = new HashMap<>();
  private final Set<PaperBook> cash = new LinkedHashSet<>();
  private final Set<PaperOrder> orders = new LinkedHashSet<>();
  private final List<PaperFill> fills = new ArrayList<>();
  private final Set<Holding> holdings = new LinkedHashSet<>();
  private final Set<Symbol> markets = new TreeSet<>();
  private List<ExecutionNotice> notices = new ArrayList<>();
  private int depth;
  private boolean behind;

  private record Holding(PaperBook book, Symbol symbol) {}

  /**
   * @param marketTime the time now; empty while the venue's prices are not today's
   */
  ExchangeEvents(Venue venue, PaperRecords records, Supplier<Optional<Instant>> marketTime) {
    this.venue = venue;
    this.records = records;
    this.marketTime = marketTime;
  }

  /** Sets where the notices of an account go. */
  void stream(String account, Consumer<ExecutionNotice> stream) {
    streams.put(account, stream);
  }

  /** Whether all that happened is kept, after another try if it was not. */
  boolean areKept() {
    if (behind && depth == 0) {
      keepAndTell();
    }
    return !behind;
  }

  /** Does the work, and keeps and tells what it changed once the outermost event is complete. */
  void event(Runnable work) {
    depth++;
    try {
      work.run();
    } finally {
      depth--;
    }
    if (depth == 0) {
      keepAndTell();
    }
  }

  /** Reads what was kept, if it can be read. */
  <T> Optional<T> read(Function<PaperRecords, T> reading) {
    try {
      return Optional.of(reading.apply(records));
    } catch (StoreException e) {
      log.error("paper.unreadable the embedded exchange could not read its records", e);
      return Optional.empty();
    }
  }

  private void keepAndTell() {
    try {
      records.keep(change());
    } catch (StoreException e) {
      if (!behind) {
        log.error("paper.down the embedded exchange could not keep what happened", e);
      }
      behind = true;
      return;
    }
    if (behind) {
      log.info("paper.up the embedded exchange has kept what happened");
    }
    behind = false;
    tellAndForget();
  }

  private void tellAndForget() {
    List<ExecutionNotice> told = notices;
    notices = new ArrayList<>();
    cash.clear();
    orders.clear();
    fills.clear();
    holdings.clear();
    if (marketTime.get().isPresent()) {
      markets.clear();
    }
    for (ExecutionNotice notice : told) {
      streams.getOrDefault(notice.id().account(), n -> {}).accept(notice);
    }
  }

  private PaperRecords.Change change() {
    Optional<Instant> at = marketTime.get();
    return new PaperRecords.Change(
        cash.stream().map(b -> new PaperRecords.Cash(b.name(), b.cash())).toList(),
        List.copyOf(orders),
        List.copyOf(fills),
        holdings.stream().map(ExchangeEvents::held).toList(),
        at.isPresent() ? marketStates() : Map.of(),
        at);
  }

  private static PaperRecords.Held held(Holding holding) {
    PaperBook book = holding.book();
    return new PaperRecords.Held(book.name(), holding.symbol(), book.shares(holding.symbol()));
  }

  private Map<Symbol, MarketState> marketStates() {
    Map<Symbol, MarketState> states = new TreeMap<>();
    for (Symbol symbol : markets) {
      venue
          .referencePrice(symbol)
          .ifPresent(price -> states.put(symbol, new MarketState(price, venue.lastPrice(symbol))));
    }
    return states;
  }

  /** The cash of an account changed. */
  void cash(PaperBook book) {
    cash.add(book);
  }

  /** An order changed. */
  void order(PaperOrder order) {
    orders.add(order);
  }

  /** Where a symbol stands changed. */
  void market(Symbol symbol) {
    markets.add(symbol);
  }

  /** An order was filled, and the account's book has it. */
  void fill(PaperFill fill, PaperOrder order, PaperBook book) {
    fills.add(fill);
    cash.add(book);
    holdings.add(new Holding(book, fill.symbol()));
    markets.add(fill.symbol());
    tell(order, ExecutionNotice.Kind.FILLED, fill.quantity(), Optional.of(fill.price()), fill.at());
  }

  /** Something else is to be told of an order. */
  void tell(PaperOrder order, ExecutionNotice.Kind kind, Quantity last, Instant at) {
    Optional<Price> price =
        kind == ExecutionNotice.Kind.REPLACED ? order.terms().limit() : Optional.empty();
    tell(order, kind, last, price, at);
  }

  private void tell(
      PaperOrder order,
      ExecutionNotice.Kind kind,
      Quantity last,
      Optional<Price> lastPrice,
      Instant at) {
    boolean fill = kind == ExecutionNotice.Kind.FILLED;
    boolean rejected = kind == ExecutionNotice.Kind.REJECTED;
    notices.add(
        new ExecutionNotice(
            kind,
            order.id(),
            order.parentIn(kind),
            order.terms().symbol(),
            order.terms().side(),
            rejected ? order.terms().requested() : order.quantity(),
            last,
            lastPrice,
            fill ? Optional.of(order.filled()) : Optional.empty(),
            fill ? Optional.of(order.filledAmount()) : Optional.empty(),
            order.rejection().orElse(""),
            at));
  }
}
