package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits while the chat cannot be reached. */
final class BacklogTest extends MoneyTest {
  @Test
  void givenAShortOutage_whenItIsOver_thenEachMessageInOrder() {
    bench.chatTakes(false);
    bench.types("/buy 005930 1 70000");
    bench.types("/buy 000660 1 70000");
    bench.advance(Duration.ofMinutes(9));

    bench.chatTakes(true);
    bench.advance(Duration.ofSeconds(59));

    List<String> told = bench.told();
    assertEquals(2, told.size(), told.toString());
    assertTrue(told.get(0).contains("#1"), told.get(0));
    assertTrue(told.get(1).contains("#2"), told.get(1));
  }

  @Test
  void givenAnHourWithoutTheChat_whenItIsOver_thenOneDigestWithRejectsWhole() {
    bench.chatTakes(false);
    String number = bench.buys(10);
    broker.fills(number, 10, 70_000);
    bench.advance(Duration.ofSeconds(5));
    broker.refusesNext("주문가능금액이 부족합니다");
    bench.types("/buy 000660 1 70000");
    bench.types("/orders");
    bench.advance(Duration.ofHours(1));

    bench.chatTakes(true);
    bench.advance(Duration.ofMinutes(1));

    assertEquals(
        List.of(
            """
            11-20 09:30부터 60분 동안 대화방에 닿지 못했습니다. 밀린 알림 4건입니다.
            · 답변 1건
            · 접수·정정·취소 1건
            · 체결 1건
            09:30:06 [kis 모의] #2 SK하이닉스 000660 매수 1주 70,000원: 거부 0/1. 주문가능금액이 부족합니다
            지금은: /status /orders /positions"""),
        bench.told());
    assertEquals(
        List.of("0"), bench.rows("select count(*) from outbox where delivered_at is null"));
  }

  @Test
  void givenABacklogAndAFreshAnswer_whenTheChatIsBack_thenTheAnswerStandsAlone() {
    bench.chatTakes(false);
    bench.types("/buy 005930 1 70000");
    bench.types("/buy 000660 1 70000");
    bench.advance(Duration.ofHours(1));
    bench.types("/stop");

    bench.chatTakes(true);
    bench.advance(Duration.ofMinutes(1));

    List<String> told = bench.told();
    assertEquals(2, told.size(), told.toString());
    assertTrue(told.get(0).contains("밀린 알림 2건"), told.get(0));
    assertTrue(told.get(1).startsWith("신규 진입을 멈추"), told.get(1));
  }

  @Test
  void givenABacklog_whenTheProgramRestartsMuchLater_thenStillOneDigest() {
    bench.chatTakes(false);
    bench.types("/buy 005930 1 70000");
    bench.types("/buy 000660 1 70000");
    bench.crash();
    bench.advance(Duration.ofHours(1));

    bench.chatTakes(true);
    bench.begin();

    List<String> told = bench.told();
    assertEquals(1, told.size(), told.toString());
    assertTrue(told.get(0).contains("밀린 알림 2건"), told.get(0));
  }

  @Test
  void givenDaysWithoutTheChat_whenItIsOver_thenTheOldIsCountedAndTheRestHasItsDate() {
    bench.chatTakes(false);
    broker.refusesNext("주문가능금액이 부족합니다");
    bench.types("/buy 000660 1 70000");
    bench.types("/orders");
    bench.advance(Duration.ofHours(30));
    bench.types("/orders");
    bench.advance(Duration.ofMinutes(2));
    bench.restart();

    bench.chatTakes(true);
    bench.advance(Duration.ofMinutes(1));

    List<String> digest = bench.told().get(0).lines().toList();
    assertTrue(digest.contains("· 답변 1건"), digest.toString());
    assertEquals(
        "11-20 09:30 [kis 모의] #1 SK하이닉스 000660 매수 1주 70,000원: 거부 0/1. 주문가능금액이 부족합니다",
        digest.stream().filter(line -> line.contains("#1")).findFirst().orElse(""));
    assertEquals(List.of("0"), bench.rows("select count(*) from outbox_left_out"));
  }
}
