package io.maemae.broker.paper;

import static io.maemae.broker.paper.BookVenueFixture.SYMBOL;
import static io.maemae.market.Side.BUY;
import static io.maemae.market.Side.SELL;
import static io.maemae.market.TimeInForce.FOK;
import static io.maemae.market.TimeInForce.IOC;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.TradingPhase;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolatilityInterruptionTest {
  private final BookVenueFixture it = BookVenueFixture.continuous();

  @Test
  void givenNextPriceThreePercentAway_whenOrderSweeps_thenItsRestWaitsForOnePrice() {
    it.crowdAsks(5, 72_000);
    it.crowdAsks(5, 72_100);

    it.limit(1, BUY, 8, 72_500);

    assertEquals(List.of("#1 5@72000", "trade 5@72000"), it.told());
    assertEquals(TradingPhase.VOLATILITY_AUCTION, it.venue.phase(SYMBOL));

    it.until("10:01:59.999");
    assertEquals(List.of(), it.told());
    it.until("10:02:00");

    assertEquals(List.of("#1 3@72100", "trade 3@72100"), it.told());
    assertEquals(TradingPhase.CONTINUOUS, it.venue.phase(SYMBOL));
    assertEquals("2@72100", it.asks());
  }

  @Test
  void givenMarketOrderHeld_whenTheAuctionEnds_thenItTradesFirst() {
    it.crowdBids(5, 67_000);
    it.market(1, SELL, 8);
    it.limit(2, SELL, 5, 66_900);

    it.until("10:02:00");

    assertEquals(List.of("#1 5@66800", "trade 5@66800"), it.told());
    assertEquals("3@66800 5@66900", it.asks());
  }

  @Test
  void givenImmediateOrders_whenTheyReachThreePercent_thenTheyEndThereAndNothingIsInterrupted() {
    it.crowdAsks(5, 72_000);
    it.crowdAsks(5, 72_100);

    it.limit(1, BUY, 8, 72_100, FOK);
    it.limit(2, BUY, 8, 72_100, IOC);

    assertEquals(
        List.of(
            "#1 removed 8 NOT_FILLED_AT_ONCE",
            "#2 5@72000",
            "trade 5@72000",
            "#2 removed 3 NOT_FILLED_AT_ONCE"),
        it.told());
    assertEquals(TradingPhase.CONTINUOUS, it.venue.phase(SYMBOL));
  }

  @Test
  void givenInterruptionAtTheEnd_whenClosingAuctionStarts_thenItBecomesPartOfIt() {
    it.until("15:19:00");
    it.crowdAsks(5, 73_000);
    it.market(1, BUY, 3);

    it.until("15:29:59");
    assertEquals(List.of(), it.told());
    assertEquals(TradingPhase.CLOSING_AUCTION, it.venue.phase(SYMBOL));
    it.until("15:30:00");

    assertEquals(List.of("#1 3@73000", "trade 3@73000"), it.told());
  }
}
