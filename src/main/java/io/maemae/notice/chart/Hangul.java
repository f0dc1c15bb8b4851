package io.maemae.notice.chart;

import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the syllables of Hangul together from the strokes of their letters (자모), as they are
 * written: a vowel that stands goes to the right of the first consonant, one that lies below it,
 * and a last consonant under both. Immutable.
 *
 * <p>Source: The Unicode Standard 15.0, section 3.12, for the order of the syllables.
 */
final class Hangul {
  /** The width of a syllable, where capitals are 10 high. */
  static final double WIDTH = 10.6;

  private static final double TOP = -0.9;
  private static final double HEIGHT = 11.9;
  private static final char FIRST = '가';
  private static final char LAST = '힣';

  private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  private static final String VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";

  /** In their order; none is the first. */
  private static final List<String> FINALS =
      List.of(
          "", "ㄱ", "ㄱㄱ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ",
          "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅅㅅ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ");

  private static final Map<Character, String> DOUBLED =
      Map.of('ㄲ', "ㄱㄱ", 'ㄸ', "ㄷㄷ", 'ㅃ', "ㅂㅂ", 'ㅆ', "ㅅㅅ", 'ㅉ', "ㅈㅈ");

  /** A vowel that lies, and one that stands beside it. */
  private static final Map<Character, String> COMPOUND =
      Map.of('ㅘ', "ㅗㅏ", 'ㅙ', "ㅗㅐ", 'ㅚ', "ㅗㅣ", 'ㅝ', "ㅜㅓ", 'ㅞ', "ㅜㅔ", 'ㅟ', "ㅜㅣ", 'ㅢ', "ㅡㅣ");

  private static final String LYING = "ㅗㅛㅜㅠㅡ";

  private final Map<Character, Path2D> letters = new HashMap<>();

  Hangul() {
    for (String line : Strokes.lines("jamo.txt")) {
      letters.put(line.charAt(0), Strokes.path(line.substring(2)));
    }
  }

  static boolean isSyllable(int c) {
    return c >= FIRST && c <= LAST;
  }

  /** The strokes of a syllable, where capitals are 10 high. */
  Path2D syllable(int c) {
    int index = c - FIRST;
    char initial = INITIALS.charAt(index / (VOWELS.length() * FINALS.size()));
    char vowel = VOWELS.charAt(index / FINALS.size() % VOWELS.length());
    String last = FINALS.get(index % FINALS.size());
    double upper = last.isEmpty() ? 1 : 0.61;
    Path2D path = new Path2D.Double();
    if (COMPOUND.containsKey(vowel)) {
      String both = COMPOUND.get(vowel);
      add(path, parts(initial), 0.07, 0.03, 0.45, 0.47 * upper);
      add(path, both.substring(0, 1), 0, 0.53 * upper, 0.6, 0.36 * upper);
      add(path, both.substring(1), 0.6, 0, 0.38, upper);
    } else if (LYING.indexOf(vowel) >= 0) {
      add(path, parts(initial), 0.17, 0.02, 0.66, 0.5 * upper);
      add(path, String.valueOf(vowel), 0.04, 0.55 * upper, 0.92, 0.45 * upper);
    } else {
      add(path, parts(initial), 0.03, 0.08 * upper, 0.46, 0.84 * upper);
      add(path, String.valueOf(vowel), 0.56, 0, 0.42, upper);
    }
    if (!last.isEmpty()) {
      add(path, last, 0.16, 0.7, 0.72, 0.3);
    }
    return Strokes.in(path, 0, TOP, WIDTH, HEIGHT);
  }

  private static String parts(char initial) {
    return DOUBLED.getOrDefault(initial, String.valueOf(initial));
  }

  /** Letters side by side in a box of the unit square. */
  private void add(Path2D path, String parts, double x, double y, double width, double height) {
    double each = parts.length() == 1 ? width : width * 0.46;
    for (int i = 0; i < parts.length(); i++) {
      double left = i == 0 ? x : x + width - each;
      path.append(Strokes.in(letters.get(parts.charAt(i)), left, y, each, height), false);
    }
  }
}
