package io.maemae.terminal;

import io.maemae.desk.ChatOrigin;
import io.maemae.desk.ChatUser;
import io.maemae.desk.DeskEvent;
import io.maemae.market.MarketTime;
import io.maemae.notice.Face;
import io.maemae.notice.OutboxMessage;
import io.maemae.notice.chart.Picture;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prints messages with the market time from which they were due, and reads what is typed: a number
 * or {@code yes} presses a button of the newest message that has any, all else is a line of chat.
 */
public final class Terminal implements Face {
  /** The name of its only chat. */
  public static final String CHAT = "terminal";

  private static final Logger log = LoggerFactory.getLogger(Terminal.class);

  private static final ChatOrigin ORIGIN = ChatOrigin.direct(new ChatUser("terminal", true), CHAT);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss ");
  private static final String CHARTS = "charts";
  private static final String INDENT = " ".repeat(9);
  private static final Set<String> YES = Set.of("yes", "y", "확인", "예");

  private final PrintStream out;
  private final boolean person;
  private final Path directory;
  private List<OutboxMessage.Button> newestButtons = List.of();

  /**
   * On a stream.
   *
   * @param person whether a person types; a script's lines are echoed, a person's are not
   * @param directory where pictures are written, in {@code charts}
   */
  public Terminal(PrintStream out, boolean person, Path directory) {
    this.out = out;
    this.person = person;
    this.directory = directory;
  }

  @Override
  public void deliver(OutboxMessage message, Consumer<Boolean> answer) {
    StringBuilder text =
        new StringBuilder(lines(message.dueAt(), text(message).replace('\t', ' ')));
    if (!message.buttons().isEmpty()) {
      newestButtons = message.buttons();
      text.append(INDENT);
      for (int i = 0; i < newestButtons.size(); i++) {
        text.append('[').append(i + 1).append("] ").append(newestButtons.get(i).label());
        text.append(i + 1 < newestButtons.size() ? "  " : "\n");
      }
    }
    out.print(text);
    prompt();
    answer.accept(true);
  }

  /** A picture is written to a file, which is named; without it there is a text in its place. */
  private String text(OutboxMessage message) {
    if (message.picture().isEmpty()) {
      return message.text();
    }
    Picture picture = message.picture().get();
    Path file = directory.resolve(CHARTS).resolve(picture.name());
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, picture.png());
      return picture.caption() + "\n" + CHARTS + "/" + picture.name();
    } catch (IOException | UncheckedIOException e) {
      log.error("terminal.picture-failed file={}", file, e);
      return message.text();
    }
  }

  private String lines(Instant at, String text) {
    return (person ? "\r" : "")
        + MarketTime.local(at).format(TIME)
        + text.replace("\n", "\n" + INDENT)
        + "\n";
  }

  /** Prints something that needs no keeping. */
  public void print(Instant at, String text) {
    out.print(lines(at, text));
  }

  /** Shows a person that it is their turn. */
  public void prompt() {
    if (person) {
      out.print("> ");
      out.flush();
    }
  }

  /** Reads a line that was typed: what it means for the desk. */
  public DeskEvent read(String line, Instant now) {
    if (!person) {
      out.print("> " + line + "\n");
    }
    String word = line.strip().toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return press(1, now);
    }
    if (word.matches("[0-9]{1,2}")) {
      return press(Integer.parseInt(word), now);
    }
    return new DeskEvent.ChatLine(ORIGIN, line, now);
  }

  private DeskEvent press(int number, Instant now) {
    boolean there = number >= 1 && number <= newestButtons.size();
    String id = there ? newestButtons.get(number - 1).id() : "";
    return new DeskEvent.ButtonPress(ORIGIN, id, now);
  }
}
