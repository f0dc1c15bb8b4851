package io.maemae.broker.paper;

import static io.maemae.broker.paper.PaperDesk.limit;
import static io.maemae.broker.paper.PaperDesk.market;
import static io.maemae.broker.paper.PaperHarness.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.Money;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.TradingCalendar;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cash, reservations and settlement, to the won. Fee 0.015 %, tax of 2026 0.20 %. */
class PaperAccountTest {
  private static final Money CASH = PaperHarness.ACCOUNT.cash();

  private final PaperHarness exchange = new PaperHarness();
  private final PaperDesk desk = new PaperDesk(exchange);

  @Test
  void cashMovesOnTheSecondTradingDayOverAHolidayWeekend() {
    LocalDate thursday = LocalDate.of(2026, 11, 19);
    LocalDate monday = LocalDate.of(2026, 11, 23);
    PaperHarness holiday =
        new PaperHarness(
            at(thursday, "10:00"),
            new MemoryRecords(),
            TradingCalendar.krx(Set.of(thursday.plusDays(1)), Set.of()));
    PaperDesk buyer = new PaperDesk(holiday);
    buyer.hold(10, 70_000);
    Money after = CASH.minus(Money.ofWon(700_105));

    for (LocalDate day : List.of(thursday, thursday.plusDays(1), monday)) {
      holiday.timeline.runUntil(at(day, "23:59:59"));
      assertEquals(CASH, buyer.balance().deposit(), day.toString());
      assertEquals(after, buyer.balance().settledDeposit());
    }
    holiday.timeline.runUntil(at(monday.plusDays(1), "00:00"));
    assertEquals(after, buyer.balance().deposit());
    assertEquals(after, buyer.balance().orderable());
  }

  @Test
  void whatASaleBroughtMayBeSpentAtOnce() {
    desk.hold(100, 70_000);
    desk.place(limit(Side.SELL, 100, 70_000));
    desk.othersBuy(100, 70_000);

    // 7,000,000 less 1,050 for buying, 1,050 and 14,000 for selling.
    assertEquals(Money.ofWon(10_000_000 - 1_050 - 1_050 - 14_000), desk.balance().orderable());
    assertEquals(CASH, desk.balance().deposit());
    assertEquals(List.of(), desk.balance().holdings());
  }

  @Test
  void aMarketBuyReservesAtTheUpperLimit() {
    OrderId id = desk.place(market(Side.BUY, 10));

    assertEquals(CASH.minus(Money.ofWon(910_000 + 136)), desk.balance().orderable());
    PaperDesk.accepted(desk.sendCancel(id));
    desk.settle();
    assertEquals(CASH, desk.balance().orderable());
  }

  @Test
  void aPartialFillReleasesTheReservationOfItsShares() {
    desk.place(limit(Side.BUY, 10, 70_000));
    desk.othersSell(3, 70_000);

    // 210,000 and 31 of fee are spent; 490,000 and 73 stay reserved.
    assertEquals(CASH.minus(Money.ofWon(210_031 + 490_073)), desk.balance().orderable());
  }

  @Test
  void aBetterPriceThanTheLimitIsNotReservedAnyLonger() {
    desk.othersSell(10, 69_000);
    desk.place(limit(Side.BUY, 10, 70_000));

    assertEquals(CASH.minus(Money.ofWon(690_103)), desk.balance().orderable());
  }

  @Test
  void aModifyReservesTheDearerPriceFromTheMomentItIsAccepted() {
    OrderId id = desk.place(limit(Side.BUY, 10, 70_000));
    PaperDesk.accepted(desk.sendModify(id, 71_000));

    // While both numbers may still fill: 710,000 and the fees of both.
    assertEquals(CASH.minus(Money.ofWon(710_106 + 105)), desk.balance().orderable());
    desk.settle();
    assertEquals(CASH.minus(Money.ofWon(710_106)), desk.balance().orderable());
  }

  @Test
  void aChangeIsListedOnceTheExchangeHasSpoken() {
    OrderId id = desk.place(limit(Side.BUY, 10, 70_000));
    OrderId modify = PaperDesk.accepted(desk.sendModify(id, 71_000));

    assertEquals(List.of(id), desk.rows().stream().map(OrderRow::id).toList());
    desk.settle();
    assertEquals(List.of(id, modify), desk.rows().stream().map(OrderRow::id).toList());
  }

  @Test
  void openSellsAreNotSellableAgain() {
    desk.hold(10, 70_000);
    OrderId id = desk.place(limit(Side.SELL, 6, 71_000));
    PaperDesk.accepted(desk.sendModify(id, 72_000));

    assertEquals(Quantity.of(4), desk.balance().holdings().get(0).sellable());
    desk.settle();
    assertEquals(Quantity.of(4), desk.balance().holdings().get(0).sellable());
    desk.othersBuy(2, 72_000);
    assertEquals(Quantity.of(4), desk.balance().holdings().get(0).sellable());
    assertEquals(Quantity.of(8), desk.balance().holdings().get(0).quantity());
  }

  @Test
  void costIsWithoutFeesAndASaleTakesItsShare() {
    desk.hold(3, 70_000);
    desk.hold(3, 70_100);
    desk.place(limit(Side.SELL, 2, 71_000));
    desk.othersBuy(2, 71_000);

    // 420,300 for six shares; four of them are left.
    assertEquals(Money.ofWon(280_200), desk.balance().holdings().get(0).cost());
  }

  @Test
  void numbersBeginAnewEachTradingDay() {
    OrderId friday = desk.place(limit(Side.BUY, 1, 70_000));
    exchange.closeMarket();
    LocalDate monday = LocalDate.of(2026, 11, 23);
    exchange.timeline.runUntil(at(monday, "10:00"));
    OrderId first = desk.place(limit(Side.BUY, 1, 70_000));

    assertEquals(new OrderId("pretend", PaperHarness.FRIDAY, "00001", "1"), friday);
    assertEquals(new OrderId("pretend", monday, "00001", "1"), first);
    assertEquals(1, desk.rows().size());
    assertEquals(
        friday, exchange.host.orders(PaperHarness.FRIDAY, 0).orElseThrow().rows().get(0).id());
  }
}
