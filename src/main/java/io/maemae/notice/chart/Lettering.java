package io.maemae.notice.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes with a pen instead of a font: a server has no Korean font, often none at all, and one that
 * came along would be as large as the rest of a picture's code is small. So a picture is the same
 * on every machine. Immutable.
 */
final class Lettering {
  private static final double CAPITAL = 10;
  private static final double GAP = 2.4;
  private static final double BLANK = 3.4;

  /** Of the pen, to the height of a capital. */
  private static final double PEN = 0.125;

  private final Map<Integer, Letter> letters = new HashMap<>();
  private final Hangul hangul = new Hangul();

  private record Letter(double width, Path2D path) {
    /** A frame, for what has no strokes. */
    static final Letter UNKNOWN = new Letter(6, Strokes.path("0,0 6,0 6,10 0,10 0,0"));

    static final Letter NONE = new Letter(BLANK - GAP, new Path2D.Double());
  }

  Lettering() {
    for (String line : Strokes.lines("letters.txt")) {
      String[] parts = line.split(" ", 3);
      letters.put(
          line.codePointAt(0), new Letter(Double.parseDouble(parts[1]), Strokes.path(parts[2])));
    }
  }

  private Letter letter(int c) {
    if (c == ' ') {
      return Letter.NONE;
    } else if (Hangul.isSyllable(c)) {
      return new Letter(Hangul.WIDTH, hangul.syllable(c));
    }
    return letters.getOrDefault(c, Letter.UNKNOWN);
  }

  /**
   * How wide a text is, in pixels.
   *
   * @param size the height of its capitals, in pixels
   */
  double width(String text, double size) {
    double units = text.codePoints().mapToDouble(c -> letter(c).width() + GAP).sum();
    return Math.max(0, units - GAP) * size / CAPITAL;
  }

  /**
   * Writes a text in the colour of the graphics.
   *
   * @param x where it begins
   * @param baseline where its capitals stand
   * @param size the height of its capitals, in pixels
   */
  void write(Graphics2D graphics, String text, double x, double baseline, double size) {
    Graphics2D pen = (Graphics2D) graphics.create();
    pen.setStroke(
        new BasicStroke((float) (size * PEN), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    double scale = size / CAPITAL;
    double left = x;
    for (int c : text.codePoints().toArray()) {
      Letter letter = letter(c);
      pen.draw(
          letter
              .path()
              .createTransformedShape(
                  new AffineTransform(scale, 0, 0, scale, left, baseline - size)));
      left += (letter.width() + GAP) * scale;
    }
    pen.dispose();
  }
}
