package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A price alert is told exactly once, whatever happens between. */
final class PriceAlertTest extends MoneyTest {
  private static final String KEPT =
      "select number || ' ' || symbol || ' ' || direction || ' ' || cast(price as bigint)"
          + " from price_alert order by number";
  private static final String REACHED =
      "삼성전자 005930 현재가 80,100원 (09:30:01): 알림 가격 80,000원보다 높아졌습니다.";

  private void set(String line) {
    bench.types(line);
    bench.forget();
  }

  @Test
  void givenNoTradeYet_whenSet_thenKeptAndTold() {
    bench.types("/alert 삼성전자 > 80,000");

    assertEquals(
        List.of("#1 삼성전자 005930 > 80,000원 알림을 설정했습니다. 아직 현재가가 없어 첫 체결부터 봅니다."), bench.told());
    assertEquals(List.of("1 005930 ABOVE 80000"), bench.rows(KEPT));
  }

  @Test
  void givenALastPrice_whenSetWithoutBlanks_thenTheAnswerNamesIt() {
    bench.trades(MoneyBench.SAMSUNG, 70_000);

    bench.types("/alert 005930<60000");

    assertEquals(List.of("#1 삼성전자 005930 < 60,000원 알림을 설정했습니다. 현재가 70,000원"), bench.told());
    assertEquals(List.of("1 005930 BELOW 60000"), bench.rows(KEPT));
  }

  @Test
  void givenAPriceThatIsReachedAlready_whenSet_thenToldAndNotKept() {
    bench.trades(MoneyBench.SAMSUNG, 80_100);

    bench.types("/alert 005930 > 80000");

    assertEquals(
        List.of("삼성전자 005930 현재가 80,100원 (09:30:01): 이미 80,000원보다 높아 알림을 설정하지 않았습니다."),
        bench.told());
    assertEquals(List.of(), bench.rows(KEPT));
  }

  @Test
  void givenAnAlert_whenTwoTradesCrossIt_thenToldOnce() {
    set("/alert 005930 > 80000");

    bench.tradesAtOnce(MoneyBench.SAMSUNG, 79_900);
    bench.tradesAtOnce(MoneyBench.SAMSUNG, 80_000);
    bench.tradesAtOnce(MoneyBench.SAMSUNG, 80_100);
    bench.trades(MoneyBench.SAMSUNG, 80_200);

    assertEquals(List.of(REACHED), bench.told());
    assertEquals(List.of(), bench.rows(KEPT));
  }

  @Test
  void givenAnAlertBelow_whenATradeCrossesIt_thenTold() {
    set("/alert 005930 < 60000");

    bench.trades(MoneyBench.SAMSUNG, 59_900);

    assertEquals(
        List.of("삼성전자 005930 현재가 59,900원 (09:30:01): 알림 가격 60,000원보다 낮아졌습니다."), bench.told());
  }

  @Test
  void givenAnAlert_whenAnotherSymbolTrades_thenNothingIsTold() {
    set("/alert 005930 > 80000");

    bench.trades(MoneyBench.HYNIX, 80_100);

    assertEquals(List.of(), bench.told());
  }

  @Test
  void givenARestart_whenThePriceWasCrossedMeanwhile_thenToldAtTheFirstPriceAfter() {
    set("/alert 005930 > 80000");
    bench.restart();
    bench.forget();
    bench.advanceTo("10:15:30");

    bench.trades(MoneyBench.SAMSUNG, 85_000);
    bench.trades(MoneyBench.SAMSUNG, 85_100);

    assertEquals(
        List.of("삼성전자 005930 현재가 85,000원 (10:15:30): 알림 가격 80,000원보다 높아졌습니다."), bench.told());
  }

  @Test
  void givenAToldAlert_whenRestarted_thenNotToldAgain() {
    set("/alert 005930 > 80000");
    bench.trades(MoneyBench.SAMSUNG, 80_100);
    bench.restart();
    bench.forget();

    bench.trades(MoneyBench.SAMSUNG, 80_200);

    assertEquals(List.of(), bench.told());
  }

  @Test
  void givenAChatThatTakesNothing_whenCrossedAndRestarted_thenToldOnceAfterwards() {
    set("/alert 005930 > 80000");
    bench.chatTakes(false);
    bench.trades(MoneyBench.SAMSUNG, 80_100);
    bench.chatTakes(true);
    bench.restart();
    bench.trades(MoneyBench.SAMSUNG, 80_200);

    assertEquals(List.of(REACHED), bench.told());
  }

  @Test
  void givenACommitThatFails_whenCrossed_thenNothingLeavesAndItIsToldAtTheNextPrice() {
    set("/alert 005930 > 80000");
    bench.commitsFail(true);
    bench.trades(MoneyBench.SAMSUNG, 80_100);
    bench.commitsFail(false);
    bench.advance(Duration.ofMinutes(1));
    List<String> meanwhile = bench.told();
    bench.trades(MoneyBench.SAMSUNG, 80_300);
    bench.trades(MoneyBench.SAMSUNG, 80_400);

    assertEquals(List.of(), meanwhile.stream().filter(t -> t.contains("알림 가격")).toList());
    assertEquals(
        List.of("삼성전자 005930 현재가 80,300원 (09:31:01): 알림 가격 80,000원보다 높아졌습니다."), bench.told());
  }

  @Test
  void givenAlerts_whenListedAndRemoved_thenTheOtherStays() {
    set("/alert 005930 > 80000");
    set("/alert 000660 < 60000");

    bench.types("/alert");
    bench.types("/alert remove 1");
    bench.types("/alert");

    assertEquals(
        List.of(
            "가격 알림 2개\n#1 삼성전자 005930 > 80,000원\n#2 SK하이닉스 000660 < 60,000원",
            "#1 삼성전자 005930 > 80,000원 알림을 지웠습니다.",
            "가격 알림 1개\n#2 SK하이닉스 000660 < 60,000원"),
        bench.told());
  }

  @Test
  void givenARemovedAlert_whenItsPriceIsCrossed_thenNothingIsTold() {
    set("/alert 005930 > 80000");
    set("/alert remove #1");

    bench.trades(MoneyBench.SAMSUNG, 80_100);

    assertEquals(List.of(), bench.told());
  }

  @Test
  void givenAnAlert_whenSetAgain_thenToldThatItIsThere() {
    set("/alert 005930 > 80000");

    bench.types("/alert 005930 > 80000");

    assertEquals(List.of("#1 삼성전자 005930 > 80,000원 알림이 이미 있습니다."), bench.told());
  }

  @Test
  void givenAsManyAsThereMayBe_whenOneMoreIsSet_thenToldAndNotKept() {
    for (int i = 0; i < 100; i++) {
      set("/alert 005930 > " + (80_000 + i));
    }

    bench.types("/alert 005930 > 90000");

    assertEquals(List.of("가격 알림은 100개까지입니다. 설정하지 않았습니다. 지우기: /alert remove 번호"), bench.told());
    assertEquals(List.of("100"), bench.rows("select count(*) from price_alert"));
  }

  @Test
  void givenAViewer_whenListed_thenShown_andWhenSet_thenRefused() {
    set("/alert 005930 > 80000");

    bench.types(MoneyBench.VIEWER, "viewer-chat", "/alert");
    bench.types(MoneyBench.VIEWER, "viewer-chat", "/alert 005930 > 90000");

    assertEquals(
        List.of("가격 알림 1개\n#1 삼성전자 005930 > 80,000원", "보기만 할 수 있는 사용자입니다. 아무것도 바뀌지 않았습니다."),
        bench.told());
  }
}
