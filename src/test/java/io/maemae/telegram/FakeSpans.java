package io.maemae.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Marked-up text while it is read: what is plain so far, and the entities that are open or done.
 */
final class FakeSpans {
  private final StringBuilder text = new StringBuilder();
  private final List<FakeText.Entity> entities = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();

  /**
   * An entity without its end.
   *
   * @param name the tag or kind
   * @param argument a link or such
   * @param offset where it begins in the plain text
   * @param sourceByte where it begins in the source
   */
  record Open(String name, String argument, int offset, int sourceByte) {}

  void append(int codePoint) {
    text.appendCodePoint(codePoint);
  }

  void open(String name, String argument, int sourceByte) {
    open.push(new Open(name, argument, text.length(), sourceByte));
  }

  boolean isOpen() {
    return !open.isEmpty();
  }

  Open innermost() {
    return open.element();
  }

  Open close() {
    return open.pop();
  }

  /** Marks all plain text since the offset; nothing is marked if there is none. */
  void mark(String type, int offset, String argument) {
    if (text.length() > offset) {
      entities.add(new FakeText.Entity(type, offset, text.length() - offset, argument));
    }
  }

  /** Marks a link, or the mention of a user; what is no link stays plain. */
  void markLink(int offset, String target) {
    String url = target.isEmpty() ? text.substring(offset) : target;
    if (url.matches("tg://user\\?id=\\d{1,18}")) {
      mark("text_mention", offset, url.substring(url.indexOf('=') + 1));
    } else if (url.matches("(?i)(https?|tg|tonsite|mailto):.+") || url.matches("\\S+\\.\\S+")) {
      mark("text_link", offset, url);
    }
  }

  /** Turns code with a language into a block, if it is all the text since the offset. */
  boolean codeBecomesPre(int offset) {
    int last = entities.size() - 1;
    FakeText.Entity was = last < 0 ? null : entities.get(last);
    if (was == null
        || !was.type().equals("code")
        || was.argument().isEmpty()
        || was.offset() != offset
        || was.offset() + was.length() != text.length()) {
      return false;
    }
    entities.set(last, new FakeText.Entity("pre", offset, was.length(), was.argument()));
    return true;
  }

  String text() {
    return text.toString();
  }

  List<FakeText.Entity> entities() {
    return List.copyOf(entities);
  }

  static FakeRefusal cannotParse(String why) {
    return FakeRefusal.badRequest("can't parse entities: " + why);
  }

  static int byteOffset(String source, int index) {
    return source.substring(0, index).getBytes(UTF_8).length;
  }
}
