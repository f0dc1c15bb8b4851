package io.maemae.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.fake.FakeMonitor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A Telegram Bot API server on the loopback address, for one bot. It behaves as the real one does:
 * same rules, same error texts, same shapes. The test plays the people who chat with the bot, looks
 * at what their chats show, and makes the server misbehave.
 *
 * <p>Methods that make an update return its id, or 0 if the bot told getUpdates that it does not
 * want updates of that kind; the real server makes none then.
 *
 * <p>Source: core.telegram.org/bots/api (10.0) and the public source of the server, which tells the
 * error texts. Thread-safe.
 */
public final class FakeBotApi implements AutoCloseable {
  /** The name by which the bot is known. */
  public static final String BOT_USERNAME = "maemae_test_bot";

  private final FakeMonitor monitor = new FakeMonitor();
  private final FakeUpdates updates = new FakeUpdates(monitor);
  private final FakeScript script = new FakeScript();
  private final FakeFlood flood = new FakeFlood();
  private final FakeChats chats;
  private final FakePeople people;
  private final FakeJournal journal;
  private final FakeDesk desk;
  private final FakeListener listener;
  private final List<Rival> rivals = new ArrayList<>();
  private boolean up = true;

  private FakeBotApi(String token, InstantSource clock) {
    ObjectNode bot = FakeJson.object().put("id", Long.parseLong(token.split(":")[0]));
    bot.put("is_bot", true).put("first_name", "maemae").put("username", BOT_USERNAME);
    chats = new FakeChats(bot, clock);
    journal = new FakeJournal(clock);
    FakeMessaging messaging = new FakeMessaging(chats);
    people = new FakePeople(chats, updates, messaging);
    FakeMethods methods = new FakeMethods(updates, chats, new FakeMenu(chats), messaging);
    desk = new FakeDesk(monitor, token, methods, script, flood, journal);
    listener = new FakeListener(desk);
  }

  /** Starts a server on a free port for a token such as {@code 123456:TEST-token}. */
  public static FakeBotApi start(String token) {
    return start(token, InstantSource.system());
  }

  /** Starts a server whose dates come from that clock; what takes time takes real time. */
  public static FakeBotApi start(String token, InstantSource clock) {
    return new FakeBotApi(token, clock);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public int port() {
    return listener.port();
  }

  // People.

  /** The user has pressed Start: the bot may write to the private chat. */
  public void knows(long user) {
    monitor.run(() -> chats.privateChat(user));
  }

  /** A private message. Commands in it are marked as such. */
  public long says(long user, String text) {
    return says(user, text, Duration.ZERO);
  }

  /** A private message whose date is that long before now. */
  public long says(long user, String text, Duration ago) {
    return monitor.call(() -> people.says(user, ago, FakePeople.text(text)));
  }

  /** A private message that is not text. */
  public long sends(long user, Content kind) {
    return sends(user, kind, "");
  }

  /** A private message that is not text, with a caption. */
  public long sends(long user, Content kind, String caption) {
    return monitor.call(() -> people.says(user, Duration.ZERO, FakePeople.content(kind, caption)));
  }

  /** The user changes the last own message in the private chat. */
  public long edits(long user, String text) {
    return monitor.call(() -> people.edits(user, text));
  }

  /** Somebody else's text, forwarded to the private chat. */
  public long forwards(long user, String text) {
    return monitor.call(() -> people.says(user, Duration.ZERO, people.forwarded(text)));
  }

  /** An answer to a message of the private chat. */
  public long replies(long user, long toMessageId, String text) {
    return monitor.call(
        () -> people.says(user, Duration.ZERO, people.reply(user, toMessageId, text)));
  }

  /** A message in a group, whose id is negative; the bot is a member from then on. */
  public long saysInGroup(long user, long group, String text) {
    return monitor.call(() -> people.saysInGroup(user, group, FakePeople.text(text), false));
  }

  /** A message in a topic of a group with topics. */
  public long saysInTopic(long user, long group, int thread, String text) {
    return monitor.call(
        () -> people.saysInGroup(user, group, FakePeople.topic(thread, text), true));
  }

  /** A post in a channel in which the bot is. */
  public long postsInChannel(long channel, String text) {
    return monitor.call(() -> people.postsInChannel(channel, text));
  }

  /** Presses the button with that label, even if the chat shows it no more. */
  public long presses(long user, Shown message, String label) {
    String data = message.button(label).data();
    return pressesData(user, message.chat(), message.messageId(), data);
  }

  /** A press with data of the test's choice on a message of the user's private chat. */
  public long pressesData(long user, long messageId, String data) {
    return pressesData(user, user, messageId, data);
  }

  /** A press with data of the test's choice on a message of any chat, which need not be there. */
  public long pressesData(long user, long chat, long messageId, String data) {
    return monitor.call(() -> people.presses(user, chat, messageId, data));
  }

  /** The user blocks the bot, or lets it in again; the bot is told by my_chat_member. */
  public void blockedBy(long user, boolean blocked) {
    monitor.run(() -> people.blocks(user, blocked));
  }

  /** Any update, as JSON without its id; single quotes may stand for double ones. */
  public long raw(String updateJsonWithoutId) {
    ObjectNode update = (ObjectNode) FakeJson.written(updateJsonWithoutId);
    return monitor.call(() -> updates.add(update));
  }

  /** Delivers an update once more with the next answer, acknowledged or not. */
  public void redeliver(long updateId) {
    monitor.run(() -> updates.redeliver(updateId));
  }

  /** Ends the poll that waits: nobody would read its answer any more, for the bot has died. */
  public void botDied() {
    monitor.run(updates::endWaiting);
  }

  /** An update as it is delivered. */
  public JsonNode update(long updateId) {
    return monitor.call(() -> updates.get(updateId));
  }

  // What there is to see.

  /** The bot's messages as the chat shows them now, oldest first. */
  public List<Shown> shown(long chat) {
    return monitor.call(() -> chats.shown(chat));
  }

  /** Whether the chat still holds a message, be it of the bot or of a user. */
  public boolean holds(long chat, long messageId) {
    return monitor.call(() -> chats.find(chat, messageId).isPresent());
  }

  /** Waits for a message of the bot that contains the text; the newest one that does. */
  public Shown awaitShown(long chat, String part, Duration atMost) {
    Supplier<Optional<Shown>> newest =
        () ->
            chats.shown(chat).stream()
                .filter(message -> message.text().contains(part))
                .reduce((earlier, later) -> later);
    monitor.await(atMost, () -> newest.get().isPresent());
    return monitor
        .call(newest)
        .orElseThrow(
            () ->
                new AssertionError(
                    "no message with '"
                        + part
                        + "' within "
                        + atMost
                        + "; shown: "
                        + shown(chat).stream().map(FakeMessage::describe).toList()));
  }

  /** Waits until the bot asked for what follows the update; false if it did not in time. */
  public boolean awaitAcknowledged(long updateId, Duration atMost) {
    return monitor.await(atMost, () -> updates.isAcknowledged(updateId));
  }

  /** Waits until the bot waits in a long poll; false if it did not in time. */
  public boolean awaitPoll(Duration atMost) {
    return monitor.await(atMost, updates::isPolled);
  }

  /** Everything that was asked, in the order in which it came. */
  public List<Call> calls() {
    return calls("*");
  }

  /** The calls of one method, in any letter case. */
  public List<Call> calls(String method) {
    return monitor.call(() -> journal.calls(method));
  }

  /** Waits for that many calls of a method; AssertionError with all calls if they do not come. */
  public List<Call> awaitCalls(String method, int atLeast, Duration atMost) {
    if (!monitor.await(atMost, () -> journal.calls(method).size() >= atLeast)) {
      throw new AssertionError(
          "fewer than " + atLeast + " calls of " + method + " within " + atMost + ": " + calls());
    }
    return calls(method);
  }

  // Trouble.

  /**
   * Lets the next calls of a method go wrong; {@code *} is any method, getUpdates included. What is
   * said first comes first. A poll that waits ends, empty, so that the next one is concerned.
   */
  public void misbehave(String method, int times, Misbehaviour what) {
    monitor.run(
        () -> {
          script.add(method, times, what);
          if (FakeScript.matches(method, "getUpdates")) {
            updates.endWaiting();
          }
        });
  }

  /** Ends all misbehaviour: forgets what was still to come and lets go what hangs. */
  public void behave() {
    monitor.run(
        () -> {
          script.clear();
          flood.forgive();
        });
  }

  /**
   * Sets how many messages and edits may be sent within any second. Over that: 429, and silence
   * until its retry_after is over.
   */
  public void limits(int perChatPerSecond, int overallPerSecond) {
    monitor.run(() -> flood.limits(perChatPerSecond, overallPerSecond));
  }

  /** How many calls came before a retry_after was over. */
  public int violations() {
    return monitor.call(flood::violations);
  }

  /** The token is no good any more: 401 for everything. */
  public void revoke() {
    monitor.run(
        () -> {
          desk.revoke(true);
          updates.endWaiting(FakeRefusal.of(401, "Unauthorized"));
        });
  }

  /** The token is good again. */
  public void restore() {
    monitor.run(() -> desk.revoke(false));
  }

  /** Cuts all connections and refuses new ones; what the server knows stays. */
  public void down() {
    listener.shut();
    monitor.run(
        () -> {
          up = false;
          script.endScene();
          updates.endWaiting();
        });
  }

  /** Opens the same port again. */
  public void up() {
    listener.open();
    monitor.run(() -> up = true);
  }

  /** Starts a second poller of the same token, until it or the server is closed. */
  public Rival rival() {
    Rival rival = new Rival(monitor, updates, () -> up);
    monitor.run(() -> rivals.add(rival));
    return rival;
  }

  /** The server's time, as messages are dated. */
  public Instant now() {
    return monitor.call(() -> Instant.ofEpochSecond(chats.now()));
  }

  @Override
  public void close() {
    monitor.call(() -> List.copyOf(rivals)).forEach(Rival::close);
    down();
    listener.close();
  }
}
