package io.maemae.app;

import io.maemae.app.BrokerDoor.Broker;
import java.time.Duration;
import java.util.List;

/** A day at both brokers in an account with shares of a strategy. */
abstract class BothBrokersWithStrategy extends BothBrokers {
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

  /** The strategy holds fourteen, nobody six. */
  void givenSharesOfAStrategyAndOfNobody(Broker broker) throws Exception {
    door = new BrokerDoor(broker, directory, STRATEGY);
    door.side.hold(BrokerDoor.SAMSUNG, 6, 420_000);
    open();
    buys();
  }

  /** The strategy holds fourteen. */
  void givenSharesOfAStrategy(Broker broker) throws Exception {
    door = new BrokerDoor(broker, directory, STRATEGY);
    open();
    buys();
    door.forget();
  }

  private void buys() throws Exception {
    door.side.others(BrokerDoor.SAMSUNG, false, 14, 70_400);
    door.forget();
    door.side.trade(BrokerDoor.SAMSUNG, 70_300);
    door.waitsFor("체결 14/14");
    door.pass(Duration.ofSeconds(10));
  }

  /** Opens, and waits until the strategy knows the bars of before. */
  void open() throws Exception {
    door.open();
    door.side.awaitTrades(BrokerDoor.SAMSUNG);
    door.hurryUntil("bars", () -> door.log().contains("strategy.filled"));
  }

  /** Its price falls so far that the strategy wants to sell. */
  void falls(long won) {
    door.side.trade(BrokerDoor.SAMSUNG, won);
    ChatDoor.await(
        () -> won + " won",
        () -> door.says("/price 005930", "005930").text().contains("%,d원".formatted(won)));
  }

  List<String> ofTheStrategy() throws Exception {
    return door.query(
        "select side || ' ' || sum(quantity) from fills_view where strategy = 'breakout'"
            + " group by side order by side");
  }
}
