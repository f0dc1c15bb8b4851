package io.maemae.telegram;

import io.maemae.telegram.PictureRun.Look;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Measures and draws letters. What the fonts lack comes from the logical font of Java; monospaced
 * letters go into cells, one or two wide, whatever their font says.
 */
final class PicturePen {
  private static final Color LINK = new Color(0x2481CC);

  private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);
  private static final Font SPARE = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
  private static final Set<UnicodeScript> WIDE =
      EnumSet.of(
          UnicodeScript.HANGUL, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

  private final Font text;
  private final Font mono;

  PicturePen(Font text, Font mono) {
    this.text = text;
    this.mono = mono;
  }

  /** How many cells of a table a letter takes: none, one or two. */
  static int columns(int letter) {
    int type = Character.getType(letter);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT
        || type == Character.CONTROL) {
      return 0;
    }
    boolean fullWidth =
        (letter >= 0x3000 && letter <= 0x303E)
            || (letter >= 0xFF01 && letter <= 0xFF60)
            || (letter >= 0xFFE0 && letter <= 0xFFE6)
            || (letter >= 0x1F300 && letter <= 0x1FAFF);
    boolean narrow = letter >= 0xFF61 && letter <= 0xFFDC;
    return fullWidth || (!narrow && WIDE.contains(UnicodeScript.of(letter))) ? 2 : 1;
  }

  static int columns(String line) {
    return line.codePoints().map(PicturePen::columns).sum();
  }

  boolean canShow(String letters) {
    return text.canDisplayUpTo(letters) < 0;
  }

  /** The width of one cell. */
  double cell(float size) {
    return advance("0", mono.deriveFont(size));
  }

  double width(PictureRun run, float size) {
    if (run.look().mono()) {
      return columns(run.text()) * cell(size);
    }
    return run.text()
        .codePoints()
        .filter(letter -> columns(letter) > 0)
        .mapToDouble(letter -> advance(Character.toString(letter), font(letter, run.look(), size)))
        .sum();
  }

  /** Where letters stand in a line so that they look centred in its height. */
  double baseline(double lineHeight, float size) {
    LineMetrics metrics = text.deriveFont(size).getLineMetrics("0", SMOOTH);
    return (lineHeight - metrics.getAscent() - metrics.getDescent()) / 2 + metrics.getAscent();
  }

  /** Draws from the left; a link has its own colour. */
  void draw(Graphics2D page, PictureRun run, double x, double baseline, float size, Color color) {
    page.setColor(run.look().link() ? LINK : color);
    double at = x;
    for (int letter : run.text().codePoints().filter(one -> columns(one) > 0).toArray()) {
      String shown = Character.toString(letter);
      Font font = font(letter, run.look(), size);
      double advance = advance(shown, font);
      double room = run.look().mono() ? columns(letter) * cell(size) : advance;
      page.setFont(font);
      page.drawString(shown, (float) (at + (room - advance) / 2), (float) baseline);
      at += room;
    }
  }

  /** The text, or as much of it as fits, with dots. */
  PictureRun fitted(PictureRun run, double room, float size) {
    if (width(run, size) <= room) {
      return run;
    }
    String whole = run.text();
    for (int end = whole.length() - 1; end > 0; end--) {
      if (!Character.isLowSurrogate(whole.charAt(end))) {
        PictureRun cut = run.with(whole.substring(0, end).stripTrailing() + "…");
        if (width(cut, size) <= room) {
          return cut;
        }
      }
    }
    return run.with("…");
  }

  private Font font(int letter, Look look, float size) {
    Font wanted = look.mono() ? mono : text;
    Font able = wanted.canDisplay(letter) ? wanted : SPARE;
    int style = (look.bold() ? Font.BOLD : 0) | (look.italic() ? Font.ITALIC : 0);
    return able.deriveFont(style, size);
  }

  private static double advance(String letters, Font font) {
    return font.getStringBounds(letters, SMOOTH).getWidth();
  }
}
