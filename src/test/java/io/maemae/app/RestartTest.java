package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FrontDoor.Said;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day whose process is killed goes on where it was, with the same data directory. */
final class RestartTest {
  private static final List<String> LOOK = List.of("/orders", "/positions", "/balance");
  private static final String RESTING = "[rehearsal 모의] #2 삼성전자 005930 매수 5주 60,000원: ";

  @TempDir Path directory;

  private final List<String> shown = new ArrayList<>();
  private Process process;
  private Path config;

  /** The program in a process of its own, slow enough to be killed in the middle of the day. */
  @BeforeEach
  void tradeUntilTheBalanceIsShown() throws IOException {
    config = FrontDoor.byHandOnly(directory, 50_000_000);
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("deploy", "jvm.options").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--data-dir",
                directory.toString(),
                "--config",
                config.toString(),
                "--start",
                "08:59:58",
                "--speed",
                "20")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    OutputStream in = process.getOutputStream();
    in.write(
        ("@09:00:02 /buy 005930 10\n/buy 005930 5 60000\n"
                // A balance begun while they were on their way may count their money twice.
                + "@09:00:12 /status\n/orders\n/positions\n/balance\n")
            .getBytes(UTF_8));
    in.flush();
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      shown.add(line);
      if (line.contains("총자산")) {
        return;
      }
    }
    throw new IOException("ended after " + shown);
  }

  @AfterEach
  void kill() {
    process.destroyForcibly().onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Test
  void whatWasHeldAndOpenIsThereAgain() throws SQLException {
    Said before = new Said(0, String.join("\n", shown) + "\n", "");
    kill();

    List<String> script = new ArrayList<>(LOOK);
    script.addAll(List.of("/cancel 2", "/sell 005930 all", "/buy 000660 1 150000"));
    Said after = again(script);

    assertEquals(0, after.code(), after.err());
    assertTrue(after.lines().get(1).contains(" 이 데이터로 11-20 09:00에 이어서 시작합니다."), after.out());
    assertEquals(before.answers("/orders"), after.answers("/orders"));
    assertEquals(
        before.answers("/positions").get(0).split(", 평가금액")[0],
        after.answers("/positions").get(0).split(", 평가금액")[0]);
    assertEquals(before.answers("/balance").subList(0, 4), after.answers("/balance").subList(0, 4));
    assertEquals(
        List.of(RESTING + "취소 중 0/5. 취소를 보냅니다.", RESTING + "취소 0/5"), after.answers("/cancel 2"));
    assertTrue(
        after.answers("/sell 005930 all").get(1).contains("#3 삼성전자 005930 매도 10주 시장가: 체결 10/10"),
        after.out());
    assertEquals(
        List.of("1 10 FILLED", "2 0 CANCELED", "3 10 FILLED", "4 0 EXPIRED"),
        FrontDoor.query(directory, "select id, filled, state from orders_view order by id"));
  }

  @Test
  void theNextDayBeginsWithWhatIsHeld() {
    kill();
    again(List.of());

    Said next = again(LOOK);

    assertTrue(next.lines().get(0).contains("모의 시장 2026-11-23 08:59:30"), next.out());
    assertEquals(List.of("미체결 주문이 없습니다."), next.answers("/orders"));
    assertTrue(
        next.answers("/positions").get(1).startsWith("[rehearsal 모의] 삼성전자 005930 10주, 평균단가 "));
    assertTrue(next.out().contains("[rehearsal 모의] 일일 보고 2026-11-23"), next.out());
  }

  @Test
  void aSecondProcessIsRefused() throws IOException {
    Said second = again(List.of("/buy 005930 1"));

    assertEquals(1, second.code());
    assertEquals("", second.out());
    assertEquals(
        "maemae: failed: The data directory "
            + directory.toRealPath()
            + " is in use: another maemae, or another program, has its database open. End that one"
            + " first, or choose another data directory.; the log has more: "
            + directory.resolve("logs/maemae.log")
            + "\n",
        second.err());
    assertTrue(process.isAlive());
  }

  private Said again(List<String> script) {
    return FrontDoor.rehearse(script, "--data-dir", directory, "--config", config);
  }
}
