package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.BrokerDoor.Broker;
import io.maemae.broker.fake.FakeBooked;
import io.maemae.broker.fake.FakeDelivery;
import io.maemae.broker.fake.FakeOrder.Request;
import io.maemae.telegram.Shown;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** At both brokers: what the customer does in the broker's own app. */
final class BothBrokersOutsideTest extends BothBrokers {
  private FakeBooked booked(long number) {
    return door.side.orders().stream().filter(o -> o.number() == number).findFirst().orElseThrow();
  }

  /** At KIS it takes a reading of the list before a number from elsewhere can be cancelled. */
  private void knowsItsBranch(Broker broker, long number) {
    String branch = number + " is of branch";
    door.passUntil(branch, () -> broker != Broker.KIS || door.log().contains(branch));
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void anOrderPlacedThereIsToldAndItsFillsCountAndItIsCancelledByNumber(Broker broker)
      throws Exception {
    given(broker);
    long number = door.side.orderElsewhere(BrokerDoor.SAMSUNG, true, 10, 70_000);
    door.waitsFor("#1 삼성전자 005930 매수 10주 70,000원: 접수 0/10 (다른 곳에서 낸 주문입니다)");

    door.side.others(BrokerDoor.SAMSUNG, false, 3, 70_000);
    door.waitsFor("일부 체결 3/10");
    String open = door.says("/orders", "미체결 1건").text();
    assertTrue(open.contains("#1 삼성전자 005930 매수 10주 70,000원: 일부 체결 3/10"), open);
    door.says("/cancel 1", "취소를 보냅니다");
    door.waitsFor("취소 3/10");
    String positions = door.says("/positions", "보유").text();
    door.stop();

    assertTrue(positions.contains("삼성전자 005930 3주"), positions);
    assertEquals(List.of("#1 BUY 10@70000 3 CANCELED"), door.orders());
    assertEquals(List.of("#1 BUY 3@70000"), door.fills());
    assertEquals(3, booked(number).filled());
    assertEquals(0, booked(number).open());
    assertEquals(0, door.side.requests(Request.NEW).size());
    assertEquals(1, door.side.requests(Request.CANCEL).size());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void aFillThereOfWhichNobodyKnewTheOrderCountsAtOnce(Broker broker) throws Exception {
    given(broker);
    door.side.others(BrokerDoor.SAMSUNG, false, 10, 70_000);
    door.side.orderElsewhere(BrokerDoor.SAMSUNG, true, 10, 70_000);
    door.waitsFor("체결 10/10");
    door.forget();
    door.side.others(BrokerDoor.SAMSUNG, true, 4, 70_500);
    door.side.orderElsewhere(BrokerDoor.SAMSUNG, false, 4, 70_500);
    door.waitsFor("체결 4/4");
    door.pass(Duration.ofSeconds(70));
    String positions = door.says("/positions", "보유").text();
    String balance = door.says("/balance", "D+2").text();
    door.stop();

    assertTrue(positions.contains("삼성전자 005930 6주"), positions);
    assertTrue(balance.contains("%,d원".formatted(door.side.cash())), balance);
    assertEquals(6, door.side.held(BrokerDoor.SAMSUNG));
    assertEquals(List.of("#1 BUY 10@70000 10 FILLED", "#2 SELL 4@70500 4 FILLED"), door.orders());
    assertEquals(List.of("#1 BUY 10@70000", "#2 SELL 4@70500"), door.fills());
    assertEquals(0, door.side.requests(Request.NEW).size());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void allThatIsOpenIsListedAndAskedForBeforeWhatWasPlacedThereIsCancelled(Broker broker)
      throws Exception {
    given(broker);
    door.says("/buy 005930 2 69000", "접수 0/2");
    long number = door.side.orderElsewhere(BrokerDoor.SAMSUNG, true, 10, 70_000);
    door.waitsFor("다른 곳에서 낸 주문입니다");

    Shown asked = door.says("/cancel all", "다른 곳에서 낸 주문도 있습니다");
    assertTrue(asked.text().contains("#2 삼성전자 005930 매수 10주 70,000원"), asked.text());
    assertEquals(10, booked(number).open());
    door.presses(asked, "확인", "취소");
    door.waitsFor("취소 0/2");
    door.waitsFor("취소 0/10");
    door.stop();

    assertEquals(List.of("#1 BUY 2@69000 0 CANCELED", "#2 BUY 10@70000 0 CANCELED"), door.orders());
    assertEquals(0, booked(number).open());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void anOrderOfOursThatIsCancelledThereIsCancelledHere(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");
    door.side.others(BrokerDoor.SAMSUNG, false, 3, 70_000);
    door.waitsFor("일부 체결 3/10");

    door.side.cancelElsewhere(door.side.orders().get(0).number());
    door.waitsFor("#1 삼성전자 005930 매수 10주 70,000원: 취소 3/10");
    door.says("/orders", "미체결 주문이 없습니다");
    door.stop();

    assertEquals(List.of("#1 BUY 10@70000 3 CANCELED"), door.orders());
    assertEquals(0, door.side.requests(Request.CANCEL).size());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void aCancelThereThatIsNotToldIsFoundInTheList(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");
    door.side.stream(FakeDelivery.Mode.LOST);

    door.side.cancelElsewhere(door.side.orders().get(0).number());
    door.waitsFor("#1 삼성전자 005930 매수 10주 70,000원: 취소 0/10");
    door.stop();

    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), door.orders());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void anOrderOfOursThatIsModifiedThereGoesOnAsOneOrder(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");
    door.side.others(BrokerDoor.SAMSUNG, false, 3, 70_000);
    door.waitsFor("일부 체결 3/10");

    long number = door.side.modifyElsewhere(door.side.orders().get(0).number(), 70_100);
    door.waitsFor("70,100원");
    door.side.others(BrokerDoor.SAMSUNG, false, 2, 70_100);
    door.waitsFor("일부 체결 5/10");
    knowsItsBranch(broker, number);
    door.says("/cancel 1", "취소를 보냅니다");
    door.waitsFor("취소 5/10");
    door.stop();

    assertEquals(List.of("#1 BUY 10@70100 5 CANCELED"), door.orders());
    assertEquals(List.of("#1 BUY 3@70000", "#1 BUY 2@70100"), door.fills());
    assertEquals(2, booked(number).filled());
    assertEquals(0, booked(number).open());
    assertEquals(5, door.side.held(BrokerDoor.SAMSUNG));
  }
}
