package io.maemae.backtest;

import io.maemae.backtest.BarsFile.Skipped;
import io.maemae.backtest.BarsRow.DirtyRowException;
import io.maemae.backtest.BarsRow.When;
import io.maemae.market.Bar;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import io.maemae.market.TradingCalendar;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads one file, line by line, by the rules of {@link BarsCsv}. Used once, by one thread. */
final class BarsReader {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path file;
  private final List<BarsRow> rows = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private int line;
  private BarsHeader header;
  private When first;
  private int firstLine;

  private BarsReader(Path file) {
    this.file = file;
  }

  /** A file with the line of each of its bars. */
  record Numbered(BarsFile file, List<Integer> lines) {}

  static Numbered read(Path file, Symbol symbol) throws BarsFileException {
    if (Files.isDirectory(file)) {
      throw new BarsFileException(file + ": is a directory, must be a CSV file of bars");
    }
    BarsReader reader = new BarsReader(file);
    // Such a reader reports malformed input instead of replacing it.
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      reader.readAll(lines);
    } catch (CharacterCodingException e) {
      throw new BarsFileException(file + ": is not UTF-8; save it as UTF-8", e);
    } catch (NoSuchFileException e) {
      throw new BarsFileException(file + ": does not exist, must be a CSV file of bars", e);
    } catch (AccessDeniedException e) {
      throw new BarsFileException(file + ": cannot be read, check its permissions", e);
    } catch (IOException e) {
      throw new BarsFileException(file + ": cannot be read: " + e.getMessage(), e);
    }
    return reader.result(symbol);
  }

  private void readAll(BufferedReader lines) throws IOException, BarsFileException {
    for (String text = lines.readLine(); text != null; text = lines.readLine()) {
      line++;
      if (line == 1 && text.startsWith(BYTE_ORDER_MARK)) {
        text = text.substring(1);
      }
      if (text.isBlank()) {
        continue;
      }
      if (header == null) {
        header = BarsHeader.parse(file + ":" + line, text);
        continue;
      }
      try {
        rows.add(row(text));
      } catch (DirtyRowException e) {
        skipped.add(new Skipped(line, e.getMessage()));
      }
    }
  }

  private BarsRow row(String text) throws DirtyRowException, BarsFileException {
    String[] raw = text.split(",", -1);
    List<String> cells = cells(raw);
    When when = When.parse(cells.get(0));
    checkKind(when);
    for (int i = header.width(); i < raw.length; i++) {
      if (!raw[i].isBlank()) {
        throw new DirtyRowException("has " + raw.length + " cells, the header " + header.width());
      }
    }
    BarsRow row =
        new BarsRow(
            line,
            when,
            BarsRow.price("open", cells.get(1)),
            BarsRow.price("high", cells.get(2)),
            BarsRow.price("low", cells.get(3)),
            BarsRow.price("close", cells.get(4)),
            BarsRow.volume(cells.get(5)));
    row.check();
    checkOrder(when);
    return row;
  }

  private List<String> cells(String[] raw) throws DirtyRowException {
    List<String> cells = new ArrayList<>(BarsHeader.COLUMNS.size());
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < BarsHeader.COLUMNS.size(); i++) {
      int place = header.places().get(i);
      String cell = place < raw.length ? raw[place].strip() : "";
      if (cell.isEmpty()) {
        missing.add(BarsHeader.COLUMNS.get(i));
      }
      cells.add(cell);
    }
    if (!missing.isEmpty()) {
      throw new DirtyRowException("no " + String.join(", ", missing));
    }
    return cells;
  }

  private void checkKind(When when) throws BarsFileException {
    if (first == null) {
      first = when;
      firstLine = line;
    } else if (first.daily() != when.daily()) {
      throw new BarsFileException(
          file
              + ":"
              + line
              + ": "
              + when
              + " is "
              + kind(when)
              + ", but "
              + first
              + " of line "
              + firstLine
              + " is "
              + kind(first)
              + "; a file must have one kind of bars");
    }
  }

  private static String kind(When when) {
    return when.daily() ? "a day" : "a time of day";
  }

  private void checkOrder(When when) throws DirtyRowException {
    if (rows.isEmpty()) {
      return;
    }
    BarsRow last = rows.get(rows.size() - 1);
    if (when.start().equals(last.when().start())) {
      throw new DirtyRowException("date " + when + " again, as in line " + last.line());
    }
    if (when.start().isBefore(last.when().start())) {
      throw new DirtyRowException(
          "date " + when + " is before " + last.when() + " of line " + last.line());
    }
  }

  private Numbered result(Symbol symbol) throws BarsFileException {
    if (header == null) {
      throw new BarsFileException(
          file + ": is empty, must start with the header " + BarsHeader.EXPECTED);
    }
    if (rows.isEmpty()) {
      throw new BarsFileException(
          skipped.isEmpty()
              ? file + ": has no rows, must have at least one bar"
              : file
                  + ":"
                  + skipped.get(0).line()
                  + ": "
                  + skipped.get(0).why()
                  + "; none of the "
                  + skipped.size()
                  + " rows is usable, must have at least one bar");
    }
    Timeframe timeframe = timeframe();
    List<Bar> bars = rows.stream().map(row -> row.bar(symbol, timeframe)).toList();
    return new Numbered(
        new BarsFile(file, bars, skipped, bars.size() + skipped.size()),
        rows.stream().map(BarsRow::line).toList());
  }

  private Timeframe timeframe() {
    if (first.daily()) {
      return Timeframe.D1;
    }
    long gap = smallestGap();
    Timeframe longest = Timeframe.M1;
    for (Timeframe timeframe : Timeframe.values()) {
      if (timeframe != Timeframe.D1 && gap % timeframe.length().toMinutes() == 0) {
        longest = timeframe;
      }
    }
    return longest;
  }

  /** In minutes; one if no day has two rows. */
  private long smallestGap() {
    // For the time of the close only, which any day has, trading day or not.
    TradingCalendar calendar = TradingCalendar.krx(Set.of(), Set.of());
    long smallest = Long.MAX_VALUE;
    for (int i = 1; i < rows.size(); i++) {
      LocalDateTime from = rows.get(i - 1).when().start();
      LocalDateTime to = rows.get(i).when().start();
      if (from.toLocalDate().equals(to.toLocalDate())
          && !to.toLocalTime().equals(calendar.hours(to.toLocalDate()).close())) {
        smallest = Math.min(smallest, Duration.between(from, to).toMinutes());
      }
    }
    return smallest == Long.MAX_VALUE ? 1 : smallest;
  }
}
