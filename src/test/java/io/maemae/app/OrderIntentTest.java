package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.MarketTime;
import io.maemae.order.Order;
import io.maemae.store.DeskStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An order is written down before its first byte leaves, and not sent if it cannot be. */
class OrderIntentTest extends MoneyTest {
  private static final String TRADING_STOPS =
      "데이터베이스에 쓸 수 없어 매매를 멈춥니다. 쓸 수 있을 때까지 다시 시도합니다. /cancel 주문번호 와 /panic 은 됩니다.";
  private static final String STORE_DOWN =
      "데이터베이스에 쓸 수 없어 매매를 멈췄습니다. 주문하지 않습니다. 디스크를 확인해 주세요. /cancel 주문번호 는 됩니다.";

  private List<String> storedOrders() {
    List<String> found = new ArrayList<>();
    for (Order order :
        new DeskStore(bench.database()).orders().orders(MarketTime.date(bench.now()))) {
      found.add(order.id() + " " + order.state() + " " + order.releasedAt().isPresent());
    }
    return found;
  }

  @Test
  void givenAnOrder_whenItReachesTheBroker_thenItsReleaseIsCommitted() {
    List<String> found = new ArrayList<>();
    broker.atSubmit(() -> found.addAll(storedOrders()));

    bench.types("/buy 005930 10 70000");

    assertEquals(List.of("#1 PENDING_NEW true"), found);
    assertEquals(List.of("submit #1 BUY 005930 10@70000"), broker.sent());
    assertEquals(List.of(ORDER + ": 접수 0/10"), bench.told());
  }

  @Test
  void givenNoFreeSlot_whenAnOrderWaits_thenItIsStoredWithoutRelease() {
    bench.typesAtOnce("/buy 000660 1 70000");

    bench.typesAtOnce("/buy 005930 10 70000");

    assertEquals(List.of("#1 PENDING_NEW true", "#2 PENDING_NEW false"), storedOrders());
    assertEquals(List.of("submit #1 BUY 000660 1@70000"), broker.sent());
  }

  @Test
  void givenACommitThatFails_whenBuy_thenNothingIsSentAndThePersonIsTold() {
    bench.commitsFail(true);

    bench.types("/buy 005930 10 70000");

    assertEquals(List.of(), broker.sent());
    assertEquals(List.of(TRADING_STOPS, STORE_DOWN), bench.told());
  }

  @Test
  void givenTheStoreIsDown_whenBuy_thenItIsRefused() {
    bench.commitsFail(true);
    bench.types("/buy 005930 10 70000");
    bench.forget();

    bench.types("/buy 005930 10 70000");

    assertEquals(List.of(STORE_DOWN), bench.told());
    bench.commitsFail(false);
    bench.advance(Duration.ofMinutes(10));
    assertEquals(List.of(), broker.sent());
    assertEquals(List.of(), bench.orders());
  }

  @Test
  void givenTheStoreIsDown_whenCancel_thenItIsSentAtOnce() {
    bench.buys(10);
    bench.commitsFail(true);
    bench.types("/buy 000660 1 70000");
    bench.forget();

    bench.types("/cancel 1");

    assertEquals(List.of("cancel #1 1001 10 whole"), broker.sent());
    assertEquals(List.of(ORDER + ": 접수 0/10. 데이터베이스에 쓸 수 없어 기록 없이 취소를 보냅니다."), bench.told());
  }

  @Test
  void givenTheStoreIsDown_whenAViewerCancels_thenNothingIsSent() {
    bench.buys(10);
    bench.commitsFail(true);
    bench.types("/buy 000660 1 70000");
    bench.forget();

    bench.types(MoneyBench.VIEWER, "viewer-chat", "/cancel 1");

    assertEquals(List.of(), broker.sent());
    assertEquals(List.of("보기만 할 수 있는 사용자입니다. 아무것도 바뀌지 않았습니다."), bench.told());
  }

  @Test
  void givenTheStoreIsDown_whenPanic_thenEveryCancelIsSentAtOnce() {
    bench.buys(10);
    bench.types("/buy 000660 1 70000");
    bench.commitsFail(true);
    bench.types("/buy 000660 2 70000");
    bench.forget();

    bench.types("/panic");

    assertEquals(List.of("cancel #1 1001 10 whole", "cancel #2 1002 1 whole"), broker.sent());
  }

  @Test
  void givenAFailedCommit_whenTheStoreIsBack_thenAllIsReadAgainBeforeTrading() {
    bench.buys(10);
    bench.commitsFail(true);
    bench.types("/buy 000660 1 70000");
    bench.commitsFail(false);
    broker.readingsTake(Duration.ofSeconds(2));
    bench.forget();

    bench.advance(Duration.ofSeconds(3));
    bench.types("/buy 000660 1 70000");

    assertEquals(List.of("read orders 2026-11-20", "read balance"), broker.asked());
    assertEquals(
        List.of(
            "데이터베이스에 다시 쓸 수 있습니다. 장부를 증권사와 다시 맞춥니다.",
            "[kis 모의] SK하이닉스 000660 매수 1주 70,000원: 보내지 않았습니다. 증권사와 장부를 맞추는 중입니다. 잠시 뒤 다시 보내 주세요."),
        bench.told());

    bench.advance(Duration.ofSeconds(5));
    bench.types("/buy 000660 1 70000");
    assertEquals(List.of("submit #2 BUY 000660 1@70000"), broker.sent());
  }

  @Test
  void givenTheAnswersCommitFails_whenTheStoreIsBack_thenTheOrderIsFoundAndNotSentAgain() {
    bench.typesAtOnce("/buy 005930 10 70000");
    bench.commitsFail(true);
    bench.advance(Duration.ofMillis(100));
    broker.fills("1001", 4, 70_000);
    bench.advance(Duration.ofSeconds(1));
    bench.commitsFail(false);

    bench.advance(Duration.ofMinutes(2));

    assertEquals(List.of("submit #1 BUY 005930 10@70000"), broker.sent());
    assertEquals(List.of("#1 BUY 10@70000 4 PARTIALLY_FILLED"), bench.orders());
    assertEquals(List.of("#1 BUY 4@70000"), bench.fills());
    assertEquals(List.of("kis 005930 4"), bench.lots());
  }
}
