package io.maemae.telegram;

import java.util.ArrayList;
import java.util.List;

/** Lines whose cells are divided by tabs, set in columns: the first to the left, others right. */
final class TextTable {
  private static final String GAP = " ";

  private TextTable() {}

  static List<String> aligned(List<String> rows) {
    List<List<String>> cells = rows.stream().map(row -> List.of(row.split("\t", -1))).toList();
    List<Integer> widths = widths(cells);
    return cells.stream().map(row -> line(row, widths)).toList();
  }

  private static List<Integer> widths(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int width = Columns.width(row.get(i));
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    return widths;
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder(Columns.left(row.get(0), widths.get(0)));
    for (int i = 1; i < row.size(); i++) {
      line.append(GAP).append(Columns.right(row.get(i), widths.get(i)));
    }
    return line.toString().stripTrailing();
  }
}
