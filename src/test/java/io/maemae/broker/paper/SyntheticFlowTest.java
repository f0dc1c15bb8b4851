package io.maemae.broker.paper;

import static io.maemae.broker.paper.BookVenueFixture.CALENDAR;
import static io.maemae.broker.paper.BookVenueFixture.DAY;
import static io.maemae.broker.paper.BookVenueFixture.SYMBOL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.MarketEvent;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Symbol;
import io.maemae.market.TickTable;
import io.maemae.market.Trade;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SyntheticFlowTest {
  private static final Instant EVE = MarketTime.instant(DAY, LocalTime.of(8, 59, 30));

  private final List<MarketEvent> data = new ArrayList<>();
  private final ManualTimeline timeline = new ManualTimeline(EVE);

  @Test
  void givenEqualSeeds_whenRunTwice_thenTradesAreEqual() {
    assertEquals(twentyMinutes(7), twentyMinutes(7));
  }

  @Test
  void givenOtherSeed_whenRun_thenTradesDiffer() {
    assertNotEquals(twentyMinutes(7), twentyMinutes(8));
  }

  @Test
  void givenStartShortBeforeTheOpen_whenItOpens_thenManyTradeAtOnePrice() {
    BookVenue venue = venue(timeline, 7, Map.of());
    assertTrue(data.stream().noneMatch(Trade.class::isInstance));

    timeline.runUntil(MarketTime.instant(DAY, LocalTime.of(9, 0)));

    List<MarketEvent> prints = data.stream().filter(Trade.class::isInstance).toList();
    assertEquals(SyntheticMarket.LISTINGS.size(), prints.size());
    for (MarketEvent print : prints) {
      Trade trade = (Trade) print;
      assertTrue(trade.price().times(trade.quantity()).wonFloor() > 10_000_000, trade::toString);
      assertEquals(10, venue.book(trade.symbol()).bids().size());
      assertEquals(10, venue.book(trade.symbol()).asks().size());
    }
  }

  @Test
  void givenStateFromBefore_whenStartedInTheDay_thenItGoesOnFromTheLastPrice() {
    ManualTimeline noon = new ManualTimeline(MarketTime.instant(DAY, LocalTime.NOON));
    MarketState state = new MarketState(Price.ofWon(70_000), Optional.of(Price.ofWon(73_500)));

    BookVenue venue = venue(noon, 7, Map.of(SYMBOL, state));

    assertEquals(state, venue.state(SYMBOL));
    assertEquals(Price.ofWon(73_400), venue.book(SYMBOL).bids().get(0).price());
    assertEquals(Price.ofWon(73_600), venue.book(SYMBOL).asks().get(0).price());
  }

  @Test
  void givenAWholeDay_whenItRuns_thenItIsALivelyOneWithinTheLimits() {
    BookVenue venue = venue(timeline, 7, Map.of());
    for (LocalTime t = LocalTime.of(9, 1); t.isBefore(LocalTime.of(15, 20)); t = t.plusMinutes(1)) {
      timeline.runUntil(MarketTime.instant(DAY, t));
      SyntheticMarket.LISTINGS.forEach(listing -> checkBook(venue, listing));
    }
    timeline.runUntil(MarketTime.instant(DAY, LocalTime.of(15, 30)));

    long trades = data.stream().filter(Trade.class::isInstance).count();
    assertTrue(trades > 550_000 && trades < 900_000, () -> "trades " + trades);
    assertTrue(timeline.mostPending() < 40, () -> "pending " + timeline.mostPending());
  }

  private static void checkBook(BookVenue venue, Listing listing) {
    Symbol symbol = listing.symbol();
    if (venue.phase(symbol).isAuction()) {
      return;
    }
    OrderBook book = venue.book(symbol);
    Price bid = book.bids().get(0).price();
    Price ask = book.asks().get(0).price();
    assertTrue(bid.isBelow(ask), book::toString);
    Price last = venue.lastPrice(symbol).orElseThrow();
    assertTrue(PriceLimits.of(listing.kind(), listing.base()).allow(last), book::toString);
    assertTrue(TickTable.of(listing.kind()).isOnTick(last), book::toString);
  }

  private int twentyMinutes(long seed) {
    data.clear();
    ManualTimeline own = new ManualTimeline(EVE);
    venue(own, seed, Map.of());
    own.runUntil(EVE.plusSeconds(1200));
    return data.hashCode();
  }

  private BookVenue venue(ManualTimeline on, long seed, Map<Symbol, MarketState> states) {
    BookVenue venue =
        BookVenue.synthetic(on, CALENDAR, SyntheticMarket.LISTINGS, states, seed, data::add);
    venue.listener(new Silence());
    venue.start();
    return venue;
  }
}
