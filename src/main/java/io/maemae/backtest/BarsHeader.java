package io.maemae.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Where the columns are.
 *
 * @param places of {@link #COLUMNS}, in their order
 * @param width how many columns the file has
 */
record BarsHeader(List<Integer> places, int width) {
  static final List<String> COLUMNS = List.of("date", "open", "high", "low", "close", "volume");

  static final String EXPECTED = String.join(",", COLUMNS);

  /**
   * @param where the file and the line, for the message
   */
  static BarsHeader parse(String where, String line) throws BarsFileException {
    List<String> names =
        Arrays.stream(line.split(",", -1))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .toList();
    List<String> missing = new ArrayList<>(COLUMNS);
    missing.removeAll(names);
    if (missing.size() == COLUMNS.size()) {
      throw new BarsFileException(where + ": no header, must be " + EXPECTED);
    }
    if (!missing.isEmpty()) {
      throw new BarsFileException(
          where + ": no column " + String.join(", ", missing) + "; the header must be " + EXPECTED);
    }
    List<Integer> places = new ArrayList<>();
    for (String column : COLUMNS) {
      int place = names.indexOf(column);
      if (place != names.lastIndexOf(column)) {
        throw new BarsFileException(where + ": column " + column + " twice, must be there once");
      }
      places.add(place);
    }
    return new BarsHeader(List.copyOf(places), names.size());
  }
}
