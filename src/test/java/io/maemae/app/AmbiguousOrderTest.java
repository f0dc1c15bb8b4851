package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.desk.Routine;
import io.maemae.market.Price;
import io.maemae.market.Side;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An order without a clear answer that may be one of several at the broker. */
class AmbiguousOrderTest extends MoneyTest {
  private static final String OURS = "09:30:01 주문번호 1001, 체결 0/10";
  private static final String OTHER = "09:30:03 주문번호 1002, 체결 0/10";
  private static final String NONE = "모두 아님: 접수되지 않음";
  private static final String ASKED =
      ORDER
          + ": 확인 중 0/10. 이 주문일 수 있는 주문이 증권사에 2건 있어 어느 것인지 가리지 못했습니다."
          + " 증권사 앱에서 확인하고 버튼으로 골라 주세요. 버튼이 안 보이면 /cancel 1을 보내 주세요."
          + " 고르기 전에도 아래 번호로 하나씩 취소할 수 있습니다.\n"
          + "#2: "
          + OURS
          + "\n#3: "
          + OTHER
          + " ["
          + OURS
          + ", "
          + OTHER
          + ", "
          + NONE
          + ", 기다림]";
  private static final String ELSEWHERE = " 삼성전자 005930 매수 10주 70,000원: 접수 0/10 (다른 곳에서 낸 주문입니다)";
  private static final String ADOPTED = ORDER + ": 접수 0/10 (증권사 주문 목록에서 확인했습니다)";
  private static final Duration NEXT_READING = Duration.ofSeconds(31);

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  /** The answer to an order is lost, and another order just like it is placed elsewhere. */
  private void buyIsOneOfTwo() {
    broker.next(Manner.LOSE_ANSWER);
    bench.typesAtOnce("/buy 005930 10 70000");
    bench.advance(Duration.ofSeconds(2));
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    bench.advance(Duration.ofSeconds(4));
    bench.forget();
  }

  private void buyIsOneOfTwoAndAsked() {
    buyIsOneOfTwo();
    bench.advance(NEXT_READING);
    bench.forget();
  }

  /** The answers to two equal orders by hand are lost; both were taken. */
  private void twoBuysByHand(Manner... manners) {
    broker.next(manners);
    bench.typesAtOnce("/buy 005930 10 70000");
    bench.advance(Duration.ofSeconds(1));
    bench.types("/buy 005930 10 70000");
    bench.presses("확인");
    bench.advance(Duration.ofSeconds(40));
  }

  /** The answers to an order by hand and to a strategy's equal one are lost. */
  private void buysByHandAndByAStrategy(Manner... manners) {
    broker.next(manners);
    bench.typesAtOnce("/buy 005930 10 70000");
    bench.advance(Duration.ofSeconds(2));
    bench.strategyNamed("cross").enters(70_000);
    bench.tradesAtOnce(MoneyBench.SAMSUNG, 70_000);
    bench.advance(Duration.ofSeconds(40));
  }

  @Test
  void givenTwoEqualRows_thenThePersonIsAskedOnceAndNothingIsSaidToBePlacedElsewhere() {
    buyIsOneOfTwo();

    bench.advance(NEXT_READING);
    assertEquals(List.of(ASKED), bench.toldWithButtons());
    bench.advance(Duration.ofMinutes(5));
    assertEquals(List.of(), bench.told());
    assertEquals(
        List.of("#1 BUY 10@70000 0 UNKNOWN", "#2 BUY 10@70000 0 NEW", "#3 BUY 10@70000 0 NEW"),
        bench.orders());
  }

  @Test
  void givenTwoEqualRowsOfWhichTheBrokerSaysHowTheyWerePlaced_thenTheButtonsSayItToo() {
    buyIsOneOfTwo();
    broker.placedBy("1001", "REST API");
    broker.placedBy("1002", "영웅문4");

    bench.advance(NEXT_READING);

    assertEquals(
        List.of(
            ASKED
                .replace("09:30:01 ", "09:30:01 REST API, ")
                .replace("09:30:03 ", "09:30:03 영웅문4, ")),
        bench.toldWithButtons());
    bench.presses("09:30:03 영웅문4, 주문번호 1002, 체결 0/10");
    assertEquals(List.of("#1 BUY 10@70000 0 NEW", "#2 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenTwoEqualRows_whenOneIsChosen_thenThatOneIsAdoptedAndTheOtherWasPlacedElsewhere() {
    buyIsOneOfTwoAndAsked();

    bench.presses(OTHER);

    assertEquals(List.of(ADOPTED, "[kis 모의] #2" + ELSEWHERE), bench.told());
    assertEquals(List.of("#1 BUY 10@70000 0 NEW", "#2 BUY 10@70000 0 NEW"), bench.orders());
    bench.types("/cancel 1");
    assertEquals(List.of("cancel #1 1002 10 whole"), broker.sent());
  }

  @Test
  void givenFillsOfBothRows_whenOneIsChosen_thenEachFillCountsOnceAndForItsOwn() {
    buyIsOneOfTwoAndAsked();
    broker.fills("1001", 3, 70_000);
    broker.fillsUnsaid("1002", 4, 69_900);
    bench.advance(NEXT_READING);

    bench.presses(OURS);
    broker.fills("1001", 1, 70_000);
    bench.advance(Duration.ofMinutes(2));

    assertEquals(
        List.of("#1 BUY 10@70000 4 PARTIALLY_FILLED", "#3 BUY 10@70000 4 PARTIALLY_FILLED"),
        bench.orders());
    assertEquals(List.of("#1 BUY 3@70000", "#3 BUY 4@69900", "#1 BUY 1@70000"), bench.fills());
    assertEquals(List.of("kis 005930 8"), bench.lots());
  }

  @Test
  void givenTwoEqualRows_whenOneIsChosenForAnOrderThatWasToBeCancelled_thenItIsCancelled() {
    buyIsOneOfTwo();
    bench.types("/cancel 1");
    bench.advance(NEXT_READING);

    bench.presses(OURS);

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
  }

  @Test
  void givenTwoEqualRows_whenAllIsCancelled_thenBothAreReached() {
    buyIsOneOfTwoAndAsked();

    bench.types("/cancel all");
    assertEquals(ORDER + ": 확인 중 0/10. 어느 주문인지 정해지면 바로 취소합니다.", bench.told().get(0));
    bench.presses("확인");

    assertEquals(List.of("cancel #2 1001 10 whole", "cancel #3 1002 10 whole"), broker.sent());
  }

  @Test
  void givenTwoEqualRows_whenOneIsChosenBeforeAllIsConfirmed_thenEachIsCancelledOnce() {
    buyIsOneOfTwoAndAsked();
    broker.confirmsChanges(false);
    bench.types("/cancel all");

    bench.presses(OURS);
    bench.presses("확인");

    assertEquals(List.of("cancel #1 1001 10 whole", "cancel #3 1002 10 whole"), broker.sent());
  }

  @Test
  void givenTwoEqualRows_whenThereIsAPanic_thenBothAreCancelled() {
    buyIsOneOfTwoAndAsked();

    bench.types("/panic");

    assertEquals(List.of("cancel #2 1001 10 whole", "cancel #3 1002 10 whole"), broker.sent());
  }

  @Test
  void givenTwoEqualRows_whenOneIsBeingCancelled_thenItIsNeitherChosenNorIsTheOtherAdopted() {
    buyIsOneOfTwoAndAsked();
    broker.confirmsChanges(false);
    bench.types("/cancel 2");
    bench.advance(NEXT_READING);
    bench.forget();

    bench.presses(OURS);

    assertEquals(
        List.of(
            ORDER
                + ": 확인 중 0/10. 지금은 주문번호 1001 주문을 고를 수 없습니다. 아무것도 바뀌지 않았습니다."
                + " 다시 고르시려면 /cancel 1을 보내 주세요."),
        bench.told());
    assertEquals("#1 BUY 10@70000 0 UNKNOWN", bench.orders().get(0));
  }

  @Test
  void givenTwoEqualRows_whenOneWasModifiedElsewhere_thenItIsChosenWithAllItsNumbers() {
    buyIsOneOfTwoAndAsked();
    broker.tell(broker.modifiesUnsaid("1003", "1001", Price.ofWon(69_000)));
    broker.fills("1003", 10, 69_000);
    bench.advance(NEXT_READING);

    bench.presses(OURS);
    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of("#1 BUY 10@69000 10 FILLED", "#3 BUY 10@70000 0 NEW"), bench.orders());
    assertEquals(List.of("#1 BUY 10@69000"), bench.fills());
  }

  @Test
  void givenTwoEqualRows_whenCancelled_thenItIsAskedAgain() {
    buyIsOneOfTwoAndAsked();

    bench.types("/cancel 1");

    assertEquals(List.of(ASKED), bench.toldWithButtons());
    assertEquals(List.of(), broker.sent());
    bench.presses(OURS);
    bench.types("/cancel 1");
    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
  }

  @Test
  void givenTwoEqualRows_whenThePersonSaysNone_thenItEndsAndBothWerePlacedElsewhere() {
    buyIsOneOfTwoAndAsked();

    bench.presses(NONE);

    assertEquals(
        List.of(
            ORDER + ": 거부 0/10. 접수되지 않은 것으로 알려 주셨습니다.",
            "[kis 모의] #2" + ELSEWHERE,
            "[kis 모의] #3" + ELSEWHERE),
        bench.told());
    bench.advance(Duration.ofMinutes(5));
    assertEquals(
        List.of("#1 BUY 10@70000 0 REJECTED", "#2 BUY 10@70000 0 NEW", "#3 BUY 10@70000 0 NEW"),
        bench.orders());
  }

  @Test
  void givenTwoEqualRows_whenAButtonIsPressedAfterItWasSettled_thenThatIsSaid() {
    buyIsOneOfTwoAndAsked();
    String old = bench.button(OTHER);
    bench.types("/cancel 1");
    bench.presses(OURS);
    bench.forget();

    bench.presses(MoneyBench.OWNER, MoneyBench.CHAT, old);

    assertEquals(List.of(ORDER + ": 접수 0/10. 그 사이 결과를 확인했습니다."), bench.told());
    assertEquals(List.of("#1 BUY 10@70000 0 NEW", "#3 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenTwoEqualRows_whenOneIsChosenThatTheListShowsNoMore_thenNothingChanges() {
    buyIsOneOfTwo();
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    bench.advance(NEXT_READING);
    broker.lists(rows -> rows.subList(1, 3));
    bench.advance(NEXT_READING);

    bench.presses(OURS);

    assertEquals("#1 BUY 10@70000 0 UNKNOWN", bench.orders().get(0));
  }

  @Test
  void givenTwoEqualRows_whenAThirdTurnsUp_thenItIsAskedAgainWithAllThree() {
    buyIsOneOfTwo();
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    broker.lists(rows -> rows.subList(0, 2));
    bench.advance(NEXT_READING);
    broker.listsTruth();
    bench.forget();

    bench.advance(NEXT_READING);

    List<String> told = bench.toldWithButtons();
    assertEquals(1, told.size(), told::toString);
    assertEquals(
        "[" + OURS + ", " + OTHER + ", 09:30:07 주문번호 1003, 체결 0/10, " + NONE + ", 기다림]",
        told.get(0).substring(told.get(0).lastIndexOf('[')));
  }

  @Test
  void givenTwoEqualRows_whenItRestarts_thenItIsAskedAgainAfterTheNextReading() {
    buyIsOneOfTwoAndAsked();

    bench.restart();
    assertEquals("#1 BUY 10@70000 0 UNKNOWN", bench.orders().get(0));
    bench.advance(Duration.ofSeconds(1));

    assertEquals(List.of(ASKED), bench.toldWithButtons());
    bench.presses(OURS);
    assertEquals(List.of("#1 BUY 10@70000 0 NEW", "#3 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAnEventThatAskedAndCouldNotBeKept_thenItIsAskedAgain() {
    buyIsOneOfTwo();
    broker.readingsTake(Duration.ofSeconds(2));
    bench.advance(Duration.ofSeconds(30));
    bench.commitsFail(true);
    bench.advance(Duration.ofSeconds(2));
    bench.commitsFail(false);
    bench.advance(Duration.ofMinutes(2));

    assertEquals(1, bench.toldWithButtons().stream().filter(ASKED::equals).count(), "times asked");
  }

  @Test
  void givenTwoEqualRows_whenTheDaysLastReadingIsDone_thenItEndsAndNothingIsReadAnyMore() {
    buyIsOneOfTwoAndAsked();
    broker.endsUnsaid("1001");
    broker.endsUnsaid("1002");

    bench.routine(Routine.FINAL_RECONCILIATION);

    assertEquals(
        List.of(
            ORDER
                + ": 거부 0/10. 증권사에 있는 주문 중 어느 것인지 끝내 가리지 못했습니다."
                + " 그 주문들은 다른 곳에서 낸 주문으로 남습니다. /fills와 증권사 앱에서 확인해 주세요."),
        bench.told().stream().filter(text -> text.startsWith(ORDER)).toList());
    bench.advance(Duration.ofMinutes(1));
    bench.forget();
    bench.advance(Duration.ofHours(8));
    assertEquals(List.of(), broker.asked());
  }

  @Test
  void givenTwoEqualRows_whenTheDaysLastReadingIsDone_thenBothWerePlacedElsewhere() {
    buyIsOneOfTwoAndAsked();

    bench.routine(Routine.FINAL_RECONCILIATION);

    assertEquals(
        List.of("[kis 모의] #2" + ELSEWHERE, "[kis 모의] #3" + ELSEWHERE),
        bench.told().stream().filter(text -> text.contains("다른 곳에서 낸 주문입니다")).toList());
  }

  @Test
  void givenTwoEqualRows_whenTheListShowsNeitherAnyMore_thenItWasNotFound() {
    buyIsOneOfTwoAndAsked();
    broker.lists(rows -> List.of());
    bench.advance(Duration.ofSeconds(70));
    bench.forget();

    bench.types("/cancel 1");

    assertEquals(1, bench.told().stream().filter(t -> t.contains("두 번 모두 없었습니다")).count());
  }

  @Test
  void givenTwoEqualRowsAndANotFoundOrder_whenTheDayEnds_thenItWasNotToldApart() {
    broker.next(Manner.LOSE_ANSWER);
    broker.lists(rows -> List.of());
    bench.typesAtOnce("/buy 005930 10 70000");
    bench.advance(Duration.ofSeconds(2));
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    bench.advance(Duration.ofSeconds(75));
    broker.listsTruth();
    bench.forget();

    bench.routine(Routine.FINAL_RECONCILIATION);

    assertEquals(
        1, bench.told().stream().filter(t -> t.startsWith(ORDER + ": 거부 0/10. 증권사에 있는")).count());
  }

  @Test
  void givenTwoEqualRows_whenTheDaysLastReadingIsDone_thenTheBalanceIsAuditedAgain() {
    buyIsOneOfTwoAndAsked();
    broker.endsUnsaid("1001");
    broker.endsUnsaid("1002");
    broker.sharesMove(MoneyBench.SAMSUNG, 7);

    bench.routine(Routine.FINAL_RECONCILIATION);
    bench.advance(Duration.ofMinutes(1));

    assertEquals(List.of("kis 005930 7"), bench.lots());
  }

  @Test
  void givenTwinsByHand_whenTheListShowsBoth_thenBothAreAdoptedInTheOrderOfTheirTimes() {
    twoBuysByHand(Manner.LOSE_ANSWER, Manner.LOSE_ANSWER);
    bench.forget();

    assertEquals(List.of("#1 BUY 10@70000 0 NEW", "#2 BUY 10@70000 0 NEW"), bench.orders());
    bench.types("/cancel 2");
    bench.types("/cancel 1");
    assertEquals(List.of("cancel #2 1002 10 whole", "cancel #1 1001 10 whole"), broker.sent());
  }

  @Test
  void givenTwinsByHand_whenTheListShowsOne_thenThePersonChoosesAndTheOtherWasNotFound() {
    twoBuysByHand(Manner.LOSE_ANSWER, Manner.LOSE_REQUEST);
    assertEquals(
        List.of("#1 BUY 10@70000 0 UNKNOWN", "#2 BUY 10@70000 0 UNKNOWN", "#3 BUY 10@70000 0 NEW"),
        bench.orders());
    bench.forget();

    bench.presses(OURS);

    assertEquals(
        List.of(ORDER.replace("#1", "#2") + ": 접수 0/10 (증권사 주문 목록에서 확인했습니다)"), bench.told());
    bench.advance(Duration.ofSeconds(70));
    assertEquals(List.of("#1 BUY 10@70000 0 UNKNOWN", "#2 BUY 10@70000 0 NEW"), bench.orders());
    bench.presses("접수되지 않음");
    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED", "#2 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenTwinsByHand_whenTheListShowsOneAndOneIsSaidNotPlaced_thenTheOtherIsAdopted() {
    twoBuysByHand(Manner.LOSE_ANSWER, Manner.LOSE_REQUEST);

    bench.presses(NONE);
    bench.advance(NEXT_READING);

    assertEquals(List.of("#1 BUY 10@70000 0 NEW", "#2 BUY 10@70000 0 REJECTED"), bench.orders());
  }

  @Test
  void givenTwinsOfAPersonAndAStrategy_whenTheListShowsBoth_thenThePersonChoosesOne() {
    buysByHandAndByAStrategy(Manner.LOSE_ANSWER, Manner.LOSE_ANSWER);
    assertEquals(
        List.of(
            "#1 BUY 10@70000 0 UNKNOWN",
            "#2 BUY 10@70000 0 UNKNOWN",
            "#3 BUY 10@70000 0 NEW",
            "#4 BUY 10@70000 0 NEW"),
        bench.orders());
    assertEquals(1, bench.told().stream().filter(x -> x.contains("확인 중 0/10 · cross.")).count());
    broker.fills("1001", 10, 70_000);
    bench.advance(Duration.ofSeconds(1));

    bench.presses(OURS);
    bench.advance(NEXT_READING);

    assertEquals(List.of("#1 BUY 10@70000 0 NEW", "#2 BUY 10@70000 10 FILLED"), bench.orders());
    assertEquals(List.of("#2 cross BUY 10@70000"), bench.fills());
    assertEquals(List.of("kis 005930 cross 10"), bench.lots());
  }

  @Test
  void givenTwinsOfAPersonAndAStrategy_whenOneRowIsChosenForBoth_thenOneOfThemGetsIt() {
    buysByHandAndByAStrategy(Manner.LOSE_ANSWER, Manner.LOSE_ANSWER);
    bench.types("/cancel 2");
    String second = bench.button(OURS);
    bench.types("/cancel 1");
    bench.presses(OURS);
    bench.forget();

    bench.presses(MoneyBench.OWNER, MoneyBench.CHAT, second);

    assertEquals(
        1, bench.told().stream().filter(t -> t.contains("지금은 주문번호 1001 주문을 고를 수 없습니다")).count());
    assertEquals(
        List.of("#1 BUY 10@70000 0 NEW", "#2 BUY 10@70000 0 UNKNOWN", "#4 BUY 10@70000 0 NEW"),
        bench.orders());
  }

  @Test
  void givenTwinsOfAPersonAndAStrategy_whenTheLastRowIsBeingCancelled_thenItIsAdoptedAfterwards() {
    buysByHandAndByAStrategy(Manner.LOSE_ANSWER, Manner.LOSE_ANSWER);
    broker.confirmsChanges(false);
    bench.types("/cancel 4");
    bench.presses(OURS);
    bench.advance(NEXT_READING);
    assertEquals(
        List.of(
            "#1 BUY 10@70000 0 UNKNOWN",
            "#2 BUY 10@70000 0 NEW",
            "#4 BUY 10@70000 0 PENDING_CANCEL"),
        bench.orders());

    broker.confirmCancel("1003", "1002", 10);
    bench.advance(NEXT_READING);

    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED", "#2 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenATwinWhoseAnswerIsOnItsWay_whenTheListShowsBoth_thenNobodyIsAskedBeforeItCame() {
    broker.next(Manner.LOSE_ANSWER, Manner.HOLD);
    bench.typesAtOnce("/buy 005930 10 70000");
    bench.advance(Duration.ofSeconds(1));
    bench.types("/buy 005930 10 70000");
    bench.presses("확인");
    bench.advance(Duration.ofSeconds(45));
    assertEquals(
        List.of("#1 BUY 10@70000 0 UNKNOWN", "#2 BUY 10@70000 0 PENDING_NEW"), bench.orders());
    bench.forget();

    broker.answerHeld();
    bench.advance(NEXT_READING);

    assertEquals(
        List.of(ORDER.replace("#1", "#2") + ": 접수 0/10", ADOPTED),
        bench.toldWithButtons().stream().map(t -> t.replace(" []", "")).toList());
    assertEquals(List.of("#1 BUY 10@70000 0 NEW", "#2 BUY 10@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenANumberOfferedForTwo_whenChosenForOne_thenItCannotBeChosenForTheOtherByAnOlderButton() {
    broker.next(Manner.HOLD, Manner.LOSE_ANSWER);
    bench.typesAtOnce("/buy 005930 10 70000");
    bench.advance(Duration.ofSeconds(1));
    broker.fills("1001", 10, 70_000);
    bench.advance(Duration.ofMillis(100));
    broker.answerHeld(new SubmitResult.Unknown("timeout"));
    bench.strategyNamed("cross").enters(70_000);
    bench.tradesAtOnce(MoneyBench.SAMSUNG, 70_000);
    bench.advance(Duration.ofSeconds(40));
    broker.readingsTake(Duration.ofSeconds(3));
    String asked = bench.button("09:30:01 주문번호 1001, 체결 10/10");
    bench.types("/cancel 1");
    String first = bench.button("09:30:01 주문번호 1001, 체결 10/10");

    bench.presses(MoneyBench.OWNER, MoneyBench.CHAT, asked);
    bench.presses(MoneyBench.OWNER, MoneyBench.CHAT, first);

    assertEquals(List.of("kis 005930 cross 10"), bench.lots());
    assertEquals(
        List.of("#1 BUY 10@70000 0 UNKNOWN", "#2 BUY 10@70000 10 FILLED", "#4 BUY 10@70000 0 NEW"),
        bench.orders());
  }
}
