package io.maemae.telegram;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/** What is around the messages: the bar with the bot's name, and the wallpaper. */
final class PictureFrame {
  static final double BAR = 56;

  private static final double TILE = 60;
  private static final float NAME = 16.5f;
  private static final float BELOW = 12.5f;
  private static final float INITIAL = 18;
  private static final double AVATAR = 40;
  private static final double AVATAR_LEFT = 38;
  private static final double NAME_LEFT = AVATAR_LEFT + AVATAR + 11;
  private static final Color GREY = new Color(0x8A949C);

  private PictureFrame() {}

  static void wallpaper(Graphics2D page, double height) {
    page.setColor(new Color(0xD3E2D6));
    page.fill(new Rectangle2D.Double(0, 0, ChatPicture.WIDTH, height));
    page.setColor(new Color(0x5B, 0x85, 0x6B, 0x26));
    page.setStroke(new BasicStroke(1.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    int number = 0;
    for (double y = BAR + 14; y < height + TILE; y += TILE) {
      boolean odd = number++ % 2 == 1;
      int kind = number * 3;
      for (double x = odd ? 50 : 20; x < ChatPicture.WIDTH + TILE; x += TILE) {
        doodle(page, x, y, kind++ % 4);
      }
    }
  }

  private static void doodle(Graphics2D page, double x, double y, int kind) {
    switch (kind) {
      case 0 -> candle(page, x, y);
      case 1 -> coin(page, x, y);
      case 2 -> chart(page, x, y);
      default -> {
        page.draw(new Line2D.Double(x - 4, y, x + 4, y));
        page.draw(new Line2D.Double(x, y - 4, x, y + 4));
      }
    }
  }

  private static void candle(Graphics2D page, double x, double y) {
    page.draw(new Line2D.Double(x, y - 10, x, y - 6));
    page.draw(new Rectangle2D.Double(x - 3.5, y - 6, 7, 12));
    page.draw(new Line2D.Double(x, y + 6, x, y + 10));
  }

  private static void coin(Graphics2D page, double x, double y) {
    page.draw(new Ellipse2D.Double(x - 8, y - 8, 16, 16));
    page.draw(new Ellipse2D.Double(x - 4, y - 4, 8, 8));
  }

  private static void chart(Graphics2D page, double x, double y) {
    Path2D path = new Path2D.Double();
    path.moveTo(x - 10, y + 5);
    path.lineTo(x - 3, y - 2);
    path.lineTo(x + 2, y + 2);
    path.lineTo(x + 10, y - 7);
    page.draw(path);
  }

  static void bar(Graphics2D page, String title, boolean korean, PicturePen pen) {
    page.setColor(new Color(0xFBFBFC));
    page.fill(new Rectangle2D.Double(0, 0, ChatPicture.WIDTH, BAR));
    page.setColor(new Color(0, 0, 0, 36));
    page.fill(new Rectangle2D.Double(0, BAR - 0.5, ChatPicture.WIDTH, 0.5));
    chevron(page);
    avatar(page, title, pen);
    double room = ChatPicture.WIDTH - NAME_LEFT - 40;
    PictureRun name = pen.fitted(new PictureRun(title, PictureRun.Look.BOLD), room, NAME);
    pen.draw(page, name, NAME_LEFT, 25, NAME, PictureBlock.INK);
    PictureRun kind = PictureRun.plain(korean && pen.canShow("봇") ? "봇" : "bot");
    pen.draw(page, kind, NAME_LEFT, 43, BELOW, GREY);
    page.setColor(GREY);
    for (int dot = -1; dot <= 1; dot++) {
      double y = BAR / 2 + dot * 6 - 1.75;
      page.fill(new Ellipse2D.Double(ChatPicture.WIDTH - 22, y, 3.5, 3.5));
    }
  }

  private static void chevron(Graphics2D page) {
    Path2D path = new Path2D.Double();
    path.moveTo(23, BAR / 2 - 8.5);
    path.lineTo(14.5, BAR / 2);
    path.lineTo(23, BAR / 2 + 8.5);
    page.setColor(new Color(0x3390EC));
    page.setStroke(new BasicStroke(2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    page.draw(path);
  }

  private static void avatar(Graphics2D page, String title, PicturePen pen) {
    double top = (BAR - AVATAR) / 2;
    page.setPaint(
        new GradientPaint(
            0, (float) top, new Color(0x6CC1F0), 0, (float) (top + AVATAR), new Color(0x3A8FD9)));
    page.fill(new Ellipse2D.Double(AVATAR_LEFT, top, AVATAR, AVATAR));
    String first = title.codePoints().limit(1).mapToObj(Character::toString).findFirst().orElse("");
    PictureRun letter = new PictureRun(first.toUpperCase(Locale.ROOT), PictureRun.Look.BOLD);
    double left = AVATAR_LEFT + (AVATAR - pen.width(letter, INITIAL)) / 2;
    double baseline = top + pen.baseline(AVATAR, INITIAL);
    pen.draw(page, letter, left, baseline, INITIAL, Color.WHITE);
  }
}
