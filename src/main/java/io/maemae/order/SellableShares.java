package io.maemae.order;

import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.portfolio.Fill;
import io.maemae.portfolio.Portfolio;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many shares the broker would sell now, by its newest balance, of those that are free in the
 * books. It may hold shares back of which no order here tells (a pledge, an order placed elsewhere
 * that was not listed yet), or not have them any more.
 *
 * <p>What it holds back is what it has and would not sell, less our open sales, in a reading begun
 * when none of the symbol's orders and fills had moved for the settle time. It is kept until the
 * next such reading; our own sales and fills change what is free in the books meanwhile, so shares
 * bought since count. What no reading has told is nothing, and so is what it told when it cannot be
 * read again for a minute: then all that is free is sold, and the broker's refusal is final. Desk
 * thread.
 */
public final class SellableShares implements OrderListener, ReconciliationListener {
  /** So often is a balance read again for shares that an exit waits for. */
  private static final Duration APART = Duration.ofSeconds(10);

  /** So long does an exit wait for a balance that cannot be read; then all that is free counts. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final OrderLedger ledger;
  private final Portfolio portfolio;
  private final BuyingPower power;
  private final Reconciliation reconciliation;
  private final InstantSource clock;
  private final Map<Held, Long> heldBack = new HashMap<>();
  private final Map<Held, Instant> moved = new HashMap<>();
  private final Map<String, Instant> asked = new HashMap<>();

  /** Since when an exit waits for a balance that does not come. */
  private final Map<String, Instant> waits = new HashMap<>();

  private record Held(String account, Symbol symbol) {
    static Held of(Order order) {
      return new Held(order.account(), order.symbol());
    }
  }

  /** Over the ledger of all accounts; knows nothing before the first balances. */
  public SellableShares(
      OrderLedger ledger,
      Portfolio portfolio,
      BuyingPower power,
      Reconciliation reconciliation,
      InstantSource clock) {
    this.ledger = ledger;
    this.portfolio = portfolio;
    this.power = power;
    this.reconciliation = reconciliation;
    this.clock = clock;
  }

  /** At start, and after a failed commit: what was read before is not known any more. */
  public void reload() {
    heldBack.clear();
    moved.clear();
    asked.clear();
    waits.clear();
  }

  /**
   * The part of a strategy's free shares that the broker would sell now.
   *
   * @param free shares that are free in the books: of the strategy's lot and in no open sale
   */
  public Quantity of(String account, Symbol symbol, Quantity free) {
    if (waitsInVain(account)) {
      return free;
    }
    Held held = new Held(account, symbol);
    Quantity lacking = Quantity.of(heldBack.getOrDefault(held, 0L) + missing(held));
    return free.min(power.sellable(account, symbol).minusOrZero(lacking));
  }

  /** What was read is too old to hold an exit back by. */
  private boolean waitsInVain(String account) {
    Instant since = waits.getOrDefault(account, Instant.MAX);
    return since.isBefore(clock.instant().minus(PATIENCE));
  }

  /** An exit waits for shares that the broker would not sell: reads the balance again. */
  public void readAgain(String account) {
    Instant now = clock.instant();
    waits.putIfAbsent(account, now);
    if (!asked.getOrDefault(account, Instant.MIN).plus(APART).isAfter(now)) {
      asked.put(account, now);
      reconciliation.balanceSoon(account);
    }
  }

  /**
   * Shares that the newest balance does not have at all, if nothing was filled since. Those of open
   * sales may have been sold without a word yet, and are not free anyway.
   */
  private long missing(Held held) {
    Optional<Reading.Complete<Balance>> reading = power.balance(held.account());
    if (reading.isEmpty() || isFilledSince(held, reading.get().begunAt())) {
      return 0;
    }
    long there = holding(reading.get(), held.symbol()).mapToLong(h -> h.quantity().units()).sum();
    long open = power.openSales(held.account(), held.symbol()).units();
    return Math.max(0, portfolio.units(held.account(), held.symbol()) - there - open);
  }

  private boolean isFilledSince(Held held, Instant begunAt) {
    return ledger
        .filledAfter(held.account(), begunAt.minus(BrokerAccount.SETTLE_TIME))
        .contains(held.symbol());
  }

  private static Stream<Balance.Holding> holding(Reading.Complete<Balance> reading, Symbol symbol) {
    return reading.value().holdings().stream().filter(h -> h.symbol().equals(symbol));
  }

  @Override
  public void balance(BrokerAccount account, Reading.Complete<Balance> reading) {
    waits.remove(account.name());
    boolean again = false;
    heldBack
        .keySet()
        .removeIf(
            h ->
                h.account().equals(account.name())
                    && holding(reading, h.symbol()).findAny().isEmpty());
    for (Balance.Holding holding : reading.value().holdings()) {
      Held held = new Held(account.name(), holding.symbol());
      long units =
          holding
              .quantity()
              .minusOrZero(holding.sellable())
              .minusOrZero(power.openSales(held.account(), held.symbol()))
              .units();
      if (power.hasSaleUnderWay(held.account(), held.symbol())) {
        continue; // nobody knows whether it is in the reading
      }
      if (isAtRest(held, reading.begunAt())) {
        heldBack.put(held, units);
      } else {
        again |= units != heldBack.getOrDefault(held, 0L);
      }
    }
    if (again) {
      reconciliation.balanceSoon(account.name());
    }
  }

  private boolean isAtRest(Held held, Instant begunAt) {
    Instant last = moved.getOrDefault(held, Instant.MIN);
    return !isFilledSince(held, begunAt) && !last.plus(BrokerAccount.SETTLE_TIME).isAfter(begunAt);
  }

  private void moved(Order order) {
    if (order.side() == Side.SELL) {
      moved.put(Held.of(order), clock.instant());
    }
  }

  @Override
  public void accepted(Order order) {
    moved(order);
  }

  @Override
  public void adopted(Order order) {
    moved(order);
  }

  @Override
  public void filled(Order order, List<Fill> fills) {
    moved(order);
  }

  @Override
  public void reduced(Order order, Quantity takenBack) {
    moved(order);
  }

  @Override
  public void corrected(Order order, Quantity excess) {
    moved(order);
  }

  /** One that the broker never took has moved nothing there. */
  @Override
  public void ended(Order order) {
    if (!order.legs().isEmpty()) {
      moved(order);
    }
  }

  /** What a sale placed elsewhere holds back is known by the sale from now on. */
  @Override
  public void external(Order order) {
    moved(order);
    long before = heldBack.getOrDefault(Held.of(order), 0L);
    if (order.side() == Side.SELL && before > 0) {
      heldBack.put(Held.of(order), Math.max(0, before - order.open().units()));
      reconciliation.balanceSoon(order.account());
    }
  }
}
