package io.maemae.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The chats the bot knows and what they hold. Every method is called under the monitor. */
final class FakeChats {
  private static final long FIRST_MESSAGE = 101;

  private final Map<Long, ObjectNode> known = new HashMap<>();
  private final Map<Long, NavigableMap<Long, FakeMessage>> messages = new HashMap<>();
  private final Set<Long> blocked = new HashSet<>();
  private final ObjectNode bot;
  private final InstantSource clock;
  private long nextMessage = FIRST_MESSAGE;

  FakeChats(ObjectNode bot, InstantSource clock) {
    this.bot = bot;
    this.clock = clock;
  }

  ObjectNode bot() {
    return bot.deepCopy();
  }

  static ObjectNode user(long user) {
    ObjectNode json = FakeJson.object().put("id", user).put("is_bot", false);
    return json.put("first_name", "User").put("username", "user" + user).put("language_code", "ko");
  }

  ObjectNode privateChat(long user) {
    return known.computeIfAbsent(
        user,
        id ->
            FakeJson.object()
                .put("id", id)
                .put("first_name", "User")
                .put("username", "user" + id)
                .put("type", "private"));
  }

  ObjectNode group(long group, boolean forum) {
    if (group >= 0) {
      throw new IllegalArgumentException("the id of a group is negative, was " + group);
    }
    String type = forum || group < -1_000_000_000_000L ? "supergroup" : "group";
    ObjectNode chat =
        known.computeIfAbsent(group, id -> FakeJson.object().put("id", id).put("title", "Group"));
    chat.put("type", type);
    return forum ? chat.put("is_forum", true) : chat;
  }

  ObjectNode channel(long channel) {
    return known.computeIfAbsent(
        channel,
        id -> FakeJson.object().put("id", id).put("title", "Channel").put("type", "channel"));
  }

  void block(long user, boolean on) {
    if (on) {
      blocked.add(user);
    } else {
      blocked.remove(user);
    }
  }

  /** The chat a call is about, if the bot knows it. */
  ObjectNode chat(FakeRequest request) {
    if (request.text("chat_id").isEmpty()) {
      throw FakeRefusal.badRequest("chat_id is empty");
    }
    OptionalLong id = request.integer("chat_id");
    return find(id.orElse(0)).orElseThrow(() -> FakeRefusal.badRequest("chat not found"));
  }

  Optional<ObjectNode> find(long chat) {
    return Optional.ofNullable(known.get(chat));
  }

  /** The chat a call writes to. */
  ObjectNode writable(FakeRequest request) {
    ObjectNode chat = chat(request);
    if (blocked.contains(chat.path("id").asLong())) {
      throw FakeRefusal.of(403, "Forbidden: bot was blocked by the user");
    }
    return chat;
  }

  /** A message that is not kept yet; its date is that long ago. */
  ObjectNode message(ObjectNode from, ObjectNode chat, Duration ago) {
    ObjectNode json = FakeJson.object().put("message_id", nextMessage++);
    if (from != null) {
      json.set("from", from);
    }
    json.set("chat", chat.deepCopy());
    return json.put("date", clock.instant().minus(ago).getEpochSecond());
  }

  FakeMessage keep(FakeMessage message) {
    messages.computeIfAbsent(message.chat(), id -> new TreeMap<>()).put(message.id(), message);
    return message;
  }

  Optional<FakeMessage> find(long chat, long message) {
    return Optional.ofNullable(messages.getOrDefault(chat, new TreeMap<>()).get(message));
  }

  void delete(FakeMessage message) {
    messages.get(message.chat()).remove(message.id());
  }

  Collection<FakeMessage> messages(long chat) {
    return messages.getOrDefault(chat, new TreeMap<>()).values();
  }

  List<Shown> shown(long chat) {
    return messages(chat).stream().filter(m -> m.fromBot).map(FakeMessage::shown).toList();
  }

  long now() {
    return clock.instant().getEpochSecond();
  }
}
