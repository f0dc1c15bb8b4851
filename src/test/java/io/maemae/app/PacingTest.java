package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.Routine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests leave one at a time, the urgent ones first. */
class PacingTest extends MoneyTest {
  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  @Test
  void givenAFullQueue_thenCancelsGoBeforeExitsBeforeOrdersBeforeReadings() {
    bench.strategyHolds("cross", 10);
    bench.types("/buy 000660 1 70000");
    bench.forget();
    bench.typesAtOnce("/buy 000660 2 70000");
    bench.typesAtOnce("/buy 000660 3 70000");
    bench.routine(Routine.RECONCILIATION, Duration.ZERO);
    bench.strategyNamed("cross").exits();
    bench.tradesAtOnce(MoneyBench.SAMSUNG, 70_000);
    bench.typesAtOnce("/cancel 2");

    bench.advance(Duration.ofMillis(220));

    assertEquals(
        List.of(
            "submit #3 BUY 000660 2@70000",
            "cancel #2 1002 1 whole",
            "submit #5 SELL 005930 10@market",
            "submit #4 BUY 000660 3@70000",
            "read orders 2026-11-20"),
        broker.asked());
  }

  @Test
  void givenASlotOnlyAfterFiveSeconds_thenTheOrderIsWithdrawnAndSaid() {
    bench.close();
    bench = new MoneyBench(directory.resolve("slow")).interval(Duration.ofSeconds(6)).start();
    bench.advance(Duration.ofMinutes(1));
    bench.typesAtOnce("/buy 000660 1 70000");

    bench.types("/buy 005930 10 70000");
    bench.forget();
    bench.advance(Duration.ofSeconds(20));

    assertEquals(
        List.of("[kis 모의] #2 삼성전자 005930 매수 10주 70,000원: 취소 0/10." + " 5초 안에 보내지 못해 취소했습니다."),
        bench.told());
    assertEquals(List.of(), bench.broker().sent());
  }

  @Test
  void givenAMachineThatStoodStill_whenTheSlotComesLate_thenTheOrderIsWithdrawnAndSaid() {
    bench.typesAtOnce("/buy 000660 1 70000");
    bench.typesAtOnce("/buy 005930 10 70000");
    bench.suspends(Duration.ofSeconds(10));
    bench.forget();

    bench.advance(Duration.ofMinutes(1));

    assertEquals(List.of(), broker.sent());
    assertEquals(1, bench.told().stream().filter(t -> t.contains("5초 안에 보내지 못해 취소했습니다")).count());
  }

  @Test
  void givenAnOrderThatWaits_whenCancelled_thenItNeverLeaves() {
    bench.typesAtOnce("/buy 000660 1 70000");
    bench.typesAtOnce("/buy 005930 10 70000");

    bench.types("/cancel 2");

    assertEquals(List.of("submit #1 BUY 000660 1@70000"), broker.sent());
    assertEquals(
        List.of(
            "[kis 모의] #2 삼성전자 005930 매수 10주 70,000원: 취소 0/10." + " 보내기 전에 취소했습니다.",
            "[kis 모의] #1 SK하이닉스 000660 매수 1주 70,000원: 접수 0/1"),
        bench.told());
  }

  @Test
  void givenAnEntryThatWaitsForItsSlot_whenTheProcessDies_thenNothingIsKeptOfItsTime() {
    bench.strategyNamed("cross").entersFor(Duration.ofMinutes(5), 70_000);
    bench.typesAtOnce("/buy 000660 1 70000");
    bench.tradesAtOnce(MoneyBench.SAMSUNG, 70_000);
    assertEquals(List.of("cancel-at.2"), deadlines());

    bench.restart();
    bench.advance(Duration.ofSeconds(10));

    assertEquals(List.of(), deadlines());
  }

  private List<String> deadlines() {
    return bench.rows("select name from setting where name like 'cancel-at.%'");
  }
}
