package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.BrokerDoor.Broker;
import io.maemae.broker.fake.FakeBooked;
import io.maemae.broker.fake.FakeDelivery;
import io.maemae.broker.fake.FakeOrder.Request;
import io.maemae.telegram.Shown;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** At both brokers: an order without an answer that may be one of several in the list. */
final class BothBrokersCandidatesTest extends BothBrokers {
  private static final String NONE = "모두 아님: 접수되지 않음";

  /** Orders just like ours, which no stream tells and every list shows that is read for it. */
  private void placedElsewhere(int orders) {
    door.side.stream(FakeDelivery.Mode.LOST);
    for (int i = 0; i < orders; i++) {
      door.side.orderElsewhere(BrokerDoor.SAMSUNG, true, 10, 70_000);
    }
  }

  /** An order that was taken, and of which nobody says so. */
  private long buyIsLost() {
    door.side.losesNextAnswer();
    door.says("/buy 005930 10 70000", "확인 중 0/10");
    door.side.stream(FakeDelivery.Mode.STEADY);
    return door.side.orders().get(1).number();
  }

  private Shown askedOfTwo() {
    Shown asked = door.waitsFor("이 주문일 수 있는 주문이 증권사에 2건 있어");
    assertEquals(4, asked.labels().size(), asked.labels()::toString);
    return asked;
  }

  /** The button that names a number of the broker's. */
  private static String label(Shown asked, long number) {
    return asked.labels().stream()
        .filter(label -> label.contains("주문번호"))
        .filter(label -> label.replaceAll(".*주문번호 0*(\\d+),.*", "$1").equals("" + number))
        .findFirst()
        .orElseThrow(() -> new AssertionError(number + " in " + asked.labels()));
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void theOneThatIsChosenIsOursAndTheOtherIsNot(Broker broker) throws Exception {
    given(broker);
    placedElsewhere(1);
    long ours = buyIsLost();
    long other = door.side.orders().get(0).number();

    Shown asked = askedOfTwo();
    assertEquals(1, sent());
    boolean tellsChannels = broker == Broker.KIWOOM; // KIS's lists have no field of it
    assertEquals(tellsChannels, label(asked, ours).contains(" REST API, 주문번호"));
    assertEquals(tellsChannels, label(asked, other).contains(" 영웅문4, 주문번호"));
    door.forget();
    door.presses(asked, label(asked, ours), "접수 0/10 (증권사 주문 목록에서 확인했습니다)");
    door.waitsFor("다른 곳에서 낸 주문입니다");
    door.forget();
    door.side.others(BrokerDoor.SAMSUNG, false, 14, 70_000);
    door.waitsFor("체결 10/10");
    door.waitsFor("#1 삼성전자 005930 매수 10주 70,000원: 일부 체결 4/10");
    door.stop();

    assertEquals(1, sent());
    assertEquals(14, door.side.held(BrokerDoor.SAMSUNG));
    List<String> orders = door.orders();
    assertEquals("#1 BUY 10@70000 4 PARTIALLY_FILLED", orders.get(0));
    assertEquals(2, orders.size(), orders::toString);
    assertTrue(orders.get(1).endsWith("BUY 10@70000 10 FILLED"), orders::toString);
    assertEquals(
        List.of(other + " 10", ours + " 4"),
        door.side.orders().stream().map(o -> o.number() + " " + o.filled()).toList());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void ifItIsNoneOfThemItWasNotPlacedAndBothAreSomebodyElses(Broker broker) throws Exception {
    given(broker);
    placedElsewhere(2);
    door.side.losesNextRequest();
    door.says("/buy 005930 10 70000", "확인 중 0/10");
    door.side.stream(FakeDelivery.Mode.STEADY);

    Shown asked = askedOfTwo();
    door.forget();
    door.presses(asked, NONE, "접수되지 않은 것으로 알려 주셨습니다");
    String open = door.says("/orders", "미체결 2건").text();
    door.stop();

    assertTrue(open.contains("10주 70,000원"), open);
    assertEquals(
        List.of("#1 BUY 10@70000 0 REJECTED", "#2 BUY 10@70000 0 NEW", "#3 BUY 10@70000 0 NEW"),
        door.orders());
    assertEquals(1, sent());
    assertEquals(2, door.side.orders().stream().filter(o -> o.open() == 10).count());
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void afterARestartItIsAskedAgainAndOnlyTheNewButtonsCount(Broker broker) throws Exception {
    given(broker);
    placedElsewhere(1);
    long ours = buyIsLost();
    Shown before = askedOfTwo();

    door.stop();
    door.forget();
    door.open();
    Shown asked = askedOfTwo();
    assertTrue(door.told().stream().noneMatch(text -> text.contains("증권사 주문 목록에서 확인했습니다")));
    door.telegram.presses(ChatDoor.TRADER, before, NONE);
    String state = door.says("/orders", "미체결").text();
    assertTrue(state.contains("#1 삼성전자 005930 매수 10주 70,000원: 확인 중"), state);
    door.forget();
    door.presses(asked, label(asked, ours), "접수 0/10 (증권사 주문 목록에서 확인했습니다)");
    door.says("/cancel 1", "취소");
    door.waitsFor("취소 0/10");
    door.stop();

    assertEquals(1, sent());
    assertEquals("#1 BUY 10@70000 0 CANCELED", door.orders().get(0));
    assertEquals(
        List.of(ours),
        door.side.orders().stream()
            .filter(o -> o.request() == Request.CANCEL)
            .map(FakeBooked::original)
            .toList());
  }
}
