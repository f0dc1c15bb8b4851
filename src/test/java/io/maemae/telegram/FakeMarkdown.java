package io.maemae.telegram;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads parse mode MarkdownV2: the usual marks, and the server's refusals of reserved characters.
 * Quotes are taken line by line and custom emoji are not known.
 */
final class FakeMarkdown {
  /** The longer mark first. */
  private static final Map<String, String> MARKS = new LinkedHashMap<>();

  static {
    MARKS.put("```", "pre");
    MARKS.put("`", "code");
    MARKS.put("__", "underline");
    MARKS.put("_", "italic");
    MARKS.put("||", "spoiler");
    MARKS.put("*", "bold");
    MARKS.put("~", "strikethrough");
    MARKS.put("[", "text_link");
  }

  private static final Map<String, String> NAMES =
      Map.of(
          "pre", "Pre",
          "code", "Code",
          "underline", "Underline",
          "italic", "Italic",
          "spoiler", "Spoiler",
          "bold", "Bold",
          "strikethrough", "Strikethrough",
          "text_link", "TextUrl");

  private final String source;
  private final FakeSpans spans = new FakeSpans();
  private int at;

  private FakeMarkdown(String source) {
    this.source = source;
  }

  static FakeSpans parse(String source) {
    FakeMarkdown markdown = new FakeMarkdown(source);
    markdown.read();
    return markdown.spans;
  }

  private void read() {
    while (at < source.length()) {
      if (!escaped() && !endOfEntity() && !beginOfEntity()) {
        plain();
      }
    }
    if (spans.isOpen()) {
      FakeSpans.Open open = spans.innermost();
      throw FakeSpans.cannotParse(
          "Can't find end of %s entity at byte offset %d"
              .formatted(NAMES.get(open.name()), open.sourceByte()));
    }
  }

  private boolean escaped() {
    if (source.charAt(at) != '\\' || at + 1 >= source.length() || source.charAt(at + 1) > 126) {
      return false;
    }
    spans.append(source.charAt(at + 1));
    at += 2;
    return true;
  }

  private boolean endOfEntity() {
    if (!spans.isOpen()) {
      return false;
    }
    String name = spans.innermost().name();
    String mark = name.equals("text_link") ? "]" : markOf(name);
    if (!source.startsWith(mark, at) || name.equals("italic") && source.startsWith("__", at)) {
      return false;
    }
    at += mark.length();
    FakeSpans.Open open = spans.close();
    if (name.equals("text_link")) {
      spans.markLink(open.offset(), source.startsWith("(", at) ? target() : "");
    } else {
      spans.mark(name, open.offset(), open.argument());
    }
    return true;
  }

  private String target() {
    int begin = ++at;
    StringBuilder url = new StringBuilder();
    while (at < source.length() && source.charAt(at) != ')') {
      if (source.charAt(at) == '\\' && at + 1 < source.length()) {
        at++;
      }
      url.append(source.charAt(at++));
    }
    if (at >= source.length()) {
      throw FakeSpans.cannotParse(
          "Can't find end of a URL at byte offset " + FakeSpans.byteOffset(source, begin));
    }
    at++;
    return url.toString();
  }

  private boolean beginOfEntity() {
    if (isInCode()) {
      return false;
    }
    for (Map.Entry<String, String> mark : MARKS.entrySet()) {
      if (source.startsWith(mark.getKey(), at)) {
        int begin = FakeSpans.byteOffset(source, at);
        at += mark.getKey().length();
        spans.open(mark.getValue(), mark.getValue().equals("pre") ? language() : "", begin);
        return true;
      }
    }
    return false;
  }

  /** The word behind the opening of a code block, if its line ends with it. */
  private String language() {
    int end = at;
    while (end < source.length() && " \t\n`".indexOf(source.charAt(end)) < 0) {
      end++;
    }
    if (end >= source.length() || source.charAt(end) != '\n') {
      return "";
    }
    String language = source.substring(at, end);
    at = end + 1;
    return language;
  }

  private void plain() {
    char character = source.charAt(at);
    boolean quote = character == '>' && (at == 0 || source.charAt(at - 1) == '\n');
    if (quote) {
      at++;
      return;
    }
    String reserved = isInCode() ? "`" : "_*[]()~`>#+-=|{}.!";
    if (reserved.indexOf(character) >= 0) {
      throw FakeSpans.cannotParse(
          "Character '" + character + "' is reserved and must be escaped with the preceding '\\'");
    }
    int code = source.codePointAt(at);
    spans.append(code);
    at += Character.charCount(code);
  }

  private boolean isInCode() {
    return spans.isOpen()
        && (spans.innermost().name().equals("code") || spans.innermost().name().equals("pre"));
  }

  private static String markOf(String name) {
    return MARKS.entrySet().stream()
        .filter(mark -> mark.getValue().equals(name))
        .findFirst()
        .orElseThrow()
        .getKey();
  }
}
