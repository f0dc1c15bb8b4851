package io.maemae.broker.paper;

import static io.maemae.broker.paper.BookVenueFixture.SYMBOL;
import static io.maemae.market.Side.BUY;
import static io.maemae.market.Side.SELL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.ReferencePrice;
import io.maemae.market.TradingPhase;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookVenueAuctionTest {
  private final BookVenueFixture it = new BookVenueFixture("08:59:30");

  @Test
  void givenCrossingOrders_whenItOpens_thenThePriceIsTheOneOfMostVolume() {
    it.crowdBids(10, 70_300);
    it.limit(1, BUY, 10, 70_200);
    it.crowdAsks(15, 70_100);
    it.crowdAsks(10, 70_300);

    it.until("09:00:00");

    assertEquals(List.of("#1 5@70100", "trade 15@70100"), it.told());
    assertEquals("5@70200", it.bids());
    assertEquals("10@70300", it.asks());
    assertEquals(TradingPhase.CONTINUOUS, it.venue.phase(SYMBOL));
  }

  @Test
  void givenEqualVolume_whenItOpens_thenTheImbalanceIsSmallest() {
    it.crowdBids(10, 70_300);
    it.crowdBids(5, 70_100);
    it.crowdAsks(10, 69_900);

    it.until("09:00:00");

    assertEquals(List.of("trade 10@70200"), it.told());
  }

  @Test
  void givenEqualImbalance_whenItOpens_thenThePriceIsNearestToTheReference() {
    it.crowdBids(10, 70_300);
    it.crowdAsks(10, 69_500);

    it.until("09:00:00");

    assertEquals(List.of("trade 10@70000"), it.told());
  }

  @Test
  void givenMarketOrder_whenItOpens_thenItComesFirstAndTheRestGetsThePriceAboveAllLimits() {
    it.limit(1, BUY, 10, 71_000);
    it.market(2, BUY, 30);
    it.crowdAsks(25, 70_500);

    it.until("09:00:00");

    assertEquals(List.of("#2 25@71100", "trade 25@71100"), it.told());
    assertEquals("5@71100 10@71000", it.bids());
  }

  @Test
  void givenSamePrice_whenItOpens_thenTheEarlierOrderTrades() {
    it.crowdBids(4, 70_000);
    it.limit(1, BUY, 10, 70_000);
    it.limit(2, BUY, 10, 70_000);
    it.crowdAsks(16, 70_000);

    it.until("09:00:00");

    assertEquals(List.of("#1 10@70000", "#2 2@70000", "trade 16@70000"), it.told());
  }

  @Test
  void givenMarketOrdersOnly_whenItOpens_thenTheyTradeAtTheReferencePrice() {
    it.market(1, BUY, 10);
    it.market(2, SELL, 4);

    it.until("09:00:00");

    assertEquals(List.of("#1 4@70000", "#2 4@70000", "trade 4@70000"), it.told());
    assertEquals("6@70000", it.bids());
  }

  @Test
  void givenCrossedOrders_whenBookIsRead_thenItShowsWhatWouldBeLeft() {
    it.crowdBids(10, 70_300);
    it.crowdBids(5, 69_900);
    it.crowdAsks(4, 70_000);
    it.crowdAsks(7, 70_400);

    assertEquals("6@70300 5@69900", it.bids());
    assertEquals("7@70400", it.asks());
  }

  @Test
  void givenOrderOfTheAuction_whenCancelled_thenItIsNotExecuted() {
    it.market(1, BUY, 10);
    it.crowdAsks(10, 70_000);

    assertEquals(10, it.cancel(1, 10));
    it.until("09:00:00");

    assertEquals(List.of(), it.told());
  }

  @Test
  void givenClosingAuction_whenItCloses_thenItTradesAtOnePriceAndTheRestExpires() {
    it.until("15:20:00");
    it.limit(1, BUY, 10, 70_100);
    it.crowdAsks(6, 70_100);
    assertEquals(TradingPhase.CLOSING_AUCTION, it.venue.phase(SYMBOL));

    it.until("15:30:00");

    assertEquals(List.of("#1 6@70100", "trade 6@70100", "#1 removed 4 END_OF_DAY"), it.told());
    assertEquals(TradingPhase.CLOSED, it.venue.phase(SYMBOL));
    assertThrows(IllegalStateException.class, () -> it.limit(2, BUY, 1, 70_000));
    assertEquals(0, it.cancel(1, 1));
  }

  @Test
  void givenAClose_whenTheNextTradingDayStarts_thenItIsTheReferencePrice() {
    it.until("15:20:00");
    it.crowdBids(6, 71_000);
    it.crowdAsks(6, 71_000);
    it.until("15:30:00");
    assertEquals(Optional.of(Price.ofWon(71_000)), it.venue.lastPrice(SYMBOL));
    it.data.clear();

    var monday = MarketTime.instant(BookVenueFixture.DAY.plusDays(3), LocalTime.of(8, 0));
    it.timeline.runUntil(monday);

    assertEquals(List.of(new ReferencePrice(SYMBOL, monday, Price.ofWon(71_000))), it.data);
    assertEquals(MarketState.untraded(Price.ofWon(71_000)), it.venue.state(SYMBOL));
  }
}
