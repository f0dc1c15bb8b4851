package io.maemae.app;

import io.maemae.telegram.ChatPicture;
import io.maemae.telegram.FakeBotApi;
import io.maemae.telegram.Fonts;
import io.maemae.telegram.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the pictures of the READMEs: a chat with the running program, as a phone shows it. Needs a
 * Korean font.
 */
final class ChatPictures {
  private final FakeBotApi telegram;
  private final ChatDoor door;
  private final List<ChatPicture.Line> lines = new ArrayList<>();
  private LocalTime time = LocalTime.of(9, 10);
  private int drawn;

  private ChatPictures(FakeBotApi telegram, ChatDoor door) {
    this.telegram = telegram;
    this.door = door;
  }

  /** Writes {@code docs/chat-ko.png} and {@code docs/chat-en.png}. */
  public static void main(String[] args) throws Exception {
    draw("ko", "예상", "확인", "체결 10/10", "총자산", "합계");
    draw("en", "Estimate", "Confirm", "filled 10/10", "Total", "Total market value");
    System.exit(0);
  }

  private static void draw(
      String language,
      String estimate,
      String confirm,
      String filled,
      String balance,
      String positions)
      throws Exception {
    Path directory = Files.createTempDirectory("maemae-picture-");
    try (FakeBotApi telegram = ChatDoor.telegram()) {
      String yaml =
          ChatDoor.configuration(telegram, "").replace("language: ko", "language: " + language);
      try (ChatDoor door = ChatDoor.open(directory, telegram, yaml)) {
        ChatPictures picture = new ChatPictures(telegram, door);
        door.next(0, "/status");
        picture.drawn = telegram.shown(ChatDoor.TRADER).size();
        Shown preview = picture.says("/buy 005930 10", estimate);
        picture.presses(preview, confirm, filled);
        picture.says("/positions", positions);
        picture.says("/balance", balance);
        picture.write(Path.of("docs", "chat-" + language + ".png"));
      }
    }
  }

  private Shown says(String line, String part) {
    lines.add(new ChatPicture.Line(true, line, List.of(), time));
    Shown answer = door.says(line, part);
    drawNew();
    return answer;
  }

  private void presses(Shown message, String label, String part) {
    door.presses(message, label, part);
    drawNew();
  }

  private void drawNew() {
    List<Shown> shown = telegram.shown(ChatDoor.TRADER);
    shown.subList(drawn, shown.size()).stream()
        .map(
            m ->
                new ChatPicture.Line(
                    false,
                    m.html(),
                    m.buttons().stream()
                        .map(row -> row.stream().map(Shown.Button::label).toList())
                        .toList(),
                    time))
        .forEach(lines::add);
    drawn = shown.size();
    time = time.plusMinutes(1);
  }

  private void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, ChatPicture.png("maemae 매매", lines, Fonts.text(), Fonts.mono()));
  }
}
