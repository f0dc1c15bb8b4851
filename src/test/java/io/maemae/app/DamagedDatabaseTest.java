package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.store.DamagedFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database turns out to be damaged while the program runs. */
final class DamagedDatabaseTest extends MoneyTest {
  private static final Duration TRIED = Duration.ofMinutes(10);
  private static final String COMMAND = "deploy/maemae restore --config a.yaml b.zip";
  private static final String TOLD =
      "데이터베이스 파일이 손상되었습니다. 저장된 내용을 읽을 수 없거나 저장한 것과 달라 매매를 멈춥니다. 주문은 나가지 않고 전략의 청산과 손절도 하지 않으며,"
          + " 미체결 주문은 증권사에 그대로 남아 있습니다. /cancel 주문번호 와 /panic 의 취소는 됩니다. 저절로 복구되지 않으니,"
          + " 프로그램을 끄고 백업을 복원한 뒤 다시 시작하세요. 백업 뒤의 주문과 체결은 증권사에서 가져옵니다.\n"
          + COMMAND;
  private static final String REFUSED =
      "데이터베이스 파일이 손상되어 매매를 멈췄습니다. 주문하지 않습니다. /cancel 주문번호 는 됩니다. 프로그램을 끄고 백업을 복원하세요: " + COMMAND;

  private DamagedFile file;

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.strategy("cross");
  }

  @BeforeEach
  void trade() {
    bench.strategyHolds("cross", 10);
    bench.buys(3);
    bench.write(
        "insert into order_event (order_id, at, state, text) select 1, current_timestamp, 'NEW',"
            + " 'one of many' from system_range(1, 5000)");
    bench.restart();
    bench.advance(Duration.ofSeconds(10));
    bench.database().restoredBy(() -> COMMAND);
    DamagedFile.remembersNothing(bench.database());
    file = new DamagedFile(directory);
    bench.forget();
  }

  @AfterEach
  void heal() {
    file.heal();
  }

  @Test
  void givenDamage_whenItIsFound_thenTradingStopsAndTheCommandThatHelpsIsTold() {
    file.damage(0);

    bench.types("/buy 000660 1 70000");

    assertEquals(List.of(TOLD, REFUSED), bench.told());
    bench.types("/sell 005930 1");
    bench.strategyNamed("cross").exits();
    bench.trades(MoneyBench.SAMSUNG, 60_000);
    bench.advance(TRIED);
    assertEquals(List.of(REFUSED), bench.told());
    assertEquals(List.of(), broker.sent());
  }

  @Test
  void givenDamage_whenAskedHowAllIs_thenItIsNamedWithTheCommand() {
    file.damage(0);
    assertTrue(bench.database().isFoundDamaged());
    bench.types("/buy 000660 1 70000");
    bench.forget();

    bench.types("/health");

    String shown = bench.told().get(0);
    assertTrue(
        shown.contains("\n! 데이터베이스: 손상되어 매매를 멈췄습니다. 프로그램을 끄고 백업을 복원하세요: " + COMMAND + "\n"), shown);
  }

  @Test
  void givenDamage_whenAPersonCancels_thenTheCancelLeaves() {
    file.damage(0);
    assertTrue(bench.database().isFoundDamaged());
    bench.types("/buy 000660 1 70000");
    bench.forget();

    bench.types("/cancel 2");

    assertEquals(List.of("cancel #2 1002 3 whole"), broker.sent());
    assertTrue(bench.told().get(0).endsWith("기록 없이 취소를 보냅니다.\n" + REFUSED));
  }

  @Test
  void givenAStoreThatCannotWrite_whenItTurnsOutToBeDamaged_thenThatIsToldOnceMore() {
    bench.commitsFail(true);
    bench.types("/buy 000660 9 70000");
    assertTrue(bench.told().get(0).startsWith("데이터베이스에 쓸 수 없어"));
    file.damage(0);
    bench.commitsFail(false);

    bench.advance(TRIED);

    assertEquals(List.of(TOLD), bench.told());
  }

  @Test
  void givenDamageThatWasOfTheReading_whenAllCanBeReadAgain_thenItGoesOn() {
    file.damage(0);
    assertTrue(bench.database().isFoundDamaged());
    file.heal();
    bench.types("/buy 000660 1 70000");
    assertEquals(List.of(TOLD, REFUSED), bench.told());

    bench.advance(TRIED);

    assertEquals(List.of("데이터베이스에 다시 쓸 수 있습니다. 장부를 증권사와 다시 맞춥니다."), bench.told());
    assertTrue(!health().contains("손상"), this::health);
  }

  private String health() {
    bench.forget();
    bench.types("/health");
    return bench.told().get(0);
  }
}
