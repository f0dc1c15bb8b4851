package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.desk.DeskEvent;
import io.maemae.desk.Routine;
import io.maemae.market.Side;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An order that has a number, and that the broker's lists of its day never show. */
final class UnlistedOrderTest extends MoneyTest {
  private static final Duration READ = Duration.ofSeconds(61);
  private static final Duration WEEKEND = Duration.ofDays(3);
  private static final String ENDED = ORDER + ": 거부 0/10. 증권사에 없습니다.";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("trend");
  }

  private void listsAllBut(String number) {
    broker.lists(rows -> rows.stream().filter(r -> !r.id().number().equals(number)).toList());
  }

  private void lastReading() {
    bench.routine(Routine.FINAL_RECONCILIATION);
  }

  @Test
  void givenAReadingUnderWay_whenTheDaysLastIsDue_thenOnlyWhatBeginsThenIsTheLast() {
    listsAllBut(bench.buys(10));
    bench.advance(READ.multipliedBy(2));
    broker.readingsTake(Duration.ofSeconds(5));
    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UNTRUSTED);
    bench.advance(Duration.ofSeconds(1));
    broker.listsTruth();

    lastReading();
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAnAcceptedOrder_whenItsDaysLastReadingDoesNotShowIt_thenItEndsAndThatIsTold() {
    listsAllBut(bench.buys(10));
    bench.advance(READ.multipliedBy(2));
    bench.forget();
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());

    lastReading();

    assertEquals(List.of(ENDED), bench.told());
    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED"), bench.orders());
  }

  @Test
  void givenAnAcceptedOrder_whenOnlyTheLastReadingDidNotShowIt_thenTheNextOneDecides() {
    String number = bench.buys(10);
    bench.advance(READ);
    listsAllBut(number);

    lastReading();
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());

    broker.listsTruth();
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
    listsAllBut(number);
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
    bench.advance(READ);
    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED"), bench.orders());
  }

  @Test
  void givenAnAcceptedOrder_whenTwoReadingsAreSoonOneAfterAnother_thenTheyDoNotEndIt() {
    listsAllBut(bench.buys(10));
    bench.advance(Duration.ofSeconds(4));

    bench.routine(Routine.RECONCILIATION);
    lastReading();

    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAnAcceptedOrder_whenReadOnAnotherDay_thenItEnds() {
    listsAllBut(bench.buys(10));
    bench.crash();
    bench.advance(WEEKEND);
    bench.begin();
    bench.advance(Duration.ofSeconds(5));
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());

    bench.advance(READ.multipliedBy(2));

    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED"), bench.orders());
    assertEquals(1, bench.told().stream().filter(ENDED::equals).count());
  }

  @Test
  void givenAnOrderWithFillsThatAListShowed_whenItsDayIsNotShownAnyMore_thenTheyStay() {
    bench.buys(10);
    broker.fills("1001", 4, 70_000);
    bench.advance(READ);
    bench.crash();
    bench.advance(WEEKEND);
    broker.lists(rows -> List.of());

    bench.begin();
    bench.advance(READ.multipliedBy(2));

    assertEquals(List.of("#1 BUY 10@70000 4 EXPIRED"), bench.orders());
    assertEquals(List.of("kis 005930 4"), bench.lots());
    assertTrue(
        bench.told().stream().anyMatch(t -> t.startsWith(ORDER + ": 만료 4/10")),
        bench.told()::toString);
  }

  @Test
  void givenAnOrderElsewhere_whenItsListSaysOnAnotherDayThatItEnded_thenItHas() {
    String number = broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 60_000).number();
    bench.routine(Routine.RECONCILIATION);
    assertEquals(List.of("#1 BUY 10@60000 0 NEW"), bench.orders());
    bench.crash();
    broker.endsUnsaid(number);
    bench.advance(WEEKEND);

    bench.begin();
    bench.advance(READ);

    assertEquals(List.of("#1 BUY 10@60000 0 EXPIRED"), bench.orders());
  }

  @Test
  void givenASaleOfNobody_whenDaysHavePassed_thenTheStrategyHasItsSharesAndTheirBalanceIsAudited() {
    bench.strategyHolds("trend", 10);
    String sale = broker.place(MoneyBench.SAMSUNG, Side.SELL, 8, 70_000).number();
    listsAllBut(sale);
    broker.sellable(MoneyBench.SAMSUNG, 10);
    broker.tell(broker.fillNotice(sale, 4, 70_000, Optional.empty()));
    bench.advance(READ);
    assertEquals(List.of("kis 005930 trend 6"), bench.lots());
    bench.advance(Duration.ofMinutes(10));
    lastReading();
    bench.advance(WEEKEND);
    bench.routineDueAt(Routine.DAY_START, "08:00:00");
    bench.advance(READ);
    assertEquals(List.of("kis 005930 trend 10"), bench.lots());

    broker.sharesMove(MoneyBench.SAMSUNG, -1);
    bench.routine(Routine.RECONCILIATION);
    bench.advance(READ);

    assertEquals(List.of("kis 005930 trend 9"), bench.lots());
  }
}
