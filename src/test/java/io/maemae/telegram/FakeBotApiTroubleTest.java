package io.maemae.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong on request. */
class FakeBotApiTroubleTest {
  private static final long KIM = 11;
  private static final String HELLO = "{'chat_id':11,'text':'hello'}";
  private static final Duration SOON = Duration.ofSeconds(30);

  private final FakeBotApi api = FakeBotApi.start(FakeBotApiCaller.TOKEN);
  private final FakeBotApiCaller bot = new FakeBotApiCaller(api);

  @BeforeEach
  void introduce() {
    api.knows(KIM);
    api.knows(12);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void limitsHoldPerChatAndSecond() throws Exception {
    api.limits(1, 30);
    bot.result("sendMessage", HELLO);
    assertEquals(
        FakeJson.written(
            "{'ok':false,'error_code':429,'description':'Too Many Requests: retry after 1',"
                + "'parameters':{'retry_after':1}}"),
        bot.call("sendMessage", HELLO));
    assertEquals(0, api.violations());
    assertEquals("429 Too Many Requests: retry after 1", bot.error("sendMessage", HELLO));
    assertEquals(1, api.violations());
    bot.result("sendMessage", "{'chat_id':12,'text':'hello'}");
    assertEquals(1, api.violations());
  }

  @Test
  void limitsHoldOverAllChats() throws Exception {
    api.limits(5, 1);
    bot.result("sendMessage", HELLO);
    assertEquals(
        "429 Too Many Requests: retry after 1",
        bot.error("sendMessage", "{'chat_id':12,'text':'hello'}"));
    bot.error("sendMessage", HELLO);
    assertEquals(1, api.violations());
  }

  @Test
  void aCallBeforeAScriptedRetryAfterIsAViolation() throws Exception {
    api.misbehave("sendMessage", 1, Misbehaviour.tooManyRequests(7));
    assertEquals("429 Too Many Requests: retry after 7", bot.error("sendMessage", HELLO));
    assertTrue(bot.error("sendMessage", HELLO).startsWith("429"));
    assertEquals(1, api.violations());
    api.behave();
    bot.result("sendMessage", HELLO);
  }

  @Test
  void scriptedAnswersComeInOrderAndThenNoMore() throws Exception {
    api.misbehave("SENDMESSAGE", 1, Misbehaviour.badGateway());
    api.misbehave("*", 1, Misbehaviour.badRequest("no"));
    api.misbehave("sendMessage", 1, Misbehaviour.serverError());

    Exception html = assertThrows(Exception.class, () -> bot.call("sendMessage", HELLO));
    assertTrue(html.getCause() instanceof FakeBotApiCaller.NotJson);
    assertEquals("400 Bad Request: no", bot.error("sendMessage", HELLO));
    assertEquals("500 Internal Server Error", bot.error("sendMessage", HELLO));
    assertEquals(List.of(), api.shown(KIM));
    bot.result("sendMessage", HELLO);
    assertEquals(
        List.of(502, 400, 500, 200), api.calls("sendmessage").stream().map(Call::status).toList());
  }

  @Test
  void aCallThatIsCutAfterReadingIsCarriedOut() {
    api.misbehave("sendMessage", 1, Misbehaviour.dropAfterReading());
    assertThrows(IOException.class, () -> bot.call("sendMessage", HELLO));
    assertEquals(1, api.shown(KIM).size());
    assertEquals(0, api.calls().get(0).status());
  }

  @Test
  void aCallThatIsCutBeforeReadingIsNotCarriedOut() {
    api.misbehave("sendMessage", 1, Misbehaviour.dropBeforeReading());
    assertThrows(IOException.class, () -> bot.call("sendMessage", HELLO));
    assertEquals(List.of(), api.shown(KIM));
  }

  @Test
  void answersAreCutOrGarbled() {
    api.misbehave("sendMessage", 1, Misbehaviour.halfAnswer());
    api.misbehave("sendMessage", 1, Misbehaviour.notJson());
    assertThrows(IOException.class, () -> bot.call("sendMessage", HELLO));
    Exception garbled = assertThrows(Exception.class, () -> bot.call("sendMessage", HELLO));
    assertTrue(garbled.getCause() instanceof FakeBotApiCaller.NotJson);
    assertEquals(2, api.shown(KIM).size());
  }

  @Test
  void whatHangsIsLetGo() {
    api.misbehave("sendMessage", 1, Misbehaviour.hang());
    CompletableFuture<JsonNode> call = bot.ask("sendMessage", HELLO);
    api.awaitCalls("sendMessage", 1, SOON);
    assertFalse(call.isDone());
    api.behave();
    assertThrows(IOException.class, () -> FakeBotApiCaller.get(call));
  }

  @Test
  void whatIsDelayedIsCarriedOutLater() throws Exception {
    api.misbehave("sendMessage", 1, Misbehaviour.delay(Duration.ofHours(1)));
    CompletableFuture<JsonNode> call = bot.ask("sendMessage", HELLO);
    api.awaitCalls("sendMessage", 1, SOON);
    assertEquals(List.of(), api.shown(KIM));
    assertFalse(call.isDone());

    api.behave();

    assertTrue(FakeBotApiCaller.get(call).path("ok").asBoolean());
    assertEquals(1, api.shown(KIM).size());
  }

  @Test
  void aWaitingPollEndsForTheMisbehaviourOfTheNext() throws Exception {
    CompletableFuture<JsonNode> poll = bot.ask("getUpdates", "{'timeout':50}");
    assertTrue(api.awaitPoll(SOON));
    api.misbehave("getUpdates", 1, Misbehaviour.conflict());
    assertEquals(0, FakeBotApiCaller.get(poll).path("result").size());
    assertTrue(bot.error("getUpdates", "{'timeout':50}").startsWith("409"));
  }

  @Test
  void thePortIsTheSameAfterItWasDown() throws Exception {
    bot.result("sendMessage", HELLO);
    int port = api.port();
    CompletableFuture<JsonNode> poll = bot.ask("getUpdates", "{'timeout':50}");
    assertTrue(api.awaitPoll(SOON));

    api.down();
    assertThrows(IOException.class, () -> FakeBotApiCaller.get(poll));
    assertThrows(IOException.class, () -> bot.call("getMe", "{}"));
    long said = api.says(KIM, "while it was down");
    api.up();

    assertEquals(port, api.port());
    JsonNode updates = bot.result("getUpdates", "{'timeout':50}");
    assertEquals(said, updates.path(0).path("update_id").asLong());
    assertEquals(1, api.shown(KIM).size());
  }

  @Test
  void closingEndsAllThreads() {
    bot.ask("getUpdates", "{'timeout':50}");
    assertTrue(api.awaitPoll(SOON));
    api.rival();
    api.misbehave("sendMessage", 1, Misbehaviour.hang());
    bot.ask("sendMessage", HELLO);
    api.awaitCalls("sendMessage", 1, SOON);

    api.close();

    assertEquals(
        List.of(),
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> name.startsWith("bot-api"))
            .toList());
  }

  @Test
  void aMessageThatDoesNotComeIsToldWithAllThatIsShown() throws Exception {
    bot.result("sendMessage", HELLO);
    AssertionError error =
        assertThrows(AssertionError.class, () -> api.awaitShown(KIM, "bye", Duration.ofMillis(1)));
    assertTrue(error.getMessage().contains("hello"), error.getMessage());
  }
}
