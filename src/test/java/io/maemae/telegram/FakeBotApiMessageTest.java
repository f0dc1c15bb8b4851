package io.maemae.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the bot writes, and what the server refuses. */
class FakeBotApiMessageTest {
  private static final long KIM = 11;

  private final FakeBotApi api = FakeBotApi.start(FakeBotApiCaller.TOKEN);
  private final FakeBotApiCaller bot = new FakeBotApiCaller(api);

  @BeforeEach
  void introduce() {
    api.knows(KIM);
  }

  @AfterEach
  void close() {
    api.close();
  }

  private JsonNode say(String text, String mode) throws Exception {
    ObjectNode call = FakeJson.object().put("chat_id", KIM).put("text", text);
    return bot.call("sendMessage", call.put("parse_mode", mode).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "<h1>x</h1> # Unsupported start tag \"h1\" at byte offset 0",
        "가 <x> # Unsupported start tag \"x\" at byte offset 4",
        "1 < 2 # Unsupported start tag \"\" at byte offset 2",
        "1 <2 # Unclosed start tag at byte offset 2",
        "<b>x # Can't find end tag corresponding to start tag \"b\"",
        "x</b> # Unexpected end tag at byte offset 1",
        "<b>x</i> # Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"",
        "<span>x</span> # Tag \"span\" must have class \"tg-spoiler\" at byte offset 0",
      })
  void htmlThatIsNotRightIsRefused(String html, String why) throws Exception {
    String error = FakeBotApiCaller.error(say(html + (html.endsWith("2") ? "" : "\n"), "HTML"));
    assertEquals("400 Bad Request: can't parse entities: " + why, error);
    assertEquals(List.of(), api.shown(KIM));
  }

  @Test
  void htmlBecomesTextAndEntities() throws Exception {
    JsonNode message =
        say(
                "<b>삼성 &lt;&amp;&#33;</b> <a href='https://a.b/?c=1&amp;d=2'>x</a>"
                    + "<pre><code class=\"language-java\">y</code></pre>\n\n",
                "html")
            .path("result");

    assertEquals("삼성 <&! xy", message.path("text").asText());
    assertEquals(
        FakeJson.written(
            "[{'type':'bold','offset':0,'length':6},"
                + "{'type':'text_link','offset':7,'length':1,'url':'https://a.b/?c=1&d=2'},"
                + "{'type':'pre','offset':8,'length':1,'language':'java'}]"),
        message.path("entities"));
    assertEquals("삼성 <&! xy", api.shown(KIM).get(0).text());
  }

  @Test
  void markdownIsReadStrictly() throws Exception {
    assertEquals(
        "400 Bad Request: can't parse entities: Character '.' is reserved and must be escaped with"
            + " the preceding '\\'",
        FakeBotApiCaller.error(say("1.5", "MarkdownV2")));
    assertEquals(
        "400 Bad Request: can't parse entities: Can't find end of Bold entity at byte offset 2",
        FakeBotApiCaller.error(say("a *b", "MarkdownV2")));
    JsonNode message = say("*1\\.5* __u__ `a.b`", "MarkdownV2").path("result");
    assertEquals("1.5 u a.b", message.path("text").asText());
    assertEquals(3, message.path("entities").size());
    assertEquals(
        "400 Bad Request: unsupported parse_mode", FakeBotApiCaller.error(say("x", "XML")));
  }

  @Test
  void theLengthCountsAfterTheEntities() throws Exception {
    String longest = "<b>" + "&lt;".repeat(4096) + "</b>";
    assertEquals(4096, say(longest, "HTML").path("result").path("text").asText().length());
    assertEquals(
        "400 Bad Request: message is too long", FakeBotApiCaller.error(say("x".repeat(4097), "")));
    assertEquals("400 Bad Request: message text is empty", FakeBotApiCaller.error(say("", "")));
    assertEquals(
        "400 Bad Request: text must be non-empty", FakeBotApiCaller.error(say("<b> </b>", "HTML")));
  }

  @Test
  void onlyThoseWhoStartedTheBotAreWrittenTo() throws Exception {
    assertEquals(
        "400 Bad Request: chat not found", bot.error("sendMessage", "{'chat_id':12,'text':'x'}"));
    api.says(12, "hello");
    bot.result("sendMessage", "{'chat_id':'12','text':'x'}");
    api.blockedBy(12, true);
    assertEquals(
        "403 Forbidden: bot was blocked by the user",
        bot.error("sendMessage", "{'chat_id':12,'text':'x'}"));
    api.blockedBy(12, false);
    bot.result("sendMessage", "{'chat_id':12,'text':'x'}");
  }

  @Test
  void keyboardsAreChecked() throws Exception {
    String call = "{'chat_id':11,'text':'x','reply_markup':{'inline_keyboard':[[%s]]}}";
    assertEquals(
        "400 Bad Request: BUTTON_DATA_INVALID",
        bot.error(
            "sendMessage",
            call.formatted("{'text':'A','callback_data':'" + "가".repeat(22) + "'}")));
    assertEquals(
        "400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the"
            + " inline keyboard",
        bot.error("sendMessage", call.formatted("{'text':'A','callback_data':''}")));
    assertEquals(
        "400 Bad Request: inline keyboard button text must be non-empty",
        bot.error("sendMessage", call.formatted("{'text':'','callback_data':'a'}")));
  }

  @Test
  void aPressIsAnsweredAndItsMessageEdited() throws Exception {
    String keyboard = "'reply_markup':{'inline_keyboard':[[{'text':'Yes','callback_data':'y'}]]}";
    bot.result("sendMessage", "{'chat_id':11,'text':'Buy?'," + keyboard + "}");
    Shown asked = api.awaitShown(KIM, "Buy?", Duration.ZERO);
    assertEquals(List.of(List.of(new Shown.Button("Yes", "y"))), asked.buttons());
    long press = api.presses(KIM, asked, "Yes");
    JsonNode query = api.update(press).path("callback_query");
    assertEquals("y", query.path("data").asText());

    String id = query.path("id").asText();
    assertTrue(bot.result("answerCallbackQuery", "{'callback_query_id':'" + id + "'}").asBoolean());
    assertEquals(
        "400 Bad Request: query is too old and response timeout expired or query ID is invalid",
        bot.error("answerCallbackQuery", "{'callback_query_id':'5'}"));

    String edit = "{'chat_id':11,'message_id':" + asked.messageId() + ",'text':'%s'%s}";
    assertEquals(
        "400 Bad Request: message is not modified: specified new message content and reply markup"
            + " are exactly the same as a current content and reply markup of the message",
        bot.error("editMessageText", edit.formatted("Buy?", "," + keyboard)));
    bot.result("editMessageText", edit.formatted("Bought", ""));
    Shown after = api.shown(KIM).get(0);
    assertEquals("Bought", after.text());
    assertEquals(List.of(), after.buttons());
    assertTrue(after.edited());
    assertEquals(
        "400 Bad Request: message to edit not found",
        bot.error("editMessageText", "{'chat_id':11,'message_id':9,'text':'x'}"));
  }

  @Test
  void messagesAreDeletedByTheBot() throws Exception {
    long said = api.update(api.says(KIM, "secret")).path("message").path("message_id").asLong();
    assertTrue(api.holds(KIM, said));
    String delete = "{'chat_id':11,'message_id':" + said + "}";
    bot.result("deleteMessage", delete);
    assertFalse(api.holds(KIM, said));
    assertEquals(
        "400 Bad Request: message to delete not found", bot.error("deleteMessage", delete));
    long old =
        api.update(api.says(KIM, "old", Duration.ofHours(49)))
            .path("message")
            .path("message_id")
            .asLong();
    assertEquals(
        "400 Bad Request: message can't be deleted for everyone",
        bot.error("deleteMessage", "{'chat_id':11,'message_id':" + old + "}"));
  }

  @Test
  void filesComeInParts() throws Exception {
    byte[] chart = png();
    JsonNode sent = upload("sendPhoto", "photo", "차트.png", chart);
    assertEquals(30, sent.path("result").path("photo").path(0).path("width").asInt());
    Shown shown = api.shown(KIM).get(0);
    assertEquals("캡션", shown.text());
    assertEquals("차트.png", shown.photo().orElseThrow().fileName());
    assertArrayEquals(chart, shown.photo().orElseThrow().bytes());

    upload("sendDocument", "document", "a.csv", "a\r\n--b\r\n".getBytes(UTF_8));
    assertArrayEquals(
        "a\r\n--b\r\n".getBytes(UTF_8), api.shown(KIM).get(1).document().orElseThrow().bytes());
    assertEquals(
        "400 Bad Request: IMAGE_PROCESS_FAILED",
        FakeBotApiCaller.error(upload("sendPhoto", "photo", "x.png", new byte[] {1, 2})));
    assertEquals(
        "400 Bad Request: there is no photo in the request",
        bot.error("sendPhoto", "{'chat_id':11}"));
  }

  private JsonNode upload(String method, String field, String name, byte[] bytes) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String head =
        """
        --XX
        Content-Disposition: form-data; name="chat_id"

        11
        --XX
        Content-Disposition: form-data; name="caption"
        Content-Type: text/plain; charset=utf-8

        캡션
        --XX
        Content-Disposition: form-data; name="%s"; filename="%s"
        Content-Type: application/octet-stream

        """;
    body.writeBytes(head.formatted(field, name).replace("\n", "\r\n").getBytes(UTF_8));
    body.writeBytes(bytes);
    body.writeBytes("\r\n--XX--\r\n".getBytes(UTF_8));
    return FakeBotApiCaller.get(
        bot.send(method, "multipart/form-data; boundary=XX", body.toByteArray()));
  }

  static byte[] png() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }
}
