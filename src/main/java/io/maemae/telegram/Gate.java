package io.maemae.telegram;

import io.maemae.config.TelegramSettings;
import io.maemae.desk.ChatOrigin;
import io.maemae.desk.ChatUser;
import io.maemae.desk.DeskEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * The one way in: only what a listed user says in the private chat with the bot passes, be it a
 * message or a press; all else meets silence and a line in the log. Polling thread.
 */
final class Gate {
  private static final Logger log = LoggerFactory.getLogger(Gate.class);

  private final Map<Long, TelegramSettings.User> users;
  private final InstantSource marketTime;
  private final InstantSource machineTime;

  Gate(TelegramSettings settings, InstantSource marketTime, InstantSource machineTime) {
    users =
        settings.users().stream()
            .collect(Collectors.toMap(TelegramSettings.User::id, Function.identity(), (a, b) -> a));
    this.marketTime = marketTime;
    this.machineTime = machineTime;
  }

  /**
   * What somebody who may be heard has said.
   *
   * @param query the press to acknowledge; empty if it is none
   * @param opens whether the person opens the chat, so that its menu is to be set
   */
  record Heard(
      DeskEvent event, TelegramSettings.User user, Optional<String> query, boolean opens) {}

  /** Empty if nobody who may be heard said anything. */
  Optional<Heard> admit(Update update) {
    if (update.hasMessage()) {
      return admit(update, update.getMessage(), false);
    }
    if (update.hasEditedMessage()) {
      return admit(update, update.getEditedMessage(), true);
    }
    return update.hasCallbackQuery() ? admit(update, update.getCallbackQuery()) : Optional.empty();
  }

  private Optional<Heard> admit(Update update, Message message, boolean edited) {
    Optional<TelegramSettings.User> user = heard(message.getFrom(), message.getChat());
    if (user.isEmpty() || Utterance.isNobodysWords(message, edited)) {
      return Optional.empty();
    }
    Integer date = edited ? message.getEditDate() : message.getDate();
    ChatOrigin origin = origin(update, user.get(), age(date), "");
    Optional<DeskEvent.ChatOther.Kind> other = Utterance.notObeyed(message, edited);
    Instant now = marketTime.instant();
    if (other.isPresent()) {
      log(update, user.get(), other.get().name());
      DeskEvent event = new DeskEvent.ChatOther(origin, other.get(), now);
      return Optional.of(new Heard(event, user.get(), Optional.empty(), false));
    }
    log(update, user.get(), "LINE");
    ChatText text = ChatText.of(message.getText());
    DeskEvent event = new DeskEvent.ChatLine(origin, text.line(), now);
    return Optional.of(new Heard(event, user.get(), Optional.empty(), text.opens()));
  }

  private Optional<Heard> admit(Update update, CallbackQuery press) {
    Chat chat = press.getMessage() == null ? null : press.getMessage().getChat();
    Optional<TelegramSettings.User> user = heard(press.getFrom(), chat);
    if (user.isEmpty()) {
      return Optional.empty();
    }
    log(update, user.get(), "PRESS");
    String message = String.valueOf(press.getMessage().getMessageId());
    String button = press.getData() == null ? "" : press.getData();
    // When a button was pressed is not told.
    ChatOrigin origin = origin(update, user.get(), Duration.ZERO, message);
    DeskEvent event = new DeskEvent.ButtonPress(origin, button, marketTime.instant());
    return Optional.of(new Heard(event, user.get(), Optional.ofNullable(press.getId()), false));
  }

  private Optional<TelegramSettings.User> heard(User from, Chat chat) {
    Optional<TelegramSettings.User> user =
        Optional.ofNullable(from).map(User::getId).map(users::get);
    String why;
    if (user.isEmpty()) {
      why = "stranger";
    } else if (chat == null) {
      why = "no-chat";
    } else if (!"private".equals(chat.getType())) {
      why = "not-private";
    } else if (!from.getId().equals(chat.getId())) {
      why = "another-chat";
    } else {
      return user;
    }
    log.info(
        "telegram.ignored user={} chat={} why={}",
        from == null ? "" : from.getId(),
        chat == null ? "" : chat.getId(),
        why);
    return Optional.empty();
  }

  private static ChatOrigin origin(
      Update update, TelegramSettings.User user, Duration age, String message) {
    String id = String.valueOf(user.id());
    boolean trades = user.role() == TelegramSettings.Role.TRADER;
    return new ChatOrigin(
        new ChatUser(id, trades), id, OptionalLong.of(update.getUpdateId()), age, message);
  }

  private Duration age(Integer date) {
    if (date == null) {
      return Duration.ZERO;
    }
    Duration age = Duration.between(Instant.ofEpochSecond(date), machineTime.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }

  private static void log(Update update, TelegramSettings.User user, String kind) {
    log.info("telegram.update cid=u{} user={} kind={}", update.getUpdateId(), user.id(), kind);
  }
}
