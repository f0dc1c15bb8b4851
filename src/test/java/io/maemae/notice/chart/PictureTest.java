package io.maemae.notice.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.Bar;
import io.maemae.market.Price;
import io.maemae.market.Side;
import io.maemae.market.Timeframe;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The picture of a chart, as who looks at it sees it. */
final class PictureTest {
  private static final int ROSE = 0xD62B2B;
  private static final int FELL = 0x1F5FD0;

  /** Where candles are, and nothing else is coloured. */
  private static final int TOP = 76;

  private static final int BOTTOM = 432;
  private static final int RIGHT = 836;

  private static BufferedImage image(Chart chart) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(new Picture("x", "x.png", chart).png()));
  }

  private static Chart chart(List<Bar> bars, List<Chart.Trace> fills, List<Chart.Level> orders) {
    return new Chart("삼성전자 005930 · 5분", "70,100원", 0, bars, fills, orders);
  }

  private static Bar bar(long open, long close) {
    return bar("09:05", open, close);
  }

  private static Bar bar(String time, long open, long close) {
    return Charts.bar(
        Timeframe.M5, time, open, Math.max(open, close), Math.min(open, close), close, 0);
  }

  private static long count(BufferedImage image, int colour) {
    return IntStream.range(TOP, BOTTOM)
        .mapToLong(y -> IntStream.range(0, RIGHT).filter(x -> is(image, x, y, colour)).count())
        .sum();
  }

  private static boolean is(BufferedImage image, int x, int y, int colour) {
    return (image.getRGB(x, y) & 0xFFFFFF) == colour;
  }

  @Test
  void itIsAPngForATelephone() throws IOException {
    byte[] png = Charts.picture().png();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));

    assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(png, 4));
    assertEquals(960, image.getWidth());
    assertEquals(600, image.getHeight());
    assertTrue(png.length < 200_000, png.length + " bytes");
  }

  @Test
  void itIsTheSameEachTime() {
    assertArrayEquals(Charts.picture().png(), Charts.picture().png());
  }

  @Test
  void aBarThatRoseIsRedAndOneThatFellIsBlue() throws IOException {
    BufferedImage rose = image(chart(List.of(bar(70_000, 70_500)), List.of(), List.of()));
    BufferedImage fell = image(chart(List.of(bar(70_500, 70_000)), List.of(), List.of()));

    assertTrue(count(rose, ROSE) > 1000, "red " + count(rose, ROSE));
    assertEquals(0, count(rose, FELL));
    assertTrue(count(fell, FELL) > 1000, "blue " + count(fell, FELL));
    assertEquals(0, count(fell, ROSE));
  }

  @Test
  void aFillIsATriangleWhoseTipIsAtItsPrice() throws IOException {
    List<Bar> bars = List.of(bar("09:00", 70_000, 70_000), bar("09:05", 70_000, 72_000));
    Chart.Trace bought = new Chart.Trace(Side.BUY, Price.ofWon(71_000), bars.get(0).start());

    BufferedImage without = image(chart(bars, List.of(), List.of()));
    BufferedImage with = image(chart(bars, List.of(bought), List.of()));

    assertEquals(0, rose(without).length);
    assertTrue(rose(with).length > 50, "triangle " + rose(with).length);
    assertEquals((TOP + BOTTOM) / 2, rose(with)[0], 5);
  }

  /** The heights of the red points where the first bar is, the highest first. */
  private static int[] rose(BufferedImage image) {
    return IntStream.range(TOP, BOTTOM)
        .flatMap(y -> IntStream.range(0, 40).filter(x -> is(image, x, y, ROSE)).map(x -> y))
        .toArray();
  }

  @Test
  void anOpenOrderIsADashedLineAtItsPrice() throws IOException {
    List<Bar> bars = List.of(bar(70_000, 70_000), bar(70_000, 72_000));
    Chart.Level sale = new Chart.Level(Side.SELL, Price.ofWon(71_000), "#12 매도 10주");

    BufferedImage image = image(chart(bars, List.of(), List.of(sale)));

    int y = (TOP + BOTTOM) / 2;
    long dashes =
        IntStream.range(300, RIGHT)
            .filter(x -> IntStream.rangeClosed(y - 1, y + 1).anyMatch(i -> blue(image, x, i)))
            .count();
    assertTrue(dashes > 250 && dashes < 400, "dashes " + dashes);
  }

  private static boolean blue(BufferedImage image, int x, int y) {
    int rgb = image.getRGB(x, y);
    return (rgb & 0xFF) > 150 && (rgb >> 16 & 0xFF) < 150;
  }

  @Test
  void anOrderFarAwayDoesNotFlattenTheBars() throws IOException {
    List<Bar> bars = List.of(bar(70_000, 72_000));
    Chart.Level far = new Chart.Level(Side.BUY, Price.ofWon(50_000), "#12 매수 10주");

    assertEquals(
        count(image(chart(bars, List.of(), List.of())), ROSE),
        count(image(chart(bars, List.of(), List.of(far))), ROSE));
  }

  @Test
  void aPriceThatNeverMovedHasAPictureToo() throws IOException {
    Chart still = chart(List.of(bar(1, 1)), List.of(), List.of());

    assertEquals(960, image(still).getWidth());
  }

  @Test
  void pricesAndTimesDoNotRunIntoEachOther() {
    for (long won : List.of(1L, 999L, 70_000L, 1_234_000L)) {
      PriceScale scale =
          PriceScale.of(
              Stream.of(won, won + won / 30 + 1).map(Price::ofWon).toList(),
              List.of(),
              TOP,
              BOTTOM);
      List<Double> heights = scale.grid().stream().map(scale::y).toList();

      assertTrue(heights.size() <= 6, won + ": " + heights);
      for (int i = 1; i < heights.size(); i++) {
        assertTrue(heights.get(i - 1) - heights.get(i) >= 24, won + ": " + heights);
      }
    }
  }

  @Test
  void aNameThatIsNoFileNameIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Picture("x", "../x.png", Charts.small()));
  }
}
