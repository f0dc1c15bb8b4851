package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.desk.Routine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An order without a clear answer is looked for and never sent again. */
class UnknownOrderTest extends MoneyTest {
  private static final String UNKNOWN =
      ORDER + ": 확인 중 0/10. 증권사의 답을 받지 못했습니다. 다시 보내지 않고 주문 목록에서 찾습니다.";
  private static final String NOT_FOUND =
      ORDER
          + ": 확인 중 0/10. 증권사 주문 목록에 두 번 모두 없었습니다. 오늘 마지막 조회까지 계속 찾습니다."
          + " 증권사 앱에서도 없으면 버튼으로 알려 주세요. 버튼이 안 보이면 /cancel 1을 보내 주세요.";
  private static final String ADOPTED = ORDER + ": 접수 0/10 (증권사 주문 목록에서 확인했습니다)";
  private static final List<String> SENT_ONCE = List.of("submit #1 BUY 005930 10@70000");

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  private void buyIsLost() {
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/buy 005930 10 70000");
    bench.advance(FakeBroker.TIMEOUT);
  }

  private void buyIsNotFound() {
    buyIsLost();
    bench.advance(Duration.ofSeconds(70));
    bench.forget();
  }

  @Test
  void givenTimeoutAfterSend_whenBuy_thenReportsUnknownAndNeverSendsAgain() {
    buyIsLost();

    assertEquals(List.of(UNKNOWN), bench.told());
    bench.advance(Duration.ofMinutes(30));
    assertEquals(SENT_ONCE, broker.sent());
  }

  @Test
  void givenALostAnswer_whenTheListShowsTheOrder_thenItIsAdoptedOnceWithItsFills() {
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/buy 005930 10 70000");
    broker.fillsUnsaid("1001", 3, 69_900);

    bench.advance(Duration.ofMinutes(10));

    assertEquals(
        List.of(UNKNOWN, ADOPTED, ORDER + ": 일부 체결 3/10, 평균 69,900원 (수수료 31원, 세금 0원 예상)"),
        bench.told());
    assertEquals(List.of("#1 BUY 10@70000 3 PARTIALLY_FILLED"), bench.orders());
    assertEquals(List.of("#1 BUY 3@69900"), bench.fills());
    assertEquals(SENT_ONCE, broker.sent());
  }

  @Test
  void givenAnUnknownOrder_whenANoticeTellsItsFill_thenItCountsAtOnceAndIsAttributedLater() {
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/buy 005930 10 70000");
    bench.advance(FakeBroker.TIMEOUT);

    broker.fills("1001", 4, 70_000);
    bench.advance(Duration.ofMillis(100));

    assertEquals(List.of("kis 005930 4"), bench.lots());
    bench.advance(Duration.ofMinutes(2));
    assertEquals(List.of("#1 BUY 10@70000 4 PARTIALLY_FILLED"), bench.orders());
    assertEquals(List.of("#1 BUY 4@70000"), bench.fills());
    assertEquals(List.of("kis 005930 4"), bench.lots());
  }

  @Test
  void givenANoticeBeforeTheDeadline_whenNoAnswerComes_thenTheListSaysWhoseItIs() {
    broker.next(Manner.LOSE_ANSWER);
    bench.types("/buy 005930 10 70000");
    broker.fills("1001", 10, 70_000);

    bench.advance(Duration.ofMinutes(2));

    List<String> told = bench.told();
    assertTrue(told.get(0).contains("체결 10/10, 평균 70,000원"), told::toString);
    assertEquals(
        List.of(
            ORDER + ": 확인 중 0/10. 증권사의 답을 받지 못했습니다. 다시 보내지 않고 주문 목록에서 찾습니다.",
            ORDER + ": 체결 10/10 (증권사 주문 목록에서 확인했습니다)",
            ORDER + ": 체결 10/10. 앞서 #2번으로 알려 드린 것이 이 주문입니다. 체결은 한 번뿐입니다."),
        told.subList(1, told.size()));
    assertEquals(List.of("#1 BUY 10@70000 10 FILLED"), bench.orders());
  }

  @Test
  void givenNoSuchRow_whenTwoReadingsHalfAMinuteApart_thenToldWithButtons() {
    buyIsLost();
    bench.forget();

    bench.advance(Duration.ofSeconds(58));
    assertEquals(List.of(), bench.told());

    bench.advance(Duration.ofSeconds(4));
    assertEquals(List.of(NOT_FOUND + " [접수되지 않음, 기다림]"), bench.toldWithButtons());
    assertEquals(List.of("#1 BUY 10@70000 0 UNKNOWN"), bench.orders());
  }

  @Test
  void givenANotFoundOrder_whenItTurnsUpLate_thenItIsAdoptedAndTold() {
    broker.next(Manner.LOSE_ANSWER);
    broker.lists(rows -> List.of());
    bench.types("/buy 005930 10 70000");
    bench.advance(Duration.ofSeconds(75));
    bench.forget();

    broker.listsTruth();
    bench.advance(Duration.ofSeconds(31));

    assertEquals(List.of(ADOPTED), bench.told());
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenANotFoundOrder_whenThePersonSaysNotPlaced_thenItEnds() {
    buyIsNotFound();

    bench.presses("접수되지 않음");

    assertEquals(List.of(ORDER + ": 거부 0/10. 접수되지 않은 것으로 알려 주셨습니다."), bench.told());
    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED"), bench.orders());
    bench.types("/buy 005930 10 70000");
    assertEquals(List.of("submit #2 BUY 005930 10@70000"), broker.sent());
  }

  @Test
  void givenANotFoundOrder_whenItsButtonIsPressedHoursLater_thenItWorks() {
    buyIsNotFound();
    bench.advance(Duration.ofHours(3));
    bench.forget();

    bench.presses("접수되지 않음");

    assertEquals(List.of(ORDER + ": 거부 0/10. 접수되지 않은 것으로 알려 주셨습니다."), bench.told());
  }

  @Test
  void givenANotFoundOrder_whenPreviewsComeAndGo_thenItsButtonStillWorks() {
    buyIsNotFound();
    String button = bench.button("접수되지 않음");
    bench.advance(Duration.ofHours(3));
    bench.types("/buy 000660 1 70000");
    bench.types("/buy 000660 1 70000");

    bench.presses(MoneyBench.OWNER, MoneyBench.CHAT, button);

    assertEquals("#1 BUY 10@70000 0 REJECTED", bench.orders().get(0));
  }

  @Test
  void givenANotFoundOrder_whenItsButtonIsFromBeforeARestart_thenCancelOffersItAgain() {
    buyIsNotFound();
    bench.restart();
    bench.advance(Duration.ofSeconds(5));
    bench.forget();

    bench.presses("접수되지 않음");
    assertEquals(
        List.of(
            "버튼이 만료되었습니다. 아무것도 바뀌지 않았습니다. 명령을 다시 보내 주세요." + " 확인 중인 주문이면 /cancel 주문번호를 보내 주세요."),
        bench.told());

    bench.types("/cancel 1");
    assertEquals(List.of(NOT_FOUND + " [접수되지 않음, 기다림]"), bench.toldWithButtons());
    bench.presses("접수되지 않음");
    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED"), bench.orders());
  }

  @Test
  void givenANotFoundOrder_whenItTurnsUpBeforeThePress_thenThatIsSaid() {
    broker.next(Manner.LOSE_ANSWER);
    broker.lists(rows -> List.of());
    bench.types("/buy 005930 10 70000");
    bench.advance(Duration.ofSeconds(75));
    broker.listsTruth();
    bench.advance(Duration.ofMinutes(5));
    bench.forget();

    bench.presses("접수되지 않음");

    assertEquals(List.of(ORDER + ": 접수 0/10. 그 사이 결과를 확인했습니다."), bench.told());
  }

  @Test
  void givenAnOrderSaidNotPlaced_whenCancelled_thenItHasEnded() {
    buyIsNotFound();
    bench.presses("접수되지 않음");
    bench.forget();

    bench.types("/cancel 1");

    assertEquals(List.of(ORDER + ": 거부 0/10. 취소하지 않았습니다: #1 주문은 이미 끝났습니다(거부)."), bench.told());
  }

  @Test
  void givenAnOrderSaidNotPlaced_whenItTurnsUpAfterAll_thenItCountsAsPlacedElsewhere() {
    broker.next(Manner.LOSE_ANSWER);
    broker.lists(rows -> List.of());
    bench.types("/buy 005930 10 70000");
    bench.advance(Duration.ofSeconds(75));
    bench.presses("접수되지 않음");
    bench.forget();

    broker.listsTruth();
    broker.fills("1001", 10, 70_000);
    bench.advance(Duration.ofMinutes(2));

    assertEquals(
        List.of("#1 BUY 10@70000 0 REJECTED", "#2 BUY 10@70000 10 FILLED"), bench.orders());
    assertEquals(List.of("kis 005930 10"), bench.lots());
  }

  @Test
  void givenOneThatWasNotFound_whenTheNextListOfItsDayIsReadOnAnotherDay_thenItWasNotPlaced() {
    broker.next(Manner.LOSE_REQUEST);
    bench.types("/buy 005930 10 70000");
    bench.advance(Duration.ofMinutes(3));
    bench.crash();
    bench.advance(Duration.ofHours(71).plusMinutes(40));
    bench.forget();

    bench.begin();
    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED"), bench.orders());
    assertTrue(bench.told().stream().anyMatch(t -> t.contains(ORDER + ": 거부 0/10. 증권사에 없습니다.")));
  }

  @Test
  void givenANotFoundOrder_whenTheStoreFailsDuringTheDaysLastReading_thenItEndsAllTheSame() {
    buyIsNotFound();
    broker.readingsTake(Duration.ofSeconds(3));
    bench.routine(Routine.FINAL_RECONCILIATION);

    bench.commitsFail(true);
    bench.types("/watch 000660");
    bench.commitsFail(false);
    bench.advance(Duration.ofMinutes(1));

    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED"), bench.orders());
  }

  @Test
  void givenANotFoundOrder_whenItsEndCannotBeWritten_thenItEndsOnceTheStoreIsBack() {
    buyIsNotFound();
    broker.readingsTake(Duration.ofSeconds(3));
    bench.routine(Routine.FINAL_RECONCILIATION);

    bench.commitsFail(true);
    bench.advance(Duration.ofSeconds(4));
    bench.commitsFail(false);
    bench.advance(Duration.ofMinutes(1));

    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED"), bench.orders());
  }

  @Test
  void givenANotFoundOrder_whenTheDaysLastReadingDoesNotShowIt_thenItEnds() {
    buyIsNotFound();

    bench.routine(Routine.FINAL_RECONCILIATION);

    assertEquals(List.of(ORDER + ": 거부 0/10. 증권사에 없습니다."), bench.told());
  }

  @Test
  void givenAnUnknownOrder_whenAnEqualOneIsTyped_thenItIsRefused() {
    buyIsLost();
    bench.advance(Duration.ofSeconds(11));
    bench.forget();

    bench.types("/buy 005930 10 70000");

    assertEquals(
        List.of("[kis 모의] 삼성전자 005930 매수 10주 70,000원: 보내지 않았습니다." + " 같은 주문 #1의 결과를 확인하는 중입니다."),
        bench.told());
    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenAnUnknownOrder_whenAnotherOneIsTyped_thenItIsSent() {
    buyIsLost();
    bench.forget();

    bench.types("/buy 005930 11 70000");

    assertEquals(List.of("submit #2 BUY 005930 11@70000"), broker.sent());
  }

  @Test
  void givenANotFoundOrder_whenAStrategyWantsToEnter_thenItWaitsUntilThePersonSaysNotPlaced() {
    buyIsNotFound();
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);
    assertEquals(
        List.of(
            "[kis 모의] cross 신호: 삼성전자 005930 매수. 단기 이동평균 1이 장기 이동평균 2 위로 교차. 10주"
                + " 주문하지 않았습니다: 이 종목 주문 #1의 결과를 확인하는 중이라 신규 진입하지 않습니다."),
        bench.told());
    assertEquals(List.of(), broker.sent());

    bench.presses("접수되지 않음");
    bench.advance(Duration.ofSeconds(11));
    bench.strategyNamed("cross").enters(70_000);
    bench.trades(MoneyBench.SAMSUNG, 70_000);

    assertEquals(List.of("submit #2 BUY 005930 10@70000"), broker.sent());
  }

  @Test
  void givenAReadingNotBegunAfterTheDeadline_whenItComesLater_thenItDoesNotCount() {
    broker.readingsTake(Duration.ofSeconds(20));
    buyIsLost();
    bench.forget();

    bench.advance(Duration.ofSeconds(119));
    assertEquals(List.of(), bench.told());

    bench.advance(Duration.ofSeconds(2));
    assertEquals(List.of(NOT_FOUND), bench.told());
  }

  @Test
  void givenReadingsThatFail_whenTimePasses_thenNoneOfThemCountsAsNone() {
    buyIsLost();
    broker.unreadable("page 2 of 3");
    bench.forget();

    bench.advance(Duration.ofMinutes(5));

    assertEquals(List.of("[kis 모의] 주문 목록을 읽지 못했습니다. 다시 읽습니다: page 2 of 3"), bench.told());
    assertEquals(List.of("#1 BUY 10@70000 0 UNKNOWN"), bench.orders());
  }

  @Test
  void givenTwoEqualUnknownOrders_whenTheListShowsBoth_thenBothAreAdopted() {
    broker.next(Manner.LOSE_ANSWER, Manner.LOSE_ANSWER);
    bench.typesAtOnce("/buy 005930 10 70000");
    bench.typesAtOnce("/buy 005930 10 70000");
    bench.advance(Duration.ofMillis(100));
    bench.presses("확인");
    bench.advance(Duration.ofSeconds(40));

    assertEquals(List.of("#1 BUY 10@70000 0 NEW", "#2 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAnUnknownOrderAndATwinInFlight_whenTheListShowsOne_thenItIsNotAdopted() {
    broker.next(Manner.LOSE_REQUEST, Manner.HOLD);
    bench.typesAtOnce("/buy 005930 10 70000");
    bench.advance(Duration.ofMillis(100));
    bench.types("/buy 005930 10 70000");
    bench.presses("확인");
    bench.advance(Duration.ofSeconds(45));

    assertEquals(
        List.of("#1 BUY 10@70000 0 UNKNOWN", "#2 BUY 10@70000 0 PENDING_NEW"), bench.orders());
    broker.answerHeld();
    bench.advance(Duration.ofMillis(100));
    assertEquals(List.of("#1 BUY 10@70000 0 UNKNOWN", "#2 BUY 10@70000 0 NEW"), bench.orders());
  }
}
