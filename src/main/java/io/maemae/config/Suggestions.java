package io.maemae.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that was probably meant. */
final class Suggestions {
  private static final int FARTHEST = 3;

  private Suggestions() {}

  /** The known word that takes the fewest edits, if those are few. */
  static Optional<String> nearest(String word, Collection<String> known) {
    String typed = word.toLowerCase(Locale.ROOT);
    int most = Math.min(FARTHEST, typed.length() / 2);
    return known.stream()
        .filter(candidate -> distance(typed, candidate) <= most)
        .min(Comparator.comparingInt(candidate -> distance(typed, candidate)));
  }

  /** Letters to insert, delete or replace. */
  private static int distance(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        int inserted = 1 + Math.min(above[column], current[column - 1]);
        current[column] = Math.min(replaced, inserted);
      }
      above = current;
    }
    return above[to.length()];
  }
}
