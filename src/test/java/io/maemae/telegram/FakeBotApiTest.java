package io.maemae.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Updates, polls and the bot itself. */
class FakeBotApiTest {
  private static final long KIM = 11;
  private static final Duration SOON = Duration.ofSeconds(30);

  private final FakeBotApi api = FakeBotApi.start(FakeBotApiCaller.TOKEN);
  private final FakeBotApiCaller bot = new FakeBotApiCaller(api);

  @AfterEach
  void close() {
    api.close();
  }

  private List<Long> ids(JsonNode updates) {
    List<Long> ids = new ArrayList<>();
    updates.forEach(update -> ids.add(update.path("update_id").asLong()));
    return ids;
  }

  private List<Long> poll(String parameters) throws Exception {
    return ids(bot.result("getUpdates", parameters));
  }

  @Test
  void givenAPollThatWaits_whenSomebodySpeaks_thenItIsAnsweredAtOnce() throws Exception {
    CompletableFuture<JsonNode> poll = bot.ask("getupdates", "{'timeout':50}");
    assertTrue(api.awaitPoll(SOON));
    long update = api.says(KIM, "/buy 005930 안녕 /no/t /sell@maemae_test_bot");

    JsonNode got = FakeBotApiCaller.get(poll).path("result").path(0);

    assertEquals(update, got.path("update_id").asLong());
    assertEquals(
        FakeJson.written(
            "[{'type':'bot_command','offset':0,'length':4},"
                + "{'type':'bot_command','offset':21,'length':21}]"),
        got.path("message").path("entities"));
    assertEquals("private", got.path("message").path("chat").path("type").asText());
  }

  @Test
  void givenNoUpdate_whenThePollsTimeIsOver_thenItIsAnsweredEmpty() throws Exception {
    assertEquals(List.of(), poll("{'timeout':0}"));
  }

  @Test
  void updatesComeAgainUntilTheyAreAcknowledged() throws Exception {
    long first = api.says(KIM, "one");
    long second = api.says(KIM, "two");

    assertEquals(List.of(first), poll("{'limit':1}"));
    assertEquals(List.of(first, second), poll("{}"));
    assertFalse(api.awaitAcknowledged(first, Duration.ZERO));
    assertEquals(List.of(second), poll("{'offset':" + (first + 1) + "}"));
    assertTrue(api.awaitAcknowledged(first, Duration.ZERO));
    assertEquals(List.of(second), poll("{}"));
    api.redeliver(first);
    assertEquals(List.of(first), poll("{'offset':" + (second + 1) + "}"));
    assertEquals(List.of(), poll("{}"));
  }

  @Test
  void aNegativeOffsetKeepsOnlyTheLast() throws Exception {
    api.says(KIM, "one");
    long last = api.says(KIM, "two");

    assertEquals(List.of(last), poll("{'offset':-1}"));
    assertEquals(List.of(last), poll("{}"));
  }

  @Test
  void kindsThatAreNotAllowedAreNotDelivered() throws Exception {
    poll("{'allowed_updates':['message']}");
    assertEquals(0, api.pressesData(KIM, 1, "x"));
    long said = api.says(KIM, "one");
    assertEquals(0, api.edits(KIM, "two"));
    assertEquals(List.of(said), poll("{}"));

    poll("{'allowed_updates':[]}");
    long edited = api.edits(KIM, "three");
    assertEquals(List.of(said, edited), poll("{}"));
    assertEquals(0, api.raw("{'message_reaction':{}}"));
  }

  @Test
  void aSecondPollEndsTheFirst() throws Exception {
    CompletableFuture<JsonNode> first = bot.ask("getUpdates", "{'timeout':50}");
    assertTrue(api.awaitPoll(SOON));
    CompletableFuture<JsonNode> second = bot.ask("getUpdates", "{'timeout':50}");

    assertEquals(
        "409 Conflict: terminated by other getUpdates request; make sure that only one bot"
            + " instance is running",
        FakeBotApiCaller.error(FakeBotApiCaller.get(first)));
    long said = api.says(KIM, "one");
    assertEquals(List.of(said), ids(FakeBotApiCaller.get(second).path("result")));
  }

  @Test
  void aRivalAndTheBotEndEachOthersPolls() throws Exception {
    try (Rival rival = api.rival()) {
      CompletableFuture<JsonNode> poll = bot.ask("getUpdates", "{'timeout':50}");
      assertTrue(FakeBotApiCaller.error(FakeBotApiCaller.get(poll)).startsWith("409 Conflict"));
      assertEquals(1, rival.conflicts());
      long said = api.says(KIM, "one");
      assertTrue(api.awaitAcknowledged(said, SOON));
      assertEquals(List.of(said), rival.taken());
    }
    assertEquals(List.of(), poll("{}"));
  }

  @Test
  void aWebhookRulesPollsOut() throws Exception {
    bot.result("setWebhook", "{'url':'https://example.org/x'}");
    assertEquals(
        "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to"
            + " delete the webhook first",
        bot.error("getUpdates", "{}"));
    bot.result("deleteWebhook", "{}");
    assertEquals("", bot.result("getWebhookInfo", "{}").path("url").asText());
    assertEquals(List.of(), poll("{}"));
  }

  @Test
  void tokensAndMethodsAreChecked() throws Exception {
    assertTrue(bot.result("GETME", "{}").path("is_bot").asBoolean());
    assertEquals("404 Not Found: method not found", bot.error("sendMoney", "{}"));
    FakeBotApiCaller wrong = new FakeBotApiCaller(api, "123456:other");
    assertEquals("401 Unauthorized", wrong.error("getMe", "{}"));
    assertEquals("404 Not Found", new FakeBotApiCaller(api, "token").error("getMe", "{}"));

    CompletableFuture<JsonNode> poll = bot.ask("getUpdates", "{'timeout':50}");
    assertTrue(api.awaitPoll(SOON));
    api.revoke();
    assertEquals("401 Unauthorized", FakeBotApiCaller.error(FakeBotApiCaller.get(poll)));
    assertEquals("401 Unauthorized", bot.error("getMe", "{}"));
    api.restore();
    assertEquals(List.of(), poll("{}"));
  }

  @Test
  void commandsAreKeptByScopeAndLanguage() throws Exception {
    String commands = "'commands':[{'command':'buy','description':'Buy'}]";
    assertTrue(bot.result("setMyCommands", "{" + commands + "}").asBoolean());
    assertEquals(1, bot.result("getMyCommands", "{}").size());
    assertEquals(0, bot.result("getMyCommands", "{'language_code':'ko'}").size());

    String chat = "'scope':{'type':'chat','chat_id':11}";
    assertEquals("400 Bad Request: chat not found", bot.error("setMyCommands", "{" + chat + "}"));
    api.knows(KIM);
    bot.result("setMyCommands", "{" + chat + "," + commands + "}");
    assertEquals(1, bot.result("getMyCommands", "{" + chat + "}").size());
    bot.result("deleteMyCommands", "{" + chat + "}");
    assertEquals(0, bot.result("getMyCommands", "{" + chat + "}").size());

    assertEquals(
        "400 Bad Request: BOT_COMMAND_INVALID",
        bot.error("setMyCommands", "{'commands':[{'command':'Buy','description':'x'}]}"));
    assertEquals(
        "400 Bad Request: command description must be non-empty",
        bot.error("setMyCommands", "{'commands':[{'command':'buy','description':''}]}"));
  }
}
