package io.maemae.notice.chart;

import io.maemae.market.Bar;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Side;
import io.maemae.market.Timeframe;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws one chart: candles, red when they rose and blue when they fell, as in Korea; volume below;
 * triangles where shares were bought and sold; dashed lines for what is open. Sizes suit a
 * telephone, on which the picture is less than half as wide. One thread, used once.
 */
final class ChartPainter {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 600;

  private static final double LEFT = 14;
  private static final double RIGHT = WIDTH - 124;
  private static final double TOP = 76;
  private static final double BOTTOM = 432;
  private static final double VOLUME_TOP = 448;
  private static final double VOLUME_BOTTOM = 552;
  private static final double TITLE_BASELINE = 46;
  private static final double TIME_BASELINE = 582;

  private static final double TITLE = 23;
  private static final double LABEL = 14;
  private static final double BETWEEN_LABELS = 24;
  private static final double AROUND_LAST = 28;
  private static final double BETWEEN_TIMES = 100;
  private static final double WIDEST_SLOT = 26;

  private static final Color PAPER = Color.WHITE;
  private static final Color INK = new Color(0x22, 0x26, 0x2E);
  private static final Color FAINT = new Color(0x6B, 0x72, 0x80);
  private static final Color GRID = new Color(0xE5, 0xE7, 0xEB);
  private static final Color ROSE = new Color(0xD6, 0x2B, 0x2B);
  private static final Color FELL = new Color(0x1F, 0x5F, 0xD0);
  private static final Color STAYED = new Color(0x55, 0x5B, 0x66);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");
  private static final List<Integer> ROUND_MINUTES = List.of(5, 10, 15, 30, 60, 120, 240);

  private final Chart chart;
  private final Lettering lettering = new Lettering();
  private final List<Bar> bars;
  private final PriceScale scale;
  private final double slot;

  ChartPainter(Chart chart) {
    this.chart = chart;
    bars = chart.bars();
    scale =
        PriceScale.of(
            bars.stream().flatMap(b -> Stream.of(b.high(), b.low())).toList(),
            Stream.concat(
                    chart.fills().stream().map(Chart.Trace::price),
                    chart.orders().stream().map(Chart.Level::price))
                .toList(),
            TOP,
            BOTTOM);
    slot = Math.min(WIDEST_SLOT, (RIGHT - LEFT) / bars.size());
  }

  byte[] png() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    title(graphics);
    prices(graphics);
    times(graphics);
    for (int i = 0; i < bars.size(); i++) {
      candle(graphics, i);
    }
    volumes(graphics);
    orders(graphics);
    chart.fills().forEach(fill -> fill(graphics, fill));
    lastPrice(graphics);
    graphics.dispose();
    return encoded(image);
  }

  private static byte[] encoded(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
      image.flush();
    }
    return bytes.toByteArray();
  }

  private void title(Graphics2D graphics) {
    double room = WIDTH - 2 * LEFT - lettering.width(chart.last(), TITLE) - 2 * TITLE;
    double size = Math.min(TITLE, TITLE * room / lettering.width(chart.title(), TITLE));
    graphics.setColor(INK);
    lettering.write(graphics, chart.title(), LEFT, TITLE_BASELINE, size);
    graphics.setColor(colour(chart.rose()));
    right(graphics, chart.last(), WIDTH - LEFT, TITLE_BASELINE, TITLE);
  }

  private void prices(Graphics2D graphics) {
    double lastY = scale.y(bars.get(bars.size() - 1).close());
    for (Price price : scale.grid()) {
      double y = scale.y(price);
      line(graphics, GRID, y, y, LEFT, RIGHT);
      if (Math.abs(y - lastY) >= AROUND_LAST) {
        graphics.setColor(FAINT);
        lettering.write(graphics, said(price), RIGHT + 8, y + LABEL / 2, LABEL);
      }
    }
    line(graphics, GRID, VOLUME_BOTTOM, VOLUME_BOTTOM, LEFT, RIGHT);
  }

  private static void line(
      Graphics2D graphics, Color colour, double y1, double y2, double x1, double x2) {
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  private static String said(Price price) {
    BigDecimal plain = price.toBigDecimal().stripTrailingZeros();
    return plain.scale() <= 0
        ? String.format(Locale.ROOT, "%,d", plain.longValue())
        : String.format(Locale.ROOT, "%,." + plain.scale() + "f", plain);
  }

  private void times(Graphics2D graphics) {
    boolean daily = bars.get(0).timeframe() == Timeframe.D1;
    int round = daily ? 1 : roundMinutes();
    double free = LEFT;
    long before = -1;
    for (int i = 0; i < bars.size(); i++) {
      LocalDateTime start = MarketTime.local(bars.get(i).start());
      long part = daily ? i : start.toLocalTime().toSecondOfDay() / 60 / round;
      String text = start.format(daily ? DAY : TIME);
      double width = lettering.width(text, LABEL);
      double x = middle(i);
      double left = Math.max(LEFT, x - width / 2);
      if (part != before && left >= free && left + width <= WIDTH - LEFT) {
        line(graphics, GRID, TOP, VOLUME_BOTTOM, x, x);
        graphics.setColor(FAINT);
        lettering.write(graphics, text, left, TIME_BASELINE, LABEL);
        free = left + (daily ? BETWEEN_TIMES : width + LABEL);
      }
      before = part;
    }
  }

  /** The least of the round numbers of minutes whose labels have room. */
  private int roundMinutes() {
    double minutesOfSlot = bars.get(0).timeframe().length().toMinutes();
    return ROUND_MINUTES.stream()
        .filter(m -> m >= minutesOfSlot && m / minutesOfSlot * slot >= BETWEEN_TIMES)
        .findFirst()
        .orElse(ROUND_MINUTES.get(ROUND_MINUTES.size() - 1));
  }

  private double middle(int index) {
    return LEFT + (index + 0.5) * slot;
  }

  private static int direction(Bar bar) {
    return bar.close().compareTo(bar.open());
  }

  private static Color colour(int direction) {
    return direction > 0 ? ROSE : direction < 0 ? FELL : STAYED;
  }

  private void candle(Graphics2D graphics, int index) {
    Bar bar = bars.get(index);
    double x = middle(index);
    graphics.setColor(colour(direction(bar)));
    graphics.setStroke(new BasicStroke((float) Math.min(2, Math.max(1, slot / 5))));
    graphics.draw(new Line2D.Double(x, scale.y(bar.high()), x, scale.y(bar.low())));
    double top = Math.min(scale.y(bar.open()), scale.y(bar.close()));
    double height = Math.max(1.5, Math.abs(scale.y(bar.open()) - scale.y(bar.close())));
    double width = Math.max(1, slot * 0.7);
    graphics.fill(new Rectangle2D.Double(x - width / 2, top, width, height));
  }

  private void volumes(Graphics2D graphics) {
    long most = bars.stream().mapToLong(b -> b.volume().units()).max().orElse(0);
    if (most == 0) {
      return;
    }
    double width = Math.max(1, slot * 0.7);
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double height = (VOLUME_BOTTOM - VOLUME_TOP) * bar.volume().units() / most;
      Color colour = colour(direction(bar));
      graphics.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 150));
      graphics.fill(
          new Rectangle2D.Double(middle(i) - width / 2, VOLUME_BOTTOM - height, width, height));
    }
    graphics.setColor(FAINT);
    lettering.write(
        graphics,
        String.format(Locale.ROOT, "%,d", most),
        RIGHT + 8,
        VOLUME_TOP + LABEL,
        LABEL * Math.min(1, (WIDTH - RIGHT - 16) / width(most)));
  }

  private double width(long number) {
    return lettering.width(String.format(Locale.ROOT, "%,d", number), LABEL);
  }

  private void orders(Graphics2D graphics) {
    List<Chart.Level> shown =
        chart.orders().stream()
            .filter(order -> scale.shows(order.price()))
            .sorted(Comparator.comparing(Chart.Level::price).reversed())
            .toList();
    List<Double> baselines = new ArrayList<>();
    double free = TOP;
    for (Chart.Level order : shown) {
      double baseline = Math.max(free + LABEL, scale.y(order.price()) - 6);
      baselines.add(baseline);
      free = baseline + BETWEEN_LABELS - LABEL;
    }
    for (int i = 0; i < shown.size(); i++) {
      Chart.Level order = shown.get(i);
      double y = scale.y(order.price());
      Color colour = order.side() == Side.BUY ? ROSE : FELL;
      graphics.setColor(colour);
      graphics.setStroke(
          new BasicStroke(
              1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {9, 6}, 0));
      graphics.draw(new Line2D.Double(LEFT, y, RIGHT, y));
      double x = free(order.label(), baselines.get(i));
      framed(graphics, order.label(), x, baselines.get(i), colour);
    }
  }

  /** Where a label begins so that it covers as few bars as can be. */
  private double free(String label, double baseline) {
    double width = lettering.width(label, LABEL);
    double right = RIGHT - width - 6;
    return Stream.of(LEFT + 6, right, (LEFT + right) / 2)
        .min(Comparator.comparing(x -> covered(x, x + width, baseline - LABEL, baseline)))
        .orElseThrow();
  }

  private long covered(double left, double right, double top, double bottom) {
    return IntStream.range(0, bars.size())
        .filter(i -> middle(i) + slot / 2 >= left && middle(i) - slot / 2 <= right)
        .filter(i -> scale.y(bars.get(i).high()) <= bottom && scale.y(bars.get(i).low()) >= top)
        .count();
  }

  /** A text on a light ground, so that nothing behind it disturbs. */
  private void framed(Graphics2D graphics, String text, double x, double baseline, Color colour) {
    graphics.setColor(new Color(255, 255, 255, 220));
    double width = lettering.width(text, LABEL);
    graphics.fill(new Rectangle2D.Double(x - 4, baseline - LABEL - 4, width + 8, LABEL + 9));
    graphics.setColor(colour);
    lettering.write(graphics, text, x, baseline, LABEL);
  }

  private void fill(Graphics2D graphics, Chart.Trace fill) {
    if (!scale.shows(fill.price())) {
      return;
    }
    int index = 0;
    while (index + 1 < bars.size() && !bars.get(index + 1).start().isAfter(fill.at())) {
      index++;
    }
    boolean bought = fill.side() == Side.BUY;
    double x = middle(index);
    double y = scale.y(fill.price());
    double away = bought ? 16 : -16;
    Path2D triangle = new Path2D.Double();
    triangle.moveTo(x, y);
    triangle.lineTo(x - 9, y + away);
    triangle.lineTo(x + 9, y + away);
    triangle.closePath();
    graphics.setColor(bought ? ROSE : FELL);
    graphics.fill(triangle);
    graphics.setColor(INK);
    graphics.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(triangle);
  }

  private void lastPrice(Graphics2D graphics) {
    Bar last = bars.get(bars.size() - 1);
    double y = scale.y(last.close());
    graphics.setColor(colour(chart.rose()));
    graphics.fill(new Rectangle2D.Double(RIGHT + 2, y - LABEL, WIDTH - RIGHT - 4, 2 * LABEL));
    graphics.setColor(PAPER);
    lettering.write(graphics, said(last.close()), RIGHT + 8, y + LABEL / 2, LABEL);
  }

  private void right(Graphics2D graphics, String text, double x, double baseline, double size) {
    lettering.write(graphics, text, x - lettering.width(text, size), baseline, size);
  }
}
