package io.maemae.telegram;

import static io.maemae.telegram.ChatFixture.TRADER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.notice.OutboxMessage;
import io.maemae.notice.Topic;
import io.maemae.notice.chart.Charts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A picture in Telegram, and what is said if it cannot be shown. */
final class TelegramPictureTest {
  private static final String CAPTION = "삼성전자 005930 · 5분\n70,100원 (+0.14%)";
  private static final String INSTEAD = CAPTION + "\n다시: /chart 005930 5m";
  private static final OutboxMessage MESSAGE =
      new OutboxMessage(
          1,
          String.valueOf(TRADER),
          Topic.ANSWER,
          INSTEAD,
          List.of(),
          "",
          "",
          ChatFixture.MARKET,
          ChatFixture.MARKET,
          "",
          Optional.of(Charts.picture()));

  private final ChatFixture chat = new ChatFixture();

  @BeforeEach
  void start() {
    chat.started();
  }

  @AfterEach
  void close() {
    chat.close();
  }

  private List<String> texts() {
    return chat.api.shown(TRADER).stream().map(Shown::text).toList();
  }

  @Test
  void givenAPicture_whenDelivered_thenItIsAPhotoWithItsCaption() throws Exception {
    assertTrue(chat.delivered(MESSAGE));

    Shown shown = chat.api.shown(TRADER).get(0);
    Upload photo = shown.photo().orElseThrow();
    assertEquals(CAPTION, shown.text());
    assertEquals("<b>삼성전자 005930 · 5분</b>\n70,100원 (+0.14%)", shown.html());
    assertEquals("005930-5m-090700.png", photo.fileName());
    assertArrayEquals(Charts.picture().png(), photo.bytes());
    assertEquals(960, FakeImage.of(photo.bytes()).width());
  }

  @Test
  void givenAPictureThatIsRefused_whenDelivered_thenTheTextIsSaid() throws Exception {
    chat.api.misbehave("sendPhoto", 1, Misbehaviour.badRequest("IMAGE_PROCESS_FAILED"));

    assertTrue(chat.delivered(MESSAGE));

    assertEquals(List.of(INSTEAD), texts());
  }

  @Test
  void givenUploadsThatDoNotGetThrough_whenDelivered_thenTheTextIsSaid() throws Exception {
    chat.api.misbehave("sendPhoto", 99, Misbehaviour.badGateway());

    assertTrue(chat.delivered(MESSAGE));

    assertEquals(List.of(INSTEAD), texts());
  }

  @Test
  void givenAServerThatIsDown_whenItIsUpAgain_thenThePictureIsShown() throws Exception {
    chat.api.misbehave("sendPhoto", 1, Misbehaviour.badGateway());
    chat.api.misbehave("sendMessage", 1, Misbehaviour.badGateway());
    assertFalse(chat.delivered(MESSAGE));

    assertTrue(chat.delivered(MESSAGE));

    assertEquals(List.of(CAPTION), texts());
  }

  @Test
  void givenTheServersLimit_whenItIsOver_thenThePictureIsShown() throws Exception {
    chat.api.misbehave("sendPhoto", 1, Misbehaviour.tooManyRequests(1));

    assertTrue(chat.deliver(MESSAGE).get(10, TimeUnit.SECONDS));

    assertEquals(List.of(CAPTION), texts());
  }
}
