package io.maemae.app;

import static io.maemae.app.ChatDoor.SOON;
import static io.maemae.app.ChatDoor.TRADER;
import static io.maemae.app.ChatDoor.VIEWER;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.telegram.FakeBotApi;
import io.maemae.telegram.Misbehaviour;
import io.maemae.telegram.Rival;
import io.maemae.telegram.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Telegram that fails, limits, hangs or goes away while the program trades. */
final class ChatOutageTest {
  private static final List<Long> MORE_VIEWERS = LongStream.range(2001, 2007).boxed().toList();
  private static final Duration LATE = Duration.ofSeconds(90);
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  @TempDir static Path directory;
  private static FakeBotApi telegram;
  private static ChatDoor door;

  @BeforeAll
  static void open() throws IOException {
    telegram = ChatDoor.telegram();
    MORE_VIEWERS.forEach(telegram::knows);
    door = ChatDoor.open(directory, telegram, withMoreViewers(telegram));
    telegram.awaitCalls("setMyCommands", 2 + MORE_VIEWERS.size(), SOON);
    door.next(0, "실행 중");
  }

  private static String withMoreViewers(FakeBotApi telegram) {
    String viewer = "- { id: %d, role: viewer }";
    String usual = viewer.formatted(VIEWER);
    String all =
        MORE_VIEWERS.stream()
            .map(viewer::formatted)
            .collect(joining("\n    ", usual + "\n    ", ""));
    return ChatDoor.configuration(telegram, "").replace(usual, all).replace("always", "never");
  }

  @AfterEach
  void goOnWell() {
    telegram.behave();
    telegram.limits(NO_LIMIT, NO_LIMIT);
  }

  @AfterAll
  static void noCallCameTooEarlyAndTheTokenStayedSecret() {
    try (FakeBotApi server = telegram) {
      assertEquals(0, door.stop());
      assertEquals(0, server.violations());
      assertFalse(door.log().contains(ChatDoor.TOKEN));
    }
  }

  @Test
  void whatTheServerDidNotClearlyTakeIsSaidAgain() {
    List<Misbehaviour> trouble =
        List.of(
            Misbehaviour.serverError(),
            Misbehaviour.badGateway(),
            Misbehaviour.dropBeforeReading(),
            Misbehaviour.dropAfterReading(),
            Misbehaviour.halfAnswer(),
            Misbehaviour.notJson());
    trouble.forEach(kind -> telegram.misbehave("sendMessage", 1, kind));
    int before = telegram.calls("sendMessage").size();

    MORE_VIEWERS.forEach(user -> telegram.says(user, "/accounts"));

    telegram.awaitCalls("sendMessage", before + 2 * trouble.size(), SOON);
    for (long user : MORE_VIEWERS) {
      telegram.awaitShown(user, "(기본)", SOON);
      assertTrue(telegram.shown(user).size() <= 2, door.texts(user).toString());
    }
  }

  @Test
  void pollsThatFailLoseNoCommand() {
    telegram.misbehave("getUpdates", 1, Misbehaviour.halfAnswer());

    door.says("/buy 005930 1 60100", "삼성전자 005930 매수 1주 60,100원: 접수 0/1");

    door.says("/cancel all", "60,100원: 취소 0/1");
    assertEquals(1, door.texts(TRADER).stream().filter(t -> t.contains("60,100원: 접수")).count());
  }

  @Test
  void aChatThatIsLimitedWaitsAloneAndInOrder() {
    telegram.misbehave("sendMessage", 1, Misbehaviour.tooManyRequests(1));
    int before = telegram.shown(TRADER).size();
    telegram.says(TRADER, "/first");
    ChatDoor.await(door::log, () -> door.log().contains("telegram.limited chat=" + TRADER));
    telegram.says(TRADER, "/second");

    door.says(VIEWER, "/accounts", "(기본)");

    assertEquals(before, telegram.shown(TRADER).size());
    door.next(before, "/second");
    assertEquals(
        List.of("‘/first’ 명령이 없습니다. /help", "‘/second’ 명령이 없습니다. /help"),
        door.texts(TRADER).subList(before, before + 2));
    assertEquals(0, telegram.violations());
  }

  @Test
  void pollsThatAreLimitedWait() {
    telegram.misbehave("getUpdates", 1, Misbehaviour.tooManyRequests(1));

    door.says("/accounts", "(기본)");

    assertEquals(0, telegram.violations());
  }

  @Test
  void aBurstIsAnsweredInOrderWithinTheLimits() {
    telegram.limits(12, 30);
    List<String> lines = IntStream.range(0, 20).mapToObj("/burst%d."::formatted).toList();
    int before = telegram.shown(TRADER).size();

    lines.forEach(line -> telegram.says(TRADER, line));
    door.next(before, "burst19.");

    assertEquals(
        lines.stream().map("‘%s’ 명령이 없습니다. /help"::formatted).toList(),
        door.texts(TRADER).subList(before, before + 20));
    assertEquals(0, telegram.violations());
  }

  @Test
  void aMessageThatIsRefusedHoldsUpNoOther() {
    telegram.misbehave("sendMessage", 1, Misbehaviour.badRequest("message is too long"));
    telegram.says(TRADER, "/refused");

    door.says("/accounts", "(기본)");

    assertTrue(door.log().contains("telegram.message-refused"), door.log());
    assertFalse(door.texts(TRADER).toString().contains("refused"));
  }

  @Test
  void anotherPollerIsLoggedOnceAndToldWhenItIsGone() {
    int before = telegram.shown(TRADER).size();
    try (Rival rival = telegram.rival()) {
      ChatDoor.await(door::log, () -> rival.conflicts() > 0);
    }

    door.next(before, "다른 프로그램이 1분 동안 이 봇의 토큰을 썼습니다.");
    door.says("/accounts", "(기본)");

    assertEquals(1, count("telegram.conflict why="), door.log());
    assertEquals(1, count("telegram.conflict-over"), door.log());
    assertEquals(1, door.texts(TRADER).stream().filter(text -> text.contains("다른 프로그램")).count());
  }

  private static long count(String part) {
    return door.log().lines().filter(line -> line.contains(part)).count();
  }

  @Test
  void whatWaitsWhileTheServerIsDownIsSaidInOrder() {
    List<String> lines = IntStream.range(0, 6).mapToObj("/down%d."::formatted).toList();
    int before = telegram.shown(TRADER).size();
    telegram.misbehave("sendMessage", 1, Misbehaviour.hang());
    long last = lines.stream().mapToLong(line -> telegram.says(TRADER, line)).max().orElseThrow();
    assertTrue(telegram.awaitAcknowledged(last, SOON));

    telegram.down();
    telegram.up();

    door.next(before, "down5.");
    assertEquals(
        lines.stream().map("‘%s’ 명령이 없습니다. /help"::formatted).toList(),
        door.texts(TRADER).stream().skip(before).distinct().toList());
  }

  @Test
  void aLateCommandIsAnsweredAndNotObeyed() {
    door.answers(
        TRADER,
        "초 뒤에야 읽어서 처리하지 않았습니다. 바뀐 것은 없습니다.",
        () -> telegram.says(TRADER, "/buy 035720 1 40000", LATE));

    door.says("/accounts", "(기본)");
    assertFalse(door.log().contains("symbol=035720"), door.log());
  }

  @Test
  void aLateStopOrPanicIsObeyed() {
    door.answers(TRADER, "신규 진입을 멈추고", () -> telegram.says(TRADER, "/stop", LATE));
    Shown panic = door.answers(TRADER, "전략을 모두 멈췄고", () -> telegram.says(TRADER, "/panic", LATE));

    assertEquals(List.of(), panic.labels());
    assertTrue(door.says("/status", "접속매매").text().contains("전략 모두 멈춤"));
    door.says("/resume", "전략 매매를 다시 시작합니다.");
  }
}
