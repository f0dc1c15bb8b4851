package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.BrokerDoor.Broker;
import io.maemae.broker.fake.FakeDelivery;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * At both brokers: orders and readings are away while the stream lives, or the stream is while they
 * live. A strategy holds fourteen shares.
 */
final class BothBrokersAwayTest extends BothBrokersWithStrategy {
  private static final String CUT =
      "실시간 시세와 체결 통보가 끊겼습니다. 다시 연결하는 중이며, 주문은 계속 낼 수 있고 체결은 조회로 확인합니다";
  private static final String BACK = "실시간 시세와 체결 통보가 다시 연결되었습니다";
  private static final String EXIT = "매도 14주 시장가: ";

  private long told(String part) {
    return door.told().stream().filter(text -> text.contains(part)).count();
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void withoutRestTheStreamTellsFillsAndAnExitIsTriedUntilItGoesThrough(Broker broker)
      throws Exception {
    givenSharesOfAStrategy(broker);
    door.says("/buy 005930 5 60000", "접수 0/5");
    door.side.pauseListening();

    door.says("/buy 005930 1 59000", "취소 0/1. 보내지 못했습니다");
    door.side.others(BrokerDoor.SAMSUNG, false, 5, 60_000);
    door.waitsFor("매수 5주 60,000원: 체결 5/5");
    door.side.trade(BrokerDoor.SAMSUNG, 60_000);
    door.waitsFor(EXIT + "취소 0/14. 보내지 못했습니다");
    door.waitsFor("주문 목록을 읽지 못했습니다. 다시 읽습니다");
    door.side.others(BrokerDoor.SAMSUNG, true, 14, 60_000);
    door.side.resumeListening();

    door.waitsFor(EXIT + "체결 14/14");
    door.waitsFor("주문 목록을 다시 읽을 수 있습니다");
    assertEquals(1, told("주문 목록을 읽지 못했습니다"));
    assertEquals(3, sent());
    assertEquals(5, door.side.held(BrokerDoor.SAMSUNG));
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void anAccountThatWasNotReadSinceTheStartPlacesNothing(Broker broker) throws Exception {
    givenAnOpenAccount(broker);
    door.stop();
    door.side.pauseListening();
    door.start();
    ChatDoor.await(door::log, () -> door.log().contains("app.ready"));

    door.says("/buy 005930 1 70000", "매수 1주 70,000원: 보내지 않았습니다");
    assertEquals(0, sent());

    door.side.resumeListening();
    door.passUntil("ready", () -> door.log().contains("account.ready"));
    door.says("/price 005930", "70,000원");
    door.says("/buy 005930 2 70000", "접수 0/2");
    assertEquals(1, sent());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void withoutAnAccessTokenThatIsSaidOnceAndAllBeginsWhenTheBrokerIsThere(Broker broker)
      throws Exception {
    door = new BrokerDoor(broker, directory, "");
    door.side.pauseListening();
    door.start();
    door.waitsFor("증권사에 연결하지 못했거나 답을 읽을 수 없어 지금은 조회와 주문을 할 수 없습니다");
    door.pass(Duration.ofMinutes(10));

    assertEquals(1, told("지금은 조회와 주문을 할 수 없습니다"), door.told()::toString);
    door.side.resumeListening();
    door.passUntil("ready", () -> door.log().contains("account.ready"));
    door.says("/price 005930", "70,000원");
    door.says("/buy 005930 2 70000", "접수 0/2");
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void withoutTheStreamOrdersGoOnFillsAreLookedUpAndPricesThatAreAskedForGuard(Broker broker)
      throws Exception {
    givenSharesOfAStrategy(broker);
    door.side.pauseStream();
    door.waitsFor(CUT);

    door.says("/buy 005930 5 60000", "접수 0/5");
    door.side.others(BrokerDoor.SAMSUNG, false, 5, 60_000);
    door.waitsFor("매수 5주 60,000원: 체결 5/5");
    door.side.others(BrokerDoor.SAMSUNG, true, 14, 60_000);
    door.side.trade(BrokerDoor.SAMSUNG, 60_000);
    door.waitsFor(EXIT + "체결 14/14");
    door.side.resumeStream();

    door.waitsFor(BACK);
    assertEquals(1, told(CUT));
    assertEquals(3, sent());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void aStreamThatBringsNothingIsLeftAndSaid(Broker broker) throws Exception {
    givenSharesOfAStrategy(broker);
    door.side.stream(FakeDelivery.Mode.LOST);
    door.beats(false);

    door.waitsFor(CUT + ": " + (broker == Broker.KIS ? "90" : "35") + "초 동안 아무것도 오지 않았습니다");

    door.beats(true);
    door.waitsFor(BACK);
    assertEquals(1, told(CUT), door.told()::toString);
  }
}
