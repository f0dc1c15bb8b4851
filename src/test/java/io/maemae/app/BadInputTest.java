package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FrontDoor.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed is answered clearly, and nothing is ordered that was not meant. */
final class BadInputTest {
  private static final String ORDERS =
      "select id, symbol, side, quantity, cast(price as bigint), state from orders_view order by id";

  @TempDir Path directory;

  /** The conversations are in {@code src/test/resources/app}: lines with their answers. */
  @ParameterizedTest
  @ValueSource(strings = {"ko", "en"})
  void everyLineIsAnswered(String language) throws IOException, SQLException {
    List<String> expected =
        Files.readAllLines(Path.of("src/test/resources/app/bad-input." + language + ".txt"));
    List<String> script =
        expected.stream().filter(l -> l.startsWith("> ")).map(l -> l.substring(2)).toList();

    Said said = rehearse(script, "--lang", language, "--start", "15:00:00");

    assertEquals(0, said.code());
    assertEquals("", said.err());
    assertEquals(
        String.join("\n", expected),
        String.join(
            "\n",
            said.lines().stream()
                .skip(1)
                .takeWhile(line -> !line.startsWith("15:30:00"))
                .map(line -> line.startsWith("> ") ? line : line.substring(9))
                .toList()));
    assertEquals(List.of("1 005930 BUY 1 60000 CANCELED"), FrontDoor.query(directory, ORDERS));
  }

  @Test
  void longAndStrangeLinesAreAnswered() throws IOException, SQLException {
    String tooLong = "입력이 너무 깁니다(500자까지). 아무것도 바뀌지 않았습니다.";
    String slash = "/" + "x".repeat(4_999);
    String emoji = "/buy " + "🚀".repeat(300);
    String rightToLeft = "\u202e\u202d\u200f\u200e\u2067";
    String hiddenCommand = "/\u202ebuy 005930 1";
    String control = "\u0001\u0007\u001b[31mred\u001b[0m";
    String blind = "/buy \u001b[2K005930 1";

    Said said =
        rehearse(
            List.of(slash, emoji, "🚀", "/buy 🚀 1", rightToLeft, hiddenCommand, control, blind),
            "--start",
            "15:00:00");

    assertEquals(0, said.code());
    assertEquals(List.of(tooLong), said.answers(slash));
    assertEquals(List.of(tooLong), said.answers(emoji));
    assertEquals(List.of("‘🚀’: 명령은 /로 시작합니다. /help"), said.answers("🚀"));
    assertEquals(List.of("‘🚀’ 종목을 찾을 수 없습니다."), said.answers("/buy 🚀 1"));
    assertEquals(List.of("‘’: 명령은 /로 시작합니다. /help"), said.answers(rightToLeft));
    assertEquals(List.of("‘/buy’ 명령이 없습니다. /help"), said.answers(hiddenCommand));
    assertEquals(List.of("‘[31mred[0m’: 명령은 /로 시작합니다. /help"), said.answers(control));
    assertEquals(List.of("‘[2K005930’ 종목을 찾을 수 없습니다. 비슷한 종목: 삼성전자 005930"), said.answers(blind));
    assertEquals(List.of(), FrontDoor.query(directory, ORDERS));
  }

  @Test
  void invisibleMarksInACodeDoNotHideWhatIsOrdered() throws IOException {
    String marked = "/buy \u202e005930 1 60000";

    Said said = rehearse(List.of(marked), "--start", "15:00:00");

    assertEquals(
        List.of("[rehearsal 모의] #1 삼성전자 005930 매수 1주 60,000원: 접수 0/1"), said.answers(marked));
  }

  @Test
  void aFilledOrderIsNeitherCancelledNorModified() throws IOException {
    Said said =
        rehearse(
            List.of(
                "/buy 005930 1", "/cancel 1", "/modify 1 qty=1", "/sell 005930 2", "/cancel #1"),
            "--start",
            "15:00:00");

    String filled = "[rehearsal 모의] #1 삼성전자 005930 매수 1주 시장가: 체결 1/1.";
    String ended = "#1 주문은 이미 끝났습니다(체결).";
    assertEquals(List.of(filled + " 취소하지 않았습니다: " + ended), said.answers("/cancel 1"));
    assertEquals(List.of(filled + " 정정하지 않았습니다: " + ended), said.answers("/modify 1 qty=1"));
    assertEquals(
        List.of(
            "[rehearsal 모의] 삼성전자 005930 매도 2주 시장가: 보내지 않았습니다."
                + " 매도 가능 수량이 부족합니다: 주문 2주, 매도 가능 1주."),
        said.answers("/sell 005930 2"));
  }

  @Test
  void whileTheMarketIsShutItIsSaidWhenItOpens() throws IOException, SQLException {
    Said said =
        rehearse(
            List.of(
                "@08:00:00 /buy 005930 1",
                "@08:00:01 /sell 005930 1 70000",
                "@15:35:00 /buy 005930 2",
                "@20:30:00 /buy 005930 3"),
            "--start",
            "07:59:00");

    assertEquals(List.of(shut("매수 1주 시장가", "11-20 09:00")), said.answers("/buy 005930 1"));
    assertEquals(shut("매도 1주 70,000원", "11-20 09:00"), said.answers("/sell 005930 1 70000").get(0));
    assertEquals(List.of(shut("매수 2주 시장가", "11-23 09:00")), said.answers("/buy 005930 2"));
    assertEquals(List.of(shut("매수 3주 시장가", "11-23 09:00")), said.answers("/buy 005930 3"));
    assertEquals(List.of(), FrontDoor.query(directory, ORDERS));
  }

  private static String shut(String order, String opens) {
    return "[rehearsal 모의] 삼성전자 005930 %s: 보내지 않았습니다. 장 운영 시간이 아닙니다. 다음 개장은 %s입니다."
        .formatted(order, opens);
  }

  @Test
  void immediateOrdersAreNotTakenInAnAuction() throws IOException {
    Said said = rehearse(List.of("@15:21:00 /buy 005930 1 60000 ioc"), "--start", "15:20:00");

    assertEquals(
        List.of(
            "[rehearsal 모의] 삼성전자 005930 매수 1주 60,000원 IOC: 보내지 않았습니다."
                + " 단일가 시간에는 IOC와 FOK를 쓸 수 없습니다."),
        said.answers("/buy 005930 1 60000 ioc"));
  }

  @Test
  void aRunThatBeginsLateObeysItsFirstLine() throws IOException {
    Said said = rehearse(List.of("/buy 005930 1"), "--start", "15:00:00");

    assertTrue(said.answers("/buy 005930 1").get(0).endsWith("매수 1주 시장가: 접수 0/1"), said.out());
  }

  @Test
  void theNextLineComesAfterTheFillsOfTheOneBefore() throws IOException {
    List<String> script =
        List.of("/buy 005930 1", "/buy 000660 1", "/buy 005380 1", "/buy 000270 1", "/buy 035720 1")
            .stream()
            .flatMap(line -> List.of(line, line.split(" ")[1]).stream())
            .map(line -> line.startsWith("/") ? line : "/sell " + line + " all")
            .toList();

    Said said = rehearse(script, "--start", "15:00:00");

    for (String line : script) {
      List<String> answers = said.answers(line);
      assertTrue(answers.get(answers.size() - 1).contains(": 체결 1/1,"), line + answers);
      assertFalse(answers.size() > 2, line + answers);
    }
  }

  private Said rehearse(List<String> script, Object... args) throws IOException {
    Object[] all = new Object[args.length + 4];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--config";
    all[args.length + 1] = FrontDoor.byHandOnly(directory, 500_000);
    all[args.length + 2] = "--data-dir";
    all[args.length + 3] = directory;
    return FrontDoor.rehearse(script, all);
  }
}
