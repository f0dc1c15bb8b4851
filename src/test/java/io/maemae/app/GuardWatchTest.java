package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.desk.Routine;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Trade;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a strategy holds and nothing guards is told at once, and again when it is guarded. */
final class GuardWatchTest extends MoneyTest {
  private static final String NAME = "cross";
  private static final String LOT = "[kis 모의] 삼성전자 005930 10주 (cross): 손절 68,000원, 장 마감 전 청산";
  private static final String NO_PRICE =
      "아래 보유분은 지금 손절·청산이 움직이지 않습니다. [kis 모의] 시세가 30초 넘게 실시간으로도 조회로도 오지 않습니다."
          + " 계속 조회하며 시세가 오면 다시 지킵니다. 그때까지 증권사 앱에서 직접 살펴보고,"
          + " 팔려면 증권사 앱이나 /sell 로 파세요.\n"
          + LOT;
  private static final String OVER = "아래 보유분의 손절·청산이 다시 움직입니다.\n" + LOT;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.hearing().strategy(NAME, MoneyBench.KIS, 0);
  }

  @BeforeEach
  void hold() {
    bench.strategyNamed(NAME).enters(70_000);
    hears(70_000);
    bench.advance(Duration.ofSeconds(1));
    broker.fills(bench.newestNumber(), 10, 70_000);
    bench.advance(Duration.ofSeconds(10));
    bench.forget();
  }

  private void hears(long won) {
    bench.hears(
        MoneyBench.KIS,
        new Trade(MoneyBench.SAMSUNG, bench.now(), Price.ofWon(won), Quantity.of(1)),
        false);
  }

  private void passes(long seconds) {
    bench.advance(Duration.ofSeconds(seconds));
  }

  private String blocked(String order, int number) {
    return "아래 보유분은 지금 손절·청산 주문을 낼 수 없습니다. 결과를 모르는 주문이 있습니다: "
        + order
        + ". 증권사 앱에서 그 주문과 잔고를 확인하세요. 접수되지 않았으면 /cancel "
        + number
        + " 을 보내 알려 주시면 다시 지킵니다.\n"
        + LOT;
  }

  @Test
  void givenAQuietMarket_whenTheStreamLives_thenNothingIsTold() {
    passes(600);

    assertEquals(List.of(), bench.told());
    assertEquals(List.of(), bench.looked());
  }

  @Test
  void givenAStreamThatIsDown_whenNoPriceIsAnswered_thenToldOnceWithinSecondsOfThirty() {
    bench.feedIsUp(false);
    passes(29);
    assertEquals(List.of(), bench.told());

    passes(6);
    assertEquals(List.of(NO_PRICE), bench.told());
    assertTrue(bench.looked().contains(MoneyBench.SAMSUNG));
    passes(600);
    assertEquals(List.of(), bench.told());
  }

  @Test
  void givenAStreamThatIsSilent_whenNoPriceIsAnswered_thenTold() {
    bench.feedIsSilent(true);

    passes(35);

    assertEquals(List.of(NO_PRICE), bench.told());
  }

  @Test
  void givenAFeedThatDoesNotEvenSayHowItIs_whenNoPriceIsAnswered_thenTold() {
    bench.feedAnswers(false);

    passes(40);

    assertEquals(List.of(NO_PRICE), bench.told());
  }

  @Test
  void givenAStreamThatIsSilentOrDown_whenPricesAreAnswered_thenItGuardsAndNothingIsTold() {
    bench.tellsPriceIfAsked(69_000);
    bench.feedIsSilent(true);
    passes(60);
    bench.feedIsUp(false);
    passes(60);
    assertEquals(List.of(), bench.told());

    bench.strategyNamed(NAME).exits();
    passes(25);

    assertEquals(List.of("submit #2 SELL 005930 10@market"), broker.sent());
  }

  @Test
  void givenASymbolWithoutAPlaceOnTheStream_whenItsPriceIsNotAnswered_thenTold() {
    bench.hasNoPlaceFor(List.of(MoneyBench.SAMSUNG));

    passes(35);

    assertEquals(List.of(NO_PRICE), bench.told());
  }

  @Test
  void givenWhatWasTold_whenTheStreamStays_thenToldThatItIsGuardedAgain() {
    bench.feedIsUp(false);
    passes(60);
    assertEquals(List.of(NO_PRICE), bench.told());
    bench.feedIsUp(true);

    passes(25);
    assertEquals(List.of(), bench.told());
    passes(15);
    assertEquals(List.of(OVER), bench.told());
    bench.feedIsUp(false);
    passes(40);
    assertEquals(List.of(NO_PRICE), bench.told());
  }

  @Test
  void givenASourceThatComesAndGoes_whenItNeverStays_thenToldOnce() {
    bench.feedIsUp(false);
    for (int i = 0; i < 20; i++) {
      passes(40);
      bench.looksUp(MoneyBench.KIS, MoneyBench.SAMSUNG, 69_000);
    }

    assertEquals(List.of(NO_PRICE), bench.told());
  }

  @Test
  void givenWhatWasTold_whenRestarted_thenNotToldAgainUntilItIsGuarded() {
    bench.feedIsUp(false);
    passes(60);
    bench.forget();

    bench.restart();
    passes(120);
    assertEquals(List.of(), bench.told());

    bench.feedIsUp(true);
    passes(60);
    assertEquals(List.of(OVER), bench.told());
  }

  @Test
  void givenNothingTold_whenRestartedWithoutPrices_thenTold() {
    bench.feedIsUp(false);
    passes(20);

    bench.restart();
    passes(40);

    assertEquals(List.of(NO_PRICE), bench.told());
  }

  @Test
  void givenAMessageThatCouldNotBeStored_whenTheStoreWrites_thenTold() {
    bench.feedIsUp(false);
    passes(25);
    bench.commitsFail(true);
    passes(10);
    bench.forget();

    bench.commitsFail(false);
    bench.advance(Duration.ofMinutes(3));

    assertEquals(1, bench.told().stream().filter(NO_PRICE::equals).count());
  }

  @Test
  void givenAShutMarket_whenNothingComes_thenNothingIsToldBeforeTheNextSession() {
    bench.advanceTo("15:31:00");
    bench.forget();
    bench.feedIsUp(false);
    bench.advance(Duration.ofHours(2));
    assertEquals(List.of(), bench.told());

    bench.advance(Duration.ofHours(62));
    bench.advanceTo("08:00:00");
    bench.routine(Routine.DAY_START, Duration.ofMinutes(59));
    assertEquals(List.of(), bench.told());
    bench.advance(MINUTE.plus(Duration.ofSeconds(35)));
    assertEquals(List.of(NO_PRICE), bench.told());
  }

  @Test
  void givenSharesThatAreSold_whenNoPriceComes_thenNothingIsTold() {
    bench.strategyNamed(NAME).exits();
    hears(69_000);
    passes(1);
    broker.fills(bench.newestNumber(), 10, 69_000);
    passes(10);
    bench.forget();
    bench.feedIsUp(false);

    passes(120);

    assertEquals(List.of(), bench.told());
  }

  @Test
  void givenAllStopped_whenNoPriceComes_thenNothingIsTold() {
    bench.types("/stop all");
    bench.forget();
    bench.feedIsUp(false);

    passes(120);

    assertEquals(List.of(), bench.told());
  }

  @Test
  void givenAnExitOfUnknownOutcome_whenItIsSettled_thenBothAreTold() {
    broker.next(Manner.LOSE_REQUEST);
    bench.strategyNamed(NAME).exits();
    broker.balanceUnreadable("HTTP 500");
    hears(69_000);
    passes(6);

    List<String> told = bench.told();
    String blocked = blocked("[kis 모의] #2 삼성전자 005930 매도 10주 시장가: 확인 중 0/10", 2);
    assertEquals(1, told.stream().filter(blocked::equals).count(), told::toString);
    bench.advance(Duration.ofMinutes(2));
    bench.forget();
    broker.readable();
    bench.advance(Duration.ofMinutes(2));
    List<String> over = bench.told();
    assertEquals(OVER, over.get(over.size() - 1));
  }

  @Test
  void givenAByHandSaleOfUnknownOutcome_whenItHoldsTheShares_thenToldUntilThePersonSaysNotPlaced() {
    broker.next(Manner.LOSE_REQUEST);
    broker.balanceUnreadable("HTTP 500");
    bench.types("/sell 005930 10 71000");
    passes(6);
    List<String> told = bench.told();
    String blocked = blocked("[kis 모의] #2 삼성전자 005930 매도 10주 71,000원: 확인 중 0/10", 2);
    assertEquals(1, told.stream().filter(blocked::equals).count(), told::toString);
    bench.advance(Duration.ofMinutes(2));
    bench.forget();

    bench.types("/cancel 2");
    bench.presses("접수되지 않음");

    assertTrue(bench.told().contains(OVER));
  }

  @Test
  void givenAnExitBehindACancelThatIsNeverDone_whenItIsTakenForUnknown_thenToldAndInHealth() {
    bench.strategyNamed(NAME).exits();
    hears(69_000);
    broker.fills(bench.newestNumber(), 10, 69_000);
    passes(10);
    bench.strategyNamed(NAME).enters(70_000);
    hears(70_000);
    broker.fills(bench.newestNumber(), 4, 70_000);
    passes(10);
    bench.forget();
    broker.confirmsChanges(false);

    bench.strategyNamed(NAME).exits();
    hears(69_000);
    passes(40); // the cancel is sent once more, which does not settle anything

    String entry = "[kis 모의] #3 삼성전자 005930 매수 10주 70,000원: 취소 중 4/10";
    String told =
        "아래 보유분은 지금 손절·청산 주문을 낼 수 없습니다. 먼저 걸려 있는 주문을 증권사가 취소해 주지 않고 있습니다: "
            + entry
            + ". 취소를 계속 다시 보내며 그 주문이 끝나면 바로 팝니다. 증권사 앱에서 그 주문을 직접 취소하거나 파세요.\n"
            + LOT.replace("005930 10주 (", "005930 4주 (");
    assertEquals(List.of(told), bench.told().stream().filter(t -> t.startsWith("아래 보유분")).toList());
    bench.forget();
    for (int i = 0; i < 58; i++) {
      passes(30);
      hears(69_000);
    }
    List<String> since = bench.told();
    assertEquals(0, since.stream().filter(t -> t.startsWith("아래 보유분")).count());
    assertEquals(8, since.stream().filter(t -> t.contains("취소하지 못했습니다")).count());
    bench.types("/health");
    String health = String.join("\n", bench.told());
    assertTrue(health.contains("손절·청산 안 됨: 삼성전자 005930 4주 (cross)"), health);
    broker.confirmsChanges(true);
    for (int i = 0; i < 22; i++) {
      passes(30);
      hears(69_000);
    }
    assertEquals("submit #4 SELL 005930 4@market", broker.sent().get(broker.sent().size() - 1));
  }

  @Test
  void givenAnUnknownExit_whenRestarted_thenToldOnce() {
    broker.next(Manner.LOSE_REQUEST);
    broker.balanceUnreadable("HTTP 500");
    bench.strategyNamed(NAME).exits();
    hears(69_000);
    passes(6);
    bench.forget();

    bench.restart();
    bench.advance(MINUTE);

    assertEquals(0, bench.told().stream().filter(t -> t.contains("결과를 모르는 주문")).count());
  }

  @Test
  void givenAllStoppedForAWhile_whenResumedWithTheStreamDown_thenTold() {
    bench.types("/stop all");
    passes(60);
    bench.feedIsUp(false);
    passes(60);
    bench.types("/resume");
    bench.forget();

    passes(600);

    assertEquals(List.of(NO_PRICE), bench.told());
  }

  @Test
  void givenToldAndStoppedAndResumed_whenStillNoPrice_thenToldAgain() {
    bench.feedIsUp(false);
    passes(60);
    assertEquals(List.of(NO_PRICE), bench.told());
    bench.types("/stop all");
    passes(60);
    bench.types("/resume");
    bench.forget();

    passes(600);

    assertEquals(List.of(NO_PRICE), bench.told());
  }

  @Test
  void givenStrategyOffThenOn_whenNoPrice_thenTold() {
    bench.types("/strategy cross off");
    passes(60);
    bench.types("/strategy cross on");
    bench.forget();
    bench.feedIsUp(false);

    passes(600);

    assertEquals(List.of(NO_PRICE), bench.told());
  }
}
