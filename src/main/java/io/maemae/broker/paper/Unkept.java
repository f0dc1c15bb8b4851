package io.maemae.broker.paper;

import io.maemae.market.Price;
import io.maemae.market.Symbol;
import io.maemae.order.ExecutionNotice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an event at the exchange has changed and nobody has been told yet. */
final class Unkept {
  private final Set<PaperBook> cash = new LinkedHashSet<>();
  private final Set<PaperOrder> orders = new LinkedHashSet<>();
  private final List<PaperFill> fills = new ArrayList<>();
  private final Set<Holding> holdings = new LinkedHashSet<>();
  private final Set<Symbol> markets = new TreeSet<>();
  private List<ExecutionNotice> notices = new ArrayList<>();

  private record Holding(PaperBook book, Symbol symbol) {}

  void cash(PaperBook book) {
    cash.add(book);
  }

  void order(PaperOrder order) {
    orders.add(order);
  }

  void fill(PaperFill fill, PaperBook book) {
    fills.add(fill);
    cash.add(book);
    holdings.add(new Holding(book, fill.symbol()));
  }

  /** Where a symbol stands is to be kept. */
  void market(Symbol symbol) {
    markets.add(symbol);
  }

  void notice(ExecutionNotice notice) {
    notices.add(notice);
  }

  /**
   * What is to be kept; begins anew except for the notices.
   *
   * @param at the market time; while it is empty, the market of the symbols waits
   */
  PaperRecords.Change change(Venue venue, Optional<Instant> at) {
    Map<Symbol, MarketState> market = new TreeMap<>();
    if (at.isPresent()) {
      for (Symbol symbol : markets) {
        Optional<Price> reference = venue.referencePrice(symbol);
        reference.ifPresent(
            price -> market.put(symbol, new MarketState(price, venue.lastPrice(symbol))));
      }
      markets.clear();
    }
    PaperRecords.Change change =
        new PaperRecords.Change(
            cash.stream().map(b -> new PaperRecords.Cash(b.name(), b.cash())).toList(),
            List.copyOf(orders),
            List.copyOf(fills),
            holdings.stream()
                .map(
                    h ->
                        new PaperRecords.Held(
                            h.book().name(), h.symbol(), h.book().shares(h.symbol())))
                .toList(),
            market,
            at);
    cash.clear();
    orders.clear();
    fills.clear();
    holdings.clear();
    return change;
  }

  List<ExecutionNotice> takeNotices() {
    List<ExecutionNotice> taken = notices;
    notices = new ArrayList<>();
    return taken;
  }
}
