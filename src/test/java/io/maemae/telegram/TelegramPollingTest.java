package io.maemae.telegram;

import static io.maemae.telegram.ChatFixture.MARKET;
import static io.maemae.telegram.ChatFixture.SOON;
import static io.maemae.telegram.ChatFixture.TOKEN;
import static io.maemae.telegram.ChatFixture.TRADER;
import static io.maemae.telegram.ChatFixture.VIEWER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.desk.DeskEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TelegramPollingTest {
  private final ChatFixture chat = new ChatFixture();

  @AfterEach
  void close() {
    chat.close();
    assertEquals(List.of(), chat.logs.stream().filter(line -> line.contains(TOKEN)).toList());
  }

  @Test
  void givenUpdate_whenTheDeskHasNotHandledIt_thenItIsNotAcknowledged() throws Exception {
    CompletableFuture<Void> handled = new CompletableFuture<>();
    chat.desk = event -> handled;
    chat.started();

    long update = chat.api.says(TRADER, "/orders");

    assertEquals("/orders", chat.nextLine());
    assertFalse(chat.api.awaitAcknowledged(update, Duration.ofMillis(200)));
    handled.complete(null);
    assertTrue(chat.api.awaitAcknowledged(update, SOON));
  }

  @Test
  void givenStop_whenAnUpdateIsTaken_thenItIsHandledAndNoneIsTakenAfterIt() throws Exception {
    CompletableFuture<Void> handled = new CompletableFuture<>();
    chat.desk = event -> handled;
    chat.started();
    long taken = chat.api.says(TRADER, "/orders");
    assertEquals("/orders", chat.nextLine());

    chat.telegram.stopPolling();
    handled.complete(null);
    chat.api.says(TRADER, "/fills");

    assertFalse(chat.api.awaitAcknowledged(taken, Duration.ofMillis(300)));
    assertTrue(chat.events.isEmpty());
  }

  @Test
  void givenSeveralUpdates_whenTheyCome_thenTheDeskHasThemInOrder() throws Exception {
    chat.started();
    chat.api.says(TRADER, "one");
    chat.api.saysInGroup(TRADER, -5, "in a group");
    chat.api.says(VIEWER, "two");
    chat.api.says(99, "from a stranger");
    chat.api.says(TRADER, "three");

    assertEquals(
        List.of("one", "two", "three"), List.of(chat.nextLine(), chat.nextLine(), chat.nextLine()));
  }

  @Test
  void givenDeskThatFails_whenAnUpdateComes_thenTheNextIsHeard() throws Exception {
    chat.desk =
        event -> {
          throw new IllegalStateException("broken");
        };
    chat.started();
    long update = chat.api.says(TRADER, "one");
    assertEquals("one", chat.nextLine());
    assertTrue(chat.api.awaitAcknowledged(update, SOON));

    chat.api.says(TRADER, "two");

    assertEquals("two", chat.nextLine());
  }

  @Test
  void givenDeadPolling_whenWatched_thenItBeginsAnewAndIsTold() throws Exception {
    chat.desk =
        event -> {
          chat.desk = any -> CompletableFuture.completedFuture(null);
          throw new AssertionError("ends the library's loop");
        };
    chat.started();
    chat.api.says(TRADER, "one");
    assertEquals("one", chat.nextLine());

    assertEquals(
        new DeskEvent.Reported("run.polling-restarted", List.of(), MARKET), chat.nextEvent());
    assertEquals("one", chat.nextLine());
  }

  @Test
  void givenPollThatHangs_whenWatched_thenItBeginsAnew() throws Exception {
    chat.started();

    chat.ahead = Duration.ofMinutes(4);

    assertEquals(
        new DeskEvent.Reported("run.polling-restarted", List.of(), MARKET), chat.nextEvent());
    chat.api.says(TRADER, "one");
    assertEquals("one", chat.nextLine());
    assertEquals(0, count("telegram.unreachable"));
  }

  @Test
  void givenPress_whenHandled_thenItIsAcknowledged() throws Exception {
    chat.started();
    chat.api.pressesData(TRADER, 5, "b1");

    DeskEvent.ButtonPress press = (DeskEvent.ButtonPress) chat.nextEvent();

    assertEquals("b1", press.button());
    assertEquals("5", press.origin().message());
    chat.api.awaitCalls("answerCallbackQuery", 1, SOON);
  }

  @Test
  void givenServerDown_whenItComesUp_thenPollingBegins() throws Exception {
    chat.api.down();
    chat.start();
    assertFalse(chat.telegram.answering().isDone());

    chat.api.up();

    chat.telegram.answering().get(SOON.toMillis(), TimeUnit.MILLISECONDS);
    chat.api.says(TRADER, "one");
    assertEquals("one", chat.nextLine());
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
  void givenTrouble_whenPolling_thenUpdatesComeAfterIt(Misbehaviour trouble) throws Exception {
    chat.started();
    chat.api.misbehave("getUpdates", 1, trouble);

    chat.api.says(TRADER, "one");

    assertEquals("one", chat.nextLine());
    assertEquals(1, count("telegram.unreachable"));
    assertTrue(chat.api.awaitPoll(SOON));
    assertEquals(1, count("telegram.reachable"));
  }

  @Test
  void givenTooManyPolls_whenRefused_thenTheServersTimeIsKept() throws Exception {
    chat.started();
    chat.api.misbehave("getUpdates", 1, Misbehaviour.tooManyRequests(2));

    chat.api.says(TRADER, "one");

    assertEquals("one", chat.nextLine());
    assertEquals(0, chat.api.violations());
  }

  @Test
  void givenAnotherProgram_whenItPollsNoMore_thenThatIsTold() throws Exception {
    chat.started();
    try (Rival rival = chat.api.rival()) {
      chat.api.awaitCalls("getUpdates", 3, SOON);
      assertEquals(List.of(), rival.taken());
    }

    chat.api.says(TRADER, "one");

    assertEquals(
        new DeskEvent.Reported("run.token-conflict", List.of(1L), MARKET), chat.nextEvent());
    assertEquals(1, count("telegram.conflict why"));
    assertEquals(0, count("telegram.unreachable"));
  }

  @Test
  void givenTokenRefused_whenPolling_thenTheProgramIsToldOnceAndPollingEnds() throws Exception {
    chat.started();
    chat.api.revoke();
    int polls = chat.api.calls("getUpdates").size();

    assertFalse(chat.delivered(ChatFixture.message(TRADER, "hello")));

    assertTrue(chat.refusals.tryAcquire(SOON.toSeconds(), TimeUnit.SECONDS));
    assertEquals(0, chat.refusals.availablePermits());
    assertTrue(chat.api.calls("getUpdates").size() <= polls + 1);
  }

  @Test
  void givenTokenRefused_whenStarted_thenTheProgramIsToldOnce() throws Exception {
    chat.api.revoke();

    chat.start();

    assertTrue(chat.refusals.tryAcquire(SOON.toSeconds(), TimeUnit.SECONDS));
    assertFalse(chat.delivered(ChatFixture.message(TRADER, "hello")));
    assertEquals(0, chat.refusals.availablePermits());
    assertFalse(chat.telegram.answering().isDone());
  }

  @Test
  void givenUsers_whenStarted_thenEachHasTheMenuOfTheRole() {
    chat.started();

    List<Call> menus = chat.api.calls("setMyCommands");

    assertEquals(
        List.of("11:2:256", "22:1:11"),
        menus.stream()
            .map(
                menu ->
                    menu.parameters().path("scope").path("chat_id").asText()
                        + ":"
                        + menu.parameters().path("commands").size()
                        + ":"
                        + menu.parameters()
                            .path("commands")
                            .path(menu.parameters().path("commands").size() - 1)
                            .path("description")
                            .asText()
                            .length())
            .toList());
  }

  @Test
  void givenUserWhoComesLater_whenTheChatIsOpened_thenItsMenuIsSet() throws Exception {
    chat.start();
    chat.api.awaitCalls("setMyCommands", 2, SOON);

    chat.api.says(VIEWER, "/start");

    assertEquals("/help", chat.nextLine());
    List<Call> menus = chat.api.awaitCalls("setMyCommands", 3, SOON);
    assertEquals("22", menus.get(2).parameters().path("scope").path("chat_id").asText());
  }

  @Test
  void givenServer_whenChecked_thenItsBotAndItsChatsAreKnown() {
    chat.api.knows(TRADER);

    TelegramCheck.Answering check = (TelegramCheck.Answering) TelegramCheck.of(chat.settings());

    assertEquals(FakeBotApi.BOT_USERNAME, check.username());
    assertEquals(
        List.of(new TelegramCheck.Chat(TRADER, true), new TelegramCheck.Chat(VIEWER, false)),
        check.chats());
    chat.api.revoke();
    assertEquals(new TelegramCheck.Refused(), TelegramCheck.of(chat.settings()));
    chat.api.down();
    assertTrue(TelegramCheck.of(chat.settings()) instanceof TelegramCheck.Unreachable);
  }

  private long count(String part) {
    return chat.logs.stream().filter(line -> line.contains(part)).count();
  }
}
