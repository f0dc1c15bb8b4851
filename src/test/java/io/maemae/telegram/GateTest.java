package io.maemae.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.maemae.config.Secret;
import io.maemae.config.TelegramSettings;
import io.maemae.desk.ChatOrigin;
import io.maemae.desk.ChatUser;
import io.maemae.desk.DeskEvent;
import io.maemae.desk.DeskEvent.ChatOther.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

final class GateTest {
  private static final long TRADER = 11;
  private static final long VIEWER = 22;
  private static final Instant MARKET = Instant.parse("2026-11-20T00:30:00Z");
  private static final Instant MACHINE = Instant.ofEpochSecond(1_700_000_030);
  private static final TelegramSettings SETTINGS =
      new TelegramSettings(
          new Secret("1:x"),
          URI.create("http://localhost"),
          List.of(
              new TelegramSettings.User(TRADER, TelegramSettings.Role.TRADER),
              new TelegramSettings.User(VIEWER, TelegramSettings.Role.VIEWER)),
          List.of());

  private final Gate gate =
      new Gate(SETTINGS, InstantSource.fixed(MARKET), InstantSource.fixed(MACHINE));

  @Test
  void givenTrader_whenTyping_thenALineReachesTheDesk() throws Exception {
    assertEquals(
        Optional.of(new DeskEvent.ChatLine(origin(TRADER, true, 30, ""), "/orders", MARKET)),
        event(message(TRADER, TRADER, "private", "'text':'/orders'")));
  }

  @Test
  void givenViewer_whenTyping_thenTheDeskKnowsThatViewersDoNotTrade() throws Exception {
    assertEquals(
        Optional.of(new DeskEvent.ChatLine(origin(VIEWER, false, 30, ""), "/buy", MARKET)),
        event(message(VIEWER, VIEWER, "private", "'text':'/buy'")));
  }

  @Test
  void givenClockBehindTheServer_whenTyping_thenTheAgeIsNotNegative() throws Exception {
    Gate slow =
        new Gate(
            SETTINGS, InstantSource.fixed(MARKET), InstantSource.fixed(Instant.ofEpochSecond(1)));

    Gate.Heard heard =
        slow.admit(update(message(TRADER, TRADER, "private", "'text':'/orders'"))).orElseThrow();

    assertEquals(
        new DeskEvent.ChatLine(origin(TRADER, true, 0, ""), "/orders", MARKET), heard.event());
  }

  @ParameterizedTest
  @CsvSource({
    "99, 99, private",
    "99, 11, private",
    "11, 99, private",
    "11, -5, group",
    "11, 11, group",
    "11, -1005, supergroup",
    "11, -1006, channel"
  })
  void givenAnotherPersonOrChat_whenTypingOrPressing_thenNothingIsHeard(
      long user, long chat, String type) throws Exception {
    assertEquals(Optional.empty(), event(message(user, chat, type, "'text':'/panic'")));
    assertEquals(Optional.empty(), event(press(user, chat, type, "'data':'b1'")));
  }

  @Test
  void givenNoSender_whenPostedInAChannel_thenNothingIsHeard() throws Exception {
    String content = "{'message_id':1,'date':1,'chat':{'id':11,'type':'private'},'text':'/panic'}";

    assertEquals(Optional.empty(), event("'message':" + content));
    assertEquals(Optional.empty(), event("'channel_post':" + content));
  }

  @ParameterizedTest
  @CsvSource({
    "/price@our_bot 005930, /price 005930",
    "/price@kis @name, /price @name",
    "/balance @kis, /balance @kis",
    "hello a@b, hello a@b",
    "/start, /help",
    "/start@our_bot from-a-link, /help",
    "/started, /started"
  })
  void givenNameInCommand_whenTyped_thenTheDeskReadsItWithout(String typed, String line)
      throws Exception {
    DeskEvent event =
        event(message(TRADER, TRADER, "private", "'text':'" + typed + "'")).orElseThrow();

    assertEquals(line, ((DeskEvent.ChatLine) event).text());
  }

  @Test
  void givenStart_whenTyped_thenTheChatIsOpened() throws Exception {
    assertTrue(
        gate.admit(update(message(TRADER, TRADER, "private", "'text':'/start'")))
            .orElseThrow()
            .opens());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'photo':[{'file_id':'a','file_unique_id':'b','width':1,'height':1}],'caption':'/buy'",
        "'voice':{'file_id':'a','file_unique_id':'b','duration':3}",
        "'location':{'latitude':1.0,'longitude':2.0}",
        "'dice':{'emoji':'x','value':3}",
        "'kind_of_tomorrow':{}",
        ""
      })
  void givenNoText_whenSent_thenItIsNotText(String content) throws Exception {
    assertOther(Kind.NOT_TEXT, message(TRADER, TRADER, "private", content));
  }

  @Test
  void givenForwardedText_whenSent_thenItIsForwarded() throws Exception {
    assertOther(
        Kind.FORWARDED,
        message(
            TRADER,
            TRADER,
            "private",
            "'text':'/panic','forward_origin':"
                + "{'type':'hidden_user','date':1,'sender_user_name':'x'}"));
  }

  @Test
  void givenEditedText_whenSent_thenItIsEditedAndAsOldAsItsEdit() throws Exception {
    String edited =
        message(TRADER, TRADER, "private", "'text':'/panic','edit_date':1700000025")
            .replace("'message':", "'edited_message':");

    assertEquals(
        Optional.of(new DeskEvent.ChatOther(origin(TRADER, true, 5, ""), Kind.EDITED, MARKET)),
        event(edited));
  }

  @Test
  void givenReply_whenItIsNoCommand_thenItIsAReply() throws Exception {
    String to =
        ",'reply_to_message':{'message_id':5,'date':1,'chat':{'id':11,'type':'private'},"
            + "'text':'sure?'}";

    assertOther(Kind.REPLY, message(TRADER, TRADER, "private", "'text':'yes'" + to));
    assertTrue(
        event(message(TRADER, TRADER, "private", "'text':'/orders'" + to)).orElseThrow()
            instanceof DeskEvent.ChatLine);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'pinned_message':{'message_id':5,'date':1,'chat':{'id':11,'type':'private'}}",
        "'message_auto_delete_timer_changed':{'message_auto_delete_time':86400}",
        "'write_access_allowed':{}"
      })
  void givenNobodysWords_whenTold_thenNothingIsHeard(String content) throws Exception {
    assertEquals(Optional.empty(), event(message(TRADER, TRADER, "private", content)));
  }

  @Test
  void givenPress_whenPressed_thenTheDeskLearnsTheButtonAndTheMessage() throws Exception {
    Gate.Heard heard =
        gate.admit(update(press(TRADER, TRADER, "private", "'data':'b1'"))).orElseThrow();

    assertEquals(
        new DeskEvent.ButtonPress(origin(TRADER, true, 0, "5"), "b1", MARKET), heard.event());
    assertEquals(Optional.of("q1"), heard.query());
  }

  @Test
  void givenPressWithoutData_whenPressed_thenTheButtonIsUnknown() throws Exception {
    assertEquals(
        Optional.of(new DeskEvent.ButtonPress(origin(TRADER, true, 0, "5"), "", MARKET)),
        event(press(TRADER, TRADER, "private", "'game_short_name':'g'")));
  }

  @Test
  void givenPressWithoutMessage_whenPressed_thenNothingIsHeard() throws Exception {
    assertEquals(
        Optional.empty(),
        event(
            "'callback_query':{'id':'q1','from':{'id':11,'is_bot':false,'first_name':'a'},"
                + "'inline_message_id':'i','chat_instance':'c','data':'b1'}"));
  }

  @Test
  void givenKindThatTheLibraryDoesNotKnow_whenSent_thenOnlyItIsUnread() throws Exception {
    String strange =
        message(TRADER, TRADER, "private", "'text':'/panic','dice':{'value':'tomorrow'}");
    String known = message(TRADER, TRADER, "private", "'text':'/orders'");

    List<Update> updates = updates(strange, known);

    assertEquals(2, updates.size());
    assertOther(Kind.NOT_TEXT, gate.admit(updates.get(0)));
    assertTrue(gate.admit(updates.get(1)).orElseThrow().event() instanceof DeskEvent.ChatLine);
  }

  private void assertOther(Kind kind, String update) throws Exception {
    assertOther(kind, gate.admit(update(update)));
  }

  private static void assertOther(Kind kind, Optional<Gate.Heard> heard) {
    assertEquals(
        Optional.of(new DeskEvent.ChatOther(origin(TRADER, true, 30, ""), kind, MARKET)),
        heard.map(Gate.Heard::event));
  }

  private Optional<DeskEvent> event(String update) throws Exception {
    return gate.admit(update(update)).map(Gate.Heard::event);
  }

  private static ChatOrigin origin(long user, boolean trades, int seconds, String message) {
    String id = String.valueOf(user);
    return new ChatOrigin(
        new ChatUser(id, trades), id, OptionalLong.of(7), Duration.ofSeconds(seconds), message);
  }

  private static String message(long user, long chat, String type, String content) {
    return "'message':{'message_id':5,'date':1700000000,'from':{'id':"
        + user
        + ",'is_bot':false,'first_name':'a'},'chat':{'id':"
        + chat
        + ",'type':'"
        + type
        + "'}"
        + (content.isEmpty() ? "" : "," + content)
        + "}";
  }

  private static String press(long user, long chat, String type, String content) {
    return "'callback_query':{'id':'q1','from':{'id':"
        + user
        + ",'is_bot':false,'first_name':'a'},'chat_instance':'c',"
        + content
        + ",'message':{'message_id':5,'date':0,'chat':{'id':"
        + chat
        + ",'type':'"
        + type
        + "'}}}";
  }

  private static Update update(String content)
      throws JsonProcessingException, TelegramApiRequestException {
    return updates(content).get(0);
  }

  private static List<Update> updates(String... contents) throws TelegramApiRequestException {
    String results =
        String.join(",", List.of(contents).stream().map(c -> "{'update_id':7," + c + "}").toList());
    String answer = "{'ok':true,'result':[" + results + "]}";
    return new TolerantUpdates(1).deserializeResponse(answer.replace('\'', '"'));
  }
}
