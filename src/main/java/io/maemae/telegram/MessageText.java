package io.maemae.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A plain text as Telegram shows it: the first of several lines bold, tables in columns, in parts
 * no longer than a message may be.
 *
 * <p>Source: Bot API, sendMessage: "1-4096 characters after entities parsing"; "HTML style": {@code
 * <}, {@code >} and {@code &} are written as entities.
 */
final class MessageText {
  /** The longest message, in UTF-16 units: never fewer than the characters the server counts. */
  static final int LIMIT = 4096;

  /** Stands for a text that shows nothing, which the server would refuse. */
  private static final String NOTHING = "…";

  private MessageText() {}

  /**
   * What is sent as one message.
   *
   * @param html with markup
   * @param plain the same, to be sent without
   */
  record Part(String html, String plain) {}

  private enum Style {
    PLAIN,
    BOLD,
    TABLE
  }

  private record Line(String text, Style style) {
    Line cut(int from, int to) {
      return new Line(text.substring(from, to), style);
    }
  }

  /** At least one part, none of them empty. */
  static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    List<Line> part = new ArrayList<>();
    int length = 0;
    for (Line line : styled(text)) {
      for (Line piece : pieces(line)) {
        if (!part.isEmpty() && length + 1 + piece.text().length() > LIMIT) {
          add(parts, part);
          part = new ArrayList<>();
        }
        length = part.isEmpty() ? piece.text().length() : length + 1 + piece.text().length();
        part.add(piece);
      }
    }
    add(parts, part);
    return parts.isEmpty() ? List.of(new Part(NOTHING, NOTHING)) : List.copyOf(parts);
  }

  private static void add(List<Part> parts, List<Line> lines) {
    String plain = lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    if (plain.codePoints().anyMatch(MessageText::isSeen)) {
      parts.add(new Part(html(lines), plain));
    }
  }

  private static boolean isSeen(int codePoint) {
    return !Character.isWhitespace(codePoint)
        && !Character.isSpaceChar(codePoint)
        && !Character.isISOControl(codePoint)
        && Character.getType(codePoint) != Character.FORMAT;
  }

  private static List<Line> styled(String text) {
    List<String> raw = List.of(text.replace("\r\n", "\n").split("\n", -1));
    List<Line> lines = new ArrayList<>();
    List<String> table = new ArrayList<>();
    for (String line : raw) {
      if (isRow(line)) {
        table.add(line);
      } else {
        end(table, lines);
        boolean title = lines.isEmpty() && raw.size() > 1;
        lines.add(new Line(line, title ? Style.BOLD : Style.PLAIN));
      }
    }
    end(table, lines);
    return lines;
  }

  private static boolean isRow(String line) {
    return line.indexOf('\t') >= 0;
  }

  private static void end(List<String> table, List<Line> lines) {
    if (!table.isEmpty()) {
      TextTable.aligned(table).forEach(row -> lines.add(new Line(row, Style.TABLE)));
      table.clear();
    }
  }

  /** A line in pieces that each fit a message, divided at blanks where there are any. */
  private static List<Line> pieces(Line line) {
    List<Line> pieces = new ArrayList<>();
    String text = line.text();
    int from = 0;
    while (text.length() - from > LIMIT) {
      int end = from + LIMIT;
      int blank = text.lastIndexOf(' ', end);
      if (blank > from) {
        pieces.add(line.cut(from, blank));
        from = blank + 1;
      } else {
        int to = Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
        pieces.add(line.cut(from, to));
        from = to;
      }
    }
    pieces.add(line.cut(from, text.length()));
    return pieces;
  }

  private static String html(List<Line> lines) {
    StringBuilder html = new StringBuilder();
    Style before = Style.PLAIN;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (before == Style.TABLE && line.style() != Style.TABLE) {
        html.append("</pre>");
      }
      html.append(i == 0 ? "" : "\n");
      if (line.style() == Style.TABLE && before != Style.TABLE) {
        html.append("<pre>");
      }
      html.append(line.style() == Style.BOLD ? bold(line.text()) : escaped(line.text()));
      before = line.style();
    }
    return html.append(before == Style.TABLE ? "</pre>" : "").toString();
  }

  private static String bold(String text) {
    return text.isBlank() ? text : "<b>" + escaped(text) + "</b>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
