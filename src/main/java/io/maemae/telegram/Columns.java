package io.maemae.telegram;

import java.util.List;

/**
 * How wide a text stands in a font of one width.
 *
 * <p>Source: Unicode Standard Annex 11, East Asian Width, the ranges of class W and F.
 */
final class Columns {
  private static final List<int[]> WIDE =
      List.of(
          new int[] {0x1100, 0x115F},
          new int[] {0x231A, 0x231B},
          new int[] {0x2E80, 0x303E},
          new int[] {0x3041, 0xA4CF},
          new int[] {0xA960, 0xA97F},
          new int[] {0xAC00, 0xD7A3},
          new int[] {0xF900, 0xFAFF},
          new int[] {0xFE30, 0xFE6F},
          new int[] {0xFF00, 0xFF60},
          new int[] {0xFFE0, 0xFFE6},
          new int[] {0x1F300, 0x1F64F},
          new int[] {0x1F680, 0x1F6FF},
          new int[] {0x1F900, 0x1F9FF},
          new int[] {0x20000, 0x3FFFD});

  private Columns() {}

  static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  private static int width(int codePoint) {
    if (isUnseen(codePoint)) {
      return 0;
    }
    boolean wide = WIDE.stream().anyMatch(r -> codePoint >= r[0] && codePoint <= r[1]);
    return wide ? 2 : 1;
  }

  private static boolean isUnseen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
      // The vowels and finals of a syllable that is written in its letters.
      default -> codePoint >= 0x1160 && codePoint <= 0x11FF;
    };
  }

  static String left(String text, int width) {
    return text + blanks(text, width);
  }

  static String right(String text, int width) {
    return blanks(text, width) + text;
  }

  private static String blanks(String text, int width) {
    return " ".repeat(Math.max(0, width - width(text)));
  }
}
