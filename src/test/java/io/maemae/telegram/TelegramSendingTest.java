package io.maemae.telegram;

import static io.maemae.telegram.ChatFixture.SOON;
import static io.maemae.telegram.ChatFixture.TOKEN;
import static io.maemae.telegram.ChatFixture.TRADER;
import static io.maemae.telegram.ChatFixture.VIEWER;
import static io.maemae.telegram.ChatFixture.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.notice.OutboxMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TelegramSendingTest {
  private static final OutboxMessage.Button YES = new OutboxMessage.Button("b1", "확인");
  private static final OutboxMessage.Button NO = new OutboxMessage.Button("b2", "취소");

  private final ChatFixture chat = new ChatFixture();

  @BeforeEach
  void start() {
    chat.started();
  }

  @AfterEach
  void close() {
    chat.close();
    assertEquals(
        List.of(),
        chat.logs.stream()
            .filter(line -> line.contains(TOKEN) || line.contains("answered twice"))
            .toList());
  }

  @Test
  void givenMessage_whenDelivered_thenItIsShownWithItsButtons() throws Exception {
    assertTrue(chat.delivered(message(TRADER, "A&B <1>\n매수?", List.of(YES, NO), "r1", "")));

    Shown shown = chat.api.shown(TRADER).get(0);
    assertEquals("A&B <1>\n매수?", shown.text());
    assertEquals("<b>A&amp;B &lt;1&gt;</b>\n매수?", shown.html());
    assertEquals(
        List.of(
            List.of(new Shown.Button("확인", "b1"), new Shown.Button("취소", "b2")),
            List.of(new Shown.Button("새로고침", "r1"))),
        shown.buttons());
  }

  @Test
  void givenLongLabels_whenDelivered_thenEachButtonHasARow() throws Exception {
    OutboxMessage.Button wide = new OutboxMessage.Button("b3", "삼성전자 시장가로 팔기");

    assertTrue(chat.delivered(message(TRADER, "sell?", List.of(wide, NO), "", "")));

    assertEquals(2, chat.api.shown(TRADER).get(0).buttons().size());
  }

  @Test
  void givenLongMessage_whenDelivered_thenOnlyItsLastPartHasButtons() throws Exception {
    String text = "줄\n".repeat(3000).strip();

    assertTrue(chat.delivered(message(TRADER, text, List.of(YES), "", "")));

    List<Shown> shown = chat.api.shown(TRADER);
    assertEquals(text, String.join("\n", shown.stream().map(Shown::text).toList()));
    assertEquals(List.of(0, 1), shown.stream().map(s -> s.buttons().size()).toList());
  }

  @Test
  void givenLongMessage_whenALaterPartFails_thenOnlyTheRestIsSentAgain() throws Exception {
    String text = "줄\n".repeat(5000).strip();
    chat.api.misbehave("sendMessage", 1, Misbehaviour.delay(java.time.Duration.ZERO));
    chat.api.misbehave("sendMessage", 1, Misbehaviour.badGateway());
    assertFalse(chat.delivered(message(TRADER, text, List.of(YES), "", "")));

    assertTrue(chat.delivered(message(TRADER, text, List.of(YES), "", "")));

    assertEquals(text, String.join("\n", texts(TRADER)));
    assertTrue(chat.delivered(message(TRADER, text, List.of(YES), "", "")));
    assertEquals(6, texts(TRADER).size());
  }

  @Test
  void givenLongMessage_whenAnotherTextIsSentAfterItsFailure_thenThatIsSentWhole()
      throws Exception {
    chat.api.misbehave("sendMessage", 1, Misbehaviour.delay(java.time.Duration.ZERO));
    chat.api.misbehave("sendMessage", 1, Misbehaviour.badGateway());
    assertFalse(chat.delivered(message(TRADER, "x".repeat(5000))));

    assertTrue(chat.delivered(message(TRADER, "y".repeat(5000))));

    assertEquals(List.of(4096, 4096, 904), texts(TRADER).stream().map(String::length).toList());
  }

  @Test
  void givenMessageToReplace_whenDelivered_thenItChangesInItsPlace() throws Exception {
    assertTrue(chat.delivered(message(TRADER, "one", List.of(YES), "", "")));
    String id = String.valueOf(chat.api.shown(TRADER).get(0).messageId());

    assertTrue(chat.delivered(message(TRADER, "two", List.of(), "", id)));
    assertTrue(chat.delivered(message(TRADER, "two", List.of(), "", id)));

    List<Shown> shown = chat.api.shown(TRADER);
    assertEquals(List.of("two"), shown.stream().map(Shown::text).toList());
    assertEquals(List.of(), shown.get(0).buttons());
  }

  @Test
  void givenMessageThatIsGone_whenReplaced_thenItIsSentAnew() throws Exception {
    assertTrue(chat.delivered(message(TRADER, "two", List.of(), "", "9999")));

    assertEquals("two", chat.api.shown(TRADER).get(0).text());
  }

  static List<Misbehaviour> trouble() {
    return List.of(
        Misbehaviour.badGateway(),
        Misbehaviour.serverError(),
        Misbehaviour.dropBeforeReading(),
        Misbehaviour.dropAfterReading(),
        Misbehaviour.halfAnswer(),
        Misbehaviour.notJson());
  }

  @ParameterizedTest
  @MethodSource("trouble")
  void givenTrouble_whenDelivered_thenItIsAskedOnceAndTheCallerMayRepeatIt(Misbehaviour trouble)
      throws Exception {
    chat.api.misbehave("sendMessage", 1, trouble);

    assertFalse(chat.delivered(message(TRADER, "one")));

    assertEquals(1, chat.api.calls("sendMessage").size());
    assertTrue(chat.delivered(message(TRADER, "one")));
    assertEquals(1, count("telegram.send-failed"));
    assertEquals(1, count("telegram.send-works"));
  }

  @Test
  void givenLimitedChat_whenDelivering_thenItWaitsAndOthersDoNot() throws Exception {
    chat.api.misbehave("sendMessage", 1, Misbehaviour.tooManyRequests(2));
    CompletableFuture<Boolean> first = chat.deliver(message(TRADER, "one"));
    CompletableFuture<Boolean> second = chat.deliver(message(TRADER, "two"));

    assertTrue(chat.delivered(message(VIEWER, "other")));

    assertFalse(first.isDone());
    assertTrue(first.get(SOON.toMillis(), TimeUnit.MILLISECONDS));
    assertTrue(second.get(SOON.toMillis(), TimeUnit.MILLISECONDS));
    assertEquals(List.of("one", "two"), texts(TRADER));
    assertEquals(0, chat.api.violations());
  }

  @Test
  void givenTwoLimitedChats_whenDelivering_thenAllWait() throws Exception {
    chat.api.knows(33);
    chat.api.misbehave("sendMessage", 2, Misbehaviour.tooManyRequests(1));
    chat.deliver(message(TRADER, "one"));
    CompletableFuture<Boolean> second = chat.deliver(message(VIEWER, "two"));
    CompletableFuture<Boolean> third = chat.deliver(message(33, "three"));

    assertTrue(third.get(SOON.toMillis(), TimeUnit.MILLISECONDS));

    assertTrue(second.isDone());
    assertEquals(0, chat.api.violations());
  }

  @Test
  void givenMarkupRefused_whenDelivered_thenItIsShownWithout() throws Exception {
    chat.api.misbehave(
        "sendMessage", 1, Misbehaviour.badRequest("can't parse entities: unsupported start tag"));

    assertTrue(chat.delivered(message(TRADER, "a & b\nc")));

    Shown shown = chat.api.shown(TRADER).get(0);
    assertEquals("a & b\nc", shown.text());
    assertEquals("", shown.parseMode());
  }

  @Test
  void givenMessageNeverTaken_whenDelivered_thenTheNextIsShown() throws Exception {
    chat.api.misbehave("sendMessage", 1, Misbehaviour.badRequest("BUTTON_DATA_INVALID"));

    assertTrue(chat.delivered(message(TRADER, "one")));
    assertTrue(chat.delivered(message(TRADER, "two")));

    assertEquals(List.of("two"), texts(TRADER));
    assertEquals(1, count("telegram.message-refused id=1"));
  }

  @Test
  void givenBlockedBot_whenThePersonComesBack_thenMessagesAreShown() throws Exception {
    chat.api.blockedBy(TRADER, true);
    assertFalse(chat.delivered(message(TRADER, "one")));
    assertFalse(chat.delivered(message(TRADER, "one")));
    assertEquals(1, count("telegram.chat-unreachable"));

    chat.api.blockedBy(TRADER, false);

    assertTrue(chat.delivered(message(TRADER, "one")));
  }

  @Test
  void givenBlockedBot_whenDelivered_thenTheCallerIsToldAtOnceAndDecidesWhenToRepeatIt()
      throws Exception {
    chat.api.blockedBy(TRADER, true);
    CompletableFuture<Boolean> blocked = chat.deliver(message(TRADER, "one"));

    assertTrue(chat.delivered(message(VIEWER, "other")));

    assertFalse(blocked.getNow(true));
  }

  @Test
  void givenUnknownChat_whenDelivered_thenItMayBeRepeated() throws Exception {
    assertFalse(chat.delivered(message(99, "one")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not enough rights to send text messages to the chat",
        "have no rights to send a message",
        "need administrator rights in the channel chat",
        "CHAT_WRITE_FORBIDDEN",
        "group chat was deactivated"
      })
  void givenChatThatTakesNothing_whenDelivered_thenItMayBeRepeated(String why) throws Exception {
    chat.api.misbehave("sendMessage", 1, Misbehaviour.badRequest(why));

    assertFalse(chat.delivered(message(TRADER, "one")));
    assertTrue(chat.delivered(message(TRADER, "one")));

    assertEquals(List.of("one"), texts(TRADER));
  }

  @Test
  void givenGroupThatHasMoved_whenDelivered_thenItMayBeRepeatedAndItsNewIdIsLogged()
      throws Exception {
    chat.api.misbehave("sendMessage", 1, Misbehaviour.chatMoved(-1_001_234_567_890L));

    assertFalse(chat.delivered(message(TRADER, "one")));

    assertEquals(1, count("telegram.chat-unreachable chat=11"));
    assertEquals(1, count("moved-to=-1001234567890"));
  }

  @Test
  void givenMessageThatCannotBeMade_whenDelivered_thenItMayBeRepeatedAndTheNextIsShown()
      throws Exception {
    assertFalse(chat.delivered(message(TRADER, null)));
    assertTrue(chat.delivered(message(TRADER, "two")));

    assertEquals(1, count("telegram.task-failed id=1"));
  }

  @Test
  void givenCallThatCannotBeMade_whenDelivered_thenItMayBeRepeatedAndTheNextIsShown()
      throws Exception {
    OutboxMessage nowhere = OutboxMessage.answer(7, null, "one", ChatFixture.MARKET);

    assertFalse(chat.delivered(nowhere));
    assertTrue(chat.delivered(message(TRADER, "two")));

    assertEquals(1, count("telegram.task-failed id=7"));
  }

  @Test
  void givenAMessageThatNeverCanBeShown_whenTriedThreeTimes_thenItHoldsUpNoOther()
      throws Exception {
    assertFalse(chat.delivered(message(TRADER, null)));
    assertFalse(chat.delivered(message(TRADER, null)));
    assertTrue(chat.delivered(message(TRADER, null)));
  }

  @Test
  void givenNothingToSee_whenDelivered_thenItIsShownAsDots() throws Exception {
    assertTrue(chat.delivered(message(TRADER, " ")));

    assertEquals(List.of("…"), texts(TRADER));
  }

  @Test
  void givenLimitedChat_whenClosed_thenWhatWaitsIsAnswered() throws Exception {
    chat.api.misbehave("sendMessage", 1, Misbehaviour.tooManyRequests(20));
    CompletableFuture<Boolean> first = chat.deliver(message(TRADER, "one"));
    CompletableFuture<Boolean> second = chat.deliver(message(TRADER, "two"));
    chat.api.awaitCalls("sendMessage", 1, SOON);

    chat.telegram.close();

    assertFalse(first.get(SOON.toMillis(), TimeUnit.MILLISECONDS));
    assertFalse(second.get(SOON.toMillis(), TimeUnit.MILLISECONDS));
    assertFalse(chat.delivered(message(TRADER, "three")));
  }

  private List<String> texts(long user) {
    return chat.api.shown(user).stream().map(Shown::text).toList();
  }

  private long count(String part) {
    return chat.logs.stream().filter(line -> line.contains(part)).count();
  }
}
