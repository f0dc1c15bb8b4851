package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.desk.Routine;
import io.maemae.order.RequestRate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A broker that counts buys, sells, modifies and cancels each by themselves, and reads apart. */
final class KindPacingTest extends MoneyTest {
  private static final List<String> STRATEGIES = List.of("a", "b", "c", "d", "e", "f", "g", "h");

  @Override
  void configure(MoneyBench unstarted) {
    STRATEGIES.forEach(unstarted::strategy);
    unstarted
        .strategy("cross")
        .rate(new RequestRate(Duration.ofMillis(200), Duration.ofSeconds(1), true));
  }

  private void buys(int orders) {
    for (int i = 1; i <= orders; i++) {
      bench.typesAtOnce("/buy 000660 " + i + " 70000");
    }
  }

  private long sent(String what) {
    return broker.sent().stream().filter(sent -> sent.startsWith(what)).count();
  }

  @Test
  void givenSeveralBuys_thenTheyLeaveASecondApartAndASaleBetweenThem() {
    bench.strategyHolds("cross", 10);
    bench.advance(Duration.ofSeconds(2));
    bench.forget();
    buys(3);
    bench.strategyNamed("cross").exits();
    bench.tradesAtOnce(MoneyBench.SAMSUNG, 70_000);

    bench.advance(Duration.ofMillis(300));
    assertEquals(
        List.of("submit #2 BUY 000660 1@70000", "submit #5 SELL 005930 10@market"), broker.sent());
    bench.advance(Duration.ofMillis(600));
    assertEquals(2, broker.sent().size());
    bench.advance(Duration.ofMillis(200));
    assertEquals("submit #3 BUY 000660 2@70000", broker.sent().get(2));
  }

  @Test
  void givenMoreBuysThanFiveSecondsTake_thenTheRestNeverLeavesAndIsSaid() {
    buys(8);
    bench.advance(Duration.ofSeconds(20));

    assertEquals(6, sent("submit"));
    List<String> late =
        bench.told().stream().filter(text -> text.contains("5초 안에 보내지 못해")).toList();
    assertEquals(2, late.size());
    assertTrue(late.get(0).startsWith("[kis 모의] #7 SK하이닉스"), late.get(0));
  }

  @Test
  void givenManyCancels_thenTheyAllLeaveHoweverLongItTakes() {
    for (int i = 1; i <= 8; i++) {
      bench.types("/buy 000660 " + i + " 70000");
      bench.advance(Duration.ofSeconds(2));
    }
    bench.forget();

    bench.types("/panic");
    bench.advance(Duration.ofSeconds(20));

    assertEquals(8, sent("cancel"));
  }

  @Test
  void givenManyExits_thenTheyAllLeaveHoweverLongItTakes() {
    allExit();
    bench.advance(Duration.ofSeconds(20));

    assertEquals(STRATEGIES.size(), sent("submit"));
    assertEquals(List.of(), bench.told().stream().filter(text -> text.contains("취소")).toList());
  }

  private void allExit() {
    for (String strategy : STRATEGIES) {
      bench.strategyHolds(strategy, 10);
      bench.advance(Duration.ofSeconds(2));
    }
    bench.forget();
    STRATEGIES.forEach(strategy -> bench.strategyNamed(strategy).exits());
    bench.trades(MoneyBench.SAMSUNG, 69_000);
  }

  @Test
  void givenExitsThatWait_whenCancelled_thenTheyHoldUpNoOther() {
    bench.holds(1);
    allExit();
    int first = 2 + STRATEGIES.size();
    for (int i = 1; i < STRATEGIES.size(); i++) {
      bench.typesAtOnce("/cancel " + (first + i));
    }
    bench.typesAtOnce("/sell 005930 1 69000");

    bench.advance(Duration.ofMillis(1_300));

    assertEquals(
        List.of("submit #10 SELL 005930 10@market", "submit #18 SELL 005930 1@69000"),
        broker.sent());
  }

  @Test
  void givenExitsThatWait_whenAllIsStopped_thenTheyNeverLeave() {
    allExit();

    bench.types("/stop all");
    bench.advance(Duration.ofSeconds(20));

    assertEquals(1, sent("submit"));
  }

  @Test
  void givenAReading_thenItKeepsNoOrderWaiting() {
    bench.advance(Duration.ofSeconds(2));
    bench.forget();
    bench.routine(Routine.RECONCILIATION, Duration.ZERO);
    bench.typesAtOnce("/buy 000660 1 70000");

    assertEquals(List.of("read orders 2026-11-20", "submit #1 BUY 000660 1@70000"), broker.asked());
  }
}
