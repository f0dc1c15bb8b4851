package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.BrokerDoor.Broker;
import io.maemae.broker.fake.FakeDelivery;
import io.maemae.broker.fake.FakeOrder.Request;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** At both brokers: modifies and cancels, also such without an answer. */
final class BothBrokersChangeTest extends BothBrokers {
  private void lost(String line, String part) {
    door.side.losesNextAnswer();
    door.side.stream(FakeDelivery.Mode.LOST);
    door.says(line, part);
    door.side.stream(FakeDelivery.Mode.STEADY);
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void aCancelThatWasTakenWithoutAnAnswerIsSettledFromTheList(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");
    door.side.others(BrokerDoor.SAMSUNG, false, 3, 70_000);
    door.waitsFor("일부 체결 3/10");

    lost("/cancel 1", "취소 결과를 아직 모릅니다");
    door.waitsFor("취소 3/10");
    door.stop();

    assertEquals(List.of("#1 BUY 10@70000 3 CANCELED"), door.orders());
    assertEquals(1, sent(Request.CANCEL));
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void aCancelThatGotLostIsRepeatedOnceTheListShowsTheOrderOpen(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");

    door.side.losesNextRequest();
    door.says("/cancel 1", "취소 결과를 아직 모릅니다");
    door.waitsFor("취소 0/10");
    door.stop();

    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), door.orders());
    assertEquals(2, sent(Request.CANCEL));
    assertEquals(0, door.side.orders().get(0).open());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void aModifyThatWasTakenWithoutAnAnswerGoesOnUnderItsNumber(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");

    lost("/modify 1 price=70100", "정정 결과를 아직 모릅니다");
    door.waitsFor("정정 접수 0/10");
    door.side.others(BrokerDoor.SAMSUNG, false, 10, 70_100);
    door.waitsFor("체결 10/10");
    door.stop();

    assertEquals(List.of("#1 BUY 10@70100 10 FILLED"), door.orders());
    assertEquals(List.of("#1 BUY 10@70100"), door.fills());
    assertEquals(1, sent(Request.MODIFY));
    assertEquals(10, door.side.held(BrokerDoor.SAMSUNG));
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void aModifyThatGotLostIsNeverRepeated(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");

    door.side.losesNextRequest();
    door.says("/modify 1 price=70100", "정정 결과를 아직 모릅니다");
    door.waitsFor("정정하지 못했습니다");
    door.pass(Duration.ofSeconds(70));
    String open = door.says("/orders", "미체결 1건").text();
    door.stop();

    assertTrue(open.contains("#1 삼성전자 005930 매수 10주 70,000원: 접수 0/10"), open);
    assertEquals(1, sent(Request.MODIFY));
    assertEquals(List.of("#1 BUY 10@70000 0 NEW"), door.orders());
    assertEquals(1, door.side.orders().size());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void aSmallerQuantityIsAPartialCancel(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");

    door.says("/modify 1 qty=4", "남은 수량을 4주로 줄입니다");
    door.waitsFor("6주 취소했습니다");
    door.says("/modify 1 qty=5", "수량은 줄일 수만 있습니다");
    door.side.others(BrokerDoor.SAMSUNG, false, 10, 70_000);
    door.waitsFor("4/10");
    door.stop();

    assertEquals(1, sent(Request.CANCEL));
    assertEquals(0, sent(Request.MODIFY));
    assertEquals(4, door.side.held(BrokerDoor.SAMSUNG));
    assertEquals(List.of("#1 BUY 4@70000"), door.fills());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void aCancelThatComesAfterAFillTakesTheRestAndBothAreTold(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");
    door.side.othersBeforeNextChange(BrokerDoor.SAMSUNG, false, 4, 70_000);

    door.says("/cancel 1", "취소를 보냅니다");
    door.waitsFor("취소 4/10");
    door.stop();

    assertEquals(List.of("#1 BUY 10@70000 4 CANCELED"), door.orders());
    assertEquals(List.of("#1 BUY 4@70000"), door.fills());
    assertEquals(4, door.side.held(BrokerDoor.SAMSUNG));
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void aCancelOfAnOrderThatOnlyItsFillNumberedWaitsForTheList(Broker broker) throws Exception {
    given(broker);
    door.side.others(BrokerDoor.SAMSUNG, false, 4, 70_000);
    door.side.losesNextAnswer();
    door.says("/buy 005930 10 70000", "일부 체결 4/10");

    door.says("/cancel 1", "4/10");
    door.waitsFor("취소 4/10");
    door.stop();

    assertEquals(List.of("#1 BUY 10@70000 4 CANCELED"), door.orders());
    assertEquals(1, sent());
    assertEquals(1, sent(Request.CANCEL));
  }
}
