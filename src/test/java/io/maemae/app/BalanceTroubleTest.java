package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A balance that cannot be read is said and marked as lists that cannot be, each by itself. */
final class BalanceTroubleTest extends MoneyTest {
  private static final String RESTS =
      "\n주문 목록과 잔고를 모두 읽을 때까지 이 계좌에서는 새 주문이 나가지 않고, 전략의 손절·청산도 나가지 않습니다."
          + " 그 전에 팔아야 하면 증권사 앱에서 파세요.";
  private static final String RESTS_STILL = " 이 계좌의 주문은 주문 목록과 잔고를 모두 읽은 뒤에 나갑니다.";
  private static final String AGAIN = " 이제 이 계좌에서 다시 주문할 수 있습니다.";
  private static final String NO_BALANCE = "[kis 모의] 예수금과 잔고를 읽지 못했습니다. 다시 읽습니다: HTTP 503";
  private static final String NO_LISTS = "[kis 모의] 주문 목록을 읽지 못했습니다. 다시 읽습니다: HTTP 503";
  private static final String BALANCE = "[kis 모의] 예수금과 잔고를 읽었습니다.";
  private static final String OLD =
      "\n그때까지 보유 수량과 예수금을 증권사와 맞춰 보지 못하고, 주문가능금액은 11-20 09:29에 읽은 잔고로 계산합니다.";
  private static final String LISTS = "[kis 모의] 주문 목록을 다시 읽을 수 있습니다. 그동안의 주문과 체결을 반영했습니다.";
  private static final Duration SOON = Duration.ofSeconds(15);

  /** An order begins and ends, and with its end the balance is wanted. */
  private void wantsBalance() {
    bench.types("/buy 005930 1 60000");
    bench.types("/cancel all");
  }

  /** What was said but of orders. */
  private List<String> told() {
    return bench.told().stream().filter(t -> !t.contains("#")).toList();
  }

  private void startsWithout(boolean lists, boolean balance) {
    if (lists) {
      broker.unreadable("HTTP 503");
    }
    if (balance) {
      broker.balanceUnreadable("HTTP 503");
    }
    bench.forget();
    bench.restart();
    bench.advance(Duration.ofMinutes(30));
  }

  @Test
  void givenABalanceThatCannotBeReadForHours_whenItCan_thenBothAreToldOnce() {
    broker.balanceUnreadable("HTTP 503");
    wantsBalance();
    bench.advance(Duration.ofHours(3));
    assertEquals(List.of(NO_BALANCE + OLD), told());

    broker.readable();
    bench.advance(SOON);
    assertEquals(List.of(BALANCE), told());
  }

  @Test
  void givenABalanceThatComesAndGoes_whenHoursPass_thenToldEveryTenMinutesAtMost() {
    for (int i = 0; i < 60; i++) {
      broker.balanceUnreadable("HTTP 503");
      bench.types("/buy 005930 1 60000");
      bench.types("/cancel all");
      bench.advance(Duration.ofSeconds(70));
      broker.readable();
      bench.advance(Duration.ofSeconds(50));
    }

    long told = bench.told().stream().filter(t -> t.contains("예수금과 잔고")).count();

    assertTrue(told >= 4 && told <= 24, told + " messages in two hours");
  }

  @Test
  void givenABalanceThatCannotBeRead_whenManyOrdersEnd_thenItIsStillReadEveryTenSecondsOnly() {
    broker.balanceUnreadable("HTTP 503");
    for (int i = 0; i < 5; i++) {
      bench.types("/buy 005930 1 " + (60_000 + 100 * i));
      bench.types("/cancel all");
      bench.advance(Duration.ofSeconds(1));
    }
    bench.advance(SOON);
    bench.forget();
    bench.advance(Duration.ofMinutes(10));

    long asked = broker.asked().stream().filter("read balance"::equals).count();

    assertTrue(asked >= 55 && asked <= 61, asked + " readings in ten minutes");
  }

  @Test
  void givenAStartWithoutItsBalance_whenItIsRead_thenToldThatNothingIsOrderedUntilThen() {
    startsWithout(false, true);
    assertEquals(List.of(NO_BALANCE + RESTS), bench.told());
    bench.types("/buy 005930 1 70000");
    assertEquals(List.of(), broker.sent());
    bench.forget();

    broker.readable();
    bench.advance(SOON);
    assertEquals(List.of(BALANCE + AGAIN), bench.told());
    bench.types("/buy 005930 1 70000");
    assertEquals(1, broker.sent().size());
  }

  @Test
  void givenAStartWithoutItsLists_whenTheyAreRead_thenToldUntilOrdersArePlaced() {
    startsWithout(true, false);
    assertEquals(List.of(NO_LISTS + RESTS), bench.told());

    broker.readable();
    bench.advance(SOON);
    assertEquals(List.of(LISTS + RESTS_STILL, BALANCE + AGAIN), bench.told());
  }

  @Test
  void givenAStartWithoutBoth_whenTheListsComeFirst_thenEachIsToldByItself() {
    startsWithout(true, true);
    assertEquals(List.of(NO_LISTS + RESTS, NO_BALANCE + RESTS), bench.told());

    broker.readable();
    broker.balanceUnreadable("HTTP 503");
    bench.advance(SOON);
    assertEquals(List.of(LISTS + RESTS_STILL), bench.told());
    broker.readable();
    bench.advance(SOON);
    assertEquals(List.of(BALANCE + AGAIN), bench.told());
  }

  @Test
  void givenAStartWithoutBoth_whenTheBalanceComesFirst_thenEachIsToldByItself() {
    startsWithout(true, true);
    bench.forget();

    broker.readable();
    broker.unreadable("HTTP 503");
    bench.advance(SOON);
    assertEquals(List.of(BALANCE + RESTS_STILL), bench.told());
    broker.readable();
    bench.advance(SOON);
    assertEquals(List.of(LISTS + RESTS_STILL, BALANCE + AGAIN), bench.told());
  }

  @Test
  void givenBothUnreadable_whenTradingGoesOn_thenEachIsToldByItself() {
    bench.buys(10);
    bench.types("/buy 005930 1 60000");
    broker.unreadable("HTTP 503");
    broker.balanceUnreadable("HTTP 503");
    bench.types("/cancel 2");
    bench.advance(Duration.ofMinutes(3));
    assertEquals(List.of(NO_BALANCE + OLD, NO_LISTS), told());

    broker.readable();
    broker.unreadable("HTTP 503");
    bench.advance(SOON);
    assertEquals(List.of(BALANCE), told());
    broker.readable();
    bench.advance(SOON);
    assertEquals(List.of(LISTS), told());
  }

  @Test
  void givenATroubleThatWasTold_whenTheStoreFailsAndNothingIsOrderedAnyMore_thenThatIsToldToo() {
    broker.balanceUnreadable("HTTP 503");
    wantsBalance();
    bench.advance(SOON);
    bench.commitsFail(true);
    bench.types("/orders");
    bench.advance(SOON);
    bench.commitsFail(false);
    bench.forget();
    bench.advance(Duration.ofMinutes(3));

    List<String> told = bench.told();
    assertEquals(1, told.stream().filter((NO_BALANCE + RESTS)::equals).count(), told::toString);
  }

  @Test
  void givenListsThatCameBackJustNow_whenTheStoreFailsAndTheyAreAwayAgain_thenToldThatOrdersRest() {
    broker.unreadable("HTTP 503");
    bench.buys(1);
    bench.types("/cancel all");
    bench.advance(Duration.ofSeconds(90));
    broker.readable();
    bench.advance(Duration.ofSeconds(30));
    broker.unreadable("HTTP 503");
    bench.commitsFail(true);
    bench.types("/buy 005930 1 60000");
    bench.commitsFail(false);
    bench.forget();
    bench.advance(Duration.ofMinutes(5));

    List<String> told = bench.told();
    assertTrue(told.stream().anyMatch(t -> t.contains("새 주문이 나가지 않고")), told::toString);
  }
}
