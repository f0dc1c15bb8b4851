package io.maemae.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.telegram.PictureRun.Look;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where lines break, with letters as wide as the columns they take. */
class PictureWrapTest {
  private static double columns(PictureRun run) {
    return PicturePen.columns(run.text());
  }

  private static List<List<PictureRun>> wrap(int width, PictureRun... text) {
    return PictureWrap.lines(List.of(text), width, PictureWrapTest::columns);
  }

  private static String shown(List<PictureRun> line) {
    return String.join("", line.stream().map(PictureRun::text).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "20, 'buy ten shares', 'buy ten shares'",
    "14, 'buy ten shares', 'buy ten shares'",
    "13, 'buy ten shares', 'buy ten|shares'",
    "7, 'buy ten shares', 'buy ten|shares'",
    "6, 'buy ten shares', 'buy|ten|shares'",
    "12, '삼성전자 매수 10주', '삼성전자|매수 10주'",
    "10, '삼성전자 매수 10주', '삼성전자|매수 10주'",
    "9, '삼성전자 매수 10주', '삼성전자|매수 10주'",
    "8, '삼성전자 매수 10주', '삼성전자|매수|10주'",
    "6, '매수 삼성전자', '매수|삼성전|자'",
    "3, '삼성', '삼|성'",
    "1, '삼성', '삼|성'",
    "4, 'abcdefghij kl', 'abcd|efgh|ij|kl'",
    "9, '  in two  words', '  in two|words'",
    "5, '', ''",
    "5, '   ', ''"
  })
  void givenWidth_whenWrapped_thenBreaksAtBlanksAndInWordsOnlyIfItMust(
      int width, String text, String lines) {
    String wrapped =
        String.join(
            "|", wrap(width, PictureRun.plain(text)).stream().map(PictureWrapTest::shown).toList());

    assertEquals(lines, wrapped);
  }

  @Test
  void givenLineBreaks_whenWrapped_thenKeepsThemAndBlankLines() {
    List<List<PictureRun>> lines = wrap(20, PictureRun.plain("one\n\ntwo\n"));

    assertEquals(
        List.of(
            List.of(PictureRun.plain("one")),
            List.of(),
            List.of(PictureRun.plain("two")),
            List.of()),
        lines);
  }

  @Test
  void givenWordOfTwoLooks_whenWrapped_thenStaysWhole() {
    PictureRun bold = new PictureRun("70,440", Look.BOLD);

    List<List<PictureRun>> lines =
        wrap(10, PictureRun.plain("at "), bold, PictureRun.plain("원, ok"));

    assertEquals(
        List.of(
            List.of(PictureRun.plain("at")),
            List.of(bold, PictureRun.plain("원,")),
            List.of(PictureRun.plain("ok"))),
        lines);
  }

  @Test
  void givenLettersOutsideOfTheBasicPlane_whenBroken_thenStayWhole() {
    List<List<PictureRun>> lines = wrap(2, PictureRun.plain("📈📉"));

    assertEquals(List.of("📈", "📉"), lines.stream().map(PictureWrapTest::shown).toList());
  }
}
