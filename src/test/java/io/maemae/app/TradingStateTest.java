package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.Board;
import io.maemae.market.Instrument;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Quote;
import io.maemae.market.TradingStatus;
import io.maemae.notice.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Symbols that do not trade as usual: what is refused before it is sent, and what is shown. */
class TradingStateTest extends MoneyTest {
  private static final String HALTED = "거래정지 종목입니다.";
  private static final String AUCTION = "단일가 시간에는 IOC와 FOK를 쓸 수 없습니다.";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("first");
  }

  private void market(boolean halted, boolean interrupted) {
    bench.hears(new TradingStatus(MoneyBench.SAMSUNG, bench.now(), halted, interrupted));
  }

  private void listed(boolean halted, boolean administrative) {
    bench.lists(
        new Instrument(
            MoneyBench.SAMSUNG,
            "삼성전자",
            "Samsung Electronics",
            InstrumentKind.STOCK,
            Board.KOSPI,
            halted,
            administrative));
  }

  private void assertRefused(String line, String order, String why) {
    bench.forget();
    bench.types(line);
    assertEquals(List.of("[kis 모의] 삼성전자 005930 " + order + ": 보내지 않았습니다. " + why), bench.told());
    assertEquals(List.of(), broker.sent());
  }

  private void assertSent(String line, String request) {
    bench.forget();
    bench.types(line);
    assertEquals(List.of(request), broker.sent());
  }

  // Halts.

  @Test
  void givenAHaltOfTheMarket_thenNoOrderIsSentUntilItIsOver() {
    market(true, false);

    assertRefused("/buy 005930 1 70000", "매수 1주 70,000원", HALTED);
    assertRefused("/buy 005930 1", "매수 1주 시장가", HALTED);

    market(false, false);
    assertSent("/buy 005930 1 70000", "submit #1 BUY 005930 1@70000");
  }

  @Test
  void givenAHaltOfTheMarket_whenSomethingTradesAfterIt_thenItIsOver() {
    market(true, false);
    bench.tradesAtOnce(MoneyBench.SAMSUNG, 70_000);
    assertRefused("/buy 005930 1 70000", "매수 1주 70,000원", HALTED);

    bench.trades(MoneyBench.SAMSUNG, 70_000);

    assertSent("/buy 005930 1 70000", "submit #1 BUY 005930 1@70000");
  }

  @Test
  void givenAHaltOfTheMarket_whenAPriceIsReadThatDoesNotTellOfIt_thenItGoesOn() {
    market(true, false);
    bench.hears(
        new Quote(
            MoneyBench.SAMSUNG,
            bench.now(),
            Price.ofWon(70_000),
            PriceLimits.of(InstrumentKind.STOCK, Price.ofWon(70_000)),
            Optional.of(Price.ofWon(70_000)),
            Optional.empty(),
            Optional.empty()));

    assertRefused("/buy 005930 1 70000", "매수 1주 70,000원", HALTED);
  }

  @Test
  void givenAHaltByTheList_thenNoOrderIsSentUntilATradeShowsThatItIsOver() {
    listed(true, false);

    assertRefused("/sell 005930 1 70000", "매도 1주 70,000원", HALTED);

    bench.trades(MoneyBench.SAMSUNG, 70_000);
    assertSent("/buy 005930 1 70000", "submit #1 BUY 005930 1@70000");
  }

  @Test
  void givenATradeOfYesterday_thenTheListsHaltCounts() {
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    bench.advance(Duration.ofDays(3));
    listed(true, false);

    assertRefused("/buy 005930 1 70000", "매수 1주 70,000원", HALTED);
  }

  @Test
  void givenAHalt_thenAStrategySendsNothingAndSaysSo() {
    listed(true, false);
    bench.strategyNamed("first").enters(70_000);
    market(true, false);

    bench.tradesAtOnce(MoneyBench.SAMSUNG, 70_000);
    bench.advance(Duration.ofSeconds(1));

    assertEquals(List.of(), broker.sent());
    List<String> told = bench.told();
    assertEquals(1, told.size());
    assertEquals(true, told.get(0).endsWith("주문하지 않았습니다: " + HALTED), told.get(0));
  }

  @Test
  void givenAHalt_thenAnOpenOrderIsNotMovedButCanBeCanceled() {
    bench.buys(1);
    market(true, false);
    bench.forget();

    bench.types("/modify 1 price=69900");
    assertEquals(List.of(), broker.sent());
    assertEquals(
        List.of("[kis 모의] #1 삼성전자 005930 매수 1주 70,000원: 접수 0/1. 정정하지 않았습니다: " + HALTED),
        bench.told());

    bench.types("/cancel 1");
    assertEquals(List.of("cancel #1 1001 1 whole"), broker.sent());
  }

  @Test
  void givenAHaltOfAnotherSymbol_thenNothingIsRefused() {
    bench.hears(new TradingStatus(MoneyBench.HYNIX, bench.now(), true, true));

    assertSent("/buy 005930 1 70000 ioc", "submit #1 BUY 005930 1@70000 IOC");
  }

  // Volatility interruptions.

  @Test
  void givenAnInterruption_thenAtOnceOrdersAreRefusedAndOthersAreSent() {
    market(false, true);

    assertRefused("/buy 005930 1 70000 ioc", "매수 1주 70,000원 IOC", AUCTION);
    assertRefused("/buy 005930 1 70000 fok", "매수 1주 70,000원 FOK", AUCTION);
    assertRefused("/buy 005930 1 best", "매수 1주 최유리지정가", "변동성완화장치(VI) 단일가에는 최유리지정가 주문을 낼 수 없습니다.");
    assertSent("/buy 005930 1 70000", "submit #1 BUY 005930 1@70000");
  }

  @Test
  void givenAnInterruption_whenItIsOver_thenAtOnceOrdersAreSent() {
    market(false, true);
    bench.advance(Duration.ofMinutes(2));
    bench.trades(MoneyBench.SAMSUNG, 70_000);

    assertSent("/buy 005930 1 70000 ioc", "submit #1 BUY 005930 1@70000 IOC");
  }

  // What is shown.

  private List<String> price() {
    bench.forget();
    bench.types("/price 005930");
    return bench.told().get(0).lines().skip(2).toList();
  }

  @Test
  void givenNothingUnusual_thenNothingMoreIsShown() {
    assertEquals(List.of(), price());
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    assertEquals(List.of(), price());
  }

  @Test
  void givenSomethingUnusual_thenThePriceSaysIt() {
    listed(false, true);
    assertEquals(List.of("관리종목입니다. 상장폐지될 수 있습니다."), price());
    listed(true, true);
    assertEquals(List.of(HALTED, "관리종목입니다. 상장폐지될 수 있습니다."), price());
    listed(false, false);
    market(false, true);
    assertEquals(List.of("변동성완화장치(VI) 발동 중: 단일가 매매"), price());
    bench.trades(MoneyBench.SAMSUNG, 91_000);
    assertEquals(List.of("상한가입니다."), price());
    bench.trades(MoneyBench.SAMSUNG, 49_000);
    assertEquals(List.of("하한가입니다."), price());
    bench.trades(MoneyBench.SAMSUNG, 90_900);
    assertEquals(List.of(), price());
  }

  @Test
  void givenAnInterruptionThatNobodyEnded_whenTheMarketIsShut_thenItIsNotShown() {
    market(false, true);
    bench.advanceTo("15:31:00");

    assertEquals(List.of(), price());
  }

  @Test
  void givenSomethingUnusual_thenThePreviewSaysItToo() {
    listed(false, true);
    bench.trades(MoneyBench.SAMSUNG, 91_000);
    market(false, true);
    bench.types("/buy 005930 1 91000");
    bench.forget();

    bench.types("/buy 005930 1 91000");

    assertEquals(
        List.of(
            "방금 낸 주문(#1)과 같습니다. 또 낼까요?",
            "[kis 모의] 삼성전자 005930 매수 1주 91,000원",
            "관리종목입니다. 상장폐지될 수 있습니다.",
            "변동성완화장치(VI) 발동 중: 단일가 매매",
            "상한가입니다."),
        bench.told().get(0).lines().limit(5).toList());
  }

  @Test
  void givenAHaltAfterThePreview_whenConfirmed_thenNothingIsSent() {
    bench.types("/buy 005930 1 70000");
    bench.types("/buy 005930 1 70000");
    market(true, false);
    bench.forget();

    bench.presses("확인");

    assertEquals(List.of(), broker.sent());
    assertEquals(List.of("[kis 모의] 삼성전자 005930 매수 1주 70,000원: 보내지 않았습니다. " + HALTED), bench.told());
  }

  @Test
  void givenAnEnglishReader_thenInEnglish(@TempDir Path other) {
    bench.close();
    bench = new MoneyBench(other).speaking(Language.EN).start();
    bench.lists(
        new Instrument(
            MoneyBench.SAMSUNG, "삼성전자", "", InstrumentKind.STOCK, Board.KOSPI, true, true));
    bench.types("/price 005930");
    bench.types("/buy 005930 1 70000");

    List<String> told = bench.told();
    assertEquals(
        List.of("Trading in it is suspended.", "An administrative issue: it may be delisted."),
        told.get(0).lines().skip(2).toList());
    assertEquals(
        "[kis paper] Samsung Electronics 005930 buy 1 sh KRW 70,000: not sent."
            + " Trading in it is suspended.",
        told.get(1));
    assertEquals(List.of(), bench.broker().sent());
  }
}
