package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Trade;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answer to a stop says what guards each position: nothing does if its guard cannot act. */
final class StopAnswerTest extends MoneyTest {
  private static final String NAME = "cross";
  private static final String GUARDED = "[kis 모의] 삼성전자 005930 10주 (cross): 손절 68,000원, 장 마감 전 청산";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.hearing().strategy(NAME, MoneyBench.KIS, 0);
  }

  @BeforeEach
  void hold() {
    bench.strategyNamed(NAME).enters(70_000);
    hears();
    broker.fills(bench.newestNumber(), 10, 70_000);
    bench.advance(Duration.ofSeconds(10));
  }

  private void hears() {
    Price price = Price.ofWon(70_000);
    Trade trade = new Trade(MoneyBench.SAMSUNG, bench.now(), price, Quantity.of(1));
    bench.hears(MoneyBench.KIS, trade, false);
    bench.advance(Duration.ofSeconds(1));
  }

  private String stops() {
    bench.types("/stop");
    bench.types("/resume");
    bench.types("/stop");
    return bench.newest().text();
  }

  private String ofTheLot(String answer) {
    return answer.lines().filter(line -> line.contains("005930 10주")).findFirst().orElseThrow();
  }

  @Test
  void givenAGuardThatWorks_whenStopped_thenTheAnswerSaysNoMore() {
    assertEquals(GUARDED, ofTheLot(stops()));
  }

  @Test
  void givenNoPrice_whenStopped_thenTheAnswerSaysThatTheGuardDoesNotWork() {
    bench.feedIsUp(false);
    bench.advance(Duration.ofSeconds(60));

    assertEquals(GUARDED + ". 지금은 움직이지 않음: 시세가 오지 않음", ofTheLot(stops()));
  }

  @Test
  void givenAnOrderInTheWay_whenStopped_thenTheAnswerSaysThatTheGuardDoesNotWork() {
    broker.next(Manner.LOSE_REQUEST);
    broker.balanceUnreadable("HTTP 500");
    bench.types("/sell 005930 10 75000");
    bench.advance(Duration.ofSeconds(30));

    assertEquals(GUARDED + ". 지금은 움직이지 않음: 앞선 주문이 정리되지 않음", ofTheLot(stops()));
  }

  @Test
  void givenAnAccountThatIsNotRead_whenStopped_thenTheAnswerSaysThatTheGuardDoesNotWork() {
    broker.unreadable("HTTP 500");
    bench.restart();
    for (int i = 0; i < 40; i++) {
      hears();
    }

    assertEquals(GUARDED + ". 지금은 움직이지 않음: 계좌를 아직 다 읽지 못함", ofTheLot(stops()));
  }
}
