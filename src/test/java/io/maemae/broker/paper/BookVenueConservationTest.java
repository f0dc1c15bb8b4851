package io.maemae.broker.paper;

import static io.maemae.broker.paper.BookVenueFixture.CALENDAR;
import static io.maemae.broker.paper.BookVenueFixture.DAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Trade;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookVenueConservationTest {
  private static final class Account {
    private final VenueOrder order;
    private long executed;
    private long cancelled;
    private long removed;

    private Account(VenueOrder order) {
      this.order = order;
    }
  }

  private final Map<Long, Account> accounts = new TreeMap<>();
  private BookVenue venue;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void givenRandomOrdersAndCancels_whenTheDayRuns_thenEveryShareIsAccountedFor(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LocalTime start = seed % 2 == 0 ? LocalTime.of(8, 59, 50) : LocalTime.of(15, 19, 0);
    ManualTimeline timeline = new ManualTimeline(MarketTime.instant(DAY, start));
    List<Listing> listings = SyntheticMarket.LISTINGS.subList(0, 2);
    venue = BookVenue.synthetic(timeline, CALENDAR, listings, Map.of(), seed, event -> {});
    venue.listener(new Accounts());
    venue.start();

    for (long number = 1; number <= 1000; number++) {
      timeline.runUntil(timeline.now().plusMillis(random.nextInt(200)));
      if (random.nextInt(3) > 0) {
        place(random, number, listings.get(random.nextInt(2)).symbol());
      } else {
        cancel(random.nextLong(1, number + 1), 1 + random.nextInt(40));
      }
    }
    accounts.forEach((number, account) -> check(number, account, venue.open(number).units()));
    timeline.runUntil(MarketTime.instant(DAY, LocalTime.of(15, 30)));

    accounts.forEach((number, account) -> check(number, account, 0));
    assertTrue(accounts.values().stream().mapToLong(a -> a.executed).sum() > 0);
  }

  private void place(SplittableRandom random, long number, Symbol symbol) {
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    TimeInForce timeInForce =
        venue.phase(symbol).isAuction()
            ? TimeInForce.DAY
            : TimeInForce.values()[random.nextInt(TimeInForce.values().length)];
    Price near = venue.state(symbol).last().orElse(venue.state(symbol).reference());
    Optional<Price> limit =
        random.nextInt(4) == 0
            ? Optional.empty()
            : Optional.of(Price.ofWon(near.wonFloor() + 500L * (random.nextInt(7) - 3)));
    Quantity quantity = Quantity.of(1 + random.nextInt(random.nextInt(20) == 0 ? 3000 : 60));
    VenueOrder order = new VenueOrder(number, symbol, side, quantity, limit, timeInForce);
    accounts.put(number, new Account(order));
    venue.place(order);
  }

  private void cancel(long number, long quantity) {
    long cancelled = venue.cancel(number, Quantity.of(quantity)).units();
    if (cancelled > 0) {
      accounts.get(number).cancelled += cancelled;
    }
  }

  private static void check(long number, Account account, long open) {
    assertEquals(
        account.order.quantity().units(),
        account.executed + account.cancelled + account.removed + open,
        () -> "order " + number + " " + account.order);
  }

  /** Books what happens, and checks that each trade belongs to as much as was executed in it. */
  private final class Accounts implements Venue.Listener {
    private long boughtInTrade;
    private long soldInTrade;

    @Override
    public void executed(long number, Price price, Quantity quantity, Instant at) {
      Account account = accounts.get(number);
      account.executed += quantity.units();
      boolean buy = account.order.side() == Side.BUY;
      boughtInTrade += buy ? quantity.units() : 0;
      soldInTrade += buy ? 0 : quantity.units();
      account
          .order
          .limit()
          .ifPresent(l -> assertTrue(buy ? !price.isAbove(l) : !price.isBelow(l), "limit"));
    }

    @Override
    public void removed(long number, Quantity remainder, Venue.Removal why, Instant at) {
      accounts.get(number).removed += remainder.units();
    }

    @Override
    public void traded(Trade trade) {
      assertTrue(boughtInTrade <= trade.quantity().units(), trade::toString);
      assertTrue(soldInTrade <= trade.quantity().units(), trade::toString);
      boughtInTrade = 0;
      soldInTrade = 0;
    }
  }
}
