package io.maemae.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * Asks for updates, and reads one by one those that the library cannot read together: an update of
 * a kind it does not know, sent by anybody, would come again for ever and stop the chat. Of such a
 * message only who sent it where is kept.
 */
final class TolerantUpdates extends GetUpdates {
  private static final Logger log = LoggerFactory.getLogger(TolerantUpdates.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LIMIT = 100;
  private static final int TIMEOUT_SECONDS = 50;
  private static final List<String> KINDS = List.of("message", "edited_message", "callback_query");

  TolerantUpdates(int offset) {
    super(offset, LIMIT, TIMEOUT_SECONDS, KINDS);
  }

  @Override
  public ArrayList<Update> deserializeResponse(String answer) throws TelegramApiRequestException {
    try {
      return super.deserializeResponse(answer);
    } catch (TelegramApiRequestException e) {
      if (!Answers.isTaken(answer)) {
        throw e;
      }
      return oneByOne(answer);
    }
  }

  private static ArrayList<Update> oneByOne(String answer) throws TelegramApiRequestException {
    ArrayList<Update> updates = new ArrayList<>();
    try {
      for (JsonNode update : JSON.readTree(answer).path("result")) {
        if (update.path("update_id").isInt()) {
          updates.add(read(update));
        }
      }
    } catch (JsonProcessingException e) {
      throw new TelegramApiRequestException("Unreadable updates", e);
    }
    return updates;
  }

  private static Update read(JsonNode update) {
    try {
      return JSON.treeToValue(update, Update.class);
    } catch (JsonProcessingException e) {
      log.warn("telegram.unreadable update={}", update.path("update_id").asInt());
      return sender(update);
    }
  }

  /** Without what it says. */
  private static Update sender(JsonNode update) {
    ObjectNode known = JSON.createObjectNode();
    known.set("update_id", update.path("update_id"));
    if (update.path("message").isObject()) {
      ObjectNode message = known.putObject("message");
      for (String field : List.of("message_id", "date", "from", "chat")) {
        if (update.path("message").has(field)) {
          message.set(field, update.path("message").path(field));
        }
      }
    }
    try {
      return JSON.treeToValue(known, Update.class);
    } catch (JsonProcessingException e) {
      Update empty = new Update();
      empty.setUpdateId(update.path("update_id").asInt());
      return empty;
    }
  }
}
