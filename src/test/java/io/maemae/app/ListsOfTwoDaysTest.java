package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.desk.DeskEvent;
import io.maemae.desk.Routine;
import io.maemae.market.Price;
import io.maemae.market.Side;
import io.maemae.market.Venue;
import io.maemae.order.ExecutionNotice.Kind;
import io.maemae.order.OrderRow;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An order of Friday that was not seen to end has its list read on Monday too: what that list tells
 * says nothing of Monday's orders.
 */
final class ListsOfTwoDaysTest extends MoneyTest {
  private static final String MONDAY = "2026-11-23";
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(5);

  @BeforeEach
  void anOrderOfFridayIsOpenOnMonday() {
    bench.buys(10);
    broker.unreadable("HTTP 503");
    bench.advance(Duration.ofDays(3));
    broker.readable();
    bench.advance(LONG);
    bench.forget();
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
  }

  private void read() {
    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UNTRUSTED);
    bench.advance(SOON);
  }

  @Test
  void givenSharesBoughtElsewhere_whenMondaysListCannotBeRead_thenTheyAreNotTakenForUnexplained() {
    broker.unreadable(MONDAY, "HTTP 503");
    String bought = broker.place(MoneyBench.HYNIX, Side.BUY, 3, 70_000).number();
    broker.fillsUnsaid(bought, 3, 70_000);
    bench.hintsAtBalance();
    bench.advance(LONG);
    assertEquals(List.of(), bench.lots());

    broker.readable();
    bench.advance(LONG);

    assertEquals(List.of("kis 000660 3"), bench.lots());
    assertEquals(List.of(), bench.told().stream().filter(t -> t.contains("장부와")).toList());
  }

  @Test
  void givenAListOfMondayThatCannotBeRead_whenFridaysIs_thenTheFailuresAreCounted() {
    broker.unreadable(MONDAY, "HTTP 503");
    bench.advance(LONG);
    bench.forget();

    bench.types("/health");

    String health = bench.told().get(0);
    assertTrue(health.matches("(?s).*\\d{2,}번 잇달아 읽지 못함.*"), health);
  }

  /** Of Monday, beside that of Friday. */
  private String buysOnMonday() {
    bench.types("/buy 000660 5 70000");
    bench.advance(SOON);
    return broker.lastNumber();
  }

  @Test
  void givenACancelThatWasRefused_whenOnlyFridaysListCanBeRead_thenItIsNotGivenUp() {
    String number = buysOnMonday();
    broker.unreadable(MONDAY, "HTTP 503");
    broker.movesUnsaid("2002", number, 5, Price.ofWon(69_000));
    broker.refusesNext("원주문 없음");
    bench.types("/cancel 2");
    bench.advance(LONG);
    broker.readable();

    bench.advance(LONG);

    assertEquals(0, broker.order("2002").open().units(), bench.orders() + " " + broker.sent());
  }

  @Test
  void givenACancelThatWasNone_whenFridaysListIsReadBetween_thenMondaysStillTellsItsOrderOpen() {
    String number = buysOnMonday();
    OrderRow row = broker.order(number);
    broker.tell(
        broker.notice(Kind.CANCELED, "2001", Optional.of(number), row, 5, Optional.empty(), ""));
    bench.advance(LONG);

    assertEquals(1, bench.told().stream().filter(t -> t.contains("증권사에는 아직 미체결로")).count());
  }

  private List<String> timesOfFills() {
    return bench.rows("select cast(at as varchar(16)) from fills_view order by id");
  }

  @Test
  void givenAFillOfFridayThatWasNotHeard_whenItIsReadOnMonday_thenItIsBookedAsOfFridaysClose() {
    String number = buysOnMonday();
    broker.fillsUnsaid("1001", 10, 70_000);
    broker.fillsUnsaid(number, 5, 70_000);

    bench.advance(LONG);

    assertEquals("2026-11-20 15:30", timesOfFills().get(0));
    assertEquals(MONDAY, timesOfFills().get(1).substring(0, 10));
  }

  @Test
  void givenAnOrderOfFridayEvening_whenItsFillIsReadOnMonday_thenItIsBookedAsOfTheOrdersTime() {
    bench.close();
    LocalDateTime evening = LocalDateTime.parse("2026-11-20T16:30:00");
    bench = new MoneyBench(directory.resolve("evening"), evening).extended(Venue.NXT).start();
    broker = bench.broker();
    broker.fillsUnsaid(bench.buys(10), 10, 70_000);
    broker.unreadable("HTTP 503");
    bench.advance(Duration.ofDays(3));
    broker.readable();

    bench.advance(LONG);

    assertEquals(List.of("2026-11-20 16:30"), timesOfFills());
  }

  private void startsAnew() {
    bench.close();
    bench = new MoneyBench(directory.resolve("anew")).start();
    broker = bench.broker();
  }

  @Test
  void givenASaleOfFridayReadOnMonday_whenItsFeesWereABitHigher_thenThatIsNoFlowFromOutside() {
    startsAnew();
    bench.holds(10);
    bench.types("/sell 005930 10 70000");
    String number = bench.newestNumber();
    bench.advanceTo("15:29:00");
    bench.crash();
    broker.fillsUnsaid(number, 10, 70_000);
    broker.cashMoves(-1_500); // within fees and tax of 1,505 won and 0.1 % of 700,000 won
    bench.advance(Duration.ofDays(3).minus(Duration.ofHours(7)));
    bench.begin();
    bench.routine(Routine.DAY_START);
    bench.advance(LONG);

    assertEquals(
        List.of("ADJUSTMENT"),
        bench.rows("select reason from cash_entry where account = 'kis' and reason <> 'OPENING'"));
  }
}
