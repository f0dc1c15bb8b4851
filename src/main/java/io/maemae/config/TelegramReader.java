package io.maemae.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the {@code telegram:} block. */
final class TelegramReader {
  private static final URI USUAL_API = URI.create("https://api.telegram.org");
  private static final Kind<TelegramSettings.Role> ROLE = Kind.oneOf(TelegramSettings.Role.class);

  private final Problems problems;

  TelegramReader(Problems problems) {
    this.problems = problems;
  }

  Optional<TelegramSettings> read(Section telegram) {
    int before = problems.count();
    Optional<Secret> token = telegram.required("token", Kind.SECRET);
    URI apiUrl = telegram.optional("api-url", Kind.HTTP_URL).orElse(USUAL_API);
    List<TelegramSettings.User> users = users(telegram);
    List<Long> chats = telegram.values("notify-chats", Kind.CHAT_ID);
    telegram.rejectUnknownKeys();
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(new TelegramSettings(token.orElseThrow(), apiUrl, users, chats));
  }

  private static List<TelegramSettings.User> users(Section telegram) {
    String expected = "a list of at least one { id: 123456789, role: trader }";
    if (telegram.node("users").isEmpty()) {
      telegram.missing("users", expected);
    }
    if (telegram.node("users").filter(Section::isEmptyList).isPresent()) {
      telegram.wrong("users", "is empty, must be " + expected);
    }
    List<TelegramSettings.User> users = new ArrayList<>();
    for (Section section : telegram.sections("users")) {
      Optional<Long> id = section.required("id", Kind.USER_ID);
      Optional<TelegramSettings.Role> role = section.required("role", ROLE);
      section.rejectUnknownKeys();
      if (id.isPresent() && role.isPresent()) {
        if (users.stream().anyMatch(user -> user.id() == id.get())) {
          section.wrong("id", "is '" + id.get() + "' again, must be listed once");
        }
        users.add(new TelegramSettings.User(id.get(), role.get()));
      }
    }
    return users;
  }
}
