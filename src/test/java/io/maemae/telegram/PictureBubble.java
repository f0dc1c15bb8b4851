package io.maemae.telegram;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** One message: its bubble with the time, and its buttons. */
final class PictureBubble {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final double MARGIN = 10;
  private static final double WIDEST = ChatPicture.WIDTH * 0.82;
  private static final double SIDE = 11;
  private static final double TOP = 6;
  private static final double BOTTOM = 6;
  private static final double CORNER = 12;
  private static final float TIME = 11.5f;
  private static final double TIME_LINE = 15;
  private static final double TIME_GAP = 10;
  private static final double CHECKS = 20;
  private static final Color SHADOW = new Color(0, 0, 0, 24);

  private final boolean mine;
  private final List<PictureBlock> blocks;
  private final PictureKeyboard keyboard;
  private final PictureRun time;
  private final PicturePen pen;
  private final boolean timeBelow;
  private final double inside;

  PictureBubble(ChatPicture.Line line, PicturePen pen) {
    double room = WIDEST - 2 * SIDE;
    FakeText text = line.mine() ? FakeText.typed(line.html()) : FakeText.html(line.html());
    this.mine = line.mine();
    this.pen = pen;
    this.blocks =
        PictureText.parts(text).stream().map(part -> PictureBlock.of(part, room, pen)).toList();
    this.keyboard = new PictureKeyboard(line.buttons(), pen);
    this.time = PictureRun.plain(line.at().format(CLOCK));
    double last = blocks.isEmpty() ? 0 : blocks.get(blocks.size() - 1).lastLineWidth();
    this.timeBelow = blocks.isEmpty() || last + TIME_GAP + timeWidth() > room;
    double widest = blocks.stream().mapToDouble(PictureBlock::width).max().orElse(0);
    double wanted = Math.max(widest, timeBelow ? timeWidth() : last + TIME_GAP + timeWidth());
    this.inside = Math.min(room, Math.max(wanted, keyboard.wanted() - 2 * SIDE));
  }

  boolean isMine() {
    return mine;
  }

  boolean hasButtons() {
    return keyboard.height() > 0;
  }

  double height() {
    return bubbleHeight() + keyboard.height();
  }

  private double bubbleHeight() {
    double text = blocks.stream().mapToDouble(PictureBlock::height).sum();
    return TOP + text + (timeBelow ? TIME_LINE : 0) + BOTTOM;
  }

  private double timeWidth() {
    return pen.width(time, TIME) + (mine ? CHECKS : 0);
  }

  /**
   * @param last whether no message of the same side follows
   */
  void draw(Graphics2D page, double y, boolean last) {
    double width = inside + 2 * SIDE;
    double x = mine ? ChatPicture.WIDTH - MARGIN - width : MARGIN;
    Shape outline = outline(x, y, width, last && !hasButtons());
    page.translate(0, 1);
    page.setColor(SHADOW);
    page.fill(outline);
    page.translate(0, -1);
    page.setColor(mine ? new Color(0xE3FFCD) : Color.WHITE);
    page.fill(outline);
    Color accent = mine ? new Color(0x4FA64B) : new Color(0x3390EC);
    double top = y + TOP;
    for (PictureBlock block : blocks) {
      block.draw(page, x + SIDE, top, inside, accent);
      top += block.height();
    }
    drawTime(page, x + SIDE + inside - timeWidth(), y + bubbleHeight() - BOTTOM + 2);
    keyboard.draw(page, x, y + bubbleHeight(), width);
  }

  private Shape outline(double x, double y, double width, boolean tail) {
    double height = bubbleHeight();
    Area area = new Area(new RoundRectangle2D.Double(x, y, width, height, 2 * CORNER, 2 * CORNER));
    if (tail) {
      double edge = mine ? x + width : x;
      double out = mine ? 1 : -1;
      double foot = y + height;
      Path2D path = new Path2D.Double();
      path.moveTo(edge, foot - 14);
      path.quadTo(edge, foot - 3, edge + out * 5, foot);
      path.lineTo(edge - out * 12, foot);
      path.lineTo(edge - out * 12, foot - 14);
      path.closePath();
      area.add(new Area(path));
    }
    return area;
  }

  private void drawTime(Graphics2D page, double x, double foot) {
    Color color = mine ? new Color(0x5FA458) : new Color(0x95A0A9);
    double baseline = foot - TIME_LINE + pen.baseline(TIME_LINE, TIME);
    pen.draw(page, time, x, baseline, TIME, color);
    if (mine) {
      page.setColor(color);
      page.setStroke(new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      double left = x + timeWidth() - CHECKS + 4;
      check(page, left, baseline, true);
      check(page, left + 5, baseline, false);
    }
  }

  private static void check(Graphics2D page, double x, double foot, boolean whole) {
    Path2D path = new Path2D.Double();
    path.moveTo(x + (whole ? 0 : 2.4), foot - (whole ? 3.8 : 1.4));
    path.lineTo(x + 3.5, foot - 0.3);
    path.lineTo(x + 10, foot - 7.6);
    page.draw(path);
  }
}
