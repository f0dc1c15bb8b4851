package io.maemae.backtest;

import io.maemae.backtest.BarsFile.Skipped;
import io.maemae.backtest.BarsReader.Numbered;
import io.maemae.market.Bar;
import io.maemae.market.MarketTime;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Several files of bars as one history. Files of one symbol are joined in the order of their first
 * bars; a row that does not come after the last bar of the file before is skipped. Prices are taken
 * as they are: two files that are adjusted for a split differently make a jump where they meet.
 */
public final class ReplayFiles {
  private final List<BarsFile> files;
  private final SortedMap<Symbol, List<Bar>> bars;
  private final SortedSet<LocalDate> days = new TreeSet<>();

  private ReplayFiles(List<BarsFile> files, SortedMap<Symbol, List<Bar>> bars) {
    this.files = List.copyOf(files);
    this.bars = bars;
    bars.values().forEach(list -> list.forEach(bar -> days.add(MarketTime.date(bar.start()))));
  }

  /**
   * Reads files that are named by their symbols.
   *
   * @throws BarsFileException as {@link BarsCsv#read(Path)}, or if files of one symbol differ in
   *     timeframe
   */
  public static ReplayFiles read(List<Path> paths) throws BarsFileException {
    SortedMap<Symbol, List<Numbered>> bySymbol = new TreeMap<>();
    for (Path path : paths) {
      Symbol symbol = BarsCsv.symbolOf(path);
      bySymbol
          .computeIfAbsent(symbol, none -> new ArrayList<>())
          .add(BarsReader.read(path, symbol));
    }
    SortedMap<Symbol, List<Bar>> bars = new TreeMap<>();
    List<BarsFile> files = new ArrayList<>();
    for (Map.Entry<Symbol, List<Numbered>> entry : bySymbol.entrySet()) {
      List<BarsFile> joined = join(entry.getValue());
      files.addAll(joined);
      bars.put(entry.getKey(), joined.stream().flatMap(file -> file.bars().stream()).toList());
    }
    return new ReplayFiles(files, bars);
  }

  /** The bars to play, by symbol; those of one symbol start one after another. */
  public SortedMap<Symbol, List<Bar>> bars() {
    return Collections.unmodifiableSortedMap(bars);
  }

  /** The days, in Seoul, that have a bar of any symbol. */
  public SortedSet<LocalDate> days() {
    return Collections.unmodifiableSortedSet(days);
  }

  /**
   * What became of each file, by symbol and first bar: the bars of it that are played, possibly
   * none, and the rows that were skipped, because they are dirty or for the sake of another file.
   */
  public List<BarsFile> files() {
    return files;
  }

  private static List<BarsFile> join(List<Numbered> ofOneSymbol) throws BarsFileException {
    List<Numbered> ordered = new ArrayList<>(ofOneSymbol);
    ordered.sort(Comparator.comparing(numbered -> numbered.file().bars().get(0).start()));
    BarsFile first = ordered.get(0).file();
    List<BarsFile> joined = new ArrayList<>(List.of(first));
    BarsFile last = first;
    for (Numbered later : ordered.subList(1, ordered.size())) {
      checkTimeframe(first, later.file());
      BarsFile rest = after(last, later);
      joined.add(rest);
      if (!rest.bars().isEmpty()) {
        last = rest;
      }
    }
    return joined;
  }

  private static void checkTimeframe(BarsFile first, BarsFile later) throws BarsFileException {
    Bar one = first.bars().get(0);
    Bar other = later.bars().get(0);
    if (one.timeframe() != other.timeframe()) {
      throw new BarsFileException(
          later.file()
              + ": has bars of "
              + other.timeframe().label()
              + ", must have the "
              + one.timeframe().label()
              + " of "
              + first.file()
              + ", which is of the same symbol");
    }
  }

  /** What is left of a file after the bars of the file before it. */
  private static BarsFile after(BarsFile before, Numbered later) {
    Bar end = before.bars().get(before.bars().size() - 1);
    String why = " is not after " + date(end) + ", where " + before.file() + " ends";
    BarsFile file = later.file();
    List<Bar> bars = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>(file.skipped());
    for (int i = 0; i < file.bars().size(); i++) {
      Bar bar = file.bars().get(i);
      if (bar.start().isAfter(end.start())) {
        bars.add(bar);
      } else {
        skipped.add(new Skipped(later.lines().get(i), "date " + date(bar) + why));
      }
    }
    skipped.sort(Comparator.comparingInt(Skipped::line));
    return new BarsFile(file.file(), bars, skipped, file.rows());
  }

  private static String date(Bar bar) {
    return bar.timeframe() == Timeframe.D1
        ? MarketTime.date(bar.start()).toString()
        : MarketTime.local(bar.start()).toString();
  }
}
