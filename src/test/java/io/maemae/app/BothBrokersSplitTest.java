package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.BrokerDoor.Broker;
import io.maemae.broker.fake.FakeOrder.Request;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * At both brokers: shares become more or fewer over night without an order (액면분할, 병합). A strategy
 * holds fourteen of them and nobody six.
 */
final class BothBrokersSplitTest extends BothBrokers {
  private static final String STRATEGY =
      """
      strategies:
        - builtin: opening-range
          name: breakout
          account: ACCOUNT
          symbols: ["005930"]
          timeframe: 5m
          budget: 1000000
          mode: trade
      """;
  private static final String TOLD = "실전] 삼성전자 005930 증권사 잔고가 장부와 %s주 다르고 매입금액은 그대로입니다.";

  private void givenSharesOfAStrategyAndOfNobody(Broker broker) throws Exception {
    door = new BrokerDoor(broker, directory, STRATEGY);
    door.side.hold(BrokerDoor.SAMSUNG, 6, 420_000);
    open();
    door.side.others(BrokerDoor.SAMSUNG, false, 14, 70_400);
    door.forget();
    door.side.trade(BrokerDoor.SAMSUNG, 70_300);
    door.waitsFor("체결 14/14");
    door.pass(Duration.ofSeconds(10));
  }

  /** Opens, and waits until the strategy knows the bars of before. */
  private void open() throws Exception {
    door.open();
    door.side.awaitTrades(BrokerDoor.SAMSUNG);
    door.hurryUntil("bars", () -> door.log().contains("strategy.filled"));
  }

  private void overNight(long from, long to) throws Exception {
    door.stop();
    door.comes(BrokerDoor.MONDAY);
    door.side.split(BrokerDoor.SAMSUNG, from, to);
    door.forget();
    open();
  }

  /** Its price falls so far that the strategy wants to sell. */
  private void falls(long won) {
    door.side.trade(BrokerDoor.SAMSUNG, won);
    ChatDoor.await(
        () -> won + " won",
        () -> door.says("/price 005930", "005930").text().contains("%,d원".formatted(won)));
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

  private List<String> ofTheStrategy() throws Exception {
    return door.query(
        "select side || ' ' || sum(quantity) from fills_view where strategy = 'breakout'"
            + " group by side order by side");
  }
}
