package io.maemae.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTextTest {
  @Test
  void givenSigns_whenShown_thenTheyAreWrittenAsEntities() {
    assertEquals("a &lt;b&gt; &amp;amp; &lt;", html("a <b> &amp; <"));
  }

  @Test
  void givenSeveralLines_whenShown_thenTheFirstIsBold() {
    assertEquals("<b>#1 A&amp;B</b>\nfilled\n\n10/10", html("#1 A&B\nfilled\r\n\n10/10"));
  }

  @Test
  void givenOneLine_whenShown_thenItIsPlain() {
    assertEquals("filled", html("filled"));
  }

  @Test
  void givenTable_whenShown_thenColumnsStandAlignedWithHangulCountingTwice() {
    String text = "보유\n종목\t수량\t평균\n삼성전자\t10\t70,000\nA&B\t5\t1\n끝";

    assertEquals(
        """
        <b>보유</b>
        <pre>종목     수량   평균
        삼성전자   10 70,000
        A&amp;B         5      1</pre>
        끝""",
        html(text));
  }

  @Test
  void givenTableFirst_whenShown_thenNothingIsBold() {
    assertEquals("<pre>a  1\nbb 2</pre>\nend", html("a\t1\nbb\t2\nend"));
  }

  @Test
  void givenRowsOfDifferentLength_whenShown_thenEachEndsWithItsLastCell() {
    assertEquals("<pre>a 1\nb 2 3\nc</pre>", html("a\t1\nb\t2\t3\nc\t"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n ", "\t", "\u200b\u200b", "\u0000"})
  void givenNothingToSee_whenShown_thenADotsSignStandsForIt(String text) {
    assertEquals(List.of(new MessageText.Part("…", "…")), MessageText.parts(text));
  }

  @Test
  void givenLongText_whenSplit_thenPartsEndAtLineEnds() {
    String line = "&".repeat(1000);
    String text = String.join("\n", List.of(line, line, line, line, line));

    List<MessageText.Part> parts = MessageText.parts(text);

    assertEquals(
        List.of(String.join("\n", List.of(line, line, line, line)), line),
        parts.stream().map(MessageText.Part::plain).toList());
    assertEquals("&amp;".repeat(1000), parts.get(1).html());
  }

  @Test
  void givenTextOfTheLimit_whenSplit_thenItIsOnePart() {
    assertEquals(1, MessageText.parts("x".repeat(MessageText.LIMIT)).size());
    assertEquals(2, MessageText.parts("x".repeat(MessageText.LIMIT + 1)).size());
  }

  @Test
  void givenLongLine_whenSplit_thenPartsEndAtBlanks() {
    String words = "word ".repeat(2000).strip();

    List<String> parts = plain(words);

    assertEquals(words, String.join(" ", parts));
    assertTrue(parts.stream().allMatch(p -> p.endsWith("word") && p.startsWith("word")));
  }

  @Test
  void givenLongWordOfSurrogatePairs_whenSplit_thenNoPairIsCut() {
    String text = "x" + "😀".repeat(5000);

    List<String> parts = plain(text);

    assertEquals(text, String.join("", parts));
    assertTrue(parts.stream().noneMatch(p -> Character.isLowSurrogate(p.charAt(0))));
    assertTrue(parts.stream().allMatch(p -> p.length() <= MessageText.LIMIT));
  }

  @Test
  void givenLongTable_whenSplit_thenEachPartIsATableOfItsOwn() {
    String text =
        IntStream.range(0, 600)
            .mapToObj(i -> "row " + i + "\t" + i * i)
            .collect(Collectors.joining("\n"));

    List<MessageText.Part> parts = MessageText.parts(text);

    assertEquals(3, parts.size());
    assertTrue(
        parts.stream().allMatch(p -> p.html().startsWith("<pre>") && p.html().endsWith("</pre>")));
  }

  private static String html(String text) {
    List<MessageText.Part> parts = MessageText.parts(text);
    assertEquals(1, parts.size());
    return parts.get(0).html();
  }

  private static List<String> plain(String text) {
    return MessageText.parts(text).stream().map(MessageText.Part::plain).toList();
  }
}
