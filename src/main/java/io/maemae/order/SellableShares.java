package io.maemae.order;

import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.portfolio.Portfolio;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How many shares the broker would sell now, of those that are free in the books. It may hold
 * shares back of which no order here tells (a pledge, an order placed elsewhere that was not listed
 * yet), or not have them any more.
 *
 * <p>What it holds back is what is free in the books and it would not sell, in a reading of the
 * balance begun when nothing of the symbol's orders had moved for the settle time. It is kept until
 * the next such reading; our own sales and fills change what is free in the books meanwhile, so
 * shares bought since count. What no reading has told is nothing, and so is what it told when it
 * cannot be read again for a minute: then all that is free is sold, and the broker's refusal is
 * final. Desk thread.
 */
public final class SellableShares implements OrderListener, ReconciliationListener {
  /** So long does an exit wait for a balance that cannot be read; then all that is free counts. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final OrderLedger ledger;
  private final Portfolio portfolio;
  private final BuyingPower power;
  private final Reconciliation reconciliation;
  private final InstantSource clock;
  private final Map<Held, Quantity> heldBack = new HashMap<>();

  /** Since when an exit waits for a balance that does not come. */
  private final Map<String, Instant> waits = new HashMap<>();

  private record Held(String account, Symbol symbol) {}

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
    waits.clear();
  }

  /**
   * The part of a strategy's free shares that the broker would sell now.
   *
   * @param free shares that are free in the books: of the strategy's lot and in no open sale
   */
  public Quantity of(String account, Symbol symbol, Quantity free) {
    Instant since = waits.getOrDefault(account, Instant.MAX);
    if (since.isBefore(clock.instant().minus(PATIENCE))) {
      return free;
    }
    Quantity back = heldBack(new Held(account, symbol));
    return free.min(power.sellable(account, symbol).minusOrZero(back));
  }

  private Quantity heldBack(Held held) {
    return heldBack.getOrDefault(held, Quantity.ZERO);
  }

  /** An exit waits for shares that the broker would not sell: reads the balance again. */
  public void readAgain(String account) {
    waits.putIfAbsent(account, clock.instant());
    reconciliation.balanceSoon(account);
  }

  @Override
  public void balance(BrokerAccount account, Reading.Complete<Balance> reading) {
    String name = account.name();
    waits.remove(name);
    List<Symbol> moved =
        ledger.movedAfter(name, reading.begunAt().minus(BrokerAccount.SETTLE_TIME));
    TreeSet<Symbol> symbols = new TreeSet<>();
    portfolio.lots(name).forEach(lot -> symbols.add(lot.key().symbol()));
    heldBack.keySet().removeIf(h -> h.account().equals(name) && !symbols.contains(h.symbol()));
    for (Symbol symbol : symbols) {
      Held held = new Held(name, symbol);
      Quantity back =
          power.sellable(name, symbol).minusOrZero(BuyingPower.sellable(reading.value(), symbol));
      if (power.hasSaleUnderWay(name, symbol)) {
        continue; // nobody knows whether it is in the reading
      }
      if (!moved.contains(symbol)) {
        heldBack.put(held, back);
      } else if (!back.equals(heldBack(held))) {
        reconciliation.balanceSoon(name);
      }
    }
  }

  /** What a sale placed elsewhere holds back is known by the sale from now on. */
  @Override
  public void external(Order order) {
    Held held = new Held(order.account(), order.symbol());
    if (order.side() == Side.SELL) {
      heldBack.computeIfPresent(held, (h, back) -> back.minusOrZero(order.open()));
    }
  }
}
