package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.BrokerDoor.Broker;
import io.maemae.broker.fake.FakeOrder.Request;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** At both brokers: money that comes and goes by no order. */
final class BothBrokersCashTest extends BothBrokers {
  /** Amounts and reasons of what was booked without a fill, after the opening. */
  private List<String> booked() throws Exception {
    return door.query(
        "select cast(amount as bigint) || ' ' || reason from cash_entry"
            + " where reason <> 'OPENING' order by id");
  }

  private void streamComesBack() {
    long before = comebacks();
    door.side.cutStream();
    door.passUntil("the stream comes back", () -> comebacks() > before);
  }

  private long comebacks() {
    return door.told().stream().filter(t -> t.contains("다시 연결되었습니다")).count();
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void aDepositIsToldAndBookedAndIsNoProfit(Broker broker) throws Exception {
    givenAnOpenAccount(broker);
    String before = door.says("/pnl", "실현손익").text();
    door.side.pay(1_000_000);

    streamComesBack();
    door.waitsFor("증권사 예수금이 장부와 +1,000,000원 다릅니다. 입출금으로 보고 장부를 맞췄습니다.");
    String balance = door.says("/balance", "D+2").text();
    String after = door.says("/pnl", "실현손익").text();
    door.stop();

    assertTrue(balance.contains("11,000,000원"), balance);
    assertEquals(before, after);
    assertEquals(List.of("1000000 OUTSIDE"), booked());
    assertEquals(11_000_000, door.side.cash());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void aWithdrawalWhileTheProgramWasAwayIsToldOnceAtItsStart(Broker broker) throws Exception {
    givenAnOpenAccount(broker);
    door.stop();
    door.side.pay(-3_000_000);
    door.forget();

    door.open();
    door.waitsFor("증권사 예수금이 장부와 -3,000,000원 다릅니다.");
    streamComesBack();
    door.pass(Duration.ofSeconds(20));
    door.says("/price 005930", "70,000원");
    door.says("/buy 005930 100 70000", "주문가능금액이 부족합니다");
    door.stop();

    assertEquals(1, door.told().stream().filter(t -> t.contains("예수금이 장부와")).count());
    assertEquals(List.of("-3000000 OUTSIDE"), booked());
    assertEquals(0, door.side.requests(Request.NEW).size());
  }
}
