package io.maemae.app;

import static io.maemae.app.ChatDoor.SOON;
import static io.maemae.app.ChatDoor.STRANGER;
import static io.maemae.app.ChatDoor.TRADER;
import static io.maemae.app.ChatDoor.VIEWER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.telegram.Content;
import io.maemae.telegram.FakeBotApi;
import io.maemae.telegram.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is no command of a listed user in the private chat: answered or ignored, never obeyed. */
final class ChatGateTest {
  private static final String ORDERS = "select symbol, side, quantity from orders_view";
  private static final String ORDER = "/buy 005930 1 60000";
  private static final long GROUP = -100_777;

  @TempDir static Path directory;
  private static FakeBotApi telegram;
  private static ChatDoor door;

  @BeforeAll
  static void open() throws IOException {
    telegram = ChatDoor.telegram();
    telegram.knows(STRANGER);
    door = ChatDoor.open(directory, telegram, withoutConfirmation(telegram));
  }

  /** So that a line that was obeyed would be an order at once. */
  private static String withoutConfirmation(FakeBotApi telegram) {
    return ChatDoor.configuration(telegram, "").replace("always", "never");
  }

  @AfterAll
  static void nothingWasOrderedAndNoMessageRefused() throws SQLException {
    try (FakeBotApi server = telegram) {
      assertEquals(0, door.stop());
      assertEquals(List.of(), FrontDoor.query(door.data(), ORDERS));
      assertEquals(List.of(), server.shown(STRANGER));
      assertEquals(List.of(), server.shown(GROUP));
      assertEquals(List.of(), door.refused());
      assertFalse(door.log().contains("005930"), door.log());
    }
  }

  @ParameterizedTest
  @EnumSource(Content.class)
  void whatIsNoTextIsAnswered(Content content) {
    door.answers(TRADER, "글만 알아듣습니다.", () -> telegram.sends(TRADER, content));
  }

  @Test
  void aCommandBelowAPictureIsNotObeyed() {
    door.answers(TRADER, "바뀐 것은 없습니다.", () -> telegram.sends(TRADER, Content.PHOTO, ORDER));
  }

  @Test
  void aChangedMessageIsNotObeyed() {
    door.says("/accounts", "(기본)");
    door.answers(TRADER, "수정한 메시지는 처리하지 않습니다.", () -> telegram.edits(TRADER, ORDER));
  }

  @Test
  void aForwardedMessageIsNotObeyed() {
    door.answers(TRADER, "전달된 메시지는 처리하지 않습니다.", () -> telegram.forwards(TRADER, ORDER));
  }

  @Test
  void wordsInReplyAreNoPress() {
    Shown message = door.says("/accounts", "(기본)");
    door.answers(
        TRADER, "답장은 처리하지 않습니다.", () -> telegram.replies(TRADER, message.messageId(), "확인"));
  }

  @Test
  void outsideOfThePrivateChatNobodyIsHeard() {
    isIgnored("not-private", bot -> bot.saysInGroup(TRADER, GROUP, ORDER));
    isIgnored("not-private", bot -> bot.saysInTopic(TRADER, GROUP - 1, 7, ORDER));
    isIgnored("stranger", bot -> bot.saysInGroup(STRANGER, GROUP, ORDER));
    // Posts of channels are not even asked for.
    assertEquals(0, telegram.postsInChannel(GROUP - 2, ORDER));
  }

  @Test
  void aStrangerMeetsSilence() {
    isIgnored("stranger", bot -> bot.says(STRANGER, ORDER));
    isIgnored("stranger", bot -> bot.says(STRANGER, "/start"));
    isIgnored("stranger", bot -> bot.sends(STRANGER, Content.PHOTO, ORDER));
  }

  private static void isIgnored(String why, ToLongFunction<FakeBotApi> something) {
    int before = count("why=" + why);
    long update = something.applyAsLong(telegram);

    assertTrue(telegram.awaitAcknowledged(update, SOON));
    assertTrue(count("telegram.ignored ") > 0, door.log());
    assertEquals(before + 1, count("why=" + why), door.log());
  }

  private static int count(String part) {
    return (int) door.log().lines().filter(line -> line.contains(part)).count();
  }

  @Test
  void aForgedPressDoesNothing() {
    Shown screen = door.says("/status", "접속매매");
    for (String data : List.of("confirm", "0".repeat(32), "확인", "x".repeat(64))) {
      door.answers(
          TRADER, "아무것도 바뀌지 않았습니다.", () -> telegram.pressesData(TRADER, screen.messageId(), data));
    }
    isIgnored("stranger", bot -> bot.presses(STRANGER, screen, "새로고침"));
    String refresh = screen.button("새로고침").data();
    isIgnored("another-chat", bot -> bot.pressesData(VIEWER, TRADER, screen.messageId(), refresh));
    isIgnored("not-private", bot -> bot.pressesData(TRADER, GROUP, 1, refresh));
    assertFalse(telegram.shown(TRADER).stream().anyMatch(Shown::edited));
  }

  @Test
  void theButtonOfAnotherChatDoesNothing() {
    Shown screen = door.says("/status", "접속매매");
    String foreign = screen.button("새로고침").data();

    door.answers(VIEWER, "아무것도 바뀌지 않았습니다.", () -> telegram.pressesData(VIEWER, 1, foreign));

    assertFalse(telegram.shown(TRADER).stream().anyMatch(Shown::edited));
  }

  @Test
  void tenCommandsAtOnceAreAnsweredInOrderEachOnce() {
    List<String> lines = IntStream.range(0, 10).mapToObj(i -> "/none" + i).toList();
    int before = telegram.shown(VIEWER).size();

    lines.forEach(line -> telegram.says(VIEWER, line));
    door.says(VIEWER, "/accounts", "(기본)");

    assertEquals(
        lines.stream().map("‘%s’ 명령이 없습니다. /help"::formatted).toList(),
        door.texts(VIEWER).subList(before, before + 10));
  }

  @Test
  void aLongLineIsRefused() {
    door.says("/buy " + "9".repeat(4_091), "입력이 너무 깁니다(500자까지). 아무것도 바뀌지 않았습니다.");
    door.says("x".repeat(5_000), "입력이 너무 깁니다(500자까지).");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          <b>&"'</b>|‘<b>&"'</b>’: 명령은 /로 시작합니다. /help
          /price </pre>&lt;|‘</pre>&lt;’ 종목을 찾을 수 없습니다.
          /<i>|‘/<i>’ 명령이 없습니다. /help
          /buy 🚀👍🏽 1|‘🚀👍🏽’ 종목을 찾을 수 없습니다.
          \u202e/buy 005380 1|‘/buy’: 명령은 /로 시작합니다. /help
          \u200f\u200e\u2067|‘’: 명령은 /로 시작합니다. /help
          """)
  void strangeCharactersAreShownAsTheyAre(String line, String answer) {
    assertEquals(answer, door.says(line, "‘").text());
  }

  @Test
  void blanksAloneAreAnswered() {
    door.says(" \n\u00a0\t", "명령은 /로 시작합니다. /help");
  }
}
