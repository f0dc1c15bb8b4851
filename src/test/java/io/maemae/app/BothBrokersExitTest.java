package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.BrokerDoor.Broker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** At both brokers: a strategy wants to sell what it holds, and something is in the way. */
final class BothBrokersExitTest extends BothBrokersWithStrategy {
  private static final long LOW = 60_000;

  private void buyersCome() {
    door.side.others(BrokerDoor.SAMSUNG, true, 100, LOW);
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void anExitThatCouldNotLeaveIsTriedAgain(Broker broker) throws Exception {
    givenSharesOfAStrategyAndOfNobody(broker);
    buyersCome();
    int before = sent();
    door.side.pauseListening();
    door.side.trade(BrokerDoor.SAMSUNG, LOW);
    door.waitsFor("취소 0/14. 보내지 못했습니다");
    assertEquals(before, sent());

    door.side.resumeListening();
    door.waitsFor("매도 14주 시장가: 체결 14/14");
    door.stop();

    assertEquals(before + 1, sent());
    assertEquals(List.of("BUY 14", "SELL 14"), ofTheStrategy());
    assertEquals(6, door.side.held(BrokerDoor.SAMSUNG));
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void anotherExitGoesBesideOneThatNeverArrivedOnceItsSharesAreReadAsFree(Broker broker)
      throws Exception {
    givenSharesOfAStrategy(broker);
    buyersCome();
    int before = sent();
    door.side.losesNextRequest();
    door.side.trade(BrokerDoor.SAMSUNG, LOW);
    door.waitsFor("매도 14주 시장가: 확인 중 0/14");
    assertEquals(before + 1, sent());
    door.waitsFor("증권사 주문 목록에 두 번 모두 없었습니다");
    door.pass(Duration.ofMinutes(2));

    door.side.trade(BrokerDoor.SAMSUNG, LOW - 100);
    door.waitsFor("매도 14주 시장가: 체결 14/14");
    door.stop();

    assertEquals(before + 2, sent());
    assertEquals(List.of("BUY 14", "SELL 14"), ofTheStrategy());
    assertEquals(0, door.side.held(BrokerDoor.SAMSUNG));
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void anExitSellsWhatTheBrokerWouldSellAndTheRestLater(Broker broker) throws Exception {
    givenSharesOfAStrategyAndOfNobody(broker);
    long elsewhere = door.side.orderElsewhere(BrokerDoor.SAMSUNG, false, 10, 90_000);
    door.waitsFor("매도 10주 90,000원: 접수 0/10 (다른 곳에서 낸 주문입니다)");
    door.pass(Duration.ofSeconds(70));
    buyersCome();

    door.side.trade(BrokerDoor.SAMSUNG, LOW);
    door.waitsFor("매도 10주 시장가: 체결 10/10");
    door.side.cancelElsewhere(elsewhere);
    door.waitsFor("취소 0/10");
    door.waitsFor("매도 4주 시장가: 체결 4/4");
    door.stop();

    assertTrue(
        door.orders().stream().noneMatch(o -> o.endsWith("REJECTED")), door.orders()::toString);
    assertEquals(List.of("BUY 14", "SELL 14"), ofTheStrategy());
    assertEquals(6, door.side.held(BrokerDoor.SAMSUNG));
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void afterASaleElsewhereOfItsSharesAStrategySellsTheRestOnlyWhenThePersonSaysSo(Broker broker)
      throws Exception {
    givenSharesOfAStrategyAndOfNobody(broker);
    door.side.others(BrokerDoor.SAMSUNG, true, 10, 70_000);
    int before = sent();
    door.side.orderElsewhere(BrokerDoor.SAMSUNG, false, 10, 70_000);
    door.waitsFor("다른 곳에서 낸 매도가 전략의 주식을 팔았습니다");

    buyersCome();
    falls(LOW);
    door.pass(Duration.ofSeconds(30));
    assertEquals(before, sent());
    door.says("/strategy breakout on", "breakout");
    door.side.trade(BrokerDoor.SAMSUNG, LOW - 100);
    door.waitsFor("매도 10주 시장가: 체결 10/10");
    door.stop();

    assertEquals(before + 1, sent());
    assertEquals(0, door.side.held(BrokerDoor.SAMSUNG));
  }
}
