package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.Routine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What an exit that was filled in part left unsold is tried again, unless a person took it back.
 */
final class PartlySoldExitTest extends MoneyTest {
  private static final String EXIT = "submit #2 SELL 005930 10@market";
  private static final String REST = "submit #3 SELL 005930 6@market";

  /** Within this long it is tried once more. */
  private static final Duration TRIED = Duration.ofMillis(10_100);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  /** An exit of ten goes out, and four are filled; returns the broker's number. */
  private String exitsInPart() {
    bench.strategyHolds("cross", 10);
    bench.strategyExits("cross", 67_000);
    String number = bench.newestNumber();
    broker.fills(number, 4, 67_000);
    bench.advance(Duration.ofSeconds(5));
    return number;
  }

  @Test
  void givenAnExitFilledInPart_whenTheExchangeRefusesTheRest_thenThatIsTriedAgain() {
    String number = exitsInPart();

    broker.rejects(number, "주문이 거부되었습니다");
    bench.advance(TRIED);

    assertEquals(List.of(EXIT, REST), broker.sent());
    assertEquals(1, bench.told().stream().filter(t -> t.contains("cross 신호")).count());
  }

  @Test
  void givenAnExitFilledInPart_whenItExpiresInTheSession_thenTheRestIsTriedAgainAndNoMore() {
    String number = exitsInPart();
    broker.endsUnsaid(number);
    bench.advance(Duration.ofSeconds(75));
    assertEquals(List.of(EXIT, REST), broker.sent());

    broker.fills(bench.newestNumber(), 6, 67_000);
    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of(EXIT, REST), broker.sent());
    assertEquals(List.of(), bench.lots());
  }

  @Test
  void givenARestToBeTriedAgain_whenTheBrokerWouldSellLess_thenNoMoreThanThatIsTried() {
    String number = exitsInPart();
    broker.sellable(MoneyBench.SAMSUNG, 5);

    broker.rejects(number, "주문이 거부되었습니다");
    bench.advance(TRIED);

    assertEquals(List.of(EXIT, "submit #3 SELL 005930 5@market"), broker.sent());
  }

  @Test
  void givenARestToBeTriedAgain_whenTheProcessDies_thenItIsTriedAfterTheRestart() {
    String number = exitsInPart();
    broker.endsUnsaid(number);
    bench.restart();

    bench.advance(Duration.ofSeconds(15));

    assertEquals(List.of(EXIT, REST), broker.sent());
  }

  @Test
  void givenAnExitThatExpiresWithTheDay_thenTheRestIsTriedInTheNextSessionAndNotBefore() {
    bench.advanceTo("15:19:00");
    String number = exitsInPart();
    bench.advanceTo("15:30:00");
    broker.endsUnsaid(number);
    bench.routine(Routine.MARKET_CLOSE);
    bench.advanceTo("20:00:00");
    assertEquals(List.of(EXIT), broker.sent());

    bench.advance(Duration.ofDays(3).minusHours(12));
    bench.restart();
    bench.routine(Routine.DAY_START);
    bench.advance(Duration.ofMinutes(10));
    assertEquals(List.of(EXIT), broker.sent());
    List<String> told = bench.told();
    assertEquals(List.of(), told.stream().filter(t -> t.contains("주문하지 않았습니다")).toList());
    bench.advanceTo("09:00:10");
    bench.trades(MoneyBench.SAMSUNG, 66_000);

    assertEquals(List.of(EXIT, REST), broker.sent());
  }

  @Test
  void givenAnExitFilledInPart_whenThePersonCancelsTheRest_thenItIsNotTriedAgain() {
    exitsInPart();

    bench.types("/cancel 2");
    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of(EXIT, "cancel #2 1002 6 whole"), broker.sent());
  }

  @Test
  void givenAnExitFilledInPart_whenItEndsBeforeThePersonsCancelIsDone_thenItIsNotTriedAgain() {
    String number = exitsInPart();
    broker.confirmsChanges(false);
    bench.types("/cancel 2");

    broker.endsUnsaid(number);
    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of(EXIT, "cancel #2 1002 6 whole"), broker.sent());
  }

  @Test
  void givenAnExitFilledInPart_whenItIsCancelledElsewhere_thenItIsNotTriedAgain() {
    String number = exitsInPart();

    broker.confirmCancel("1999", number, 6);
    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of(EXIT), broker.sent());
  }

  @Test
  void givenAnExitFilledInPart_whenAllIsStoppedInPanic_thenItIsNotTriedAgainEvenWhenResumed() {
    exitsInPart();
    bench.types("/panic");
    bench.advance(Duration.ofMinutes(1));
    bench.types("/resume");

    bench.advance(Duration.ofMinutes(1));
    bench.trades(MoneyBench.SAMSUNG, 66_000);

    assertEquals(List.of(EXIT, "cancel #2 1002 6 whole"), broker.sent());
  }
}
