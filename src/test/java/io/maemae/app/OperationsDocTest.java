package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page on operations quotes what the program really says. */
final class OperationsDocTest {
  private static final Pattern QUOTE = Pattern.compile("“([^”]*)”");

  @Test
  void everyQuoteIsOfTheCatalogue() throws IOException {
    Collection<String> texts = texts();
    List<String> quotes =
        QUOTE
            .matcher(Files.readString(Path.of("docs/operations.md")).replaceAll("\\s+", " "))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertTrue(quotes.size() >= 15, quotes::toString);
    assertEquals(
        List.of(),
        quotes.stream().filter(q -> texts.stream().noneMatch(t -> quotes(t, q))).toList());
  }

  /** Values stand as … in a quote, and in the catalogue as numbers in braces. */
  private static boolean quotes(String text, String quote) {
    String pattern =
        Arrays.stream(quote.split("…", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("\\{\\d}"));
    return Pattern.compile(pattern).matcher(text).find();
  }

  private static Collection<String> texts() throws IOException {
    Properties texts = new Properties();
    texts.load(
        Files.newBufferedReader(Path.of("src/main/resources/messages/en.properties"), UTF_8));
    return texts.values().stream().map(Object::toString).toList();
  }
}
