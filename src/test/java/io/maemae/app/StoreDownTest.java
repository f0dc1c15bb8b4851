package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.desk.Routine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes while the store cannot write is refused, done without a record, or done later. */
final class StoreDownTest extends MoneyTest {
  private static final Duration BACK = Duration.ofMinutes(10);
  private static final String OTHER = "[kis 모의] #2 SK하이닉스 000660 매수 1주 70,000원";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("golden");
  }

  private void storeFails() {
    bench.commitsFail(true);
    bench.types("/buy 000660 9 70000");
    bench.forget();
  }

  private void storeIsBack() {
    bench.commitsFail(false);
    bench.advance(BACK);
  }

  private void assertTold(String part) {
    List<String> told = bench.told();
    assertTrue(told.stream().anyMatch(text -> text.contains(part)), told.toString());
  }

  @Test
  void givenStop_whenTheStoreIsBack_thenStoppedBeforeAnyStrategyTrades() {
    storeFails();

    bench.types("/stop");

    assertEquals(
        List.of(
            "데이터베이스에 쓸 수 없어 아직 기록하지 못했습니다. 지금은 어떤 전략도 매매하지 않으며, 다시 쓸 수 있게 되면 매매보다 먼저 /stop 을 처리합니다. 그 전에"
                + " 프로그램이 꺼지면 다시 보내 주세요."),
        bench.told());
    bench.strategyNamed("golden").enters(70_000);
    storeIsBack();
    assertTold("신규 진입을 멈추");
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenPanic_whenTheStoreIsBack_thenStoppedAndWhatIsOpenIsCancelled() {
    bench.buys(10);
    storeFails();

    bench.types("/panic");
    storeIsBack();

    assertEquals("cancel #1 1001 10 whole", broker.sent().get(0));
    assertTold("전략을 모두 멈췄");
    assertEquals(List.of("ALL"), bench.rows("select text from setting where name = 'stop'"));
  }

  @Test
  void givenPanicThenStop_whenTheStoreIsBack_thenExitsStayStopped() {
    storeFails();

    bench.types("/panic");
    bench.types("/stop");
    storeIsBack();

    assertEquals(List.of("ALL"), bench.rows("select text from setting where name = 'stop'"));
  }

  @Test
  void givenAWrongStop_whenTheStoreIsBack_thenNothingIsStopped() {
    storeFails();

    bench.types("/stop everything");
    storeIsBack();

    assertEquals(List.of(), bench.rows("select text from setting where name = 'stop'"));
  }

  @Test
  void givenCancelAll_whenTheStoreIsDown_thenEveryCancelIsSent() {
    bench.buys(10);
    bench.types("/buy 000660 1 70000");
    storeFails();

    bench.types("/cancel all");

    assertEquals(List.of("cancel #1 1001 10 whole", "cancel #2 1002 1 whole"), broker.sent());
    assertEquals(List.of("데이터베이스에 쓸 수 없어 기록 없이 미체결 주문 2건의 취소를 보냅니다."), bench.told());
  }

  @Test
  void givenAnOrderWithoutANumber_whenTheStoreIsDown_thenItIsNamedAndTheOthersAreCancelled() {
    bench.buys(10);
    broker.next(Manner.HOLD);
    bench.types("/buy 000660 1 70000");
    storeFails();

    bench.types("/cancel all");
    bench.types("/cancel 2");

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
    String unsent =
        "[kis 모의] #2 SK하이닉스 000660 매수 1주 70,000원: 전송 중 0/1. 취소를 보내지 않았습니다:"
            + " #2 주문은 아직 증권사 번호를 받지 못했습니다. 지금은 데이터베이스에 쓸 수 없으니,"
            + " 증권사 앱에서 확인하고 남아 있으면 앱에서 취소해 주세요.";
    assertEquals(
        List.of("데이터베이스에 쓸 수 없어 기록 없이 미체결 주문 1건의 취소를 보냅니다.\n" + unsent, unsent), bench.told());
  }

  @Test
  void givenACancelThatTheBrokerRefuses_whenTheStoreIsDown_thenThatIsSaid() {
    bench.buys(10);
    storeFails();
    broker.refusesNext("정정취소 가능수량 부족");

    bench.types("/cancel 1");
    bench.advance(Duration.ofSeconds(1));

    assertTold(
        ORDER + ": 접수 0/10. 취소하지 못했습니다: 정정취소 가능수량 부족\n" + "증권사 앱에서 확인하고 남아 있으면 앱에서 취소해 주세요.");
  }

  @Test
  void givenACancelThatCannotLeave_whenTheStoreIsDown_thenThatIsSaid() {
    bench.buys(10);
    storeFails();
    broker.cannotSendNext("reason:net.unreached");

    bench.types("/cancel 1");
    bench.advance(Duration.ofSeconds(1));

    assertTold(
        ORDER
            + ": 접수 0/10. 취소하지 못했습니다: 보내지 못했습니다: 서버에 연결하지 못했습니다\n"
            + "증권사 앱에서 확인하고 남아 있으면 앱에서 취소해 주세요.");
  }

  @Test
  void givenARefusedExit_whenItsEventIsNotStored_thenTheNextRefusalIsTold() {
    bench.strategyHolds("golden", 10);
    bench.types("/panic");
    bench.forget();
    bench.commitsFail(true);
    bench.strategyExits("golden", 70_000);
    storeIsBack();
    bench.forget();

    bench.strategyExits("golden", 70_000);
    bench.advance(Duration.ofSeconds(20));

    assertTold("10주 주문하지 않았습니다: 전략 매매가 멈춰 있습니다.");
  }

  @Test
  void givenACancelWithoutAnAnswer_whenTheStoreIsDown_thenItsOutcomeIsSaidToBeUnknown() {
    bench.buys(10);
    storeFails();
    broker.next(Manner.LOSE_REQUEST);

    bench.types("/cancel 1");
    bench.advance(Duration.ofSeconds(30));

    assertTold(ORDER + ": 접수 0/10. 취소 결과를 모릅니다.");
  }

  @Test
  void givenCancelOfTheAccount_whenTheStoreIsDown_thenItIsSent() {
    bench.buys(10);
    bench.types("/buy 000660 1 70000");
    storeFails();

    bench.types("/cancel 2 @kis");

    assertEquals(List.of("cancel #2 1002 1 whole"), broker.sent());
    assertEquals(List.of(OTHER + ": 접수 0/1. 데이터베이스에 쓸 수 없어 기록 없이 취소를 보냅니다."), bench.told());
  }

  @Test
  void givenALateCancel_whenTheStoreIsDown_thenAnsweredAndNotObeyed() {
    bench.buys(10);
    storeFails();

    bench.sends(77, Duration.ofSeconds(61), "/cancel 1");

    assertEquals(List.of(), broker.sent());
    assertTold("61초 뒤에야 읽어서 처리하지 않았습니다");
  }

  @Test
  void givenARoutineThatIsDue_whenTheStoreIsBack_thenItIsDone() {
    bench.routineDueAt(Routine.DAY_START, "08:00:00");
    bench.advanceTo("15:31:00");
    storeFails();

    bench.routineDueAt(Routine.DAILY_REPORT, "15:30:10");
    storeIsBack();

    assertEquals(List.of("2"), bench.rows("select count(*) from daily_equity"));
  }

  @Test
  void givenAPanicThatMeetsTheFailure_whenItHasANumber_thenItIsObeyedAndDoneAgain() {
    bench.buys(10);
    bench.forget();
    bench.commitsFail(true);

    bench.sends(78, Duration.ZERO, "/panic");

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
    storeIsBack();
    assertEquals(List.of("ALL"), bench.rows("select text from setting where name = 'stop'"));
    bench.forget();
    bench.sends(78, Duration.ZERO, "/panic");
    assertEquals(List.of(), bench.told());
  }

  @Test
  void givenRoutinesOfADayThatIsOver_whenTheStoreIsBack_thenTheBellIsNotToldLate() {
    storeFails();
    bench.routineDueAt(Routine.DAY_START, "08:00:00");
    bench.routineDueAt(Routine.MARKET_OPEN, "09:00:00");
    bench.routineDueAt(Routine.MARKET_CLOSE, "15:30:00");
    bench.advanceTo("16:30:00");
    bench.forget();

    storeIsBack();

    assertEquals(List.of("데이터베이스에 다시 쓸 수 있습니다. 장부를 증권사와 다시 맞춥니다."), bench.told());
  }

  @Test
  void givenAStoreThatFailsAgainAndAgain_whenItIsBack_thenStopIsStillObeyed() {
    storeFails();
    bench.types("/stop");

    for (int time = 0; time < 4; time++) {
      bench.keepsOnly(1); // that it is back, but nothing of what waited
      bench.advance(BACK);
    }
    assertEquals(List.of(), bench.rows("select text from setting where name = 'stop'"));
    storeIsBack();

    assertEquals(List.of("ENTRIES"), bench.rows("select text from setting where name = 'stop'"));
  }
}
