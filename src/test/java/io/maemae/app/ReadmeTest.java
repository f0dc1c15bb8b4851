package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README shows what the program really says. */
class ReadmeTest {
  private static final String FENCE = "```";

  @Test
  void givenTheInputOfTheTranscript_whenRun_thenItBeginsAndEndsAsShown() throws IOException {
    List<String> readme = Files.readAllLines(Path.of("README.md"));
    int begin = readme.indexOf(FENCE) + 1;
    int gap = readme.indexOf("…");
    int end = begin + readme.subList(begin, readme.size()).indexOf(FENCE);
    List<String> head = readme.subList(begin, gap);
    List<String> tail = readme.subList(gap + 1, end);
    List<String> typed =
        head.stream().filter(l -> l.startsWith("> ")).map(l -> l.substring(2)).toList();

    List<String> said = FrontDoor.rehearse(typed, "--lang", "en").out().lines().toList();

    assertEquals(head, said.subList(0, head.size()));
    assertEquals(tail, said.subList(said.size() - tail.size(), said.size()));
  }
}
