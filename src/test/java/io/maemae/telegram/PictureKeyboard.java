package io.maemae.telegram;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** The buttons below a message, equally wide within a row. */
final class PictureKeyboard {
  private static final float SIZE = 14.5f;
  private static final double BUTTON = 38;
  private static final double GAP = 4;
  private static final double PADDING = 12;
  private static final Color GROUND = new Color(0x4C, 0x70, 0x61, 0xCC);

  private final List<List<PictureRun>> rows;
  private final PicturePen pen;

  PictureKeyboard(List<List<String>> labels, PicturePen pen) {
    this.rows =
        labels.stream()
            .filter(row -> !row.isEmpty())
            .map(row -> row.stream().map(PictureKeyboard::label).toList())
            .toList();
    this.pen = pen;
  }

  private static PictureRun label(String text) {
    return new PictureRun(text.replace('\n', ' '), PictureRun.Look.BOLD);
  }

  /** How wide it has to be to show all labels whole. */
  double wanted() {
    return rows.stream().mapToDouble(this::wanted).max().orElse(0);
  }

  private double wanted(List<PictureRun> row) {
    double longest = row.stream().mapToDouble(run -> pen.width(run, SIZE)).max().orElse(0);
    return row.size() * (Math.ceil(longest) + 2 * PADDING + GAP) - GAP;
  }

  double height() {
    return rows.size() * (GAP + BUTTON);
  }

  void draw(Graphics2D page, double x, double y, double width) {
    double top = y + GAP;
    for (List<PictureRun> row : rows) {
      double each = (width - (row.size() - 1) * GAP) / row.size();
      for (int i = 0; i < row.size(); i++) {
        button(page, row.get(i), x + i * (each + GAP), top, each);
      }
      top += BUTTON + GAP;
    }
  }

  private void button(Graphics2D page, PictureRun label, double x, double y, double width) {
    page.setColor(GROUND);
    page.fill(new RoundRectangle2D.Double(x, y, width, BUTTON, 16, 16));
    PictureRun shown = pen.fitted(label, width - PADDING, SIZE);
    double left = x + (width - pen.width(shown, SIZE)) / 2;
    double baseline = y + pen.baseline(BUTTON, SIZE);
    pen.draw(page, shown, left, baseline, SIZE, Color.WHITE);
  }
}
