package io.maemae.telegram;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * A chat drawn as a phone shows it. The same chat in the same fonts gives the same bytes, on the
 * same machine.
 */
public final class ChatPicture {
  /** The width of the screen, in points. */
  static final int WIDTH = 390;

  /** Pixels for each point. */
  static final int SCALE = 2;

  private static final double EDGE = 10;
  private static final double SAME_SIDE = 4;
  private static final double BELOW_BUTTONS = 8;
  private static final double OTHER_SIDE = 10;

  private static final Pattern HANGUL = Pattern.compile("[가-힣]");

  private final String title;
  private final List<PictureBubble> bubbles;
  private final boolean korean;
  private final PicturePen pen;

  private ChatPicture(String title, List<Line> lines, PicturePen pen) {
    this.title = title;
    this.bubbles = lines.stream().map(line -> new PictureBubble(line, pen)).toList();
    this.korean = lines.stream().anyMatch(line -> HANGUL.matcher(line.html()).find());
    this.pen = pen;
  }

  /**
   * A message.
   *
   * @param mine from the person, as plain text; else from the bot, in the HTML it sent
   * @param buttons the labels of the inline keyboard, row by row
   */
  public record Line(boolean mine, String html, List<List<String>> buttons, LocalTime at) {
    public Line {
      Objects.requireNonNull(html, "html");
      Objects.requireNonNull(at, "at");
      buttons = buttons.stream().map(List::copyOf).toList();
    }
  }

  /**
   * Draws a chat, as high as its messages need.
   *
   * @param title the name of the bot
   * @param text shows Hangul, if the messages do
   * @param mono for code and tables
   * @see Fonts
   */
  public static byte[] png(String title, List<Line> lines, Font text, Font mono) {
    return new ChatPicture(title, lines, new PicturePen(text, mono)).png();
  }

  private byte[] png() {
    int height = (int) Math.ceil(height());
    BufferedImage image =
        new BufferedImage(WIDTH * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D page = image.createGraphics();
    page.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    page.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    page.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    page.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    page.scale(SCALE, SCALE);
    PictureFrame.wallpaper(page, height);
    PictureFrame.bar(page, title, korean, pen);
    drawBubbles(page);
    page.dispose();
    return encoded(image);
  }

  private double height() {
    double height = PictureFrame.BAR + 2 * EDGE;
    for (int i = 0; i < bubbles.size(); i++) {
      height += bubbles.get(i).height() + gapAfter(i);
    }
    return height;
  }

  private void drawBubbles(Graphics2D page) {
    double y = PictureFrame.BAR + EDGE;
    for (int i = 0; i < bubbles.size(); i++) {
      bubbles.get(i).draw(page, y, isLastOfSide(i));
      y += bubbles.get(i).height() + gapAfter(i);
    }
  }

  private double gapAfter(int i) {
    if (i == bubbles.size() - 1) {
      return 0;
    }
    if (isLastOfSide(i)) {
      return OTHER_SIDE;
    }
    return bubbles.get(i).hasButtons() ? BELOW_BUTTONS : SAME_SIDE;
  }

  private boolean isLastOfSide(int i) {
    return i == bubbles.size() - 1 || bubbles.get(i).isMine() != bubbles.get(i + 1).isMine();
  }

  private static byte[] encoded(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
