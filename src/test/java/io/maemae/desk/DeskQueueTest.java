package io.maemae.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.ReferencePrice;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.order.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class DeskQueueTest {
  private static final Instant NOW = Instant.parse("2026-11-20T00:30:00Z");
  private static final Symbol SAMSUNG = new Symbol("005930");
  private static final Symbol HYNIX = new Symbol("000660");

  private final DeskQueue queue = new DeskQueue(2);

  private static DeskEvent.MarketData trade(Symbol symbol, long won) {
    return new DeskEvent.MarketData(new Trade(symbol, NOW, Price.ofWon(won), Quantity.of(1)));
  }

  private static DeskEvent.MarketData afterGap(Symbol symbol, long won) {
    return trade(symbol, won).afterGap();
  }

  private List<DeskEvent> taken(int count) throws InterruptedException {
    List<DeskEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(queue.take().orElseThrow().event());
    }
    return events;
  }

  @Test
  void givenRoom_whenEventsCome_thenAllInTheirOrder() throws InterruptedException {
    DeskEvent started = new DeskEvent.Started(NOW);
    queue.post(trade(SAMSUNG, 1));
    queue.post(started);
    queue.post(trade(SAMSUNG, 2));

    assertEquals(List.of(trade(SAMSUNG, 1), started, trade(SAMSUNG, 2)), taken(3));
  }

  @Test
  void givenTooMuchMarketData_whenMoreComes_thenTheNewestOfEachSymbolIsKeptWithItsGap()
      throws InterruptedException {
    queue.post(trade(SAMSUNG, 1));
    queue.post(trade(HYNIX, 1));
    queue.post(trade(SAMSUNG, 2));
    queue.post(trade(SAMSUNG, 3));

    assertEquals(List.of(afterGap(SAMSUNG, 3), trade(HYNIX, 1)), taken(2));
    queue.post(trade(SAMSUNG, 4));
    assertEquals(List.of(trade(SAMSUNG, 4)), taken(1));
  }

  @Test
  void givenTooMuchMarketData_whenMoreIsMissed_thenItIsToldOnceForEachSymbol()
      throws InterruptedException {
    DeskEvent missed = new DeskEvent.TradesMissed("kis", Optional.of(SAMSUNG), NOW);
    DeskEvent ofAll = new DeskEvent.TradesMissed("kis", Optional.empty(), NOW);
    queue.post(missed);
    queue.post(ofAll);
    queue.post(missed);
    queue.post(ofAll);
    queue.post(trade(SAMSUNG, 1));

    assertEquals(List.of(missed, ofAll, trade(SAMSUNG, 1)), taken(3));
  }

  @Test
  void givenTooMuchMarketData_whenAConditionChanges_thenItsNewestIsKept()
      throws InterruptedException {
    queue.post(trade(SAMSUNG, 1));
    queue.post(searched("a", SAMSUNG));
    queue.post(searched("b", HYNIX));
    queue.post(searched("a", SAMSUNG, HYNIX));

    assertEquals(
        List.of(trade(SAMSUNG, 1), searched("a", SAMSUNG, HYNIX), searched("b", HYNIX)), taken(3));
  }

  private static DeskEvent searched(String condition, Symbol... symbols) {
    return new DeskEvent.ConditionSearched(
        "kiwoom", condition, new Reading.Complete<>(List.of(symbols), NOW), NOW);
  }

  @Test
  void givenTooMuchMarketData_whenAnythingElseComes_thenItIsKept() throws InterruptedException {
    queue.post(trade(SAMSUNG, 1));
    queue.post(trade(SAMSUNG, 2));
    DeskEvent.MarketData reference =
        new DeskEvent.MarketData(new ReferencePrice(SAMSUNG, NOW, Price.ofWon(70_000)));
    DeskEvent woken = new DeskEvent.Woken(7, NOW);

    queue.post(reference);
    queue.post(woken);
    queue.post(trade(HYNIX, 1));

    assertEquals(
        List.of(trade(SAMSUNG, 1), trade(SAMSUNG, 2), reference, woken, trade(HYNIX, 1)), taken(5));
  }

  @Test
  void givenAnEvent_whenHandled_thenWhoeverPostedItKnows() throws InterruptedException {
    CompletableFuture<Void> handled = queue.post(new DeskEvent.Started(NOW));

    DeskQueue.Entry entry = queue.take().orElseThrow();
    assertFalse(handled.isDone());
    entry.handled();

    assertTrue(handled.isDone());
  }

  @Test
  void givenATradeInThePlaceOfAnother_whenHandled_thenWhoeverPostedEitherKnows()
      throws InterruptedException {
    queue.post(trade(HYNIX, 1));
    CompletableFuture<Void> first = queue.post(trade(SAMSUNG, 1));
    CompletableFuture<Void> second = queue.post(trade(SAMSUNG, 2));
    queue.take().orElseThrow().handled();

    queue.take().orElseThrow().handled();

    assertTrue(first.isDone());
    assertTrue(second.isDone());
  }

  @Test
  void givenAClosedQueue_whenTaken_thenEmpty() throws InterruptedException {
    queue.post(new DeskEvent.Started(NOW));

    queue.close();

    assertEquals(Optional.empty(), queue.take());
    assertFalse(queue.post(new DeskEvent.Started(NOW)).isDone());
  }

  @Test
  void givenAFullQueue_whenBooksCome_thenOnlyTheNewestOfASymbolWaits() throws Exception {
    queue.post(book(1));
    queue.post(book(2));
    queue.post(book(3));

    assertEquals(List.of(book(1), book(3)), taken(2));
  }

  private static DeskEvent.MarketData book(long units) {
    OrderBook.Level level = new OrderBook.Level(Price.ofWon(70_000), Quantity.of(units));
    return new DeskEvent.MarketData(new OrderBook(SAMSUNG, NOW, List.of(level), List.of()));
  }
}
