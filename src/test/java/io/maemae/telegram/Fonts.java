package io.maemae.telegram;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds installed fonts for pictures of a chat. */
public final class Fonts {
  static final String DEBIAN_PACKAGE = "fonts-nanum";

  private static final List<String> TEXT =
      List.of("NanumGothic", "NanumBarunGothic", "Noto Sans CJK KR", "Noto Sans KR");
  private static final List<String> MONO =
      List.of("NanumGothicCoding", "D2Coding", "Noto Sans Mono CJK KR");

  private Fonts() {}

  /** A font for running text. */
  public static Font text() {
    return find(TEXT);
  }

  /** A font for tables, one Hangul syllable as wide as two digits if there is such a font. */
  public static Font mono() {
    return find(MONO);
  }

  /**
   * The first installed family of the list that shows Hangul, or else any other that does.
   *
   * @throws IllegalStateException if no installed font shows Hangul
   */
  public static Font find(List<String> families) {
    GraphicsEnvironment screen = GraphicsEnvironment.getLocalGraphicsEnvironment();
    List<String> installed = List.of(screen.getAvailableFontFamilyNames(Locale.ENGLISH));
    return find(families, installed, font -> font.canDisplay('한'));
  }

  static Font find(List<String> families, Collection<String> installed, Predicate<Font> hangul) {
    return Stream.concat(families.stream().filter(installed::contains), installed.stream())
        .map(family -> new Font(family, Font.PLAIN, 1))
        .filter(hangul)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no installed font shows Hangul; on Debian or Ubuntu, install the package "
                        + DEBIAN_PACKAGE));
  }
}
