package io.maemae.notice;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The catalogue of texts in one language: a text for each key, with {@code {0}}, {@code {1}} …
 * where values go. Immutable.
 */
final class Messages {
  private static final Map<Language, Properties> READ = new ConcurrentHashMap<>();

  private final Properties texts;
  private final String name;

  Messages(Language language) {
    name = "messages/" + (language == Language.KO ? "ko" : "en") + ".properties";
    texts = READ.computeIfAbsent(language, l -> read(name));
  }

  private static Properties read(String name) {
    try (Reader reader =
        new InputStreamReader(
            Messages.class.getClassLoader().getResourceAsStream(name), StandardCharsets.UTF_8)) {
      Properties texts = new Properties();
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The text of a key with its values in place.
   *
   * @throws IllegalArgumentException if there is no such key
   */
  String text(String key, Object... values) {
    String pattern = texts.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no text for '" + key + "' in " + name);
    }
    StringBuilder text = new StringBuilder(pattern.length() + 16 * values.length);
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean slot = c == '{' && i + 2 < pattern.length() && pattern.charAt(i + 2) == '}';
      if (slot) {
        text.append(values[pattern.charAt(i + 1) - '0']);
        i += 2;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  Set<String> keys() {
    return texts.stringPropertyNames();
  }
}
