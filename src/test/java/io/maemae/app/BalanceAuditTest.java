package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.desk.DeskEvent.StreamChanged.State;
import io.maemae.desk.Routine;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.ReferencePrice;
import io.maemae.market.Side;
import io.maemae.order.OrderRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Orders explain fills; the balance only audits. */
class BalanceAuditTest extends MoneyTest {
  private static final Duration SOON = Duration.ofMillis(100);
  private static final Duration CONFIRMED = Duration.ofSeconds(5);
  private static final String SHARES_TOLD =
      "[kis 모의] 삼성전자 005930 증권사 잔고가 장부와 -4주 다릅니다. 장부를 맞췄고, 이 종목 전략의 청산과 손절은 멈추고"
          + " 신규 진입도 멈췄습니다. 확인한 뒤 /strategy NAME on 과 /resume";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross").strategy("other");
    unstarted.broker().sharesMove(MoneyBench.HYNIX, 7);
  }

  private List<String> cashEntries() {
    return bench.rows(
        "select account || ' ' || cast(amount as bigint) || ' ' || reason from cash_entry"
            + " order by id");
  }

  private List<String> shareEntries() {
    return bench.rows(
        "select coalesce(strategy || ' ', '') || symbol || ' ' || units || ' ' || reason"
            + " from share_entry order by id");
  }

  private void audit() {
    bench.routine(Routine.RECONCILIATION);
    bench.advance(CONFIRMED);
  }

  @Test
  void givenAFirstStart_whenTheBalanceIsRead_thenItOpensTheLedger() {
    assertEquals(List.of("kis 000660 7"), bench.lots());
    assertEquals(List.of("kis 10000000 OPENING", "kiwoom 10000000 OPENING"), cashEntries());
    assertEquals(List.of("000660 7 OPENING"), shareEntries());
  }

  @Test
  void givenFillsBeforeTheFirstStart_whenRead_thenTheyAndTheOpeningAddUpToTheBalance() {
    bench.close();
    bench = new MoneyBench(directory.resolve("second"));
    bench.broker().place(MoneyBench.SAMSUNG, Side.BUY, 5, 70_000);
    bench.broker().fillsUnsaid("1001", 5, 70_000);
    bench.start();

    assertEquals(List.of("kis 005930 5"), bench.lots());
    assertEquals(bench.broker().cash(), bench.cash(MoneyBench.KIS));
  }

  @Test
  void givenAFillElsewhereAtTheFirstStart_whenTheBalanceWasBehind_thenTheOpeningIsCorrected() {
    bench.close();
    bench = new MoneyBench(directory.resolve("second"));
    broker = bench.broker();
    bench.begin();
    broker.place(MoneyBench.HYNIX, Side.BUY, 5, 70_000);
    broker.fills("1001", 5, 70_000);
    broker.sharesMove(MoneyBench.HYNIX, -5);
    bench.advance(Duration.ofSeconds(1));
    bench.forget();
    assertEquals(List.of("000660 -5 OPENING"), shareEntries());

    broker.sharesMove(MoneyBench.HYNIX, 5);
    bench.advance(Duration.ofSeconds(10));

    assertEquals(List.of("000660 -5 OPENING", "000660 5 OPENING"), shareEntries());
    assertEquals(List.of("kis 000660 5"), bench.lots());
    assertEquals(
        List.of(
            "[kis 모의] SK하이닉스 000660 계좌를 처음 읽는 동안 다른 곳에서 체결이 있었습니다."
                + " 장부의 시작 수량을 증권사 잔고에 맞춰 5주 바로잡았습니다."),
        bench.told());
  }

  @Test
  void givenAFillElsewhereAtTheFirstStart_whenNoListCouldTellOfIt_thenTheOpeningIsNotSureYet() {
    bench.close();
    bench = new MoneyBench(directory.resolve("second"));
    broker = bench.broker();
    broker.place(MoneyBench.HYNIX, Side.BUY, 5, 70_000);
    broker.fillsUnsaid("1001", 5, 70_000);
    broker.lists(rows -> List.of());
    bench.begin();
    bench.advance(Duration.ofMillis(500));
    assertEquals(List.of("000660 5 OPENING"), shareEntries());
    broker.unreadable("HTTP 500");
    bench.advance(Duration.ofSeconds(4));
    bench.hintsAtBalance();
    bench.advance(Duration.ofSeconds(8));
    broker.listsTruth();
    broker.readable();

    bench.advance(Duration.ofMinutes(1));
    audit();

    assertEquals(List.of("000660 5 OPENING", "000660 -5 OPENING"), shareEntries());
    assertEquals(List.of("kis 000660 5"), bench.lots());
    assertEquals(broker.cash(), bench.cash(MoneyBench.KIS));
  }

  @Test
  void givenAnOpeningOfTooMuch_whenThoseSharesWereSoldElsewhere_thenTheyWereTheStrategys() {
    bench.close();
    bench = new MoneyBench(directory.resolve("second")).strategy("cross");
    broker = bench.broker();
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 7, 70_000);
    broker.fillsUnsaid("1001", 7, 70_000);
    String open = broker.place(MoneyBench.HYNIX, Side.BUY, 1, 60_000).number();
    broker.lists(rows -> List.of());
    bench.begin();
    bench.advance(Duration.ofMillis(500));
    broker.listsTruth();
    bench.hears(new ReferencePrice(MoneyBench.SAMSUNG, bench.now(), Price.ofWon(70_000)));
    bench.advance(Duration.ofMinutes(2));
    bench.strategyHolds("cross", 10);
    bench.advance(Duration.ofMinutes(2));
    assertEquals(List.of("kis 005930 14", "kis 005930 cross 10"), bench.lots());
    String sale = broker.place(MoneyBench.SAMSUNG, Side.SELL, 17, 70_000).number();
    broker.fills(sale, 17, 70_000);

    broker.endsUnsaid(open);
    bench.advance(Duration.ofMinutes(2));
    audit();

    assertEquals(0, broker.shares(MoneyBench.SAMSUNG));
    assertEquals(List.of(), bench.lots());
  }

  @Test
  void givenABalanceThatTakesLong_whenAListOfMeanwhileCouldNotTellOfIt_thenItConfirmsNothing() {
    bench.close();
    bench = new MoneyBench(directory.resolve("second"));
    broker = bench.broker();
    broker.readingsTake(Duration.ofSeconds(5));
    broker.balancesAreOfTheirEnd();
    broker.balanceUnreadable("HTTP 500");
    bench.begin();
    bench.advance(Duration.ofSeconds(10));
    broker.readable();
    bench.advance(Duration.ofMillis(8_500));
    bench.stream(MoneyBench.KIS, State.UP);
    bench.advance(Duration.ofMillis(500));
    broker.place(MoneyBench.HYNIX, Side.BUY, 5, 70_000);
    broker.fillsUnsaid("1001", 5, 70_000);
    bench.advance(Duration.ofSeconds(3));
    assertEquals(List.of("000660 5 OPENING"), shareEntries());
    broker.unreadable("HTTP 500");
    bench.advance(Duration.ofSeconds(8));
    broker.readable();

    bench.advance(Duration.ofMinutes(2));
    bench.routine(Routine.RECONCILIATION);
    bench.advance(Duration.ofMinutes(1));

    assertEquals(List.of("000660 5 OPENING", "000660 -5 OPENING"), shareEntries());
    assertEquals(List.of("kis 000660 5"), bench.lots());
  }

  @Test
  void givenCashThatMovesBeforeTheOpeningIsSure_whenItIs_thenItBelongsToTheOpeningAndIsTold() {
    bench.close();
    bench = new MoneyBench(directory.resolve("second"));
    broker = bench.broker();
    bench.begin();
    broker.place(MoneyBench.HYNIX, Side.BUY, 5, 60_000);
    bench.advance(Duration.ofSeconds(1));
    broker.cashMoves(1_000_000);
    bench.advance(CONFIRMED);
    bench.forget();

    broker.endsUnsaid("1001");
    bench.advance(Duration.ofMinutes(2));

    assertEquals(
        List.of("kis 10000000 OPENING", "kiwoom 10000000 OPENING", "kis 1000000 OPENING"),
        cashEntries());
    assertEquals(
        1,
        bench.told().stream()
            .filter(t -> t.startsWith("[kis 모의] 계좌를 처음 읽은 뒤 예수금이 +1,000,000원 달라져"))
            .count());
  }

  @Test
  void givenSharesThatMoved_whenTheBrokerHintsAtIt_thenTheBalanceIsReadOnceAndTheLedgerFollows() {
    broker.sharesMove(MoneyBench.HYNIX, 3);
    bench.forget();

    bench.hintsAtBalance();
    bench.hintsAtBalance();
    bench.advance(Duration.ofSeconds(2));
    assertEquals(List.of(), broker.asked());
    bench.advance(Duration.ofSeconds(2));
    assertEquals(List.of("read balance"), broker.asked());
    assertEquals(List.of("kis 000660 7"), bench.lots());

    // Two readings that agree change a position, not the hint.
    bench.advance(CONFIRMED);
    assertEquals(List.of("kis 000660 10"), bench.lots());
  }

  @Test
  void givenAnUntoldFillElsewhere_whenTheBalanceIsRead_thenTheListExplainsItFirst() {
    broker.place(MoneyBench.HYNIX, Side.BUY, 3, 70_000);
    broker.fillsUnsaid("1001", 3, 70_000);

    bench.hintsAtBalance();
    bench.advance(Duration.ofMinutes(1));

    assertEquals(List.of("#1 BUY 3@70000"), bench.fills());
    assertEquals(List.of("kis 000660 10"), bench.lots());
    assertEquals(List.of("000660 7 OPENING"), shareEntries());
    assertEquals(List.of("kis 10000000 OPENING", "kiwoom 10000000 OPENING"), cashEntries());
  }

  @Test
  void givenAnUntoldFillElsewhere_whenTheListCannotBeRead_thenTheBalanceAloneChangesNothing() {
    broker.place(MoneyBench.HYNIX, Side.BUY, 3, 70_000);
    broker.fillsUnsaid("1001", 3, 70_000);
    broker.unreadable("HTTP 500");

    bench.hintsAtBalance();
    bench.advance(Duration.ofMinutes(1));
    assertEquals(List.of("kis 000660 7"), bench.lots());

    broker.readable();
    bench.advance(Duration.ofMinutes(1));
    assertEquals(List.of("#1 BUY 3@70000"), bench.fills());
    assertEquals(List.of("kis 000660 10"), bench.lots());
  }

  @Test
  void givenHoldingsThatAreNoShares_whenRead_thenToldOnceAndNotCounted() {
    broker.holdsToo("KR6095561B13");

    bench.routine(Routine.RECONCILIATION);
    bench.advance(CONFIRMED);
    bench.routine(Routine.FINAL_RECONCILIATION);
    bench.advance(CONFIRMED);

    assertEquals(
        List.of(
            "[kis 모의] 이 계좌에는 여기서 다루지 않는 종목이 있습니다: KR6095561B13. "
                + "잔고, 평가, 주문 어디에도 넣지 않으니 증권사 앱에서 관리하세요."),
        bench.told());
    assertEquals(List.of("kis 000660 7"), bench.lots());
  }

  @Test
  void givenSharesThatWent_whenTwoReadingsAgree_thenBookedToldAndStrategiesStop() {
    bench.holds(10);
    broker.sharesMove(MoneyBench.SAMSUNG, -4);
    bench.forget();

    bench.routine(Routine.RECONCILIATION);
    assertEquals(List.of(), bench.told());
    assertEquals(List.of("kis 000660 7", "kis 005930 10"), bench.lots());

    bench.advance(CONFIRMED);
    assertEquals(List.of(SHARES_TOLD), bench.told());
    assertEquals(List.of("kis 000660 7", "kis 005930 6"), bench.lots());
    assertEquals(List.of("ENTRIES"), bench.rows("select text from setting where name = 'stop'"));
  }

  @Test
  void givenSharesThatWent_whenTheSecondReadingDiffers_thenNothingIsBooked() {
    bench.holds(10);
    broker.sharesMove(MoneyBench.SAMSUNG, -4);
    bench.forget();
    bench.routine(Routine.RECONCILIATION);
    broker.sharesMove(MoneyBench.SAMSUNG, 4);

    bench.advance(CONFIRMED);

    assertEquals(List.of(), bench.told());
    assertEquals(List.of("kis 000660 7", "kis 005930 10"), bench.lots());
  }

  @Test
  void givenAnOpenOrder_whenItsSharesDiffer_thenNothingIsBookedBeforeItEnds() {
    bench.holds(10);
    bench.types("/buy 005930 1 60000");
    broker.sharesMove(MoneyBench.SAMSUNG, -4);
    bench.forget();

    audit();
    assertEquals(List.of(), bench.told());
    assertEquals(List.of("kis 000660 7", "kis 005930 10"), bench.lots());

    broker.endsUnsaid(bench.newestNumber());
    bench.advance(Duration.ofMinutes(2));
    audit();
    assertEquals(List.of("kis 000660 7", "kis 005930 6"), bench.lots());
  }

  @Test
  void givenAnOpenOrderOfAnotherSymbol_whenSharesAndCashDiffer_thenTheCashWaitsForIt() {
    bench.holds(10);
    bench.types("/buy 000660 1 60000");
    broker.sharesMove(MoneyBench.SAMSUNG, -4);
    broker.cashMoves(1_000_000);
    bench.forget();

    audit();
    assertEquals(List.of(SHARES_TOLD), bench.told());
    assertEquals(List.of("kis 000660 7", "kis 005930 6"), bench.lots());
    assertEquals(2, cashEntries().size());

    broker.endsUnsaid(bench.newestNumber());
    bench.advance(Duration.ofMinutes(2));
    audit();
    assertEquals("kis 1000000 OUTSIDE", cashEntries().get(2));
  }

  @Test
  void givenAFillWithinTheSettleTime_whenTheBalanceLags_thenNothingIsBooked() {
    bench.buys(10);
    bench.forget();
    broker.fills("1001", 10, 70_000);
    broker.sharesMove(MoneyBench.SAMSUNG, -10);
    bench.advance(Duration.ofSeconds(1));
    bench.routine(Routine.RECONCILIATION);
    broker.sharesMove(MoneyBench.SAMSUNG, 10);

    bench.advance(Duration.ofSeconds(20));

    assertEquals(List.of(), shareEntries().subList(1, shareEntries().size()));
    assertEquals(List.of("kis 000660 7", "kis 005930 10"), bench.lots());
  }

  @Test
  void givenSharesThatWentAsAFillCame_whenNothingElseHappens_thenTheyAreNoticedSoonAllTheSame() {
    bench.holds(10);
    String number = bench.buys(1);
    bench.forget();
    broker.fills(number, 1, 70_000);
    bench.advance(Duration.ofSeconds(1));
    broker.sharesMove(MoneyBench.SAMSUNG, -4);

    bench.advance(Duration.ofSeconds(30));

    assertEquals(List.of(SHARES_TOLD), bench.told().stream().skip(1).toList());
    assertEquals(List.of("kis 000660 7", "kis 005930 7"), bench.lots());
  }

  @Test
  void givenFillsOneAfterAnother_whenTheyHaveSettled_thenTheBalanceIsReadOnceMoreAndNotAgain() {
    bench.holds(10);
    String first = bench.buys(1);
    String second = bench.buys(2);
    bench.forget();
    broker.fills(first, 1, 70_000);
    bench.advance(SOON);
    broker.fills(second, 2, 70_000);

    bench.advance(Duration.ofMinutes(30));

    assertEquals(
        3,
        broker.asked().stream().filter("read balance"::equals).count(),
        broker.asked()::toString);
  }

  /** A strategy's entry of 10 is told to be filled, and the broker knows nothing of it. */
  private String entryFilledByANoticeAlone() {
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    String number = bench.newestNumber();
    broker.tell(broker.fillNotice(number, 10, 70_000, Optional.empty()));
    return number;
  }

  @Test
  void givenAFillThatTheBrokerDoesNotHave_whenTheListTakesItBack_thenTheBalanceDoesNotToo() {
    entryFilledByANoticeAlone();

    bench.advance(Duration.ofMinutes(30));

    assertEquals(List.of("kis 000660 7"), bench.lots());
    assertEquals(broker.cash(), bench.cash(MoneyBench.KIS));
    assertEquals(List.of("000660 7 OPENING"), shareEntries());
    assertEquals(2, cashEntries().size(), cashEntries()::toString);
    assertEquals(1, bench.told().stream().filter(t -> t.contains("체결 10주를 되돌렸습니다")).count());
  }

  @Test
  void givenAFillThatWasTakenBack_whenItComesAfterAll_thenItCountsOnce() {
    String number = entryFilledByANoticeAlone();
    bench.advance(Duration.ofMinutes(5));

    broker.fills(number, 4, 70_000);
    bench.advance(Duration.ofMinutes(30));

    assertEquals(List.of("kis 000660 7", "kis 005930 cross 4"), bench.lots());
    assertEquals(broker.cash(), bench.cash(MoneyBench.KIS));
    assertEquals(List.of("000660 7 OPENING"), shareEntries());
  }

  @Test
  void givenAnOrderThatNoListShows_whenANoticeTellsItsFill_thenTheBalanceWaitsForTheLists() {
    bench.holds(10);
    String sale = broker.place(MoneyBench.SAMSUNG, Side.SELL, 8, 70_000).number();
    broker.lists(rows -> rows.stream().filter(r -> !r.id().number().equals(sale)).toList());
    broker.sellable(MoneyBench.SAMSUNG, 10);
    broker.tell(broker.fillNotice(sale, 8, 70_000, Optional.empty()));

    bench.advance(Duration.ofMinutes(30));

    assertEquals(List.of("kis 000660 7", "kis 005930 10"), bench.lots());
    assertEquals(broker.cash(), bench.cash(MoneyBench.KIS));
    assertEquals(List.of("000660 7 OPENING"), shareEntries());
  }

  @Test
  void givenAListThatLagsBehindAFill_whenSharesWentMeanwhile_thenTheyAreNoticedOnceItShowsIt() {
    bench.holds(10);
    String number = bench.buys(1);
    broker.lists(rows -> rows.stream().map(r -> withoutFills(number, r)).toList());
    broker.fills(number, 1, 70_000);
    broker.sharesMove(MoneyBench.SAMSUNG, -4);
    bench.advance(Duration.ofSeconds(20));
    assertEquals(List.of("kis 000660 7", "kis 005930 11"), bench.lots());

    broker.listsTruth();
    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of("kis 000660 7", "kis 005930 7"), bench.lots());
  }

  private static OrderRow withoutFills(String number, OrderRow row) {
    return row.id().number().equals(number) ? FakeBroker.withFilled(row, 0) : row;
  }

  @Test
  void givenABalanceThatCannotBeRead_thenNothingChanges() {
    bench.holds(10);
    broker.sharesMove(MoneyBench.SAMSUNG, -4);
    broker.balanceUnreadable("page 2 of 2");

    audit();
    bench.advance(Duration.ofMinutes(5));

    assertEquals(List.of("kis 000660 7", "kis 005930 10"), bench.lots());
  }

  @Test
  void givenASmallCashDifference_whenTwoReadingsAgree_thenItIsAnAdjustmentAndNotTold() {
    bench.holds(10);
    broker.cashMoves(-700);

    audit();

    assertEquals(List.of(), bench.told());
    assertEquals("kis -700 ADJUSTMENT", cashEntries().get(2));
    assertEquals(broker.cash(), bench.cash(MoneyBench.KIS));
  }

  @Test
  void givenALargeCashDifference_whenTwoReadingsAgree_thenItIsAnOutsideFlowAndTold() {
    bench.holds(10);
    broker.cashMoves(1_000_000);

    audit();

    assertEquals(
        List.of("[kis 모의] 증권사 예수금이 장부와 +1,000,000원 다릅니다. 입출금으로 보고 장부를 맞췄습니다."), bench.told());
    assertEquals("kis 1000000 OUTSIDE", cashEntries().get(2));
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    assertEquals(List.of("submit #2 BUY 005930 10@70000"), broker.sent());
  }

  @Test
  void givenAStrategysSharesThatWent_thenItsGuardRestsUntilThePersonHasLooked() {
    bench.strategyHolds("cross", 10);
    broker.sharesMove(MoneyBench.SAMSUNG, -4);
    audit();
    assertEquals(List.of(SHARES_TOLD), bench.told());
    assertEquals(List.of("kis 000660 7", "kis 005930 cross 6"), bench.lots());

    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    assertEquals(List.of(), broker.sent());

    bench.types("/strategy cross on");
    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    assertEquals(List.of("submit #2 SELL 005930 6@market"), broker.sent());
  }

  @Test
  void givenAGuardAtRest_whenRestarted_thenItStillRests() {
    bench.strategyHolds("cross", 10);
    broker.sharesMove(MoneyBench.SAMSUNG, -4);
    audit();

    bench.restart();
    bench.advance(Duration.ofSeconds(1));
    bench.forget();
    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 70_000);

    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenSharesOfStrategiesAndOfNobody_whenSoldByHand_thenNobodysGoFirst() {
    bench.strategyHolds("cross", 10);
    bench.strategyHolds("other", 10);
    bench.holds(5);

    bench.types("/sell 005930 12 market");
    broker.fills(bench.newestNumber(), 12, 70_000);
    bench.advance(SOON);

    assertEquals(
        List.of("kis 000660 7", "kis 005930 cross 3", "kis 005930 other 10"), bench.lots());
    assertEquals(
        List.of("#4 SELL 5@70000", "#4 cross SELL 7@70000"),
        bench.fills().stream().filter(f -> f.startsWith("#4")).toList());
  }

  @Test
  void givenSharesOfOthersToo_whenAStrategyExits_thenItSellsItsOwnOnly() {
    bench.holds(5);
    bench.strategyHolds("other", 10);
    bench.strategyHolds("cross", 3);

    bench.strategyNamed("other").exits();
    bench.trades(MoneyBench.SAMSUNG, 70_000);

    assertEquals(List.of("submit #4 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenSharesInAnOpenSaleByHand_whenAStrategyExits_thenItSellsNoMoreThanIsFree() {
    bench.holds(5);
    bench.strategyHolds("cross", 10);
    bench.types("/sell 005930 8 72000");
    bench.forget();

    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 70_000);

    assertEquals(List.of("submit #4 SELL 005930 7@market"), broker.sent());
  }

  @Test
  void givenAStrategysEarlyFill_whenItTurnsOutToBeItsOwn_thenItGuardsTheShares() {
    broker.next(Manner.HOLD, Manner.HOLD);
    bench.types("/buy 005930 10 70000");
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    broker.fills("1002", 4, 70_000);
    bench.advance(SOON);
    broker.answerHeld();
    broker.answerHeld();
    bench.advance(SOON);
    bench.forget();
    assertEquals(List.of("kis 000660 7", "kis 005930 cross 4"), bench.lots());

    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    assertEquals(List.of("cancel #2 1002 6 whole"), broker.sent());
  }

  @Test
  void givenTwoAccounts_whenOneTrades_thenTheOtherIsAsItWas() {
    bench.holds(10);

    assertEquals(Money.ofWon(10_000_000), bench.cash(MoneyBench.KIWOOM));
    assertEquals(broker.cash(), bench.cash(MoneyBench.KIS));
  }
}
