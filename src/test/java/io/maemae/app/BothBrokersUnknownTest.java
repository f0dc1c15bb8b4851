package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.BrokerDoor.Broker;
import io.maemae.broker.fake.FakeDelivery;
import io.maemae.broker.fake.FakeHold;
import io.maemae.telegram.Shown;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** At both brokers: an order without an answer, and the start after one. */
final class BothBrokersUnknownTest extends BothBrokers {
  @ParameterizedTest
  @EnumSource(Broker.class)
  void theOneThatIsInTheListIsAdoptedWithItsFills(Broker broker) throws Exception {
    given(broker);
    door.side.losesNextAnswer();
    door.side.stream(FakeDelivery.Mode.LOST);
    door.side.others(BrokerDoor.SAMSUNG, false, 4, 70_000);

    door.says("/buy 005930 10 70000", "확인 중 0/10");
    door.says("/buy 005930 10 70000", "같은 주문 #1의 결과를 확인하는 중입니다");
    door.waitsFor("일부 체결 4/10");
    door.stop();

    assertEquals(List.of("#1 BUY 10@70000 4 PARTIALLY_FILLED"), door.orders());
    assertEquals(List.of("#1 BUY 4@70000"), door.fills());
    assertEquals(1, sent());
    assertEquals(1, door.side.orders().size());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void oneThatIsInNoListIsToldAndEndsWhenThePersonSaysSo(Broker broker) throws Exception {
    given(broker);
    door.side.losesNextRequest();
    door.says("/buy 005930 10 70000", "확인 중 0/10");

    Shown asked = door.waitsFor("증권사 주문 목록에 두 번 모두 없었습니다");
    door.says("/buy 005930 10 70000", "같은 주문 #1의 결과를 확인하는 중입니다");
    assertEquals(1, sent());
    door.presses(asked, asked.labels().get(0), "접수되지 않은 것으로 알려 주셨습니다");
    door.says("/buy 005930 10 70000", "#2 삼성전자 005930 매수 10주 70,000원: 접수 0/10");
    door.stop();

    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED", "#2 BUY 10@70000 0 NEW"), door.orders());
    assertEquals(2, sent());
    assertEquals(1, door.side.orders().size());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void nothingTradesBeforeTheListsAreRead(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");
    door.stop();
    door.side.others(BrokerDoor.SAMSUNG, false, 10, 70_000);
    door.forget();
    door.side.hold().hold(FakeHold.Where.ARRIVED, door.side.lists(), () -> {});

    door.start();
    assertTrue(door.side.hold().await(ChatDoor.SOON));
    door.says("/sell 005930 10 70500", "증권사와 장부를 맞추는 중입니다");
    assertEquals(1, sent());
    door.side.hold().letGo(ChatDoor.SOON);
    door.waitsFor("#1 삼성전자 005930 매수 10주 70,000원: 체결 10/10");
    door.passUntil("ready", () -> door.log().contains("account.ready"));
    door.says("/price 005930", "70,000원");
    door.says("/sell 005930 10 70500", "접수 0/10");
    door.stop();

    assertEquals(2, sent());
    assertEquals(List.of("#1 BUY 10@70000 10 FILLED", "#2 SELL 10@70500 0 NEW"), door.orders());
    assertEquals(10, door.side.held(BrokerDoor.SAMSUNG));
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void whatTheBrokerRefusesEndsWithItsWords(Broker broker) throws Exception {
    given(broker);
    door.side.refusesNextBuy();

    String told = door.says("/buy 005930 10 70000", "거부").text();
    door.stop();

    assertTrue(told.contains("주문이 거부되었습니다"), told);
    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED"), door.orders());
    assertEquals(1, sent());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void whatCouldNotLeaveIsSaidAndIsNotUnknown(Broker broker) throws Exception {
    given(broker);
    door.side.pauseListening();

    String told = door.says("/buy 005930 10 70000", "보내지 못했습니다").text();
    door.side.resumeListening();
    door.pass(Duration.ofSeconds(20));
    door.stop();

    assertTrue(told.contains("취소 0/10"), told);
    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), door.orders());
    assertEquals(0, sent());
    assertEquals(List.of(), door.side.orders());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void whatIsOpenWhenTheDayIsOverExpires(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");
    door.side.others(BrokerDoor.SAMSUNG, false, 3, 70_000);
    door.waitsFor("일부 체결 3/10");
    door.stop();
    door.side.closeMarket();
    door.comes(BrokerDoor.MORNING.withHour(20).withMinute(5));
    door.forget();

    door.open();
    door.waitsFor("#1 삼성전자 005930 매수 10주 70,000원: 만료 3/10");
    door.stop();

    assertEquals(List.of("#1 BUY 10@70000 3 EXPIRED"), door.orders());
    assertEquals(3, door.side.held(BrokerDoor.SAMSUNG));
  }
}
