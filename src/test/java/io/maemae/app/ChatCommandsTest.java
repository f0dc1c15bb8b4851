package io.maemae.app;

import static io.maemae.app.ChatDoor.TRADER;
import static io.maemae.app.ChatDoor.VIEWER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.telegram.Call;
import io.maemae.telegram.FakeBotApi;
import io.maemae.telegram.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands answer in Telegram before anything is traded, and who may use which. */
final class ChatCommandsTest {
  static final List<String> LOOK =
      List.of(
          "orders",
          "fills",
          "positions",
          "balance",
          "price",
          "book",
          "chart",
          "watch",
          "alert",
          "strategies",
          "signals",
          "condition",
          "pnl",
          "status",
          "health",
          "risk",
          "accounts",
          "help");
  private static final List<String> CHANGE =
      List.of("buy", "sell", "cancel", "modify", "strategy", "stop", "resume", "panic");

  private static final String STRATEGY =
      """
      strategies:
        - { builtin: ma-cross, name: cross, symbols: ["005380"], timeframe: 1m, budget: 1000000,
            mode: signal }
      """;

  @TempDir static Path directory;
  private static FakeBotApi telegram;
  private static ChatDoor door;

  @BeforeAll
  static void open() throws IOException {
    telegram = ChatDoor.telegram();
    door = ChatDoor.open(directory, telegram, ChatDoor.configuration(telegram, STRATEGY));
  }

  @AfterAll
  static void noMessageWasRefusedByTheServer() {
    try (FakeBotApi server = telegram) {
      assertEquals(0, door.stop());
      assertEquals(List.of(), door.refused());
      assertEquals(0, server.violations());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /orders        | 미체결 주문이 없습니다.
          /fills         | 최근 1일 체결이 없습니다.
          /fills 3       | 최근 3일 체결이 없습니다.
          /positions     | 보유 종목이 없습니다.
          /balance       | 예수금     10,000,000원
          /balance 005930 | [pretend 모의] 삼성전자 005930 매수가능 109주 (시장가는 상한가 91,000원 기준, 매수가능금액 10,000,000원)
          /balance 삼성전자 70,000 | [pretend 모의] 삼성전자 005930 매수가능 142주 (지정가 70,000원, 매수가능금액 10,000,000원)
          /balance nosuch | ‘nosuch’ 종목을 찾을 수 없습니다.
          /balance 005930 0 | 가격 ‘0’: 0보다 커야 합니다.
          /price 005930  | 삼성전자 005930
          /price 삼성전자 | 기준가 70,000원, 하한가 49,000원, 상한가 91,000원
          /book 000660   | SK하이닉스 000660 호가
          /watch         | 관심 종목이 없습니다. 추가: /watch 종목
          /alert         | 가격 알림이 없습니다. 설정: /alert 종목 > 가격
          /strategies    | [pretend 모의] cross: 신호만, 1m, 종목당 1,000,000원, 투자 0원 (현대차)
          /signals       | 프로그램을 시작한 뒤로 신호가 없습니다.
          /pnl           | [pretend 모의] 손익 2026-11-20 ~ 2026-11-20
          /pnl week      | [pretend 모의] 손익 2026-11-16 ~ 2026-11-20
          /pnl month     | [pretend 모의] 손익 2026-11-01 ~ 2026-11-20
          /status        | [pretend 모의] 미체결 0건, 확인 중 0건, 보유 0종목
          /health        | · 요청: 대기 0건
          /health        | 서버 시계: 텔레그램
          /health        | MB, 디스크 여유
          /risk          | [pretend 모의] 한도: 없음. 오늘 손익 0원
          /accounts      | [pretend 모의] @pretend (기본)
          /help          | /panic 모두 멈추고 취소, 원하면 매도
          /start         | /buy 종목 수량
          /Status@maemae_test_bot | 접속매매
          """)
  void aViewerSees(String line, String part) {
    door.says(VIEWER, line, part);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/buy 005930 1",
        "/sell 005930 1",
        "/cancel all",
        "/modify 1 qty=1",
        "/watch 005930",
        "/watch remove 005930",
        "/alert 005930 > 90000",
        "/alert remove 1",
        "/strategy cross off",
        "/stop",
        "/resume",
        "/panic"
      })
  void aViewerChangesNothing(String line) {
    door.says(VIEWER, line, "보기만 할 수 있는 사용자입니다. 아무것도 바뀌지 않았습니다.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /buy 123456 1         | ‘123456’ 종목을 찾을 수 없습니다.
          /buy 삼성 1            | 비슷한 종목: 삼성화재 000810, 삼성전자 005930
          /buy 005930 1 60050   | 60,050원은 호가 단위(100원)에 맞지 않습니다. 가까운 호가는 60,000원과 60,100원입니다.
          /buy 005930 1000 60000 | 주문가능금액이 부족합니다: 필요 60,009,000원
          /buy 005930 1 1000    | 1,000원은 오늘의 상·하한가를 벗어났습니다: 49,000원 ~ 91,000원.
          /buy 005930 ten       | ‘ten’은(는) 수량이 아닙니다. 1 이상의 정수로 적어 주세요.
          /buy 005930 1.5       | 수량 ‘1.5’: 주식은 정수로만 주문합니다.
          /buy 005930 1 cheap   | ‘cheap’은(는) 가격이 아닙니다.
          /buy 005930           | 수량을 적어 주세요.
          /buy                  | 종목을 적어 주세요.
          /buy 005930 1 sor     | SOR에는 주문할 수 없는 계좌입니다.
          /sell 035720 1        | 매도 가능 수량이 부족합니다: 주문 1주, 매도 가능 0주.
          /sell 035720 all      | [pretend 모의] 카카오 035720: 매도할 수 있는 수량이 없습니다.
          /cancel 99            | #99 주문이 없습니다.
          /cancel x             | ‘x’은(는) 주문 번호가 아닙니다.
          /modify 99 qty=1      | #99 주문이 없습니다.
          /modify               | 주문 번호를 적어 주세요.
          /price 999999         | ‘999999’ 종목을 찾을 수 없습니다.
          /book                 | 종목을 적어 주세요.
          /strategy no on       | ‘no’ 전략이 없습니다.
          /strategy cross maybe | ‘maybe’을(를) 알 수 없습니다.
          /chart                | 종목을 적어 주세요.
          /chart 005930 2m      | ‘2m’은(는) 차트의 봉 길이가 아닙니다. 1m, 3m, 5m, 10m, 15m, 30m, 1h, 1d 중 하나
          /watch 삼성            | 비슷한 종목: 삼성화재 000810, 삼성전자 005930
          /watch remove 005930  | 삼성전자 005930: 관심 종목에 없습니다. 아무것도 바뀌지 않았습니다.
          /watch remove         | 종목을 적어 주세요.
          /alert 005930         | ‘005930’을(를) 알 수 없습니다. 예: /alert 005930 > 80000
          /alert > 5            | 종목을 적어 주세요.
          /alert 005930 > much  | ‘much’은(는) 가격이 아닙니다. 예: /alert 005930 > 80000
          /alert 005930 >= 5    | ‘= 5’은(는) 가격이 아닙니다.
          /alert 005930 > 0     | 가격 ‘0’: 0보다 커야 합니다.
          /alert remove 3       | ‘3’ 알림이 없습니다.
          /alert remove         | 알림 번호를 적어 주세요.
          /pnl year             | ‘year’을(를) 알 수 없습니다.
          /fills many           | ‘many’은(는) 일수가 아닙니다.
          /orders now           | ‘now’은(는) 알 수 없는 입력입니다.
          /balance @nobody      | ‘nobody’ 계좌가 없습니다.
          /fly                  | ‘/fly’ 명령이 없습니다. /help
          hello                 | ‘hello’: 명령은 /로 시작합니다. /help
          """)
  void aMistakeIsExplained(String line, String part) {
    door.says(line, part);
  }

  @Test
  void theBookIsOneTableWhoseColumnsStandBelowEachOther() {
    Shown book = door.says("/book 005930", "호가");

    String table = book.html().replaceAll("(?s).*<pre>(.*)</pre>", "$1");
    assertEquals(1, book.html().split("<pre>", -1).length - 1, book.html());
    List<String> rows = table.lines().filter(row -> row.contains("주")).toList();
    assertEquals(20, rows.size(), table);
    assertEquals(1, rows.stream().mapToInt(String::length).distinct().count(), table);
    assertEquals(1, rows.stream().mapToInt(row -> row.indexOf('원')).distinct().count(), table);
  }

  @Test
  void theMenuOffersWhatTheUserMayUse() {
    List<Call> menus = telegram.awaitCalls("setMyCommands", 2, ChatDoor.SOON);

    assertEquals(
        Stream.concat(CHANGE.stream(), LOOK.stream()).sorted().toList(),
        commands(menus, TRADER).sorted().toList());
    assertEquals(LOOK, commands(menus, VIEWER).toList());
    assertTrue(menus.get(0).text("commands").contains("매수 (가격이 없으면 시장가)"), menus.toString());
  }

  private static Stream<String> commands(List<Call> menus, long user) {
    Call menu =
        menus.stream()
            .filter(call -> call.parameters().at("/scope/chat_id").asLong() == user)
            .findFirst()
            .orElseThrow();
    return StreamSupport.stream(menu.parameters().path("commands").spliterator(), false)
        .map(command -> command.path("command").asText());
  }
}
