package io.maemae.desk;

import io.maemae.market.MarketTime;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Order;
import io.maemae.order.OrderLedger;
import io.maemae.order.OrderListener;
import io.maemae.order.Outside;
import io.maemae.order.SettingStore;
import io.maemae.portfolio.Fill;
import io.maemae.portfolio.Portfolio;
import io.maemae.strategy.StrategyDefinition;
import io.maemae.strategy.StrategyRunner;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Knows which symbols have to be heard, and tells each feed the important ones first: those with
 * open orders, those held, those of strategies, those that a person watches, and those that were
 * traded today, whose base price the day's result needs. Desk thread.
 */
public final class MarketWatch implements OrderListener {
  private final Map<String, MarketFeed> feeds;
  private final Map<String, String> feedOfAccount;
  private final OrderLedger ledger;
  private final Portfolio portfolio;
  private final StrategyRunner strategies;
  private final Outside outside;
  private final InstantSource clock;
  private final StreamPlaces places;
  private final Map<String, List<Symbol>> told = new HashMap<>();
  private final Map<String, Set<Symbol>> watched = new HashMap<>();

  /**
   * With the streams there are.
   *
   * @param feeds by name
   * @param feedOfAccount the name of the feed on which an account trades; accounts without one
   *     trade on a market that tells everything anyway
   * @param listener is told what found no place on a stream
   */
  public MarketWatch(
      Map<String, MarketFeed> feeds,
      Map<String, String> feedOfAccount,
      OrderLedger ledger,
      Portfolio portfolio,
      StrategyRunner strategies,
      Outside outside,
      SettingStore settings,
      FeedListener listener,
      InstantSource clock) {
    this.feeds = new TreeMap<>(feeds);
    this.feedOfAccount = Map.copyOf(feedOfAccount);
    this.ledger = ledger;
    this.portfolio = portfolio;
    this.strategies = strategies;
    this.outside = outside;
    this.clock = clock;
    this.places = new StreamPlaces(feeds, settings, listener, outside, clock);
    ledger.addListener(this);
    strategies.onSymbolsChange(this::refresh);
  }

  /** Whether nothing has to be asked for: without feeds the market tells everything anyway. */
  public boolean tellsEverything() {
    return feeds.isEmpty();
  }

  /** The feed on which an account trades. */
  public Optional<String> feedOf(String account) {
    return Optional.ofNullable(feedOfAccount.get(account));
  }

  /** Takes what a person watches on a feed, instead of what was watched there before. */
  public void watch(String feed, Collection<Symbol> symbols) {
    watched.put(feed, new LinkedHashSet<>(symbols));
    refresh();
  }

  /** Tells the feeds anew, whatever they know: they, or we, have started again. */
  void start() {
    told.clear();
    places.reset();
    refresh();
  }

  /** A trading day begins. */
  void startDay() {
    refresh();
    feeds.keySet().forEach(this::lookForPlaces);
  }

  /** The stream of a feed is there again. */
  void onBack(String feed) {
    if (feeds.containsKey(feed)) {
      lookForPlaces(feed);
    }
  }

  private void lookForPlaces(String feed) {
    places.look(feed, () -> important(feed));
  }

  private void refresh() {
    for (Map.Entry<String, MarketFeed> feed : feeds.entrySet()) {
      List<Symbol> symbols = List.copyOf(symbols(feed.getKey()));
      if (!symbols.equals(told.put(feed.getKey(), symbols))) {
        outside.tell(() -> feed.getValue().want(symbols));
        lookForPlaces(feed.getKey());
      }
    }
  }

  private Set<Symbol> symbols(String feed) {
    Set<Symbol> symbols = new LinkedHashSet<>();
    for (Order order : ledger.working()) {
      if (isOn(feed, order.account())) {
        symbols.add(order.symbol());
      }
    }
    symbols.addAll(important(feed));
    symbols.addAll(watched.getOrDefault(feed, Set.of()));
    LocalDate today = MarketTime.date(clock.instant());
    feedOfAccount.keySet().stream()
        .filter(account -> isOn(feed, account))
        .sorted()
        .forEach(account -> symbols.addAll(portfolio.traded(account, today)));
    return symbols;
  }

  /** Those held, and those of strategies. */
  private Set<Symbol> important(String feed) {
    Set<Symbol> symbols = new LinkedHashSet<>();
    portfolio.lots().stream()
        .filter(lot -> isOn(feed, lot.key().account()) && lot.units() != 0)
        .map(lot -> lot.key().symbol())
        .sorted()
        .forEach(symbols::add);
    for (StrategyDefinition strategy : strategies.strategies()) {
      if (strategy.feed().equals(feed)) {
        symbols.addAll(strategies.symbols(strategy));
      }
    }
    return symbols;
  }

  private boolean isOn(String feed, String account) {
    return feed.equals(feedOfAccount.get(account));
  }

  @Override
  public void accepted(Order order) {
    refresh();
  }

  @Override
  public void adopted(Order order) {
    refresh();
  }

  @Override
  public void taken(Order order, ClientOrderId before) {
    refresh();
  }

  @Override
  public void external(Order order) {
    refresh();
  }

  @Override
  public void filled(Order order, List<Fill> fills) {
    refresh();
  }

  @Override
  public void ended(Order order) {
    refresh();
  }

  @Override
  public void corrected(Order order, Quantity excess) {
    refresh();
  }
}
