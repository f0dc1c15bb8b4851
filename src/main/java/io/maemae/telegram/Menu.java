package io.maemae.telegram;

import io.maemae.command.MenuEntry;
import io.maemae.config.TelegramSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeChat;

/**
 * The list of commands that a chat offers, by the role of its user. The server keeps it only for a
 * chat that the person has opened. Sending thread only.
 */
final class Menu {
  private static final Logger log = LoggerFactory.getLogger(Menu.class);
  private static final int LONGEST_DESCRIPTION = 256;
  private static final int MOST_COMMANDS = 100;
  private static final Duration PAUSE = Duration.ofSeconds(60);

  private final ApiCalls calls;
  private final Patience patience;
  private final Function<Boolean, List<MenuEntry>> entries;

  /**
   * A menu that is not set yet.
   *
   * @param entries for a trader (true) or a viewer
   */
  Menu(ApiCalls calls, Patience patience, Function<Boolean, List<MenuEntry>> entries) {
    this.calls = calls;
    this.patience = patience;
    this.entries = entries;
  }

  void set(TelegramSettings.User user) {
    patience.run(String.valueOf(user.id()), () -> call(user));
  }

  private void call(TelegramSettings.User user) {
    Optional<ApiFailure> failure = calls.call(method(user));
    if (failure.isEmpty()) {
      log.info("telegram.menu-set user={}", user.id());
      return;
    }
    switch (failure.get().kind()) {
      case LIMITED -> {
        patience.onLimited(String.valueOf(user.id()), failure.get().retryAfter());
        set(user);
      }
      case LATER -> {
        onFailure(user, failure.get());
        patience.later(PAUSE, () -> set(user));
      }
      default -> onFailure(user, failure.get());
    }
  }

  private static void onFailure(TelegramSettings.User user, ApiFailure failure) {
    log.info("telegram.menu-later user={} why={}", user.id(), failure.why());
  }

  private SetMyCommands method(TelegramSettings.User user) {
    List<BotCommand> commands =
        entries.apply(user.role() == TelegramSettings.Role.TRADER).stream()
            .limit(MOST_COMMANDS)
            .map(entry -> new BotCommand(entry.name(), description(entry)))
            .toList();
    return SetMyCommands.builder()
        .commands(commands)
        .scope(new BotCommandScopeChat(String.valueOf(user.id())))
        .build();
  }

  private static String description(MenuEntry entry) {
    String about = entry.about().isBlank() ? entry.name() : entry.about();
    if (about.length() <= LONGEST_DESCRIPTION) {
      return about;
    }
    boolean inside = Character.isLowSurrogate(about.charAt(LONGEST_DESCRIPTION));
    return about.substring(0, inside ? LONGEST_DESCRIPTION - 1 : LONGEST_DESCRIPTION);
  }
}
