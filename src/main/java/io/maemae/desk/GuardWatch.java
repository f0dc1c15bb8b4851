package io.maemae.desk;

import io.maemae.market.MarketTime;
import io.maemae.market.Quantity;
import io.maemae.market.Quote;
import io.maemae.order.BrokerAccount;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Order;
import io.maemae.order.OrderListener;
import io.maemae.order.Outside;
import io.maemae.order.Reconciliation;
import io.maemae.order.ReconciliationListener;
import io.maemae.order.RequestKind;
import io.maemae.order.SettingStore;
import io.maemae.order.TradingStop;
import io.maemae.portfolio.Fill;
import io.maemae.portfolio.Lot;
import io.maemae.strategy.GuardedLot;
import io.maemae.strategy.StrategyGuards;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Watches over what strategies hold: whether prices come that could move its guard, and whether an
 * exit could be placed, for the account's or for another order's sake, and whether anybody looks
 * after it at all. What nothing guards is told at once, and again when it is guarded; a price that
 * stays away is asked for before. Looks only while the market of something held is open, or
 * something told of is not over. Desk thread.
 */
public final class GuardWatch
    implements OrderListener, ReconciliationListener, TradingStop.Listener {
  /** So long without a certain source of prices, and nothing guards. */
  public static final Duration NO_PRICE = Duration.ofSeconds(30);

  /** After so long the price is asked for. */
  private static final Duration QUIET = Duration.ofSeconds(15);

  /** So long may an account take to be read before it is told that no exit can be placed on it. */
  private static final Duration NOT_READY = Duration.ofSeconds(30);

  private static final Duration LOOK = Duration.ofSeconds(5);

  private final PriceSources sources;
  private final StrategyGuards guards;
  private final StrayLots strays;
  private final Reconciliation reconciliation;
  private final TradingStop stop;
  private final Unguarded unguarded;
  private final GuardListener listener;
  private final Outside outside;
  private final InstantSource clock;

  /** Since when each lot is to have prices, as far as we have been there. */
  private final Map<Lot.Key, Instant> open = new HashMap<>();

  /** Since when the price of a lot that was told of comes again. */
  private final Map<Lot.Key, Instant> back = new HashMap<>();

  private Instant planned = Instant.MAX;

  /** Why nothing guards. */
  public enum Reason {
    /** No price comes. */
    NO_PRICE,
    /** An order is in the way: nobody knows what came of it, or its cancel does not go through. */
    BLOCKED,
    /** No strategy of the configuration looks after it. */
    NOT_RUN,
    /** The account was not read since the start, and nothing is ordered on it. */
    NOT_READY
  }

  /**
   * Watches nothing before {@link #reload}.
   *
   * @param feeds by name
   * @param strays what no strategy of the configuration looks after
   * @param settings keeps what was told
   */
  public GuardWatch(
      Map<String, MarketFeed> feeds,
      StrategyGuards guards,
      StrayLots strays,
      Reconciliation reconciliation,
      TradingStop stop,
      SettingStore settings,
      GuardListener listener,
      Outside outside,
      InstantSource clock) {
    this.sources = new PriceSources(feeds, outside);
    this.guards = guards;
    this.strays = strays;
    this.reconciliation = reconciliation;
    this.stop = stop;
    this.unguarded = new Unguarded(settings);
    this.listener = listener;
    this.outside = outside;
    this.clock = clock;
  }

  /** Takes what the store kept: at start, and after a failed commit. */
  public void reload() {
    sources.reload();
    unguarded.reload();
    open.clear();
    back.clear();
    planned = Instant.MAX;
    soon();
  }

  /** Why what a strategy looks after was told not to be guarded; nothing if it was not. */
  public List<Reason> unguarded(Lot.Key lot) {
    return Stream.of(Reason.values())
        .filter(reason -> reason != Reason.NOT_RUN && unguarded.has(lot, reason))
        .toList();
  }

  /** A routine of the day was done: the market may be open soon. */
  void soon() {
    plan(clock.instant());
  }

  /** What was not looked after may be now, or the other way about. */
  @Override
  public void stopChanged() {
    soon();
  }

  /** A price that was asked for has come. */
  void onQuote(Quote quote, String feed) {
    sources.onQuote(feed, quote.symbol(), clock.instant());
  }

  private void plan(Instant when) {
    if (when.isBefore(planned)) {
      planned = when;
      outside.wakeAt(when, () -> onWake(when));
    }
  }

  private void onWake(Instant when) {
    if (when.equals(planned)) {
      planned = Instant.MAX;
      look();
    }
  }

  /** What somebody looks after: what rests by a person's will or a mistake was told of then. */
  private List<GuardedLot> watched() {
    return stop.holdsExits()
        ? List.of()
        : guards.held().stream().filter(lot -> lot.guard().isPresent()).toList();
  }

  private void look() {
    Instant now = clock.instant();
    List<GuardedLot> lots = watched();
    List<String> feeds =
        lots.stream()
            .filter(lot -> isOpen(lot, now))
            .map(lot -> lot.strategy().feed())
            .distinct()
            .toList();
    boolean asking = false;
    for (String feed : feeds) {
      asking |= sources.ask(feed, this::judge);
    }
    if (!asking) {
      judge();
    }
    lots.stream().flatMap(lot -> next(lot, now).stream()).forEach(this::plan);
  }

  private boolean isOpen(GuardedLot lot, Instant now) {
    return sources.has(lot.strategy().feed()) && lot.strategy().hours().session(now).isPresent();
  }

  /** When a lot is to be looked at again. */
  private Optional<Instant> next(GuardedLot lot, Instant now) {
    if (unguarded.has(lot.key(), Reason.BLOCKED)) {
      return Optional.of(now.plus(LOOK));
    }
    LocalDate today = MarketTime.date(now);
    boolean mayFail = sources.has(lot.strategy().feed()) || isResting(lot);
    if (!mayFail
        || !lot.strategy().hours().calendar().isTradingDay(today)
        || !now.isBefore(lot.strategy().hours().close(today))) {
      return Optional.empty();
    }
    Instant opens = lot.strategy().hours().open(today);
    return Optional.of(opens.isAfter(now) ? opens : now.plus(LOOK));
  }

  /** By what is known now. */
  private void judge() {
    Instant now = clock.instant();
    List<GuardedLot> lots = watched();
    forget(lots);
    Map<String, List<GuardedLot>> silent = new TreeMap<>();
    Map<Order, List<GuardedLot>> blocked = new LinkedHashMap<>();
    Map<String, List<GuardedLot>> resting = new TreeMap<>();
    List<GuardedLot> again = new ArrayList<>();
    for (GuardedLot lot : lots) {
      boolean was = unguarded.has(lot.key());
      unguarded.remove(lot.key(), Reason.NOT_RUN); // the strategy was put back
      if (isSilent(lot, now) && unguarded.add(lot.key(), Reason.NO_PRICE)) {
        silent.computeIfAbsent(lot.strategy().feed(), f -> new ArrayList<>()).add(lot);
      }
      lot.blocking()
          .filter(order -> unguarded.add(lot.key(), Reason.BLOCKED))
          .ifPresent(order -> blocked.computeIfAbsent(order, o -> new ArrayList<>()).add(lot));
      if (lot.blocking().isEmpty() && !lot.waiting()) {
        unguarded.remove(lot.key(), Reason.BLOCKED);
      }
      if (restsLong(lot, now) && unguarded.add(lot.key(), Reason.NOT_READY)) {
        resting.computeIfAbsent(lot.strategy().account(), k -> new ArrayList<>()).add(lot);
      }
      if (!isResting(lot)) {
        unguarded.remove(lot.key(), Reason.NOT_READY);
      }
      if (was && !unguarded.has(lot.key())) {
        again.add(lot);
      }
    }
    strays.tell(unguarded, listener);
    silent.forEach(listener::noPrice);
    blocked.forEach(listener::blocked);
    resting.forEach(listener::notReady);
    if (!again.isEmpty()) {
      listener.guardedAgain(again);
    }
    unguarded.keep();
  }

  /** Whether nothing can be ordered on its account now. */
  private boolean isResting(GuardedLot lot) {
    return rests(lot.strategy().account());
  }

  private boolean rests(String account) {
    return reconciliation.isConfigured(account) && !reconciliation.isReady(account);
  }

  /** Out of its hours there is nothing to be missed yet. */
  private boolean restsLong(GuardedLot lot, Instant now) {
    return lot.strategy().hours().session(now).isPresent()
        && reconciliation
            .restsSince(lot.strategy().account())
            .filter(since -> !since.plus(NOT_READY).isAfter(now))
            .isPresent();
  }

  /** What is held no more, or is not to be looked after. */
  private void forget(List<GuardedLot> lots) {
    List<Lot.Key> there =
        Stream.concat(lots.stream().map(GuardedLot::key), strays.all().stream().map(Lot::key))
            .toList();
    unguarded.retain(there);
    open.keySet().retainAll(there);
    back.keySet().retainAll(there);
  }

  /** Whether no price has come for too long; asks for one in time. */
  private boolean isSilent(GuardedLot lot, Instant now) {
    Lot.Key key = lot.key();
    if (!isOpen(lot, now)) {
      open.remove(key);
      back.remove(key);
      return false;
    }
    Instant since = open.computeIfAbsent(key, k -> now);
    Instant certain = sources.certainAt(lot.strategy().feed(), lot.symbol());
    Duration age = Duration.between(certain.isAfter(since) ? certain : since, now);
    if (age.compareTo(QUIET) >= 0) {
      sources.look(lot.strategy().feed(), lot.symbol());
    }
    boolean silent = age.compareTo(NO_PRICE) >= 0;
    onSource(key, !certain.isBefore(since), silent, now);
    return silent;
  }

  /** A source that comes and goes is told to be back only when it has stayed. */
  private void onSource(Lot.Key key, boolean heard, boolean silent, Instant now) {
    if (silent) {
      back.remove(key);
    } else if (unguarded.has(key, Reason.NO_PRICE)
        && heard
        && !back.computeIfAbsent(key, k -> now).plus(NO_PRICE).isAfter(now)) {
      back.remove(key);
      unguarded.remove(key, Reason.NO_PRICE);
    }
  }

  /** What it kept from being guarded is. */
  @Override
  public void ready(BrokerAccount account) {
    if (!unguarded.isEmpty()) {
      soon();
    }
  }

  // Orders: what came of them is judged when the event is done with.

  private void changed(Order order) {
    boolean ofStrategy =
        order.terms().strategy().isPresent() && (sources.any() || rests(order.account()));
    boolean stray =
        strays.isStray(new Lot.Key(order.account(), order.symbol(), order.terms().strategy()));
    if (order.isUnclear() || !unguarded.isEmpty() || ofStrategy || stray) {
      soon();
    }
  }

  @Override
  public void unknown(Order order, String why) {
    changed(order);
  }

  @Override
  public void changeUnknown(Order order, RequestKind kind) {
    changed(order);
  }

  @Override
  public void changeFailed(Order order, RequestKind kind, String why) {
    changed(order);
  }

  @Override
  public void cancelDelayed(Order order, String why) {
    changed(order);
  }

  @Override
  public void adopted(Order order) {
    changed(order);
  }

  @Override
  public void taken(Order order, ClientOrderId before) {
    changed(order);
  }

  @Override
  public void filled(Order order, List<Fill> fills) {
    changed(order);
  }

  @Override
  public void ended(Order order) {
    changed(order);
  }

  @Override
  public void corrected(Order order, Quantity excess) {
    changed(order);
  }
}
