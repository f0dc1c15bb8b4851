package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.BrokerDoor.Broker;
import io.maemae.broker.fake.FakeBooked;
import io.maemae.broker.fake.FakeDelivery;
import io.maemae.broker.fake.FakeOrder.Request;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** At both brokers: every fill counts once, however it is told. */
final class BothBrokersFillsTest extends BothBrokers {
  /** Ends the program and compares its books with the broker's. */
  private void assertBooked(String order, long shares) throws Exception {
    String balance = door.says("/balance", "D+2").text();
    String positions = door.says("/positions", "보유").text();
    door.stop();

    assertEquals(List.of(order), door.orders());
    assertEquals(
        List.of(String.valueOf(shares)), door.query("select sum(quantity) from fills_view"));
    assertEquals(shares, door.side.held(BrokerDoor.SAMSUNG));
    assertTrue(positions.contains("삼성전자 005930 " + shares + "주"), positions);
    assertTrue(balance.contains("%,d원".formatted(door.side.cash())), balance);
    assertEquals(1, door.side.requests(Request.NEW).size());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void aFillThatIsToldBeforeTheAnswerIsTheOrders(Broker broker) throws Exception {
    given(broker);
    door.side.others(BrokerDoor.SAMSUNG, false, 10, 70_000);
    door.side.tellFirst();

    door.says("/buy 005930 10 70000", "체결 10/10");
    door.pass(Duration.ofSeconds(70));

    assertTrue(door.told().stream().noneMatch(t -> t.contains("다른 곳")), door.told()::toString);
    assertBooked("#1 BUY 10@70000 10 FILLED", 10);
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void fillsUnderAModifysNumberAndTheOneBeforeAreOneOrders(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");
    door.side.others(BrokerDoor.SAMSUNG, false, 4, 70_000);
    door.waitsFor("일부 체결 4/10");
    door.says("/modify 1 price=70100", "정정 접수");

    door.side.others(BrokerDoor.SAMSUNG, false, 6, 70_100);
    String told = door.waitsFor("체결 10/10").text();

    assertTrue(told.contains("#1 삼성전자 005930 매수 10주 70,100원"), told);
    List<FakeBooked> booked = door.side.orders();
    assertEquals(List.of(4L, 6L), booked.stream().map(FakeBooked::filled).toList());
    assertEquals(booked.get(0).number(), booked.get(1).original());
    assertBooked("#1 BUY 10@70100 10 FILLED", 10);
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void aFillUnderAModifysNumberBeforeItsAnswerIsTheOrders(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");
    door.side.others(BrokerDoor.SAMSUNG, false, 10, 70_100);
    door.side.tellFirst();

    door.says("/modify 1 price=70100", "체결 10/10");
    door.pass(Duration.ofSeconds(70));

    assertBooked("#1 BUY 10@70100 10 FILLED", 10);
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void aNoticeThatComesTwiceCountsOnce(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");
    door.side.stream(FakeDelivery.Mode.DOUBLED);

    door.side.others(BrokerDoor.SAMSUNG, false, 4, 70_000);
    door.waitsFor("일부 체결 4/10");
    door.pass(Duration.ofSeconds(70));

    assertTrue(door.told().stream().noneMatch(t -> t.contains("8/10")), door.told()::toString);
    assertBooked("#1 BUY 10@70000 4 PARTIALLY_FILLED", 4);
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void twoFillsThatAreAlikeInAllAreTwo(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");

    door.side.others(BrokerDoor.SAMSUNG, false, 4, 70_000);
    door.side.others(BrokerDoor.SAMSUNG, false, 4, 70_000);
    door.waitsFor("일부 체결 8/10");

    assertBooked("#1 BUY 10@70000 8 PARTIALLY_FILLED", 8);
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void noticesThatComeLastFirstAddUp(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 12 70000", "접수 0/12");
    door.side.stream(FakeDelivery.Mode.REORDERED);

    door.side.others(BrokerDoor.SAMSUNG, false, 4, 70_000);
    door.side.others(BrokerDoor.SAMSUNG, false, 2, 70_000);
    door.side.others(BrokerDoor.SAMSUNG, false, 6, 70_000);
    door.waitsFor("체결 12/12");

    assertBooked("#1 BUY 12@70000 12 FILLED", 12);
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void whatWasFilledWhileTheStreamWasAwayIsReadWhenItIsBack(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");
    door.side.pauseStream();
    door.waitsFor("실시간 시세와 체결 통보가 끊겼습니다");
    door.side.others(BrokerDoor.SAMSUNG, false, 4, 70_000);

    door.side.resumeStream();
    door.waitsFor("일부 체결 4/10");
    assertTrue(door.told().stream().anyMatch(t -> t.contains("다시 연결되었습니다")), door.told()::toString);
    assertBooked("#1 BUY 10@70000 4 PARTIALLY_FILLED", 4);
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void whatWasNeverToldIsReadWhileAnOrderIsOpen(Broker broker) throws Exception {
    given(broker);
    door.says("/buy 005930 10 70000", "접수 0/10");
    door.side.stream(FakeDelivery.Mode.LOST);

    door.side.others(BrokerDoor.SAMSUNG, false, 10, 70_000);
    door.waitsFor("체결 10/10");

    assertBooked("#1 BUY 10@70000 10 FILLED", 10);
  }
}
