package io.maemae.strategy;

import io.maemae.market.Instruments;
import io.maemae.market.Money;
import io.maemae.market.Quantity;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.market.TradingCalendar;
import io.maemae.order.BrokerAccount;
import io.maemae.order.BuyingPower;
import io.maemae.order.OrderLedger;
import io.maemae.order.Outside;
import io.maemae.order.ReconciliationListener;
import io.maemae.order.RestoredBackup;
import io.maemae.order.SellableShares;
import io.maemae.order.SettingStore;
import io.maemae.order.Trading;
import io.maemae.portfolio.Lot;
import io.maemae.portfolio.Marks;
import io.maemae.portfolio.Portfolio;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs strategies: gives them trades and bars, and turns their signals into orders of the right
 * size that pass the checks. Every strategy owns its lot of shares and never sells more than that.
 * Desk thread.
 */
public final class StrategyRunner implements ReconciliationListener {
  private final List<StrategyDefinition> definitions;
  private final StrategySlots slots;
  private final SearchedSlots searched;
  private final StrategyModes modes;
  private final StrategyCalls calls;
  private final BarSignals bars;
  private final BarClock barClock;
  private final WaitingSignals waiting;
  private final ExitRetries retries;
  private final SignalOrders orders;
  private final RestingGuards resting;
  private final SlotHoldings holdings;
  private final StrategyGuards guards;
  private final Portfolio portfolio;
  private final InstantSource clock;

  /**
   * What the runner works with.
   *
   * @param history bars of the past by the name of the stream
   */
  public record Surroundings(
      Trading trading,
      OrderLedger ledger,
      Portfolio portfolio,
      Marks marks,
      BuyingPower power,
      SellableShares sellable,
      Instruments instruments,
      TradingCalendar calendar,
      StrategyStore store,
      SettingStore settings,
      RestoredBackup restored,
      Map<String, HistorySource> history,
      Outside outside,
      InstantSource clock) {}

  /** With the strategies configured. */
  public StrategyRunner(
      Collection<StrategyDefinition> definitions,
      Surroundings surroundings,
      StrategyListener listener) {
    this.definitions = List.copyOf(definitions);
    this.portfolio = surroundings.portfolio();
    Outside outside = surroundings.outside();
    this.clock = surroundings.clock();
    this.modes = new StrategyModes(surroundings.settings());
    this.calls = new StrategyCalls(surroundings, listener);
    this.bars = new BarSignals(calls, this::act, clock);
    this.resting = new RestingGuards(surroundings.settings());
    this.waiting = new WaitingSignals(surroundings, listener);
    this.retries =
        new ExitRetries(waiting, surroundings, slot -> exitThatWaits(slot, clock.instant()));
    this.orders = new SignalOrders(surroundings, listener, waiting, retries);
    this.slots = new StrategySlots(surroundings, bars, new BarWaits(listener, outside));
    this.searched =
        new SearchedSlots(
            slots,
            waiting,
            outside,
            clock,
            slot -> {
              takeUpStored(slot);
              slot.filling.ifPresent(BarFilling::start);
            });
    this.barClock =
        new BarClock(
            this.definitions,
            slots.all(),
            outside,
            (slot, until) -> slot.bars.closeUntil(until, bar -> bars.closed(slot, bar)));
    for (StrategyDefinition definition : this.definitions) {
      if (definition.universe() instanceof Universe.Listed listed) {
        listed.symbols().forEach(symbol -> slots.open(definition, symbol));
      }
    }
    this.holdings =
        new SlotHoldings(
            this.definitions, slots, searched, waiting, resting, retries, surroundings);
    this.guards = new StrategyGuards(slots, holdings, resting, waiting, calls, orders);
    surroundings.ledger().addListener(holdings);
  }

  /** The strategies, in the order configured. */
  public List<StrategyDefinition> strategies() {
    return definitions;
  }

  /**
   * The symbols that a strategy trades now, and then those that it still holds or has just left.
   */
  public List<Symbol> symbols(StrategyDefinition definition) {
    return slots
        .of(definition)
        .sorted(Comparator.comparing(slot -> slot.left.isPresent()))
        .map(slot -> slot.symbol)
        .toList();
  }

  /** The conditions that strategies follow on a stream. */
  public Set<String> conditions(String feed) {
    return definitions.stream()
        .filter(definition -> definition.feed().equals(feed))
        .flatMap(definition -> definition.searched().stream())
        .map(Universe.Searched::condition)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Takes the symbols that meet a condition now.
   *
   * @param feed the stream on which it is searched for
   */
  public void onCondition(String feed, String condition, List<Symbol> symbols) {
    for (StrategyDefinition definition : definitions) {
      if (definition.follows(feed, condition)) {
        searched.found(definition, symbols);
      }
    }
  }

  /** Orders are placed on an account: so is what they were to give up before. */
  @Override
  public void ready(BrokerAccount account) {
    slots.all().stream()
        .filter(slot -> slot.definition.account().equals(account.name()))
        .forEach(retries::onReady);
  }

  /** Calls when strategies are on other symbols than before. */
  public void onSymbolsChange(Runnable handler) {
    searched.onChange(handler);
  }

  /** What guards the shares that they hold. */
  public StrategyGuards guards() {
    return guards;
  }

  /** What a strategy may do now. */
  public StrategyMode mode(StrategyDefinition definition) {
    return modes.of(definition);
  }

  /** Changes what a strategy may do; its open entries are cancelled unless it trades. */
  public void mode(StrategyDefinition definition, StrategyMode mode) {
    modes.set(definition, mode);
    if (mode == StrategyMode.TRADE) {
      slots.of(definition).forEach(resting::resume);
    } else {
      cancelEntries(Optional.of(definition.name()));
    }
    if (mode != StrategyMode.OFF) {
      slots.of(definition).forEach(calls::tryAgain);
    }
  }

  /** Takes what the store kept: at start, and after a failed commit. */
  public void reload() {
    modes.reload(definitions);
    searched.reload();
    slots.all().forEach(this::takeUpStored);
    orders.reload();
    slots.fillings().filter(f -> !f.isEmbedded()).forEach(BarFilling::start);
    holdings.openHeld();
  }

  private void takeUpStored(StrategySlot slot) {
    resting.reload(slot);
    calls.reload(slot);
    holdings.refresh(slot);
    retries.reload(slot);
  }

  /** A trading day begins. */
  public void startDay(LocalDate date) {
    slots.all().forEach(slot -> calls.startDay(slot, date));
    slots.all().forEach(calls::remember);
    slots.fillings().forEach(BarFilling::startDay);
  }

  /** The session goes on: plans the closing of the bars. */
  public void watchBars(Instant now) {
    barClock.watch(now);
  }

  /** Closes all bars of the regular session that ended by a time. */
  public void closeRegularBars(Instant until) {
    barClock.closeRegular(until);
  }

  /**
   * Takes a price that was asked for, of a symbol whose trades do not come. What is held is guarded
   * by it; it opens nothing and makes no bar.
   *
   * @param feed the account at whose broker it was asked for
   */
  public void onQuote(Quote quote, String feed) {
    if (quote.last().isEmpty()) {
      return;
    }
    Trade price = new Trade(quote.symbol(), quote.at(), quote.last().get(), Quantity.of(1));
    for (StrategySlot slot : slots.of(quote.symbol())) {
      if (slot.held > 0 && slot.definition.feed().equals(feed) && slot.trades(quote.at())) {
        exitThatWaits(slot, quote.at());
        calls
            .ask(slot, s -> s.onTrade(price, true))
            .filter(signal -> signal.action() == Signal.Action.EXIT)
            .ifPresent(
                signal -> {
                  act(slot, signal, quote.at());
                  calls.remember(slot);
                });
      }
    }
  }

  /**
   * Takes a trade.
   *
   * @param feed the stream that brought it
   */
  public void onTrade(Trade trade, String feed) {
    List<StrategySlot> interested = slots.of(trade.symbol());
    if (interested.isEmpty()) {
      return;
    }
    slots.fillings(feed, trade.symbol()).forEach(filling -> filling.onTrade(trade));
    for (StrategySlot slot : interested) {
      if (!slot.definition.feed().equals(feed)) {
        continue;
      }
      waiting.due(slot).filter(s -> mayAct(slot, s)).ifPresent(s -> act(slot, s, trade.at()));
      slot.bars.onTrade(trade, bar -> bars.closed(slot, bar));
      if (!slot.isEmbedded() && !slot.trades(trade.at())) {
        continue; // of a session that the strategy does not trade in
      }
      if (slot.isIdle() && (slot.isFilling() || !searched.mayEnter(slot))) {
        continue; // there is nothing to guard, and an entry must not be wasted
      }
      Optional<Signal> signal =
          calls.ask(slot, s -> s.onTrade(trade, slot.held > 0)).filter(s -> mayAct(slot, s));
      if (signal.isPresent()) {
        act(slot, signal.get(), trade.at());
        calls.remember(slot);
      }
    }
  }

  private void exitThatWaits(StrategySlot slot, Instant at) {
    waiting
        .due(slot)
        .filter(signal -> signal.action() == Signal.Action.EXIT)
        .ifPresent(signal -> act(slot, signal, at));
  }

  /** Nothing is entered while bars are missing; what is held is guarded. */
  private static boolean mayAct(StrategySlot slot, Signal signal) {
    return signal.action() != Signal.Action.ENTER || !slot.isFilling();
  }

  /**
   * Trades of a symbol were left out: its open bars are incomplete, and nothing is bought by them
   * until what is missing was filled.
   */
  public void onGap(Symbol symbol, String feed) {
    slots.on(feed, symbol).forEach(slot -> slot.bars.markIncomplete());
    slots.fillings(feed, symbol).forEach(BarFilling::onGap);
  }

  /** The same, where nobody knows of which symbol the trades were. */
  public void onGap(String feed) {
    markIncomplete(feed);
    slots.fillings(feed).forEach(BarFilling::onGap);
  }

  /** A whole stream brings nothing any more: no bar that is open on it is complete. */
  public void onFeedLost(String feed) {
    markIncomplete(feed);
    slots.fillings(feed).forEach(BarFilling::onLost);
  }

  /** A stream is there, or is there again: what it did not bring is filled. */
  public void onFeedBack(String feed) {
    markIncomplete(feed);
    slots.fillings(feed).forEach(BarFilling::onBack);
  }

  private void markIncomplete(String feed) {
    slots.on(feed).forEach(slot -> slot.bars.markIncomplete());
  }

  /** The program ends and no trades come any more: no bar is whole, and the next start fills it. */
  public void stop() {
    bars.stop();
    retries.stop();
  }

  private void act(StrategySlot slot, Signal signal, Instant now) {
    if (signal.action() != Signal.Action.ENTER || searched.mayEnter(slot)) {
      orders.act(slot, signal, modes.of(slot.definition), now);
    } else {
      waiting.leave(slot);
    }
  }

  /** Cancels open entries, of one strategy or of all. */
  public void cancelEntries(Optional<String> strategy) {
    orders.cancelEntries(o -> strategy.isEmpty() || o.terms().strategy().equals(strategy));
  }

  /** Cancels open entries of an account's strategies. */
  public void cancelEntriesOf(String account) {
    orders.cancelEntries(o -> o.account().equals(account));
  }

  /** Drops the entries that waited in a restored backup, for they may have been made since. */
  public List<RestoredEntry> dropRestoredEntries() {
    return waiting.dropRestored(slots.all());
  }

  /** The money a strategy has in shares, at cost. */
  public Money invested(StrategyDefinition definition) {
    return portfolio.lots(definition.account()).stream()
        .filter(lot -> definition.owns(lot.key().strategy()))
        .map(Lot::cost)
        .reduce(Money.ZERO, Money::plus);
  }
}
