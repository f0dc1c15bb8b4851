package io.maemae.telegram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.telegram.ChatPicture.Line;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures in the logical fonts of Java, so that no Korean font is needed. */
class ChatPictureTest {
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
  private static final Font MONO = new Font(Font.MONOSPACED, Font.PLAIN, 1);
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final List<List<String>> YES_NO = List.of(List.of("확인", "취소"));
  private static final Line ASK = new Line(true, "/buy 005930 10", List.of(), NINE);
  private static final Line ANSWER = new Line(false, "<b>매수</b> 10주\n시장가", YES_NO, NINE);

  private static byte[] png(Line... lines) {
    return ChatPicture.png("maemae", List.of(lines), TEXT, MONO);
  }

  private static BufferedImage image(Line... lines) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png(lines)));
  }

  private static Line bot(String html) {
    return new Line(false, html, List.of(), NINE);
  }

  @Test
  void givenMessages_whenDrawn_thenAsWideAsAPhoneAndHigherWithEach() throws IOException {
    BufferedImage none = image();
    BufferedImage one = image(ASK);
    BufferedImage two = image(ASK, ANSWER);

    assertEquals(List.of(780, 780, 780), List.of(none.getWidth(), one.getWidth(), two.getWidth()));
    assertTrue(none.getHeight() < one.getHeight() && one.getHeight() < two.getHeight());
  }

  @Test
  void givenButtons_whenDrawn_thenEachRowTakesRoom() throws IOException {
    Line bare = bot("매수");
    Line oneRow = new Line(false, "매수", YES_NO, NINE);
    Line twoRows = new Line(false, "매수", List.of(YES_NO.get(0), List.of("메뉴")), NINE);

    int row = image(oneRow).getHeight() - image(bare).getHeight();

    assertEquals(row, image(twoRows).getHeight() - image(oneRow).getHeight());
  }

  @Test
  void givenMessagesOfOneSide_whenDrawn_thenAreCloserTogether() throws IOException {
    Line word = new Line(true, "word", List.of(), NINE);

    assertTrue(image(word, word).getHeight() < image(word, bot("word")).getHeight());
  }

  @Test
  void givenTheSameChat_whenDrawnTwice_thenTheSameBytes() {
    assertArrayEquals(png(ASK, ANSWER), png(ASK, ANSWER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "<pre></pre>", "<b></b>", "\u200b"})
  void givenNothingToShow_whenDrawn_thenABubbleWithItsTime(String html) throws IOException {
    assertTrue(image(bot(html)).getHeight() > image().getHeight());
  }

  @Test
  void givenEmptyTitleRowAndLabel_whenDrawn_thenNoError() {
    Line line = new Line(false, "", List.of(List.of(), List.of("")), NINE);

    assertTrue(ChatPicture.png("", List.of(line), TEXT, MONO).length > 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 45, 200, 4000})
  void givenBlockOfAnyWidth_whenDrawn_thenStaysInItsBubble(int columns) throws IOException {
    BufferedImage picture = image(bot("<pre>" + "8".repeat(columns) + "</pre>"));

    assertNothingRightOfTheBubbles(picture);
  }

  @Test
  void givenLongWord_whenDrawn_thenStaysInItsBubble() throws IOException {
    BufferedImage picture = image(bot("가".repeat(90) + "m".repeat(90)));

    assertNothingRightOfTheBubbles(picture);
  }

  @Test
  void givenLongLabels_whenDrawn_thenStayBelowTheirBubble() throws IOException {
    String label = "새로고침 ".repeat(20);
    BufferedImage picture =
        image(new Line(false, "m", List.of(List.of(label, label, label)), NINE));

    assertNothingRightOfTheBubbles(picture);
  }

  @Test
  void givenHangulInBlock_whenMeasured_thenTwiceADigitInAnyFont() {
    PicturePen pen = new PicturePen(TEXT, TEXT);

    assertEquals(2 * mono(pen, "0"), mono(pen, "원"), 1e-9);
    assertEquals(mono(pen, "예수금        10,000,000원"), mono(pen, "-".repeat(26)), 1e-9);
  }

  @Test
  void givenLabelTooLong_whenFitted_thenEndsInDotsWithinTheRoom() {
    PicturePen pen = new PicturePen(TEXT, MONO);
    PictureRun label = PictureRun.plain("refresh everything");

    PictureRun fitted = pen.fitted(label, 60, 14);

    assertTrue(fitted.text().matches("refre.*…"), fitted.text());
    assertTrue(pen.width(fitted, 14) <= 60);
    assertEquals(label, pen.fitted(label, 600, 14));
  }

  @Test
  void givenNoFontForHangul_whenLookedFor_thenNamesThePackage() {
    Exception refusal =
        assertThrows(
            IllegalStateException.class,
            () -> Fonts.find(List.of("Nanum"), List.of("Dialog"), font -> false));

    assertTrue(refusal.getMessage().contains("fonts-nanum"), refusal.getMessage());
  }

  @Test
  void givenFontsForHangul_whenLookedFor_thenTheFirstWishThatIsInstalled() {
    List<String> installed = List.of("Dialog", "Monospaced", "Serif");

    assertEquals(
        "Serif",
        Fonts.find(List.of("Missing", "Serif", "Dialog"), installed, font -> true).getFamily());
    assertEquals(
        "Monospaced",
        Fonts.find(List.of("Missing"), installed, font -> font.getFamily().startsWith("Mono"))
            .getFamily());
  }

  private static double mono(PicturePen pen, String text) {
    return pen.width(new PictureRun(text, PictureRun.Look.MONO), 14);
  }

  /** Compares what is right of the widest bubble with a chat of short messages. */
  private static void assertNothingRightOfTheBubbles(BufferedImage picture) throws IOException {
    BufferedImage bare = image(Collections.nCopies(30, bot("m")).toArray(Line[]::new));
    int height = Math.min(bare.getHeight(), picture.getHeight());
    int left = (int) Math.ceil((10 + 0.82 * 390) * 2) + 1;
    assertArrayEquals(strip(bare, left, height), strip(picture, left, height));
  }

  private static int[] strip(BufferedImage picture, int left, int height) {
    int width = picture.getWidth() - left;
    return picture.getRGB(left, 0, width, height, null, 0, width);
  }
}
