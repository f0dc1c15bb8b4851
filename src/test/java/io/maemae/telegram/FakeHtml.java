package io.maemae.telegram;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads parse mode HTML as strictly as the server does, with its error texts.
 *
 * <p>Source: "HTML style" of the Bot API, and the public source of its server.
 */
final class FakeHtml {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("b", "bold"),
          Map.entry("strong", "bold"),
          Map.entry("i", "italic"),
          Map.entry("em", "italic"),
          Map.entry("u", "underline"),
          Map.entry("ins", "underline"),
          Map.entry("s", "strikethrough"),
          Map.entry("strike", "strikethrough"),
          Map.entry("del", "strikethrough"),
          Map.entry("span", "spoiler"),
          Map.entry("tg-spoiler", "spoiler"),
          Map.entry("tg-emoji", "custom_emoji"),
          Map.entry("blockquote", "blockquote"),
          Map.entry("code", "code"),
          Map.entry("pre", "pre"),
          Map.entry("a", "text_link"));
  private static final Map<String, String> NAMED =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)(?![a-zA-Z]));?");
  private static final Set<Character> BLANKS = Set.of(' ', '\t', '\r', '\n', '\u000b');

  private final String source;
  private final FakeSpans spans = new FakeSpans();
  private int at;

  private FakeHtml(String source) {
    this.source = source;
  }

  static FakeSpans parse(String source) {
    FakeHtml html = new FakeHtml(source);
    html.read();
    return html.spans;
  }

  private void read() {
    while (!isEnd()) {
      if (source.startsWith("</", at)) {
        endTag();
      } else if (peek() == '<') {
        startTag();
      } else {
        character();
      }
    }
    if (spans.isOpen()) {
      throw FakeSpans.cannotParse(
          "Can't find end tag corresponding to start tag \"" + spans.innermost().name() + "\"");
    }
  }

  private void character() {
    Matcher reference = REFERENCE.matcher(source).region(at, source.length());
    int code = peek() == '&' && reference.lookingAt() ? code(reference) : 0;
    if (code > 0 && code < 0x10ffff) {
      at = reference.end();
    } else {
      code = source.codePointAt(at);
      at += Character.charCount(code);
    }
    spans.append(code);
  }

  private static int code(MatchResult reference) {
    if (reference.group(3) != null) {
      return NAMED.get(reference.group(3)).charAt(0);
    }
    return reference.group(1) != null
        ? Integer.parseInt(reference.group(1), 16)
        : Integer.parseInt(reference.group(2));
  }

  private void startTag() {
    int begin = at++;
    String name = untilBlankOr('>');
    if (isEnd()) {
      throw error("Unclosed start tag", begin);
    }
    if (!TYPES.containsKey(name)) {
      throw error("Unsupported start tag \"" + name + "\"", begin);
    }
    String argument = argument(name, attributes(name, begin));
    if (name.equals("span") && !argument.equals("tg-spoiler")) {
      throw error("Tag \"span\" must have class \"tg-spoiler\"", begin);
    }
    at++;
    spans.open(name, argument, FakeSpans.byteOffset(source, begin));
  }

  private static String argument(String tag, Map<String, String> attributes) {
    return switch (tag) {
      case "a" -> attributes.getOrDefault("href", "");
      case "span" -> attributes.getOrDefault("class", "");
      case "tg-emoji" -> attributes.getOrDefault("emoji-id", "");
      case "blockquote" -> attributes.containsKey("expandable") ? "expandable" : "";
      case "code" -> {
        String language = attributes.getOrDefault("class", "");
        yield language.startsWith("language-") ? language.substring("language-".length()) : "";
      }
      default -> "";
    };
  }

  /** Reads up to the tag's {@code >}, which is left. */
  private Map<String, String> attributes(String tag, int begin) {
    Map<String, String> attributes = new HashMap<>();
    skipBlanks();
    while (isEnd() || peek() != '>') {
      int from = at;
      while (!isEnd() && !BLANKS.contains(peek()) && "=>/\"'".indexOf(peek()) < 0) {
        at++;
      }
      String name = source.substring(from, at);
      if (name.isEmpty()) {
        throw error("Empty attribute name in the tag \"" + tag + "\"", begin);
      }
      skipBlanks();
      String value = "";
      if (!isEnd() && peek() == '=') {
        at++;
        skipBlanks();
        value = isEnd() ? "" : value();
      }
      if (isEnd()) {
        throw error("Unclosed start tag \"" + tag + "\"", begin);
      }
      attributes.put(name, value);
      skipBlanks();
    }
    return attributes;
  }

  private String value() {
    char quote = peek();
    int from = at;
    if (quote != '"' && quote != '\'') {
      while (!isEnd() && (Character.isLetterOrDigit(peek()) || ".-".indexOf(peek()) >= 0)) {
        at++;
      }
      if (!isEnd() && !BLANKS.contains(peek()) && peek() != '>') {
        throw error("Unexpected end of name token", from);
      }
      return source.substring(from, at).toLowerCase(Locale.ROOT);
    }
    int end = source.indexOf(quote, ++from);
    at = end < 0 ? source.length() : end + 1;
    String raw = source.substring(from, end < 0 ? source.length() : end);
    return REFERENCE
        .matcher(raw)
        .replaceAll(found -> Matcher.quoteReplacement(Character.toString(code(found))));
  }

  private void endTag() {
    int begin = at;
    if (!spans.isOpen()) {
      throw error("Unexpected end tag", begin);
    }
    at += 2;
    String name = untilBlankOr('>');
    skipBlanks();
    if (isEnd() || peek() != '>') {
      throw error("Unclosed end tag", begin);
    }
    at++;
    String expected = spans.innermost().name();
    if (!name.isEmpty() && !name.equals(expected)) {
      throw FakeSpans.cannotParse(
          "Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\""
              .formatted(FakeSpans.byteOffset(source, begin), expected, name));
    }
    mark(spans.close());
  }

  private void mark(FakeSpans.Open tag) {
    switch (tag.name()) {
      case "a" -> spans.markLink(tag.offset(), tag.argument());
      case "tg-emoji" -> {
        if (!tag.argument().matches("-?\\d{1,18}")) {
          throw FakeSpans.cannotParse("Invalid custom emoji identifier specified");
        }
        spans.mark("custom_emoji", tag.offset(), tag.argument());
      }
      case "blockquote" ->
          spans.mark(
              tag.argument().isEmpty() ? "blockquote" : "expandable_blockquote", tag.offset(), "");
      case "pre" -> {
        if (!spans.codeBecomesPre(tag.offset())) {
          spans.mark("pre", tag.offset(), "");
        }
      }
      default -> spans.mark(TYPES.get(tag.name()), tag.offset(), tag.argument());
    }
  }

  private String untilBlankOr(char end) {
    int from = at;
    while (!isEnd() && !BLANKS.contains(peek()) && peek() != end) {
      at++;
    }
    return source.substring(from, at).toLowerCase(Locale.ROOT);
  }

  private void skipBlanks() {
    while (!isEnd() && BLANKS.contains(peek())) {
      at++;
    }
  }

  private boolean isEnd() {
    return at >= source.length();
  }

  private char peek() {
    return source.charAt(at);
  }

  private FakeRefusal error(String what, int index) {
    return FakeSpans.cannotParse(what + " at byte offset " + FakeSpans.byteOffset(source, index));
  }
}
