package io.maemae.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The methods that write, change and take away messages. Called under the monitor. */
final class FakeMessaging {
  private static final Duration DELETABLE = Duration.ofHours(48);
  private static final int LONGEST_TOAST = 200;
  private static final String NOT_MODIFIED =
      "message is not modified: specified new message content and reply markup are exactly the"
          + " same as a current content and reply markup of the message";
  private static final Set<String> ACTIONS =
      Set.of(
          "typing",
          "upload_photo",
          "record_video",
          "upload_video",
          "record_voice",
          "upload_voice",
          "upload_document",
          "choose_sticker",
          "find_location",
          "record_video_note",
          "upload_video_note");

  private final FakeChats chats;
  private final Set<String> callbacks = new HashSet<>();

  FakeMessaging(FakeChats chats) {
    this.chats = chats;
  }

  /** From now on that query can be answered. */
  void expectAnswer(String callback) {
    callbacks.add(callback);
  }

  JsonNode getChat(FakeRequest request) {
    ObjectNode chat = chats.chat(request).deepCopy();
    chat.put("accent_color_id", 0).put("max_reaction_count", 11);
    chat.putObject("accepted_gift_types")
        .put("unlimited_gifts", false)
        .put("limited_gifts", false)
        .put("unique_gifts", false)
        .put("premium_subscription", false)
        .put("gifts_from_channels", false);
    return chat;
  }

  JsonNode sendMessage(FakeRequest request) {
    FakeText text = text(request);
    Optional<JsonNode> keyboard = FakeKeyboard.of(request);
    return sent(newMessage(request).write("text", text, request), keyboard);
  }

  JsonNode sendPhoto(FakeRequest request) {
    FakeText caption = caption(request);
    Optional<JsonNode> keyboard = FakeKeyboard.of(request);
    Upload photo = upload(request, "photo");
    FakeImage size = FakeImage.of(photo.bytes());
    FakeMessage message = newMessage(request);
    String fileId = "photo" + message.id();
    message.json.set(
        "photo", FakeMessage.sizes(fileId, size.width(), size.height(), photo.bytes().length));
    message.carry(Optional.of(photo), Optional.empty());
    return sent(message.write("caption", caption, request), keyboard);
  }

  JsonNode sendDocument(FakeRequest request) {
    FakeText caption = caption(request);
    Optional<JsonNode> keyboard = FakeKeyboard.of(request);
    Upload document = upload(request, "document");
    FakeMessage message = newMessage(request);
    message
        .json
        .putObject("document")
        .put("file_id", "document" + message.id())
        .put("file_unique_id", "udocument" + message.id())
        .put("file_name", document.fileName())
        .put("mime_type", document.contentType())
        .put("file_size", document.bytes().length);
    message.carry(Optional.empty(), Optional.of(document));
    return sent(message.write("caption", caption, request), keyboard);
  }

  JsonNode editMessageText(FakeRequest request) {
    FakeText text = text(request);
    Optional<JsonNode> keyboard = FakeKeyboard.of(request);
    FakeMessage message = editable(request);
    if (!message.json.has("text")) {
      throw FakeRefusal.badRequest("there is no text in the message to edit");
    }
    ObjectNode before = message.json.deepCopy();
    message.write("text", text, request).keyboard(keyboard);
    return edited(message, before);
  }

  JsonNode editMessageReplyMarkup(FakeRequest request) {
    Optional<JsonNode> keyboard = FakeKeyboard.of(request);
    FakeMessage message = editable(request);
    ObjectNode before = message.json.deepCopy();
    return edited(message.keyboard(keyboard), before);
  }

  JsonNode deleteMessage(FakeRequest request) {
    FakeMessage message = find(request, "message to delete not found");
    if (message.sentAt().plus(DELETABLE).getEpochSecond() < chats.now()) {
      throw FakeRefusal.badRequest("message can't be deleted for everyone");
    }
    chats.delete(message);
    return BooleanNode.TRUE;
  }

  JsonNode sendChatAction(FakeRequest request) {
    if (!ACTIONS.contains(request.text("action"))) {
      throw FakeRefusal.badRequest("wrong parameter action in request");
    }
    chats.writable(request);
    return BooleanNode.TRUE;
  }

  JsonNode answerCallbackQuery(FakeRequest request) {
    if (!callbacks.contains(request.text("callback_query_id"))) {
      throw FakeRefusal.badRequest(
          "query is too old and response timeout expired or query ID is invalid");
    }
    if (request.text("text").length() > LONGEST_TOAST) {
      throw FakeRefusal.badRequest("MESSAGE_TOO_LONG");
    }
    return BooleanNode.TRUE;
  }

  private FakeText text(FakeRequest request) {
    if (request.text("text").isEmpty()) {
      throw FakeRefusal.badRequest("message text is empty");
    }
    FakeText text = FakeText.parse(request, "text", "entities");
    if (text.text().isEmpty()) {
      throw FakeRefusal.badRequest("text must be non-empty");
    }
    if (text.text().length() > FakeText.LONGEST_MESSAGE) {
      throw FakeRefusal.badRequest("message is too long");
    }
    return text;
  }

  private FakeText caption(FakeRequest request) {
    FakeText caption = FakeText.parse(request, "caption", "caption_entities");
    if (caption.text().length() > FakeText.LONGEST_CAPTION) {
      throw FakeRefusal.badRequest("message caption is too long");
    }
    return caption;
  }

  private static Upload upload(FakeRequest request, String name) {
    Upload file =
        request
            .file(name)
            .orElseThrow(() -> FakeRefusal.badRequest("there is no " + name + " in the request"));
    if (file.bytes().length == 0) {
      throw FakeRefusal.badRequest("file must be non-empty");
    }
    return file;
  }

  private FakeMessage newMessage(FakeRequest request) {
    ObjectNode chat = chats.writable(request);
    Optional<FakeMessage> repliedTo = repliedTo(request, chat.path("id").asLong());
    ObjectNode json = chats.message(chats.bot(), chat, Duration.ZERO);
    repliedTo.ifPresent(to -> json.set("reply_to_message", shallow(to)));
    request
        .integer("message_thread_id")
        .ifPresent(thread -> json.put("message_thread_id", thread).put("is_topic_message", true));
    if (request.flag("protect_content")) {
      json.put("has_protected_content", true);
    }
    return new FakeMessage(json, true);
  }

  private Optional<FakeMessage> repliedTo(FakeRequest request, long chat) {
    Optional<JsonNode> reply = request.structure("reply_parameters");
    long id =
        reply
            .map(parameters -> parameters.path("message_id").asLong())
            .orElse(request.integer("reply_to_message_id").orElse(0));
    boolean optional =
        request.flag("allow_sending_without_reply")
            || reply.map(r -> r.path("allow_sending_without_reply").asBoolean()).orElse(false);
    Optional<FakeMessage> found = chats.find(chat, id);
    if (id != 0 && found.isEmpty() && !optional) {
      throw FakeRefusal.badRequest("message to be replied not found");
    }
    return found;
  }

  /** A message as another one quotes it: without what it replied to itself. */
  static ObjectNode shallow(FakeMessage message) {
    return message.json.deepCopy().without(List.of("reply_to_message"));
  }

  private JsonNode sent(FakeMessage message, Optional<JsonNode> keyboard) {
    return chats.keep(message.keyboard(keyboard)).json.deepCopy();
  }

  private JsonNode edited(FakeMessage message, ObjectNode before) {
    if (message.json.equals(before)) {
      throw FakeRefusal.badRequest(NOT_MODIFIED);
    }
    return message.json.put("edit_date", chats.now()).deepCopy();
  }

  private FakeMessage editable(FakeRequest request) {
    FakeMessage message = find(request, "message to edit not found");
    if (!message.fromBot) {
      throw FakeRefusal.badRequest("message can't be edited");
    }
    return message;
  }

  private FakeMessage find(FakeRequest request, String otherwise) {
    long chat = chats.chat(request).path("id").asLong();
    long id = request.integer("message_id").orElse(0);
    if (id == 0) {
      throw FakeRefusal.badRequest("message identifier is not specified");
    }
    return chats.find(chat, id).orElseThrow(() -> FakeRefusal.badRequest(otherwise));
  }
}
