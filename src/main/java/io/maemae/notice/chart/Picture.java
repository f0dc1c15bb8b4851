package io.maemae.notice.chart;

/**
 * A picture on its way to a chat: not drawn before it is delivered, and not kept over a restart.
 *
 * @param caption the text that goes with it; no longer than 1024 characters
 * @param name its file name, of letters, digits, hyphens and the ending {@code .png}
 */
public record Picture(String caption, String name, Chart chart) {
  /** The longest caption that chats take, in characters. */
  public static final int LONGEST_CAPTION = 1024;

  /** Checks the name and the length of the caption. */
  public Picture {
    if (!name.matches("[A-Za-z0-9-]+\\.png")) {
      throw new IllegalArgumentException("not the name of a picture: '" + name + "'");
    }
    if (caption.length() > LONGEST_CAPTION) {
      throw new IllegalArgumentException("caption too long: " + caption.length());
    }
  }

  /** Draws it: a PNG of 960 by 600 pixels. Takes up to half a second. */
  public byte[] png() {
    return new ChartPainter(chart).png();
  }
}
