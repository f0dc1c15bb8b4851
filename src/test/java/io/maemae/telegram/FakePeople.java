package io.maemae.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What people do in the bot's chats, as the updates the server makes of it. Called under the
 * monitor; every method that makes an update returns its id.
 */
final class FakePeople {
  private static final long FIRST_CALLBACK = 7_300_000_000_000_000_001L;

  private final FakeChats chats;
  private final FakeUpdates updates;
  private final FakeMessaging messaging;
  private long nextCallback = FIRST_CALLBACK;

  FakePeople(FakeChats chats, FakeUpdates updates, FakeMessaging messaging) {
    this.chats = chats;
    this.updates = updates;
    this.messaging = messaging;
  }

  long says(long user, Duration ago, Consumer<ObjectNode> content) {
    return posts("message", FakeChats.user(user), chats.privateChat(user), ago, content);
  }

  long saysInGroup(long user, long group, Consumer<ObjectNode> content, boolean forum) {
    ObjectNode chat = chats.group(group, forum);
    return posts("message", FakeChats.user(user), chat, Duration.ZERO, content);
  }

  long postsInChannel(long channel, String text) {
    ObjectNode chat = chats.channel(channel);
    Consumer<ObjectNode> content = text(text).andThen(json -> json.set("sender_chat", chat));
    return posts("channel_post", null, chat, Duration.ZERO, content);
  }

  private long posts(
      String kind, ObjectNode from, ObjectNode chat, Duration ago, Consumer<ObjectNode> content) {
    ObjectNode message = chats.message(from, chat, ago);
    content.accept(message);
    chats.keep(new FakeMessage(message, false));
    return add(kind, message);
  }

  static Consumer<ObjectNode> text(String text) {
    return message -> {
      FakeText typed = FakeText.typed(text);
      message.put("text", text);
      message.remove("entities");
      if (!typed.entities().isEmpty()) {
        message.set("entities", typed.entities());
      }
    };
  }

  static Consumer<ObjectNode> content(Content kind, String caption) {
    return message -> {
      message.set(kind.field(), kind.json());
      if (!caption.isEmpty()) {
        message.put("caption", caption);
      }
    };
  }

  static Consumer<ObjectNode> topic(int thread, String text) {
    return text(text)
        .andThen(message -> message.put("message_thread_id", thread).put("is_topic_message", true));
  }

  /** A text somebody else wrote a minute before. */
  Consumer<ObjectNode> forwarded(String text) {
    return text(text)
        .andThen(
            message -> {
              ObjectNode author = FakeChats.user(777_000_001);
              long then = chats.now() - 60;
              message
                  .putObject("forward_origin")
                  .put("type", "user")
                  .put("date", then)
                  .set("sender_user", author);
              message.put("forward_date", then).set("forward_from", author);
            });
  }

  Consumer<ObjectNode> reply(long chat, long toMessage, String text) {
    ObjectNode original =
        chats
            .find(chat, toMessage)
            .map(FakeMessaging::shallow)
            .orElseThrow(() -> new IllegalArgumentException("no message " + toMessage));
    return text(text).andThen(message -> message.set("reply_to_message", original));
  }

  /** Changes the last message of a user in the private chat. */
  long edits(long user, String text) {
    ObjectNode message =
        chats.messages(user).stream()
            .filter(any -> !any.fromBot)
            .reduce((earlier, later) -> later)
            .orElseThrow(() -> new IllegalArgumentException("user " + user + " said nothing"))
            .json;
    text(text).accept(message);
    message.put("edit_date", chats.now());
    return add("edited_message", message);
  }

  /** A press of a button with that data, be there such a button or not. */
  long presses(long user, long chat, long messageId, String data) {
    String id = String.valueOf(nextCallback++);
    messaging.expectAnswer(id);
    ObjectNode query = FakeJson.object().put("id", id);
    query.set("from", FakeChats.user(user));
    query.set(
        "message",
        chats
            .find(chat, messageId)
            .map(message -> message.json.deepCopy())
            .orElseGet(() -> gone(chat, messageId)));
    query.put("chat_instance", String.valueOf(Long.MAX_VALUE - chat)).put("data", data);
    return add("callback_query", query);
  }

  /** A message that cannot be seen any more: its date is 0. */
  private ObjectNode gone(long chat, long messageId) {
    ObjectNode known =
        chats.find(chat).orElse(FakeJson.object().put("id", chat).put("type", "private"));
    ObjectNode message = FakeJson.object();
    message.set("chat", known.deepCopy());
    return message.put("message_id", messageId).put("date", 0);
  }

  /** Blocks the bot or lets it in again, which the bot is told. */
  long blocks(long user, boolean on) {
    ObjectNode change = FakeJson.object();
    change.set("chat", chats.privateChat(user).deepCopy());
    change.set("from", FakeChats.user(user));
    change.put("date", chats.now());
    chats.block(user, on);
    change.set("old_chat_member", member(!on));
    change.set("new_chat_member", member(on));
    return add("my_chat_member", change);
  }

  private ObjectNode member(boolean kicked) {
    ObjectNode member = FakeJson.object().put("status", kicked ? "kicked" : "member");
    member.set("user", chats.bot());
    return kicked ? member.put("until_date", 0) : member;
  }

  private long add(String kind, ObjectNode what) {
    ObjectNode update = FakeJson.object();
    update.set(kind, what.deepCopy());
    return updates.add(update);
  }
}
