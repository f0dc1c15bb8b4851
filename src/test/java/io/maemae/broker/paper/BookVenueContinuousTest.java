package io.maemae.broker.paper;

import static io.maemae.market.Side.BUY;
import static io.maemae.market.Side.SELL;
import static io.maemae.market.TimeInForce.FOK;
import static io.maemae.market.TimeInForce.IOC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.market.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookVenueContinuousTest {
  private final BookVenueFixture it = BookVenueFixture.continuous();

  @Test
  void givenTwoPrices_whenSellerComes_thenBetterPriceThenEarlierOrderTrades() {
    it.limit(1, BUY, 10, 70_000);
    it.limit(2, BUY, 10, 70_100);
    it.limit(3, BUY, 10, 70_000);

    it.limit(4, SELL, 25, 70_000);

    assertEquals(
        List.of(
            "#2 10@70100",
            "#4 10@70100",
            "trade 10@70100",
            "#1 10@70000",
            "#4 10@70000",
            "trade 10@70000",
            "#3 5@70000",
            "#4 5@70000",
            "trade 5@70000"),
        it.told());
    assertEquals("5@70000", it.bids());
  }

  @Test
  void givenCrowdBeforeAndBehind_whenCrowdSells_thenOursWaitsItsTurn() {
    it.crowdBids(10, 70_000);
    it.limit(1, BUY, 5, 70_000);
    it.crowdBids(10, 70_000);

    it.crowdAsks(12, 70_000);
    it.crowdAsks(8, 70_000);

    assertEquals(
        List.of(
            "trade 10@70000",
            "#1 2@70000",
            "trade 2@70000",
            "#1 3@70000",
            "trade 3@70000",
            "trade 5@70000"),
        it.told());
    assertEquals("5@70000", it.bids());
  }

  @Test
  void givenCrowdAhead_whenItCancels_thenOursMovesUp() {
    it.crowdBids(10, 70_000);
    it.limit(1, BUY, 5, 70_000);

    it.crowdCancels(BUY, 8, 70_000);
    it.crowdAsks(3, 70_000);

    assertEquals(List.of("trade 2@70000", "#1 1@70000", "trade 1@70000"), it.told());
  }

  @Test
  void givenPartOfOursCancelled_whenSellerComes_thenTheRestKeptItsPlace() {
    it.limit(1, BUY, 10, 70_000);
    it.crowdBids(10, 70_000);

    assertEquals(6, it.cancel(1, 6));
    it.crowdAsks(5, 70_000);

    assertEquals(List.of("#1 4@70000", "trade 4@70000", "trade 1@70000"), it.told());
  }

  @Test
  void givenOursCancelledAndPlacedAgain_whenSellerComes_thenItIsLast() {
    it.limit(1, BUY, 10, 70_000);
    it.crowdBids(10, 70_000);

    assertEquals(10, it.cancel(1, 10));
    it.limit(2, BUY, 10, 70_000);
    it.crowdAsks(12, 70_000);

    assertEquals(List.of("trade 10@70000", "#2 2@70000", "trade 2@70000"), it.told());
  }

  @Test
  void givenPartlyFilled_whenMoreThanTheRestIsCancelled_thenTheRestComesBack() {
    it.limit(1, BUY, 10, 70_000);
    it.crowdAsks(4, 70_000);

    assertEquals(6, it.cancel(1, 10));
    assertEquals(0, it.cancel(1, 10));
    assertEquals(0, it.cancel(99, 1));
    assertEquals("", it.bids());
  }

  @Test
  void givenThinBook_whenMarketOrderSweepsIt_thenTheRestWaitsAtTheLastPrice() {
    it.crowdAsks(5, 70_100);
    it.crowdAsks(5, 70_300);

    it.market(1, BUY, 12);

    assertEquals(List.of("#1 5@70100", "trade 5@70100", "#1 5@70300", "trade 5@70300"), it.told());
    assertEquals("2@70300", it.bids());
    assertEquals(Quantity.of(2), it.venue.open(1));
  }

  @Test
  void givenEmptyBook_whenMarketOrderComes_thenItWaitsAtTheReferencePrice() {
    it.market(1, SELL, 3);

    assertEquals("3@70000", it.asks());
  }

  @Test
  void givenTooLittle_whenIocComes_thenTheRestIsRemoved() {
    it.crowdAsks(5, 70_000);
    it.crowdAsks(5, 70_200);

    it.limit(1, BUY, 8, 70_100, IOC);
    it.market(2, BUY, 8, IOC);

    assertEquals(
        List.of(
            "#1 5@70000",
            "trade 5@70000",
            "#1 removed 3 NOT_FILLED_AT_ONCE",
            "#2 5@70200",
            "trade 5@70200",
            "#2 removed 3 NOT_FILLED_AT_ONCE"),
        it.told());
    assertEquals("", it.bids());
    assertEquals(Quantity.ZERO, it.venue.open(1));
  }

  @Test
  void givenTooLittle_whenFokComes_thenNothingTrades() {
    it.crowdAsks(5, 70_000);
    it.crowdAsks(5, 70_200);

    it.limit(1, BUY, 8, 70_100, FOK);
    it.limit(2, BUY, 8, 70_200, FOK);

    assertEquals(
        List.of(
            "#1 removed 8 NOT_FILLED_AT_ONCE",
            "#2 5@70000",
            "trade 5@70000",
            "#2 3@70200",
            "trade 3@70200"),
        it.told());
  }

  @Test
  void givenEmptyBook_whenFokComes_thenItIsRemoved() {
    it.market(1, BUY, 1, FOK);

    assertEquals(List.of("#1 removed 1 NOT_FILLED_AT_ONCE"), it.told());
  }

  @Test
  void givenMoreThanTenLevels_whenBookIsRead_thenTheBestTenShow() {
    for (int i = 0; i < 12; i++) {
      it.crowdBids(i + 1, 70_000 - 100 * i);
    }

    assertEquals(10, it.venue.book(BookVenueFixture.SYMBOL).bids().size());
    assertEquals("1@70000 2@69900 3@69800", it.bids().substring(0, 23));
  }

  @Test
  void givenWrongOrders_whenPlaced_thenTheyFailAndLeaveNothing() {
    it.limit(1, BUY, 1, 70_000);

    assertThrows(IllegalArgumentException.class, () -> it.limit(1, BUY, 1, 70_000));
    assertThrows(IllegalArgumentException.class, () -> it.limit(2, BUY, 1, 70_050));
    assertThrows(IllegalArgumentException.class, () -> it.limit(2, BUY, 1, 99_000));
    assertEquals(Quantity.ZERO, it.venue.open(2));
    assertEquals("1@70000", it.bids());
  }
}
