package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the books hold of an account that is not in the configuration any more is still shown. */
final class AccountLeftOutTest extends MoneyTest {
  @Test
  void givenSharesOfAnAccountLeftOut_whenShown_thenItIsNotCalledPaper() {
    bench.types("/buy @kiwoom 005930 10 70000");
    bench.broker(MoneyBench.KIWOOM).fills("1001", 10, 70_000);
    bench.advance(Duration.ofSeconds(10));
    bench.crash();
    bench.leavesOut(MoneyBench.KIWOOM);
    bench.begin();
    bench.advance(Duration.ofSeconds(1));
    bench.forget();

    bench.types("/fills");

    assertEquals(
        List.of(
            "체결 1건\n2026-11-20 09:30:01 [kiwoom 설정에 없음] #1 삼성전자 005930 매수 10주 70,000원,"
                + " 수수료 105원, 세금 0원"),
        bench.told());
  }
}
