package io.maemae.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as a chat shows it, with its entities; offsets and lengths are in UTF-16 units. */
record FakeText(String text, ArrayNode entities) {
  static final int LONGEST_MESSAGE = 4096;
  static final int LONGEST_CAPTION = 1024;

  private static final int MOST_BYTES = 1 << 15;
  private static final Pattern COMMAND =
      Pattern.compile("(?<![\\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\\w/<>])");

  /** A run of text that looks or acts differently. */
  record Entity(String type, int offset, int length, String argument) {}

  /** What a user typed: only commands are marked. */
  static FakeText typed(String text) {
    return of(text, List.of());
  }

  /** Text of a call, read with its parse mode. */
  static FakeText parse(FakeRequest request, String name, String entitiesName) {
    String text = request.text(name);
    if (text.getBytes(UTF_8).length > MOST_BYTES) {
      throw FakeRefusal.badRequest("text is too long");
    }
    String mode = request.text("parse_mode").toLowerCase(Locale.ROOT);
    FakeText parsed =
        switch (mode) {
          case "", "none" -> withEntities(text, request, entitiesName);
          case "html" -> html(text);
          case "markdownv2" -> of(FakeMarkdown.parse(text));
          default -> throw FakeRefusal.badRequest("unsupported parse_mode");
        };
    return parsed.trimmed();
  }

  /** Text of the bot in parse mode HTML, blanks around it included. */
  static FakeText html(String source) {
    return of(FakeHtml.parse(source));
  }

  private static FakeText withEntities(String text, FakeRequest request, String name) {
    FakeText plain = typed(text);
    request.structure(name).ifPresent(given -> given.forEach(plain.entities::add));
    return plain;
  }

  private static FakeText of(FakeSpans spans) {
    return of(spans.text(), spans.entities());
  }

  private static FakeText of(String text, List<Entity> formatting) {
    List<Entity> entities = new ArrayList<>(formatting);
    Matcher command = COMMAND.matcher(text);
    while (command.find()) {
      if (entities.stream().noneMatch(other -> isLiteral(other, command.start()))) {
        int length = command.end() - command.start();
        entities.add(new Entity("bot_command", command.start(), length, ""));
      }
    }
    entities.sort(
        Comparator.comparingInt(Entity::offset)
            .thenComparing(Comparator.comparingInt(Entity::length).reversed()));
    ArrayNode array = FakeJson.array();
    entities.forEach(entity -> array.add(json(entity)));
    return new FakeText(text, array);
  }

  private static boolean isLiteral(Entity entity, int at) {
    boolean literal = List.of("code", "pre", "text_link").contains(entity.type);
    return literal && entity.offset <= at && at < entity.offset + entity.length;
  }

  private static ObjectNode json(Entity entity) {
    ObjectNode json = FakeJson.object().put("type", entity.type);
    json.put("offset", entity.offset).put("length", entity.length);
    if (!entity.argument.isEmpty()) {
      switch (entity.type) {
        case "text_link" -> json.put("url", entity.argument);
        case "pre" -> json.put("language", entity.argument);
        case "custom_emoji" -> json.put("custom_emoji_id", entity.argument);
        case "text_mention" ->
            json.putObject("user")
                .put("id", Long.parseLong(entity.argument))
                .put("is_bot", false)
                .put("first_name", "User");
        default -> {}
      }
    }
    return json;
  }

  /** Blanks around the text go, as far as no entity begins with them. */
  private FakeText trimmed() {
    String right = text.stripTrailing();
    int first = entities.isEmpty() ? right.length() : entities.get(0).path("offset").asInt();
    int left = 0;
    while (left < Math.min(first, right.length()) && " \n".indexOf(right.charAt(left)) >= 0) {
      left++;
    }
    ArrayNode kept = FakeJson.array();
    for (JsonNode entity : entities) {
      int offset = entity.path("offset").asInt();
      int end = Math.min(right.length(), offset + entity.path("length").asInt());
      if (offset < end) {
        ObjectNode moved = ((ObjectNode) entity).deepCopy();
        kept.add(moved.put("offset", offset - left).put("length", end - offset));
      }
    }
    return new FakeText(right.substring(left), kept);
  }
}
