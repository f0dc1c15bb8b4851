package io.maemae.order;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;

/** Settings as they are understood. */
public final class StoredText {
  private static final int MOST_SHOWN = 60;

  private StoredText() {}

  /**
   * What is kept under a key.
   *
   * @param understood makes of the text what it stands for, all of it at once
   * @throws UnreadableStoreException if it stands for nothing
   */
  public static <T> Optional<T> read(
      SettingStore store, String key, Function<String, T> understood) {
    Optional<String> text = store.setting(key);
    try {
      return text.map(understood);
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      throw new UnreadableStoreException(
          "'%s' stands for nothing under '%s'".formatted(shown(text.orElse("")), key), e);
    }
  }

  private static String shown(String text) {
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
  }
}
