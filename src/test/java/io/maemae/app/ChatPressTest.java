package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Presses over a network: delivered again, or after a restart. */
final class ChatPressTest extends MoneyTest {
  @Override
  void configure(MoneyBench unstarted) {
    unstarted.confirming();
  }

  @Test
  void givenAPress_whenDeliveredAgain_thenOneOrder() {
    bench.sends(812, Duration.ZERO, "/buy 005930 1 70000");
    String confirm = bench.button("확인");

    bench.sendsPress(813, confirm, "77");
    bench.told();
    bench.sendsPress(813, confirm, "77");

    assertEquals(List.of(), bench.told());
    assertEquals(List.of("#1 BUY 1@70000 0 NEW"), bench.orders());
  }

  @Test
  void givenAPreview_whenPressedAfterARestart_thenExpiredAndNoOrder() {
    bench.sends(812, Duration.ZERO, "/buy 005930 1 70000");
    String confirm = bench.button("확인");
    bench.restart();
    bench.advance(Duration.ofSeconds(5));
    bench.told();

    bench.sendsPress(813, confirm, "77");

    assertEquals(
        List.of(
            "버튼이 만료되었습니다. 아무것도 바뀌지 않았습니다. 명령을 다시 보내 주세요." + " 확인 중인 주문이면 /cancel 주문번호를 보내 주세요."),
        bench.told());
    assertEquals(List.of(), bench.orders());
  }

  @Test
  void givenAPreview_whenConfirmed_thenTheOrderKeepsTheCommandsTrail() {
    bench.sends(812, Duration.ZERO, "/buy 005930 1 70000");
    bench.sendsPress(813, bench.button("확인"), "77");

    assertEquals(List.of("u812"), bench.rows("select correlation from orders"));
  }
}
