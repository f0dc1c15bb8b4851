package io.maemae.telegram;

import io.maemae.notice.OutboxMessage;
import io.maemae.notice.chart.Picture;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.ParseMode;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/** A message on its way: which call comes next, and its one answer. Sending thread only. */
final class Delivery {
  private static final Logger log = LoggerFactory.getLogger(Delivery.class);

  private final OutboxMessage message;
  private final Optional<InlineKeyboardMarkup> buttons;
  private final Consumer<Boolean> answer;
  private List<MessageText.Part> parts;
  private int taken;
  private Optional<byte[]> picture;
  private boolean inPlace;
  private boolean marked = true;
  private boolean answered;

  Delivery(OutboxMessage message, String refreshLabel, Consumer<Boolean> answer) {
    this.message = message;
    this.answer = answer;
    picture = message.picture().flatMap(Delivery::drawn);
    parts = MessageText.parts(text());
    buttons = Keyboard.of(message, refreshLabel);
    // A text in several messages has no single place: it is sent anew.
    inPlace = picture.isEmpty() && parts.size() == 1 && message.replaces().matches("[0-9]{1,9}");
  }

  long id() {
    return message.id();
  }

  String chat() {
    return message.chat();
  }

  /** A picture that cannot be drawn is a mistake of ours; the text tells how to get another. */
  private static Optional<byte[]> drawn(Picture picture) {
    try {
      return Optional.of(picture.png());
    } catch (RuntimeException | LinkageError e) {
      log.error("telegram.picture-failed name={}", picture.name(), e);
      return Optional.empty();
    }
  }

  private String text() {
    return picture.flatMap(drawn -> message.picture()).map(Picture::caption).orElse(message.text());
  }

  /** Makes the next call; why the server did not take it, empty if it did. */
  Optional<ApiFailure> next(ApiCalls calls) {
    MessageText.Part part = parts.get(taken);
    String text = marked ? part.html() : part.plain();
    if (picture.isPresent()) {
      return calls.call(photo(picture.get(), text));
    }
    return calls.call(inPlace ? edit(text) : send(text));
  }

  private SendPhoto photo(byte[] png, String caption) {
    Answers.Photo photo =
        new Answers.Photo(chat(), png, message.picture().map(Picture::name).orElseThrow());
    photo.setCaption(caption);
    photo.setParseMode(marked ? ParseMode.HTML : null);
    buttons.ifPresent(photo::setReplyMarkup);
    return photo;
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

  /** Goes on with the text alone; false if it does already. */
  boolean dropPicture() {
    boolean had = picture.isPresent();
    picture = Optional.empty();
    parts = MessageText.parts(text());
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
