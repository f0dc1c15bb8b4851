package io.maemae.app;

import static io.maemae.app.ChatDoor.TRADER;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.telegram.FakeBotApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chat in English speaks no other language. */
final class ChatEnglishTest {
  private static final Pattern HANGUL = Pattern.compile("[가-힣ㄱ-ㅎ]");

  @TempDir Path directory;

  @Test
  void noScreenNoticeOrMenuHoldsHangul() throws IOException {
    try (FakeBotApi telegram = ChatDoor.telegram();
        ChatDoor door = ChatDoor.open(directory, telegram, inEnglish(telegram))) {
      door.presses(door.says("/buy 005930 2", "Estimate"), "Confirm", "filled 2/2");
      door.presses(door.says("/buy 005930 1 60000", "Estimate"), "Cancel", "Not ordered.");
      for (String command : ChatCommandsTest.LOOK) {
        boolean named = List.of("price", "book").contains(command);
        telegram.says(TRADER, "/" + command + (named ? " 005930" : ""));
      }
      door.says("/panic", "Sell your positions at market?");
      door.says("/fly", "No command '/fly'. /help");
      assertEquals(0, door.stop());

      String menus =
          telegram.calls("setMyCommands").stream().map(c -> c.text("commands")).collect(joining());
      List<String> said = Stream.concat(door.texts(TRADER).stream(), Stream.of(menus)).toList();
      assertEquals(List.of(), said.stream().filter(t -> HANGUL.matcher(t).find()).toList());
      assertEquals(List.of(), door.refused());
    }
  }

  private static String inEnglish(FakeBotApi telegram) {
    return ChatDoor.configuration(telegram, "").replace("language: ko", "language: en");
  }
}
