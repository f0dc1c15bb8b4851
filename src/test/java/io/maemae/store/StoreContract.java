package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.desk.PriceAlert;
import io.maemae.market.Bar;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import io.maemae.notice.LeftOut;
import io.maemae.notice.OutboxMessage;
import io.maemae.notice.Topic;
import io.maemae.notice.chart.Chart;
import io.maemae.notice.chart.Picture;
import io.maemae.order.ClientOrderId;
import io.maemae.order.OrderState;
import io.maemae.portfolio.DayClose;
import io.maemae.portfolio.Portfolio;
import io.maemae.store.Samples.Seen;
import io.maemae.strategy.StrategyMemory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of the desk does. */
public abstract class StoreContract extends BookingStoreContract {
  /** How accounts closed, by date and account. */
  protected abstract List<DayClose> closes();

  @Test
  void givenAnEmptyStore_whenAsked_thenNothingAndZero() {
    assertEquals(List.of(), store().orders().orders(LocalDate.of(1985, 1, 1)));
    assertEquals(List.of(), store().orders().bookings());
    assertEquals(0, store().orders().lastOrderNumber());
    assertEquals(0, store().orders().lastBookingNumber());
    assertEquals(List.of(), store().outbox().undelivered());
    assertEquals(0, store().outbox().lastId());
    assertEquals(Optional.empty(), store().settings().setting("stop"));
    assertEquals(Optional.empty(), store().strategies().memory("ma-cross", Samples.SAMSUNG));
    assertEquals(List.of(), store().outbox().leftOut());
    assertEquals(List.of(), store().updates().updates());
    assertEquals(List.of(), store().alerts().alerts());
    assertEquals(List.of(), closes());
    assertEquals(List.of(), history());
  }

  private static OutboxMessage message(long id, String text, OutboxMessage.Button... buttons) {
    return new OutboxMessage(
        id,
        "123456789",
        Topic.FILL,
        text,
        List.of(buttons),
        "r1",
        "77",
        Samples.NINE,
        YEAR_1985,
        "");
  }

  @Test
  void givenMessages_whenReplacedAndDelivered_thenTheRestIsUndelivered() {
    OutboxMessage.Button yes = new OutboxMessage.Button("a1", "확인");
    OutboxMessage.Button no = new OutboxMessage.Button("b2", "취소");
    OutboxMessage second = message(2, "삼성전자 005930 매수 10주\n체결 🎉", no);
    OutboxMessage third = message(3, "", yes, no);
    store().outbox().add(message(1, "first", yes));
    store().outbox().add(message(2, "to be replaced", yes, no, yes));
    store().outbox().add(third);
    store().outbox().replace(second);
    store().outbox().delivered(1, Samples.NINE);

    commitAndReopen();

    assertEquals(List.of(second, third), store().outbox().undelivered());
    store().outbox().delivered(3, Samples.NINE);
    assertEquals(3, store().outbox().lastId());
  }

  @Test
  void givenDroppedMessages_whenReopened_thenOnlyTheirNumberIsKept() {
    store().outbox().add(message(1, "dropped", new OutboxMessage.Button("a1", "확인")));
    store().outbox().add(message(2, "kept"));
    store().outbox().drop(1);
    store().outbox().saveLeftOut(new LeftOut("123456789", Topic.FILL, YEAR_1985, 1));
    store().outbox().saveLeftOut(new LeftOut("987654321", Topic.ORDER, Samples.NINE, 1));
    store().outbox().saveLeftOut(new LeftOut("987654321", Topic.ORDER, Samples.NINE, 7));

    commitAndReopen();

    assertEquals(List.of(message(2, "kept")), store().outbox().undelivered());
    assertEquals(
        List.of(
            new LeftOut("123456789", Topic.FILL, YEAR_1985, 1),
            new LeftOut("987654321", Topic.ORDER, Samples.NINE, 7)),
        store().outbox().leftOut());
    store().outbox().forgetLeftOut("987654321");
    assertEquals(1, store().outbox().leftOut().size());
  }

  @Test
  void givenSettings_whenChangedAndRemoved_thenAsLastWritten() {
    store().settings().setting("stop", Optional.of("all"));
    store().settings().setting("stop", Optional.of("entries: 손실 한도"));
    store().settings().setting("watch", Optional.of("005930"));
    store().settings().setting("watch", Optional.empty());
    store().settings().setting("never there", Optional.empty());

    commitAndReopen();

    assertEquals(Optional.of("entries: 손실 한도"), store().settings().setting("stop"));
    assertEquals(Optional.empty(), store().settings().setting("watch"));
  }

  @Test
  void givenSettingsOfSeveralThings_whenAskedForTheirKeys_thenThoseThatBeginSoInTheirOrder() {
    for (String key :
        List.of("wait.a", "wait.B", "wait", "await.a", "wait-1", "wait.나", "wait._")) {
      store().settings().setting(key, Optional.of("x"));
    }

    commitAndReopen();
    store().settings().setting("wait.a.b", Optional.of("x"));

    assertEquals(
        List.of("wait.B", "wait._", "wait.a", "wait.a.b", "wait.나"),
        store().settings().keys("wait."));
  }

  @Test
  void givenStrategyStates_whenSavedTwice_thenTheLastOfEachSymbol() {
    Symbol other = new Symbol("000660");
    StrategyMemory last = new StrategyMemory("{\"high\": 70000}", Optional.of(Samples.NINE));
    StrategyMemory ofOther = new StrategyMemory("x", Optional.empty());
    store().strategies().save("골든", Samples.SAMSUNG, new StrategyMemory("old", Optional.empty()));
    store().strategies().save("골든", Samples.SAMSUNG, last);
    store().strategies().save("골든", other, ofOther);

    commitAndReopen();

    assertEquals(Optional.of(last), store().strategies().memory("골든", Samples.SAMSUNG));
    assertEquals(Optional.of(ofOther), store().strategies().memory("골든", other));
  }

  private static DayClose close(LocalDate date, String account, long won) {
    return new DayClose(
        date,
        account,
        Money.ofWon(won),
        Money.parse("1.0001"),
        Money.ofWon(-2),
        Money.ofWon(-3),
        Money.ofWon(4),
        Money.ofWon(5));
  }

  @Test
  void givenADaySavedTwice_whenReopened_thenTheSecondIsKept() {
    store().days().save(close(Samples.DAY, "a", 2));
    store().days().save(close(Samples.DAY, "a", 3));
    store().days().save(close(Samples.DAY, "b", 5));

    commitAndReopen();

    assertEquals(List.of(close(Samples.DAY, "a", 3), close(Samples.DAY, "b", 5)), closes());
  }

  @Test
  void givenADay_whenWhatItRealisedIsRevised_thenThatIsKeptAndTheRestStays() {
    DayClose before = close(Samples.DAY, "a", 2);
    Portfolio.Result now =
        new Portfolio.Result(Money.ofWon(-700), Money.ofWon(80), Money.ofWon(90));
    store().days().save(before);
    store().days().save(close(Samples.DAY.plusDays(1), "a", 3));
    commitAndReopen();

    assertTrue(store().days().revise("a", Samples.DAY, now));
    assertFalse(store().days().revise("b", Samples.DAY, now));
    commitAndReopen();

    assertEquals(
        List.of(
            new DayClose(
                Samples.DAY,
                "a",
                before.settledCash(),
                before.marketValue(),
                now.realised(),
                before.unrealised(),
                now.fee(),
                now.tax()),
            close(Samples.DAY.plusDays(1), "a", 3)),
        closes());
  }

  @Test
  void givenWritesOfAllPorts_whenRolledBack_thenNothingIsKeptAndTheNextEventIs() {
    store().orders().save(Samples.fullOrder(1));
    store().orders().append(new ClientOrderId(1), Samples.NINE, OrderState.NEW, "accepted");
    store().orders().add(Samples.fill(1, 1, 3, Money.ofWon(210_000)));
    store().outbox().add(message(1, "x", new OutboxMessage.Button("a", "b")));
    store().settings().setting("stop", Optional.of("all"));
    store()
        .strategies()
        .save("s", Samples.SAMSUNG, new StrategyMemory("x", Optional.of(Samples.NINE)));
    store().days().save(close(Samples.DAY, "a", 1));
    store().outbox().saveLeftOut(new LeftOut("a", Topic.FILL, YEAR_1985, 1));
    store().updates().save(1, Samples.NINE);
    store().alerts().save(alert(1));
    assertEquals(1, orders().size(), "an event reads its own writes");

    store().transactions().rollback();
    store().transactions().commit();

    givenAnEmptyStore_whenAsked_thenNothingAndZero();
    store().orders().save(Samples.order(1));
    commitAndReopen();
    assertEquals(Seen.of(List.of(Samples.order(1))), orders());
  }

  @Test
  void givenAMessageThatDoesNotWait_whenReplaced_thenRefusedAndWhenDroppedItsNumberStaysUsed() {
    store().outbox().add(message(1, "taken"));
    store().outbox().delivered(1, Samples.NINE);

    assertThrows(IllegalStateException.class, () -> store().outbox().replace(message(1, "x")));
    assertThrows(IllegalStateException.class, () -> store().outbox().replace(message(2, "x")));
    store().outbox().drop(1);
    commitAndReopen();

    assertEquals(List.of(), store().outbox().undelivered());
    assertEquals(1, store().outbox().lastId());
    assertRefused(() -> store().outbox().add(message(1, "again")));
  }

  @Test
  void givenMessagesThatWereTaken_whenForgotten_thenTheLastNumberStaysUsed() {
    store().outbox().add(message(1, "taken early"));
    store().outbox().add(message(2, "taken late"));
    store().outbox().add(message(3, "taken early, and the last"));
    store().outbox().delivered(1, YEAR_1985);
    store().outbox().delivered(2, Samples.NINE);
    store().outbox().delivered(3, YEAR_1985);

    store().outbox().forgetDeliveredBefore(Samples.NINE);
    commitAndReopen();

    assertEquals(3, store().outbox().lastId());
    store().outbox().add(message(1, "a number that is free again"));
    store().transactions().commit();
    assertRefused(() -> store().outbox().add(message(2, "a number that is not")));
  }

  @Test
  void givenDroppedMessages_whenTheLastIsDropped_thenItsNumberIsFree() {
    store().outbox().add(message(1, "kept"));
    store().outbox().add(message(2, "dropped", new OutboxMessage.Button("a1", "확인")));

    store().outbox().drop(2);

    assertEquals(1, store().outbox().lastId());
  }

  @Test
  void givenAMessageWithAPicture_whenReopened_thenItsTextIsKept() {
    OutboxMessage text = message(1, "삼성전자 005930");
    Price price = Price.ofWon(70_000);
    Bar bar =
        new Bar(
            Samples.SAMSUNG,
            Timeframe.D1,
            YEAR_1985,
            price,
            price,
            price,
            price,
            Quantity.of(1),
            true);
    Chart chart = new Chart("", "", 0, List.of(bar), List.of(), List.of());
    store()
        .outbox()
        .add(
            new OutboxMessage(
                1,
                text.chat(),
                text.topic(),
                text.text(),
                text.buttons(),
                text.refresh(),
                text.replaces(),
                text.createdAt(),
                text.dueAt(),
                text.mergeKey(),
                Optional.of(new Picture("caption", "chart.png", chart))));

    commitAndReopen();

    assertEquals(List.of(text), store().outbox().undelivered());
  }

  @Test
  void givenWhatWasLeftOut_whenRead_thenByChatAndTheNameOfTheTopic() {
    LeftOut signal = new LeftOut("1", Topic.SIGNAL, YEAR_1985, 1);
    LeftOut alert = new LeftOut("1", Topic.ALERT, YEAR_1985, 1);
    LeftOut other = new LeftOut("-5", Topic.SIGNAL, YEAR_1985, 1);
    List.of(signal, alert, other).forEach(store().outbox()::saveLeftOut);

    assertEquals(List.of(other, alert, signal), store().outbox().leftOut());
  }

  @Test
  void givenUpdates_whenTheOldOnesAreForgotten_thenTheOthersByNumber() {
    store().updates().save(12, Samples.NINE);
    store().updates().save(3, Samples.NINE.plusSeconds(1));
    store().updates().save(7, Samples.NINE.minusNanos(1));
    store().updates().save(3, Samples.NINE);

    store().updates().forgetBefore(Samples.NINE);
    commitAndReopen();

    assertEquals(List.of(3L, 12L), store().updates().updates());
  }

  private static PriceAlert alert(long number) {
    return new PriceAlert(
        number, Samples.SAMSUNG, PriceAlert.Direction.BELOW, Price.parse("69999.5"), YEAR_1985);
  }

  @Test
  void givenAlerts_whenSomeAreRemoved_thenTheOthersByNumber() {
    store().alerts().save(alert(11));
    store().alerts().save(alert(2));
    store().alerts().save(alert(3));

    store().alerts().remove(alert(3));
    store().alerts().remove(alert(4));
    commitAndReopen();

    assertEquals(List.of(alert(2), alert(11)), store().alerts().alerts());
    assertRefused(() -> store().alerts().save(alert(0)));
  }

  @Test
  void givenAStoreThatWorks_whenProbed_thenNothingOfItStays() {
    store().settings().setting("stop", Optional.of("all"));
    store().transactions().probe();

    store().transactions().rollback();

    assertEquals(Optional.of("all"), store().settings().setting("stop"));
    assertEquals(Optional.empty(), store().settings().setting("probe"));
  }
}
