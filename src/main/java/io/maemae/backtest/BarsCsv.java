package io.maemae.backtest;

import io.maemae.market.Symbol;
import java.nio.file.Path;

/**
 * Bars as a CSV file: UTF-8, plain commas without quotes, a header that has {@code
 * date,open,high,low,close,volume} in any order and any case among other columns, which do not
 * count. A byte order mark, CRLF, blank lines and blanks around a cell do no harm.
 *
 * <ul>
 *   <li>{@code 2026-11-20} or {@code 20261120} is a daily bar. It starts at midnight of that day:
 *       of a daily bar's start only the date counts, the hours of the session are the calendar's.
 *   <li>{@code 2026-11-20T09:05} or {@code 202611200905} is when an intraday bar starts, in Seoul.
 *       The timeframe is the smallest gap between rows of one day, or if that is no timeframe, the
 *       longest one that divides it. The gap before a bar at the close does not count: the closing
 *       auction's bar is near the one before in any timeframe. Without a gap it is a minute.
 *   <li>A price is a positive decimal number with at most four decimals, a volume a whole number,
 *       zero too.
 * </ul>
 *
 * <p>A row that breaks these rules, that is no possible bar, or that does not come after the last
 * bar before it, is skipped and told in {@link BarsFile#skipped}.
 */
public final class BarsCsv {
  private BarsCsv() {}

  /**
   * Reads a file that is named by its symbol.
   *
   * @throws BarsFileException as {@link #symbolOf} and {@link #read(Path, Symbol)}
   */
  public static BarsFile read(Path file) throws BarsFileException {
    return read(file, symbolOf(file));
  }

  /**
   * Reads a file of any name as bars of that symbol.
   *
   * @throws BarsFileException if it cannot be read, is not UTF-8, lacks the header or a column of
   *     it, mixes daily and intraday bars, or has not a single usable row
   */
  public static BarsFile read(Path file, Symbol symbol) throws BarsFileException {
    return BarsReader.read(file, symbol).file();
  }

  /**
   * The symbol by which a file is named: what is before the first hyphen or dot of its name.
   *
   * @throws BarsFileException if that is no symbol
   */
  public static Symbol symbolOf(Path file) throws BarsFileException {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    String code = name.split("[-.]", 2)[0];
    if (!Symbol.isCode(code)) {
      throw new BarsFileException(
          file
              + ": '"
              + code
              + "' is no symbol; the name must start with one, as 005930.csv or 005930-2026.csv");
    }
    return new Symbol(code);
  }
}
