package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.BrokerDoor.Broker;
import io.maemae.broker.fake.FakeDelivery;
import io.maemae.broker.fake.FakeHold;
import io.maemae.broker.fake.FakeOrder.Request;
import io.maemae.telegram.Shown;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * At both brokers: the program ends with an order of unknown outcome, or shares trade meanwhile.
 */
final class BothBrokersRestartTest extends BothBrokers {
  private static final LocalTime BEFORE_RECORD = LocalTime.of(7, 14, 30);

  @ParameterizedTest
  @EnumSource(Broker.class)
  void oneOfUnknownOutcomeIsAdoptedWithWhatWasFilledWhileAway(Broker broker) throws Exception {
    given(broker);
    door.side.losesNextAnswer();
    door.side.stream(FakeDelivery.Mode.LOST);
    door.says("/buy 005930 10 70000", "확인 중 0/10");
    door.stop();
    door.side.others(BrokerDoor.SAMSUNG, false, 4, 70_000);
    door.side.stream(FakeDelivery.Mode.STEADY);
    door.forget();

    door.open();
    door.waitsFor("#1 삼성전자 005930 매수 10주 70,000원: 일부 체결 4/10");
    door.side.others(BrokerDoor.SAMSUNG, false, 6, 70_000);
    door.waitsFor("#1 삼성전자 005930 매수 10주 70,000원: 체결 10/10");
    door.stop();

    assertEquals(List.of("#1 BUY 10@70000 10 FILLED"), door.orders());
    assertEquals(List.of("10"), door.query("select sum(quantity) from fills_view"));
    assertEquals(10, door.side.held(BrokerDoor.SAMSUNG));
    assertEquals(1, sent());
    assertEquals(1, door.side.orders().size());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void oneThatNeverArrivedIsAskedAboutAndNotSentAgain(Broker broker) throws Exception {
    given(broker);
    door.side.losesNextRequest();
    door.says("/buy 005930 10 70000", "확인 중 0/10");
    door.stop();
    door.forget();

    door.open();
    Shown asked = door.waitsFor("증권사 주문 목록에 두 번 모두 없었습니다");
    door.says("/buy 005930 10 70000", "같은 주문 #1의 결과를 확인하는 중입니다");
    door.presses(asked, asked.labels().get(0), "접수되지 않은 것으로 알려 주셨습니다");
    door.stop();

    assertEquals(List.of("#1 BUY 10@70000 0 REJECTED"), door.orders());
    assertEquals(List.of(), door.side.orders());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void aCancelWithoutAnAnswerIsSettledAndNotSentAgain(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");
    door.side.losesNextAnswer();
    door.side.stream(FakeDelivery.Mode.LOST);
    door.side.hold().hold(FakeHold.Where.ARRIVED, door.side.lists(), () -> {});
    door.says("/cancel 1", "취소 중");
    assertTrue(door.side.hold().await(ChatDoor.SOON));
    door.stop();
    door.side.hold().letGo(ChatDoor.SOON);
    door.side.stream(FakeDelivery.Mode.STEADY);
    door.forget();

    door.open();
    door.waitsFor("#1 삼성전자 005930 매수 10주 70,000원: 취소 0/10");
    door.stop();

    assertEquals(List.of("#1 BUY 10@70000 0 CANCELED"), door.orders());
    assertEquals(1, sent(Request.CANCEL));
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void theRecordOfAnotherDayBeginsSilentlyWithWhatIsHeld(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");
    door.side.others(BrokerDoor.SAMSUNG, false, 10, 70_000);
    door.waitsFor("체결 10/10");
    door.stop();
    door.comes(BrokerDoor.MONDAY.with(BEFORE_RECORD));
    door.open();
    door.forget();

    door.hurryUntil("a new record", () -> door.log().contains("app.new-record;"));
    door.passUntil("ready again", () -> times("account.ready") == 2 && times("app.ready") == 2);
    String positions = door.says("/positions", "보유").text();
    List<String> told = door.told();
    door.stop();

    assertTrue(positions.contains("삼성전자 005930 10주"), positions);
    assertEquals(List.of(positions), told);
    assertEquals(1, sent());
  }

  private int times(String what) {
    return door.log().split(what, -1).length - 1;
  }
}
