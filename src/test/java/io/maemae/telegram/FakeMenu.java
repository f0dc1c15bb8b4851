package io.maemae.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The bot's commands by scope and language. Called under the monitor. */
final class FakeMenu {
  private static final int MOST_COMMANDS = 100;
  private static final int LONGEST_NAME = 32;
  private static final int LONGEST_DESCRIPTION = 256;
  private static final Set<String> SCOPES =
      Set.of("default", "all_private_chats", "all_group_chats", "all_chat_administrators");
  private static final Set<String> CHAT_SCOPES =
      Set.of("chat", "chat_administrators", "chat_member");

  private final FakeChats chats;
  private final Map<Place, ArrayNode> commands = new HashMap<>();

  FakeMenu(FakeChats chats) {
    this.chats = chats;
  }

  private record Place(String scope, long chat, long user, String language) {}

  JsonNode setMyCommands(FakeRequest request) {
    ArrayNode given = FakeJson.array();
    for (JsonNode command : request.structure("commands").orElse(FakeJson.array())) {
      String name = command.path("command").asText().strip();
      name = name.startsWith("/") ? name.substring(1) : name;
      String description = command.path("description").asText().strip();
      check(name, description);
      given.addObject().put("command", name).put("description", description);
    }
    Place place = place(request);
    for (JsonNode command : given) {
      if (!command.path("command").asText().matches("[a-z0-9_]+")) {
        throw FakeRefusal.badRequest("BOT_COMMAND_INVALID");
      }
    }
    if (given.size() > MOST_COMMANDS) {
      throw FakeRefusal.badRequest("BOT_COMMANDS_TOO_MUCH");
    }
    commands.put(place, given);
    return BooleanNode.TRUE;
  }

  JsonNode getMyCommands(FakeRequest request) {
    return commands.getOrDefault(place(request), FakeJson.array()).deepCopy();
  }

  JsonNode deleteMyCommands(FakeRequest request) {
    commands.remove(place(request));
    return BooleanNode.TRUE;
  }

  private static void check(String name, String description) {
    if (name.isEmpty()) {
      throw FakeRefusal.badRequest("command must be non-empty");
    }
    if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
      throw FakeRefusal.badRequest("command length must not exceed " + LONGEST_NAME);
    }
    if (description.isEmpty()) {
      throw FakeRefusal.badRequest("command description must be non-empty");
    }
    if (description.codePointCount(0, description.length()) > LONGEST_DESCRIPTION) {
      throw FakeRefusal.badRequest(
          "command description length must not exceed " + LONGEST_DESCRIPTION);
    }
  }

  private Place place(FakeRequest request) {
    String language = request.text("language_code");
    if (!language.matches("|[a-z]{2}")) {
      throw FakeRefusal.badRequest("invalid language code specified");
    }
    if (request.text("scope").isEmpty()) {
      return new Place("default", 0, 0, language);
    }
    JsonNode scope =
        request
            .structure("scope")
            .orElseThrow(() -> FakeRefusal.badRequest("can't parse BotCommandScope JSON object"));
    String type = scope.path("type").asText();
    if (SCOPES.contains(type)) {
      return new Place(type, 0, 0, language);
    }
    if (!CHAT_SCOPES.contains(type)) {
      throw FakeRefusal.badRequest("can't parse BotCommandScope: Unsupported type specified");
    }
    long chat = scope.path("chat_id").asLong();
    if (chats.find(chat).isEmpty()) {
      throw FakeRefusal.badRequest("chat not found");
    }
    return new Place(type, chat, scope.path("user_id").asLong(), language);
  }
}
