package io.maemae.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.backtest.BarsFile.Skipped;
import io.maemae.market.Bar;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayFilesTest {
  private static final String HEADER = "date,open,high,low,close,volume\n";
  private static final Symbol SAMSUNG = new Symbol("005930");
  private static final Symbol HYNIX = new Symbol("000660");

  @TempDir Path directory;

  @Test
  void givenOverlappingFilesOfASymbol_whenRead_thenJoinsThemInOrderOfTheirDates() throws Exception {
    Path late =
        file(
            "005930-b.csv",
            "2026-11-18,9,9,9,9,1\n\n2026-11-19,9,9,9,9,1\n2026-11-20,5,4,5,5,1\n2026-11-23,7,7,7,7,1\n");
    Path early = file("005930-a.csv", "2026-11-17,5,5,5,5,1\n2026-11-19,6,6,6,6,1\n");
    Path inside = file("005930-c.csv", "2026-11-18,8,8,8,8,1\n");
    Path other = file("000660.csv", "2026-11-21,3,3,3,3,1\n");

    ReplayFiles files = ReplayFiles.read(List.of(late, early, inside, other));

    Bar first = bar(SAMSUNG, "2026-11-17", 5);
    Bar second = bar(SAMSUNG, "2026-11-19", 6);
    Bar third = bar(SAMSUNG, "2026-11-23", 7);
    Bar hynix = bar(HYNIX, "2026-11-21", 3);
    assertEquals(
        Map.of(SAMSUNG, List.of(first, second, third), HYNIX, List.of(hynix)), files.bars());
    assertEquals(
        Set.of(
            LocalDate.parse("2026-11-17"),
            LocalDate.parse("2026-11-19"),
            LocalDate.parse("2026-11-21"),
            LocalDate.parse("2026-11-23")),
        files.days());
    assertEquals(
        List.of(
            new BarsFile(other, List.of(hynix), List.of(), 1),
            new BarsFile(early, List.of(first, second), List.of(), 2),
            new BarsFile(
                late,
                List.of(third),
                List.of(
                    new Skipped(
                        2, "date 2026-11-18 is not after 2026-11-19, where " + early + " ends"),
                    new Skipped(
                        4, "date 2026-11-19 is not after 2026-11-19, where " + early + " ends"),
                    new Skipped(5, "high 4 is below open 5")),
                4),
            new BarsFile(
                inside,
                List.of(),
                List.of(
                    new Skipped(
                        2, "date 2026-11-18 is not after 2026-11-23, where " + late + " ends")),
                1)),
        files.files());
  }

  @Test
  void givenFilesOfASymbolInTwoTimeframes_whenRead_thenThrows() throws IOException {
    Path daily = file("005930-1d.csv", "2026-11-19,5,5,5,5,1\n");
    Path minutes = file("005930-5m.csv", "202611200900,5,5,5,5,1\n202611200905,5,5,5,5,1\n");
    BarsFileException thrown =
        assertThrows(BarsFileException.class, () -> ReplayFiles.read(List.of(minutes, daily)));
    assertEquals(
        minutes
            + ": has bars of 5m, must have the 1d of "
            + daily
            + ", which is of the same symbol",
        thrown.getMessage());
  }

  private Path file(String name, String rows) throws IOException {
    return Files.writeString(directory.resolve(name), HEADER + rows);
  }

  private static Bar bar(Symbol symbol, String day, long won) {
    Price price = Price.ofWon(won);
    return new Bar(
        symbol,
        Timeframe.D1,
        MarketTime.instant(LocalDate.parse(day), LocalTime.MIDNIGHT),
        price,
        price,
        price,
        price,
        Quantity.of(1),
        true);
  }
}
