package io.maemae.notice.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.Instruments;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is written can be read, without any font. */
final class LetteringTest {
  private static final String UNKNOWN = "漢";

  private final Lettering lettering = new Lettering();

  private int[] drawn(String text) {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    lettering.write(graphics, text, 6, 30, 20);
    graphics.dispose();
    return image.getRGB(0, 0, 40, 40, null, 0, 40);
  }

  private boolean isKnown(int c) {
    return !Arrays.equals(drawn(UNKNOWN), drawn(Character.toString(c)));
  }

  @Test
  void theLettersOfAKoreanNameAreAllDifferentAndNoneIsTheFrame() {
    Set<List<Integer>> shapes = new HashSet<>();
    for (String letter : List.of("삼", "성", "전", "자", UNKNOWN)) {
      shapes.add(Arrays.stream(drawn(letter)).boxed().toList());
    }

    assertEquals(5, shapes.size());
  }

  @Test
  void everySyllableOfHangulHasAShapeOfItsOwn() {
    Hangul hangul = new Hangul();

    Set<String> shapes =
        IntStream.rangeClosed('가', '힣')
            .mapToObj(c -> points(hangul.syllable(c)))
            .collect(Collectors.toSet());

    assertEquals(11_172, shapes.size());
  }

  private static String points(Path2D path) {
    StringBuilder points = new StringBuilder();
    double[] at = new double[6];
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      points.append(i.currentSegment(at)).append(Arrays.toString(at));
    }
    return points.toString();
  }

  @Test
  void everyNameOfAnInstrumentCanBeWritten() {
    Set<String> unknown =
        Instruments.wellKnown().all().stream()
            .flatMap(i -> List.of(i.name(), i.englishName(), i.symbol().code()).stream())
            .flatMapToInt(String::codePoints)
            .filter(c -> !isKnown(c))
            .mapToObj(Character::toString)
            .collect(Collectors.toSet());

    assertEquals(Set.of(), unknown);
  }

  @Test
  void everyPrintableLetterOfAsciiThatNamesAndPricesNeedIsKnown() {
    String needed = "0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,:+-%()#/&·";

    assertEquals(
        "",
        needed
            .codePoints()
            .filter(c -> !isKnown(c))
            .mapToObj(Character::toString)
            .collect(Collectors.joining()));
  }

  @Test
  void aTextIsAsWideAsItIsDrawn() {
    int[] pixels = drawn("삼");
    int right =
        IntStream.range(0, pixels.length)
            .filter(i -> (pixels[i] & 0xFFFFFF) != 0)
            .map(i -> i % 40)
            .max()
            .orElseThrow();

    assertTrue(Math.abs(6 + lettering.width("삼", 20) - right) <= 2, "ends at " + right);
  }
}
