package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.BrokerDoor.Broker;
import io.maemae.broker.fake.FakeOrder.Request;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * At both brokers: shares become more or fewer over night without an order (액면분할, 병합). A strategy
 * holds fourteen of them and nobody six.
 */
final class BothBrokersSplitTest extends BothBrokersWithStrategy {
  private static final String TOLD = "실전] 삼성전자 005930 증권사 잔고가 장부와 %s주 다르고 매입금액은 그대로입니다.";

  private void overNight(long from, long to) throws Exception {
    door.stop();
    door.comes(BrokerDoor.MONDAY);
    door.side.split(BrokerDoor.SAMSUNG, from, to);
    door.forget();
    open();
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void everyOwnerHasItsPartAtTheOldCostAndAStrategySellsItOnlyAfterThePersonHasLooked(Broker broker)
      throws Exception {
    givenSharesOfAStrategyAndOfNobody(broker);
    overNight(1, 5);
    door.waitsFor(TOLD.formatted("80"));
    String positions = door.says("/positions", "보유").text();
    assertTrue(positions.contains("30주, 평균단가 14,000원"), positions);
    assertTrue(positions.contains("70주, 평균단가 14,080원"), positions);
    assertEquals(1, door.told().stream().filter(t -> t.contains("잔고가 장부와")).count());
    int before = door.side.requests(Request.NEW).size();

    falls(13_000);
    door.says("/health", "손절·청산 멈춤: ");
    assertEquals(before, door.side.requests(Request.NEW).size());
    door.side.others(BrokerDoor.SAMSUNG, true, 100, 12_900);
    door.says("/strategy breakout on", "breakout");
    door.side.trade(BrokerDoor.SAMSUNG, 12_900);
    door.waitsFor("매도 70주 시장가: 체결 70/70");
    door.stop();

    assertEquals(before + 1, door.side.requests(Request.NEW).size());
    assertEquals(30, door.side.held(BrokerDoor.SAMSUNG));
    assertEquals(List.of("BUY 14", "SELL 70"), ofTheStrategy());
  }
}
