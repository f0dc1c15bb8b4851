package io.maemae.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.telegram.PictureRun.Look;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The text of a message, taken apart into what is wrapped and what is not. */
final class PictureText {
  private PictureText() {}

  /**
   * A stretch of the text.
   *
   * @param block keeps its lines and blanks, as {@code <pre>} does
   */
  record Part(boolean block, List<PictureRun> runs) {
    Part {
      runs = List.copyOf(runs);
    }
  }

  /** The parts of a message from top to bottom; none if it is blank. */
  static List<Part> parts(FakeText message) {
    String text = message.text();
    List<Part> parts = new ArrayList<>();
    int end = text.stripTrailing().length();
    int from = 0;
    while (from < end) {
      int to = from + 1;
      boolean block = has("pre", message, from);
      while (to < end && has("pre", message, to) == block) {
        to++;
      }
      add(parts, message, block, from, to);
      from = to;
    }
    return parts;
  }

  /** A line break next to a block only ends the line, as the block begins a new one by itself. */
  private static void add(List<Part> parts, FakeText message, boolean block, int from, int to) {
    String text = message.text();
    int begin = !parts.isEmpty() && text.charAt(from) == '\n' ? from + 1 : from;
    boolean more = to < text.stripTrailing().length();
    int end = (block || more) && to > begin && text.charAt(to - 1) == '\n' ? to - 1 : to;
    if (begin < end) {
      parts.add(new Part(block, runs(message, begin, end)));
    }
  }

  private static List<PictureRun> runs(FakeText message, int from, int to) {
    List<PictureRun> runs = new ArrayList<>();
    int begin = from;
    while (begin < to) {
      Look look = look(message, begin);
      int end = begin + 1;
      while (end < to && look(message, end).equals(look)) {
        end++;
      }
      String text = message.text().substring(begin, end).replace("\t", "    ");
      runs.add(new PictureRun(Normalizer.normalize(text, Normalizer.Form.NFC), look));
      begin = end;
    }
    return runs;
  }

  private static Look look(FakeText message, int at) {
    return new Look(
        has("bold", message, at),
        has("italic", message, at),
        has("code", message, at) || has("pre", message, at),
        has("text_link", message, at) || has("bot_command", message, at));
  }

  private static boolean has(String type, FakeText message, int at) {
    return StreamSupport.stream(message.entities().spliterator(), false)
        .anyMatch(entity -> entity.path("type").asText().equals(type) && covers(entity, at));
  }

  private static boolean covers(JsonNode entity, int at) {
    int offset = entity.path("offset").asInt();
    return offset <= at && at < offset + entity.path("length").asInt();
  }
}
