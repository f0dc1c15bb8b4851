package io.maemae.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.telegram.PictureRun.Look;
import io.maemae.telegram.PictureText.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a message is wrapped, what is a block, and how it looks. */
class PictureTextTest {
  private static final Look ITALIC = new Look(false, true, false, false);
  private static final Look LINK = new Look(false, false, false, true);

  private static List<Part> parts(String html) {
    return PictureText.parts(FakeText.html(html));
  }

  @Test
  void givenTagsAndEntities_whenRead_thenLooksAndLetters() {
    assertEquals(
        List.of(
            new Part(
                false,
                List.of(
                    new PictureRun("bold", Look.BOLD),
                    PictureRun.plain(" a < b & c > d "),
                    new PictureRun("code", Look.MONO),
                    PictureRun.plain(" "),
                    new PictureRun("slant", ITALIC)))),
        parts("<b>bold</b> a &lt; b &amp; c &gt; d <code>code</code> <i>slant</i>"));
  }

  @Test
  void givenBlock_whenRead_thenKeepsItsBlanksAndTakesTheLineBreaksAroundIt() {
    assertEquals(
        List.of(
            new Part(false, List.of(PictureRun.plain("cash"))),
            new Part(true, List.of(new PictureRun("  KRW   10\n  USD    2", Look.MONO))),
            new Part(false, List.of(PictureRun.plain("done")))),
        parts("cash\n<pre>  KRW   10\n  USD    2\n</pre>\ndone\n"));
  }

  @Test
  void givenCommand_whenRead_thenIsALink() {
    assertEquals(
        List.of(
            new Part(false, List.of(new PictureRun("/buy", LINK), PictureRun.plain(" 005930 10")))),
        PictureText.parts(FakeText.typed("/buy 005930 10")));
  }

  @Test
  void givenSyllablesOfSingleLetters_whenRead_thenAreComposed() {
    assertEquals(
        List.of(new Part(false, List.of(PictureRun.plain("한")))), parts("\u1112\u1161\u11ab"));
  }

  @Test
  void givenNothingToShow_whenRead_thenNoParts() {
    assertEquals(List.of(), parts(""));
    assertEquals(List.of(), parts(" \n "));
    assertEquals(List.of(), parts("<pre>\n</pre>"));
  }

  @Test
  void givenHtmlTheServerRefuses_whenRead_thenRefuses() {
    assertThrows(FakeRefusal.class, () -> parts("<b>open"));
  }
}
