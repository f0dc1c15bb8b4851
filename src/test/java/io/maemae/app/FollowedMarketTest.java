package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.broker.Timeline;
import io.maemae.market.MarketEvent;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.ReferencePrice;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An exchange that is behind the market it follows holds so much of it, and no more. */
final class FollowedMarketTest {
  private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
  private static final Symbol SAMSUNG = MoneyBench.SAMSUNG;
  private static final Symbol HYNIX = MoneyBench.HYNIX;

  private final List<Runnable> planned = new ArrayList<>();
  private final List<MarketEvent> followed = new ArrayList<>();
  private final FollowedMarket market = new FollowedMarket(new Behind(), followed::add, 3);

  /** Does nothing before it is told to. */
  private final class Behind implements Timeline {
    @Override
    public Instant now() {
      return NOW;
    }

    @Override
    public void at(Instant when, Runnable task) {
      planned.add(task);
    }
  }

  private void catchesUp() {
    List<Runnable> tasks = List.copyOf(planned);
    planned.clear();
    tasks.forEach(Runnable::run);
  }

  private static Trade trade(Symbol symbol, long won) {
    return new Trade(symbol, NOW, Price.ofWon(won), Quantity.of(1));
  }

  private static ReferencePrice reference(Symbol symbol, long won) {
    return new ReferencePrice(symbol, NOW, Price.ofWon(won));
  }

  @Test
  void whileItIsNotFarBehindEverythingComesInOrder() {
    List<MarketEvent> events = List.of(trade(SAMSUNG, 1), trade(SAMSUNG, 2), trade(HYNIX, 3));
    events.forEach(market::put);
    catchesUp();
    events.forEach(market::put);
    catchesUp();

    assertEquals(6, followed.size());
    assertEquals(events, followed.subList(0, 3));
    assertEquals(events, followed.subList(3, 6));
  }

  @Test
  void farBehindTheNewestTradeOfEachSymbolIsKept() {
    market.put(trade(SAMSUNG, 1));
    market.put(trade(HYNIX, 2));
    market.put(trade(SAMSUNG, 3));
    for (int won = 10; won < 1_000; won++) {
      market.put(trade(SAMSUNG, won));
      market.put(trade(HYNIX, won));
    }
    assertEquals(3, planned.size());
    catchesUp();

    assertEquals(List.of(trade(SAMSUNG, 1), trade(HYNIX, 999), trade(SAMSUNG, 999)), followed);
  }

  @Test
  void farBehindNothingElseIsLeftOut() {
    for (int won = 1; won <= 5; won++) {
      market.put(reference(SAMSUNG, won));
    }
    market.put(trade(SAMSUNG, 6));
    catchesUp();

    assertEquals(6, followed.size());
    assertEquals(reference(SAMSUNG, 5), followed.get(4));
    assertEquals(trade(SAMSUNG, 6), followed.get(5));
  }
}
