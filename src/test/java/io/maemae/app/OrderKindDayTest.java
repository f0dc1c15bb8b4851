package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.app.FrontDoor.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of orders at the best price and of conditional limits, typed in both languages. */
final class OrderKindDayTest {
  private static final List<String> SCRIPT =
      List.of(
          "/buy 005930 10 best",
          "/buy 005930 5 conditional 60,000",
          "/buy 005930 6 61000 CONDITIONAL",
          "/orders",
          "/buy 005930 6 61000 conditional",
          "2",
          "/modify 3 price=62000",
          "/cancel 3",
          "/buy 005930 1 conditional",
          "/buy 005930 1 best 70000",
          "/buy 005930 1 70000 best",
          "/buy 005930 1 best market",
          "/buy 005930 1 conditional 70000 69000",
          "/buy 005930 1 conditional 70000 ioc",
          "/buy 005930 1 best nxt",
          "/sell 005930 4 best fok",
          "@15:25:00 /buy 005930 1 best",
          "/buy 005930 1 70000 conditional");

  @TempDir Path directory;

  private Said trade(String language) throws IOException {
    Said said =
        FrontDoor.rehearse(
            SCRIPT,
            "--config",
            FrontDoor.byHandOnly(directory, 50_000_000),
            "--data-dir",
            directory,
            "--lang",
            language);
    assertEquals(0, said.code(), said.err());
    assertEquals("", said.err());
    return said;
  }

  @Test
  void inKorean() throws IOException, SQLException {
    Said said = trade("ko");
    String account = "[rehearsal 모의] ";
    String order = account + "#%d 삼성전자 005930 %s";
    String intent = account + "삼성전자 005930 %s";

    List<String> best = said.answers("/buy 005930 10 best");
    assertEquals(order.formatted(1, "매수 10주 최유리지정가: 접수 0/10"), best.get(0));
    assertTrue(best.get(1).startsWith(order.formatted(1, "매수 10주 최유리지정가: 체결 10/10, 평균 ")));
    assertEquals(
        List.of(
            "미체결 2건",
            order.formatted(2, "매수 5주 조건부지정가 60,000원: 접수 0/5"),
            order.formatted(3, "매수 6주 조건부지정가 61,000원: 접수 0/6")),
        said.answers("/orders"));
    List<String> preview = said.answers("/buy 005930 6 61000 conditional");
    assertEquals("방금 낸 주문(#3)과 같습니다. 또 낼까요?", preview.get(0));
    assertEquals(intent.formatted("매수 6주 조건부지정가 61,000원"), preview.get(1));
    assertEquals("조건부지정가: 종가 단일가가 시작될 때 남은 수량은 시장가로 바뀝니다.", preview.get(3));
    assertEquals(
        order.formatted(3, "매수 6주 조건부지정가 62,000원: 정정 접수 0/6"),
        said.answers("/modify 3 price=62000").get(1));
    assertEquals(
        List.of("conditional(조건부지정가)에는 가격이 있어야 합니다. 예: /buy 005930 10 70000 conditional"),
        said.answers("/buy 005930 1 conditional"));
    List<String> noPrice = List.of("best(최유리지정가)에는 가격을 적지 않습니다. 가격을 정하려면 best를 빼 주세요.");
    assertEquals(noPrice, said.answers("/buy 005930 1 best 70000"));
    assertEquals(noPrice, said.answers("/buy 005930 1 70000 best"));
    assertEquals(
        List.of("‘market’은(는) 알 수 없는 입력입니다. 아무것도 바뀌지 않았습니다."),
        said.answers("/buy 005930 1 best market"));
    assertEquals(
        List.of("‘69000’은(는) 알 수 없는 입력입니다. 아무것도 바뀌지 않았습니다."),
        said.answers("/buy 005930 1 conditional 70000 69000"));
    assertEquals(
        List.of(
            intent.formatted(
                "매수 1주 조건부지정가 70,000원 IOC: 보내지 않았습니다. 이 계좌는 KRX에서 조건부지정가 IOC 주문을 받지 않습니다.")),
        said.answers("/buy 005930 1 conditional 70000 ioc"));
    assertEquals(
        List.of(intent.formatted("매수 1주 최유리지정가 NXT: 보내지 않았습니다. NXT에는 주문할 수 없는 계좌입니다.")),
        said.answers("/buy 005930 1 best nxt"));
    assertEquals(
        order.formatted(4, "매도 4주 최유리지정가 FOK: 접수 0/4"),
        said.answers("/sell 005930 4 best fok").get(0));
    assertEquals(
        List.of(intent.formatted("매수 1주 최유리지정가: 보내지 않았습니다. 종가 단일가에는 최유리지정가 주문을 낼 수 없습니다.")),
        said.answers("/buy 005930 1 best"));
    assertTrue(
        said.lines().stream()
            .anyMatch(
                l ->
                    l.startsWith("15:30:0")
                        && l.contains(order.formatted(2, "매수 5주 조건부지정가 60,000원: 체결 5/5"))));
    assertEquals(
        List.of("1 BEST FILLED", "2 CONDITIONAL FILLED", "3 CONDITIONAL CANCELED", "4 BEST FILLED"),
        FrontDoor.query(directory, "select id, type, state from orders order by id"));
    assertEquals(
        List.of("true"),
        FrontDoor.query(directory, "select price > 60000 from fills_view where order_id = 2"));
  }

  @Test
  void inEnglish() throws IOException {
    Said said = trade("en");
    String account = "[rehearsal paper] ";
    String order = account + "#%d Samsung Electronics 005930 %s";
    String intent = account + "Samsung Electronics 005930 %s";

    assertEquals(
        order.formatted(1, "buy 10 sh best price: accepted 0/10"),
        said.answers("/buy 005930 10 best").get(0));
    assertEquals(
        List.of(order.formatted(2, "buy 5 sh conditional limit KRW 60,000: accepted 0/5")),
        said.answers("/buy 005930 5 conditional 60,000"));
    List<String> preview = said.answers("/buy 005930 6 61000 conditional");
    assertEquals(
        "Conditional limit: what is open when the closing auction begins becomes a market order.",
        preview.get(3));
    assertEquals(
        List.of("conditional needs its limit price. For example /buy 005930 10 70000 conditional"),
        said.answers("/buy 005930 1 conditional"));
    assertEquals(
        List.of("best takes no price: the exchange sets it. Leave best out to name one yourself."),
        said.answers("/buy 005930 1 best 70000"));
    assertEquals(
        List.of(
            intent.formatted(
                "buy 1 sh conditional limit KRW 70,000 IOC: not sent. This account takes no"
                    + " conditional limit orders (IOC) on KRX.")),
        said.answers("/buy 005930 1 conditional 70000 ioc"));
    assertEquals(
        List.of(
            intent.formatted(
                "buy 1 sh best price NXT: not sent. This account does not trade on NXT.")),
        said.answers("/buy 005930 1 best nxt"));
    assertEquals(
        List.of(
            intent.formatted(
                "buy 1 sh conditional limit KRW 70,000: not sent. No conditional limit orders are"
                    + " accepted in the closing auction.")),
        said.answers("/buy 005930 1 70000 conditional"));
  }
}
