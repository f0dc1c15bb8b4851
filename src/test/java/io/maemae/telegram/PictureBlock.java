package io.maemae.telegram;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** A part of a message with its place in a bubble. Lengths are in points of the phone's screen. */
interface PictureBlock {
  Color INK = new Color(0x111111);

  double width();

  double height();

  /** How much of the last line is taken. */
  double lastLineWidth();

  /**
   * @param width of the bubble's inside
   */
  void draw(Graphics2D page, double x, double y, double width, Color accent);

  static PictureBlock of(PictureText.Part part, double room, PicturePen pen) {
    return part.block() ? Table.of(part, room, pen) : Prose.of(part, room, pen);
  }

  /** Wrapped text. */
  record Prose(List<List<PictureRun>> lines, PicturePen pen) implements PictureBlock {
    static final float SIZE = 16;
    private static final double LINE = 21.5;

    static Prose of(PictureText.Part part, double room, PicturePen pen) {
      return new Prose(PictureWrap.lines(part.runs(), room, run -> width(run, pen)), pen);
    }

    private static double width(PictureRun run, PicturePen pen) {
      return pen.width(run, size(run));
    }

    private static float size(PictureRun run) {
      return run.look().mono() ? SIZE - 1 : SIZE;
    }

    private double width(List<PictureRun> line) {
      return line.stream().mapToDouble(run -> width(run, pen)).sum();
    }

    @Override
    public double width() {
      return lines.stream().mapToDouble(this::width).max().orElse(0);
    }

    @Override
    public double height() {
      return lines.size() * LINE;
    }

    @Override
    public double lastLineWidth() {
      return width(lines.get(lines.size() - 1));
    }

    @Override
    public void draw(Graphics2D page, double x, double y, double width, Color accent) {
      double baseline = y + pen.baseline(LINE, SIZE);
      for (List<PictureRun> line : lines) {
        double at = x;
        for (PictureRun run : line) {
          pen.draw(page, run, at, baseline, size(run), INK);
          at += width(run, pen);
        }
        baseline += LINE;
      }
    }
  }

  /** Lines as written, on a tinted ground; letters get smaller until the longest line fits. */
  record Table(List<String> lines, float size, PicturePen pen) implements PictureBlock {
    private static final float LARGEST = 14;
    private static final double LEFT = 11;
    private static final double RIGHT = 8;
    private static final double EDGE = 6;
    private static final double GAP = 3;

    static Table of(PictureText.Part part, double room, PicturePen pen) {
      List<String> lines =
          PictureWrap.paragraphs(part.runs()).stream()
              .map(line -> String.join("", line.stream().map(PictureRun::text).toList()))
              .toList();
      int columns = lines.stream().mapToInt(PicturePen::columns).max().orElse(0);
      double wanted = columns * pen.cell(LARGEST);
      double fit = Math.min(1, (room - LEFT - RIGHT) / Math.max(1, wanted));
      return new Table(lines, (float) (LARGEST * fit), pen);
    }

    private double line() {
      return size * 1.38;
    }

    @Override
    public double width() {
      int columns = lines.stream().mapToInt(PicturePen::columns).max().orElse(0);
      return LEFT + columns * pen.cell(size) + RIGHT;
    }

    @Override
    public double height() {
      return GAP + EDGE + lines.size() * line() + EDGE + GAP;
    }

    /** Nothing goes beside the last line. */
    @Override
    public double lastLineWidth() {
      return Double.MAX_VALUE;
    }

    @Override
    public void draw(Graphics2D page, double x, double y, double width, Color accent) {
      double top = y + GAP;
      double tall = height() - 2 * GAP;
      page.setColor(new Color(accent.getRed(), accent.getGreen(), accent.getBlue(), 26));
      RoundRectangle2D ground = new RoundRectangle2D.Double(x, top, width, tall, 8, 8);
      page.fill(ground);
      Area bar = new Area(ground);
      bar.intersect(new Area(new Rectangle2D.Double(x, top, 3, tall)));
      page.setColor(accent);
      page.fill(bar);
      double baseline = top + EDGE + pen.baseline(line(), size);
      for (String line : lines) {
        PictureRun run = new PictureRun(line, PictureRun.Look.MONO);
        pen.draw(page, run, x + LEFT, baseline, size, INK);
        baseline += line();
      }
    }
  }
}
