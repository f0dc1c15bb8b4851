package io.maemae.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.Serializable;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * Calls of which only "ok" is read: a message that was taken must not be sent again because the
 * library cannot read how the server shows it.
 */
final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Answers() {}

  static boolean isTaken(String answer) {
    try {
      return JSON.readTree(answer).path("ok").asBoolean(false);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** A new message. */
  static final class Send extends SendMessage {
    Send(String chat, String text) {
      super(chat, text);
    }

    @Override
    public Message deserializeResponse(String answer) throws TelegramApiRequestException {
      return isTaken(answer) ? null : super.deserializeResponse(answer);
    }
  }

  /** A new message with a picture. */
  static final class Photo extends SendPhoto {
    Photo(String chat, byte[] png, String name) {
      super(chat, new InputFile(new ByteArrayInputStream(png), name));
    }

    @Override
    public Message deserializeResponse(String answer) throws TelegramApiRequestException {
      return isTaken(answer) ? null : super.deserializeResponse(answer);
    }
  }

  /** Another text for a message. */
  static final class Edit extends EditMessageText {
    Edit(String chat, int message, String text) {
      super(EditMessageText.builder().chatId(chat).messageId(message).text(text));
    }

    @Override
    public Serializable deserializeResponse(String answer) throws TelegramApiRequestException {
      return isTaken(answer) ? null : deserializeResponseSerializable(answer, Message.class);
    }
  }
}
