package io.maemae.telegram;

import io.maemae.notice.OutboxMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.telegram.telegrambots.meta.api.methods.ParseMode;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/** A message on its way: which call comes next, and its one answer. Sending thread only. */
final class Delivery {
  private final OutboxMessage message;
  private final Optional<InlineKeyboardMarkup> buttons;
  private final List<MessageText.Part> parts;
  private final Consumer<Boolean> answer;
  private int taken;
  private boolean inPlace;
  private boolean marked = true;
  private boolean answered;

  Delivery(OutboxMessage message, String refreshLabel, Consumer<Boolean> answer) {
    this.message = message;
    this.answer = answer;
    parts = MessageText.parts(message.text());
    buttons = Keyboard.of(message, refreshLabel);
    // A text in several messages has no single place: it is sent anew.
    inPlace = parts.size() == 1 && message.replaces().matches("[0-9]{1,9}");
  }

  long id() {
    return message.id();
  }

  String chat() {
    return message.chat();
  }

  BotApiMethod<?> next() {
    MessageText.Part part = parts.get(taken);
    String text = marked ? part.html() : part.plain();
    return inPlace ? edit(text) : send(text);
  }

  private BotApiMethod<?> edit(String text) {
    Answers.Edit edit = new Answers.Edit(chat(), Integer.parseInt(message.replaces()), text);
    edit.setParseMode(marked ? ParseMode.HTML : null);
    edit.setLinkPreviewOptions(noPreview());
    buttons.ifPresent(edit::setReplyMarkup);
    return edit;
  }

  private BotApiMethod<?> send(String text) {
    Answers.Send send = new Answers.Send(chat(), text);
    send.setParseMode(marked ? ParseMode.HTML : null);
    send.setLinkPreviewOptions(noPreview());
    if (taken == parts.size() - 1) {
      buttons.ifPresent(send::setReplyMarkup);
    }
    return send;
  }

  private static LinkPreviewOptions noPreview() {
    return LinkPreviewOptions.builder().isDisabled(true).build();
  }

  /** Goes on where an earlier attempt at the same message ended. */
  void resume(Delivery earlier) {
    if (earlier.message.id() == message.id() && earlier.message.text().equals(message.text())) {
      taken = earlier.taken;
    }
  }

  boolean isBegun() {
    return taken > 0;
  }

  /** The server took the last call. */
  void onTaken() {
    taken++;
  }

  boolean isWhole() {
    return taken == parts.size();
  }

  /** Goes on without markup; false if it has none any more. */
  boolean dropMarkup() {
    boolean had = marked;
    marked = false;
    return had;
  }

  /** Goes on as a new message; false if it is one. */
  boolean dropPlace() {
    boolean had = inPlace;
    inPlace = false;
    return had;
  }

  /** The first answer counts. */
  void answer(boolean shown) {
    if (!answered) {
      answered = true;
      answer.accept(shown);
    }
  }
}
