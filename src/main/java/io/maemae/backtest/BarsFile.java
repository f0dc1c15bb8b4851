package io.maemae.backtest;

import io.maemae.market.Bar;
import java.nio.file.Path;
import java.util.List;

/**
 * What a file of bars holds.
 *
 * @param bars all of one symbol and one timeframe, each starting after the one before
 * @param skipped the rows that are no such bars, by line
 * @param rows how many rows the file has, without header and blank lines: one for each bar and each
 *     skipped row
 */
public record BarsFile(Path file, List<Bar> bars, List<Skipped> skipped, int rows) {
  /** Copies the lists and checks the count. */
  public BarsFile {
    bars = List.copyOf(bars);
    skipped = List.copyOf(skipped);
    if (rows != bars.size() + skipped.size()) {
      throw new IllegalArgumentException(
          "rows must be " + (bars.size() + skipped.size()) + ", was " + rows);
    }
  }

  /**
   * A row that was left out.
   *
   * @param line its line in the file, the first line being 1
   * @param why in plain English, such as {@code low 99780 is above open 99628}
   */
  public record Skipped(int line, String why) {}
}
