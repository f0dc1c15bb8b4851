package io.maemae.broker.paper;

import static io.maemae.broker.paper.PaperDesk.accepted;
import static io.maemae.broker.paper.PaperDesk.limit;
import static io.maemae.broker.paper.PaperDesk.market;
import static io.maemae.broker.paper.PaperDesk.order;
import static io.maemae.broker.paper.PaperDesk.refused;
import static io.maemae.broker.paper.PaperHarness.FRIDAY;
import static io.maemae.broker.paper.PaperHarness.SAMSUNG;
import static io.maemae.broker.paper.PaperHarness.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingPhase;
import io.maemae.order.ClientOrderId;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaperRefusalTest {
  private PaperHarness exchange = new PaperHarness();
  private PaperDesk desk = new PaperDesk(exchange);

  private void startAt(java.time.LocalDate date, String time) {
    exchange = new PaperHarness(at(date, time), new MemoryRecords());
    desk = new PaperDesk(exchange);
  }

  @Test
  void anUnknownSymbol() {
    OrderRequest request =
        order(new Symbol("999999"), Side.BUY, 1, Optional.of(PaperHarness.PRICE), TimeInForce.DAY);

    assertEquals("종목코드 오류: 999999 종목이 없습니다", refused(desk.send(request)));
  }

  @Test
  void aSymbolThatTheVenueDoesNotTrade() {
    OrderRequest request =
        order(
            new Symbol("000660"), Side.BUY, 1, Optional.of(Price.ofWon(180_000)), TimeInForce.DAY);

    assertEquals(Refusal.HALTED, refused(desk.send(request)));
  }

  @Test
  void aPriceOffTheTicks() {
    assertEquals("호가단위 오류: 70,050원은 100원 단위가 아닙니다", refused(desk.send(limit(Side.BUY, 1, 70_050))));
  }

  @Test
  void aPriceBeyondTheLimits() {
    String words = "원은 하한가 49,000원과 상한가 91,000원 사이가 아닙니다";

    assertEquals("상하한가 오류: 91,100" + words, refused(desk.send(limit(Side.BUY, 1, 91_100))));
    assertEquals("상하한가 오류: 48,950" + words, refused(desk.send(limit(Side.BUY, 1, 48_950))));
  }

  @Test
  void moreThanAnAccountCanPay() {
    assertEquals(
        "주문가능금액 부족: 가능 10,000,000원, 필요 10,011,501원",
        refused(desk.send(limit(Side.BUY, 143, 70_000))));
  }

  @Test
  void moreSharesThanHeld() {
    assertEquals("매도가능수량 부족: 가능 0주", refused(desk.send(limit(Side.SELL, 1, 70_000))));
  }

  @Test
  void moreSharesThanAnyOrderMayHave() {
    assertEquals(
        "주문수량 한도 초과: 한 번에 100,000,000주까지 주문할 수 있습니다",
        refused(desk.send(limit(Side.BUY, Long.MAX_VALUE, 70_000))));
  }

  @Test
  void anotherVenue() {
    OrderRequest request =
        new OrderRequest(
            new ClientOrderId(1),
            SAMSUNG,
            Side.BUY,
            Quantity.of(1),
            OrderType.MARKET,
            Optional.empty(),
            TimeInForce.DAY,
            io.maemae.market.Venue.NXT);

    assertEquals(Refusal.VENUE, refused(desk.send(request)));
  }

  @Test
  void outsideTheHours() {
    startAt(FRIDAY, "08:19:59.999");
    assertEquals(Refusal.BEFORE_OPEN, refused(desk.send(market(Side.BUY, 1))));
    startAt(FRIDAY, "15:30");
    assertEquals(Refusal.AFTER_CLOSE, refused(desk.send(market(Side.BUY, 1))));
    startAt(FRIDAY.plusDays(1), "10:00");
    assertEquals(Refusal.HOLIDAY, refused(desk.send(market(Side.BUY, 1))));
  }

  @Test
  void anOrderThatGetsToTheExchangeAfterTheClose() {
    startAt(FRIDAY, "15:29:59.999");

    OrderId id = accepted(desk.send(limit(Side.BUY, 1, 70_000)));
    desk.settle();

    assertEquals(Refusal.AFTER_CLOSE, desk.lastNotice());
    assertEquals(Optional.of(Refusal.AFTER_CLOSE), desk.rows().get(0).rejection());
    assertEquals(id, desk.rows().get(0).id());
    assertEquals(PaperHarness.ACCOUNT.cash(), desk.balance().orderable());
  }

  @Test
  void ordersForAtOnceInAnyAuction() {
    for (TimeInForce atOnce : List.of(TimeInForce.IOC, TimeInForce.FOK)) {
      for (String time : List.of("08:30", "15:25")) {
        startAt(FRIDAY, time);
        accepted(desk.send(limit(Side.BUY, 1, PaperHarness.PRICE, atOnce)));
        desk.settle();
        assertEquals(Refusal.AUCTION, desk.lastNotice());
      }
    }
  }

  @Test
  void aHaltedSymbol() {
    exchange.venue.phase(SAMSUNG, TradingPhase.CLOSED);

    accepted(desk.send(limit(Side.BUY, 1, 70_000)));
    desk.settle();

    assertEquals(Refusal.HALTED, desk.lastNotice());
  }

  @Test
  void aChangeOfAnOrderThatIsOver() {
    OrderId filled = desk.place(limit(Side.BUY, 1, 70_000));
    desk.othersSell(1, 70_000);

    assertEquals("정정/취소 가능 수량 없음", refused(desk.sendCancel(filled)));
    assertEquals("정정/취소 가능 수량 없음", refused(desk.sendModify(filled, 70_100)));
  }

  @Test
  void aChangeOfMoreThanIsOpen() {
    OrderId open = desk.place(limit(Side.BUY, 10, 70_000));

    assertEquals("정정/취소 가능 수량 초과: 가능 10주", refused(desk.sendCancel(open, 11)));
    assertEquals(Refusal.NO_QUANTITY, refused(desk.sendCancel(open, 0)));
  }

  @Test
  void aSecondChangeWhileTheFirstIsOnItsWay() {
    OrderId open = desk.place(limit(Side.BUY, 10, 70_000));
    accepted(desk.sendCancel(open, 4));

    assertEquals("정정/취소 가능 수량 초과: 가능 6주", refused(desk.sendCancel(open, 7)));
    accepted(desk.sendModify(open, 70_100));
    assertEquals("정정/취소 가능 수량 없음", refused(desk.sendCancel(open)));
    desk.settle();

    assertEquals(Quantity.of(6), desk.rows().get(2).open());
  }

  @Test
  void aModifyToAPriceThatNoOrderMayHave() {
    OrderId open = desk.place(limit(Side.BUY, 10, 70_000));

    assertTrue(refused(desk.sendModify(open, 70_050)).startsWith("호가단위 오류"));
    assertTrue(refused(desk.sendModify(open, 91_100)).startsWith("상하한가 오류"));
  }

  @Test
  void aModifyThatCostsTooMuch() {
    OrderId open = desk.place(limit(Side.BUY, 140, 70_000));

    assertEquals(
        "주문가능금액 부족: 가능 10,000,000원, 필요 10,081,512원", refused(desk.sendModify(open, 72_000)));
    accepted(desk.sendModify(open, 71_000));
  }

  @Test
  void aNumberOfAnotherDay() {
    OrderId open = desk.place(limit(Side.BUY, 10, 70_000));
    OrderId yesterday =
        new OrderId(open.account(), open.tradingDate().minusDays(1), open.branch(), open.number());

    assertEquals(Refusal.NO_ORIGINAL, refused(desk.sendCancel(yesterday)));
  }
}
