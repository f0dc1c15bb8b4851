package io.maemae.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.longpolling.TelegramBotsLongPollingApplication;
import org.telegram.telegrambots.longpolling.interfaces.LongPollingUpdateConsumer;
import org.telegram.telegrambots.longpolling.util.DefaultGetUpdatesGenerator;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChat;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeChat;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginUser;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** The client library's types read what the server answers. */
class FakeBotApiClientTest {
  private static final long KIM = 11;
  private static final long GROUP = -1_001_234_567_890L;
  private static final Duration SOON = Duration.ofSeconds(30);

  private final FakeBotApi api = FakeBotApi.start(FakeBotApiCaller.TOKEN);
  private final OkHttpClient http = new OkHttpClient();
  private final TelegramUrl url = new TelegramUrl("http", "127.0.0.1", api.port(), false);
  private final OkHttpTelegramClient client =
      new OkHttpTelegramClient(http, FakeBotApiCaller.TOKEN, url);

  @AfterEach
  void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
    api.close();
  }

  @Test
  void messagesAreSentEditedAndDeleted() throws Exception {
    api.knows(KIM);
    User me = client.execute(new org.telegram.telegrambots.meta.api.methods.GetMe());
    assertEquals(List.of(123456L, FakeBotApi.BOT_USERNAME), List.of(me.getId(), me.getUserName()));

    InlineKeyboardButton yes = InlineKeyboardButton.builder().text("예").callbackData("y").build();
    Message sent =
        client.execute(
            SendMessage.builder()
                .chatId(KIM)
                .text("<b>살까요?</b>")
                .parseMode("HTML")
                .replyMarkup(new InlineKeyboardMarkup(List.of(new InlineKeyboardRow(yes))))
                .build());
    assertEquals("살까요?", sent.getText());
    assertEquals("bold", sent.getEntities().get(0).getType());
    Shown shown = api.shown(KIM).get(0);
    assertEquals(List.of("예"), shown.labels());
    assertEquals("<b>살까요?</b>", shown.html());

    long press = api.presses(KIM, shown, "예");
    String query = api.update(press).path("callback_query").path("id").asText();
    assertTrue(client.execute(new AnswerCallbackQuery(query)));
    EditMessageText edit =
        EditMessageText.builder().chatId(KIM).messageId(sent.getMessageId()).text("네").build();
    assertEquals("네", ((Message) client.execute(edit)).getText());
    assertEquals("private", client.execute(new GetChat(String.valueOf(KIM))).getType());
    assertTrue(client.execute(new DeleteMessage(String.valueOf(KIM), sent.getMessageId())));
    assertEquals(List.of(), api.shown(KIM));
  }

  @Test
  void photosAndCommandsArrive() throws Exception {
    api.knows(KIM);
    byte[] chart = FakeBotApiMessageTest.png();
    Message sent =
        client.execute(
            SendPhoto.builder()
                .chatId(KIM)
                .photo(new InputFile(new ByteArrayInputStream(chart), "차트.png"))
                .caption("<i>오늘</i>")
                .parseMode("HTML")
                .build());
    assertEquals("오늘", sent.getCaption());
    assertEquals(30, sent.getPhoto().get(0).getWidth());
    assertEquals(chart.length, api.shown(KIM).get(0).photo().orElseThrow().bytes().length);

    List<BotCommand> commands = List.of(new BotCommand("buy", "사기"));
    assertTrue(client.execute(new SetMyCommands(commands, new BotCommandScopeChat("11"), "ko")));
  }

  @Test
  void refusalsAreReadWithTheirRetryAfter() {
    api.misbehave("sendMessage", 1, Misbehaviour.tooManyRequests(3));
    TelegramApiRequestException refused =
        assertThrows(
            TelegramApiRequestException.class,
            () -> client.execute(new SendMessage("11", "hello")));
    assertEquals(429, refused.getErrorCode());
    assertEquals(3, refused.getParameters().getRetryAfter());
  }

  /** What makes a message come twice: the client asks again by itself. */
  @Test
  void aCutOfAKeptConnectionIsHiddenByTheClientUnlessItIsTold() throws Exception {
    api.knows(KIM);
    client.execute(new SendMessage("11", "one"));
    api.misbehave("sendMessage", 1, Misbehaviour.dropAfterReading());
    client.execute(new SendMessage("11", "two"));
    assertEquals(List.of("one", "two", "two"), api.shown(KIM).stream().map(Shown::text).toList());

    OkHttpClient once = http.newBuilder().retryOnConnectionFailure(false).build();
    OkHttpTelegramClient honest = new OkHttpTelegramClient(once, FakeBotApiCaller.TOKEN, url);
    api.misbehave("sendMessage", 1, Misbehaviour.dropAfterReading());
    assertThrows(TelegramApiException.class, () -> honest.execute(new SendMessage("11", "three")));
    assertEquals(4, api.shown(KIM).size());
  }

  @Test
  void updatesOfAllKindsAreRead() throws Exception {
    BlockingQueue<Update> got = new LinkedBlockingQueue<>();
    LongPollingUpdateConsumer consumer = got::addAll;
    TelegramBotsLongPollingApplication bots = new TelegramBotsLongPollingApplication();
    try {
      bots.registerBot(
          FakeBotApiCaller.TOKEN, () -> url, new DefaultGetUpdatesGenerator(), consumer);
      assertTrue(api.awaitPoll(SOON));
      api.says(KIM, "/start");
      assertEquals("/start", next(got).getMessage().getEntities().get(0).getText());
      for (Content kind : Content.values()) {
        api.sends(KIM, kind, "caption");
        assertEquals("caption", next(got).getMessage().getCaption(), kind.name());
      }
      api.edits(KIM, "changed");
      assertEquals("changed", next(got).getEditedMessage().getText());
      api.forwards(KIM, "from afar");
      assertTrue(next(got).getMessage().getForwardOrigin() instanceof MessageOriginUser);
      client.execute(new SendMessage(String.valueOf(KIM), "well?"));
      Shown asked = api.awaitShown(KIM, "well?", SOON);
      api.replies(KIM, asked.messageId(), "yes");
      assertEquals("well?", next(got).getMessage().getReplyToMessage().getText());
      api.saysInGroup(KIM, GROUP, "hi");
      assertTrue(next(got).getMessage().isSuperGroupMessage());
      api.saysInTopic(KIM, GROUP, 5, "hi");
      assertEquals(5, next(got).getMessage().getMessageThreadId());
      api.postsInChannel(-1_009L, "news");
      assertEquals("news", next(got).getChannelPost().getText());
      api.pressesData(KIM, asked.messageId(), "forged");
      assertEquals("forged", next(got).getCallbackQuery().getData());
      api.pressesData(KIM, 99, 1, "gone");
      assertEquals(0, next(got).getCallbackQuery().getMessage().getDate());
      api.blockedBy(KIM, true);
      assertEquals("kicked", next(got).getMyChatMember().getNewChatMember().getStatus());
      long last = api.raw("{'poll':{'id':'1','question':'?','options':[]}}");
      assertEquals(last, next(got).getUpdateId().longValue());
      assertTrue(api.awaitAcknowledged(last, SOON));
    } finally {
      bots.unregisterBot(FakeBotApiCaller.TOKEN);
      bots.close();
    }
  }

  private static Update next(BlockingQueue<Update> got) throws InterruptedException {
    Update update = got.poll(SOON.toSeconds(), TimeUnit.SECONDS);
    if (update == null) {
      throw new AssertionError("no update came");
    }
    return update;
  }
}
