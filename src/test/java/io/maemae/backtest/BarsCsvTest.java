package io.maemae.backtest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.maemae.backtest.BarsFile.Skipped;
import io.maemae.market.Bar;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarsCsvTest {
  private static final Symbol SAMSUNG = new Symbol("005930");
  private static final String HEADER = "date,open,high,low,close,volume\n";
  private static final String FIRST = "2026-11-19,70000,71000,69000,70500,1000\n";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEADER
            + """
            2026-11-19,70000,71000,69000,70500,1000
            2026-11-20,70500,70500.5,70500,70500,0
            """,
        HEADER
            + """
            20261119,70000,71000,69000,70500,1000
            20261120,70500,70500.5,70500,70500,0""",
        "\uFEFF"
            + """

            Volume , CLOSE,,Low,high,open,name,Date

            1000.0,70500, ,69000.00,71000,70000,\uC0BC\uC131,2026-11-19
            \t0 , 70500,x,70500 ,70500.5,+70500,,2026-11-20,,

            """,
        "date,open,high,low,close,volume\r\n"
            + "2026-11-19,70000,71000,69000,70500,1000\r\n"
            + "2026-11-20,70500,70500.5,70500,70500,0\r\n\r\n"
      })
  void givenAnyToleratedForm_whenRead_thenGivesTheSameDailyBars(String text) throws Exception {
    Path file = file("005930-2026.csv", text);
    assertEquals(
        new BarsFile(
            file,
            List.of(
                bar("2026-11-19T00:00", Timeframe.D1, "70000", "71000", "69000", "70500", 1000),
                bar("2026-11-20T00:00", Timeframe.D1, "70500", "70500.5", "70500", "70500", 0)),
            List.of(),
            2),
        BarsCsv.read(file));
  }

  @Test
  void givenBothFormsOfATime_whenRead_thenBarsStartThenInSeoul() throws Exception {
    Path file =
        file(
            "bars.csv",
            HEADER
                + "2026-11-20T09:00,70000,71000,69000,70500,10\n"
                + "202611200905,70500,70500,70500,70500,1\n");
    assertEquals(
        new BarsFile(
            file,
            List.of(
                bar("2026-11-20T09:00", Timeframe.M5, "70000", "71000", "69000", "70500", 10),
                bar("2026-11-20T09:05", Timeframe.M5, "70500", "70500", "70500", "70500", 1)),
            List.of(),
            2),
        BarsCsv.read(file, SAMSUNG));
    assertEquals(
        Instant.parse("2026-11-20T00:05:00Z"), BarsCsv.read(file, SAMSUNG).bars().get(1).start());
  }

  @ParameterizedTest
  @CsvSource({
    "1m, 20T09:00 20T09:01 20T09:05",
    "3m, 20T09:00 20T09:03",
    "5m, 20T09:00 20T09:10 20T09:15 20T11:00",
    "10m, 20T15:00 20T15:10 20T15:30",
    "15m, 20T09:00 20T09:15",
    "30m, 20T14:30 20T15:00 20T15:30",
    "1h, 20T09:00 20T10:00",
    // The closing auction comes half an hour after the last whole hour.
    "1h, 20T14:00 20T15:00 20T15:30 23T09:00",
    // No timeframe themselves.
    "1m, 20T09:00 20T09:07",
    "10m, 20T09:00 20T09:20 20T09:50",
    "1h, 20T09:00 20T11:00",
    // No two on a day.
    "1m, 20T09:00",
    "1m, 20T15:25 23T09:00",
  })
  void givenGapsOfADay_whenRead_thenTheyTellTheTimeframe(String expected, String starts)
      throws Exception {
    StringBuilder text = new StringBuilder(HEADER);
    for (String start : starts.split(" ")) {
      text.append("2026-11-").append(start).append(",1,1,1,1,1\n");
    }
    BarsFile read = BarsCsv.read(file("005930.csv", text.toString()));
    assertEquals(
        List.of(Timeframe.parse(expected).orElseThrow()),
        read.bars().stream().map(Bar::timeframe).distinct().toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dirtyRows")
  void givenDirtyRow_whenRead_thenItAloneIsSkippedWithTheReason(String row, String why)
      throws Exception {
    Path file = file("005930.csv", HEADER + FIRST + row + "\n2026-11-23,1,1,1,1,1\n");
    assertEquals(
        new BarsFile(
            file,
            List.of(
                bar("2026-11-19T00:00", Timeframe.D1, "70000", "71000", "69000", "70500", 1000),
                bar("2026-11-23T00:00", Timeframe.D1, "1", "1", "1", "1", 1)),
            List.of(new Skipped(3, why)),
            3),
        BarsCsv.read(file));
  }

  static Stream<Arguments> dirtyRows() {
    return Stream.of(
        arguments("2026-11-20,5,4,3,4,1", "high 4 is below open 5"),
        arguments("2026-11-20,5,5,3,6.5,1", "high 5 is below close 6.5"),
        arguments("2026-11-20,2,2,3,2,1", "high 2 is below low 3"),
        arguments("2026-11-20,3,9,4,5,1", "low 4 is above open 3"),
        arguments("2026-11-20,5,9,4,3,1", "low 4 is above close 3"),
        arguments("2026-11-20,0,5,5,5,1", "open must be above 0, was '0'"),
        arguments("2026-11-20,5,5,-5.0,5,1", "low must be above 0, was '-5.0'"),
        arguments(
            "2026-11-20,5,n/a,5,5,1",
            "high must be a number with at most four decimals, was 'n/a'"),
        arguments(
            "2026-11-20,5,5,5,5.00001,1",
            "close must be a number with at most four decimals, was '5.00001'"),
        arguments(
            "2026-11-20,5,5,5,1e99,1",
            "close must be a number with at most four decimals, was '1e99'"),
        arguments("2026-11-20,5,5,5,5,-1", "volume must be a whole number, 0 or more, was '-1'"),
        arguments("2026-11-20,5,5,5,5,1.5", "volume must be a whole number, 0 or more, was '1.5'"),
        arguments("2026-11-20,5,5,5,5,NaN", "volume must be a whole number, 0 or more, was 'NaN'"),
        arguments(
            "2026-11-20,5,5,5,5," + "9".repeat(41),
            "volume must be a whole number, 0 or more, was '" + "9".repeat(40) + "…'"),
        arguments("2026-11-20,5,5,5,5", "no volume"),
        arguments("2026-11-20, ,5,5,,1", "no open, close"),
        arguments("2026-11-20", "no open, high, low, close, volume"),
        arguments("2026-11-20,5,5,5,5,1,234", "has 7 cells, the header 6"),
        arguments(
            "2026-02-30,5,5,5,5,1",
            "date must be such as 2026-11-20 or 2026-11-20T09:05, was '2026-02-30'"),
        arguments(
            "20261320,5,5,5,5,1",
            "date must be such as 2026-11-20 or 2026-11-20T09:05, was '20261320'"),
        arguments(
            "2026-11-20T24:00,5,5,5,5,1",
            "date must be such as 2026-11-20 or 2026-11-20T09:05, was '2026-11-20T24:00'"),
        arguments(
            "202611200960,5,5,5,5,1",
            "date must be such as 2026-11-20 or 2026-11-20T09:05, was '202611200960'"),
        arguments(
            "Fri,5,5,5,5,1", "date must be such as 2026-11-20 or 2026-11-20T09:05, was 'Fri'"),
        arguments(
            "2026/11/20,5,5,5,5,1",
            "date must be such as 2026-11-20 or 2026-11-20T09:05, was '2026/11/20'"),
        arguments(
            "2026-11-20 09:05,5,5,5,5,1",
            "date must be such as 2026-11-20 or 2026-11-20T09:05, was '2026-11-20 09:05'"),
        arguments("20261119,5,5,5,5,1", "date 2026-11-19 again, as in line 2"),
        arguments("2026-11-18,5,5,5,5,1", "date 2026-11-18 is before 2026-11-19 of line 2"));
  }

  @Test
  void givenDirtyRowOfADay_whenALaterRowOfThatDayIsClean_thenThatIsTheBar() throws Exception {
    Path file = file("005930.csv", HEADER + "2026-11-20,5,4,3,4,1\n\n2026-11-20,5,5,5,5,1\n");
    assertEquals(
        new BarsFile(
            file,
            List.of(bar("2026-11-20T00:00", Timeframe.D1, "5", "5", "5", "5", 1)),
            List.of(new Skipped(2, "high 4 is below open 5")),
            2),
        BarsCsv.read(file));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("useless")
  void givenUselessFile_whenRead_thenTellsWhatWouldBeRight(
      String name, String text, Charset charset, String expected) throws IOException {
    Path file = directory.resolve(name);
    Files.write(file, text.getBytes(charset));
    assertEquals(file + expected, messageOf(file));
  }

  static Stream<Arguments> useless() {
    return Stream.of(
        arguments(
            "005930.a",
            "",
            UTF_8,
            ": is empty, must start with the header date,open,high,low,close,volume"),
        arguments(
            "005930.b",
            "\n" + FIRST,
            UTF_8,
            ":2: no header, must be date,open,high,low,close,volume"),
        arguments(
            "005930.c",
            "date,open,high,low,adj close\n" + FIRST,
            UTF_8,
            ":1: no column close, volume; the header must be date,open,high,low,close,volume"),
        arguments(
            "005930.d",
            "date,open,high,low,close,volume,Close\n" + FIRST,
            UTF_8,
            ":1: column close twice, must be there once"),
        arguments("005930.e", HEADER + "\n\n", UTF_8, ": has no rows, must have at least one bar"),
        arguments(
            "005930.f",
            HEADER + "\n2026-11-20,5,4,3,4,1\nx,5,4,3,4,1\n",
            UTF_8,
            ":3: high 4 is below open 5; none of the 2 rows is usable, must have at least one bar"),
        arguments(
            "005930.g",
            HEADER + FIRST + "2026-11-20T09:00,5,5,5,5,1\n",
            UTF_8,
            ":3: 2026-11-20T09:00 is a time of day, but 2026-11-19 of line 2 is a day;"
                + " a file must have one kind of bars"),
        arguments(
            "005930.h",
            HEADER + "202611200900,5,5,5,5,1\n\n20261120,5,5,5,5,1\n",
            UTF_8,
            ":4: 2026-11-20 is a day, but 2026-11-20T09:00 of line 2 is a time of day;"
                + " a file must have one kind of bars"),
        arguments("005930.i", HEADER + FIRST + "é", ISO_8859_1, ": is not UTF-8; save it as UTF-8"),
        arguments(
            "samsung.csv",
            HEADER + FIRST,
            UTF_8,
            ": 'samsung' is no symbol; the name must start with one, as 005930.csv or"
                + " 005930-2026.csv"));
  }

  @Test
  void givenNoFileOrADirectory_whenRead_thenSaysSo() throws IOException {
    Path missing = directory.resolve("005930.csv");
    Path folder = Files.createDirectory(directory.resolve("000660"));
    assertEquals(missing + ": does not exist, must be a CSV file of bars", messageOf(missing));
    assertEquals(folder + ": is a directory, must be a CSV file of bars", messageOf(folder));
  }

  @ParameterizedTest
  @CsvSource({
    "005930.csv, 005930",
    "005930-1985-2018.csv, 005930",
    "dir-1/0001A0.5m.csv, 0001A0",
    "005930, 005930",
  })
  void givenNameOfAFile_thenItStartsWithTheSymbol(String path, String code) throws Exception {
    assertEquals(new Symbol(code), BarsCsv.symbolOf(Path.of(path)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"05930.csv", "005930_2018.csv", "0001a0.csv", ".csv", "/", ""})
  void givenNameWithoutSymbol_thenThrows(String path) {
    assertThrows(BarsFileException.class, () -> BarsCsv.symbolOf(Path.of(path)));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static String messageOf(Path file) {
    return assertThrows(BarsFileException.class, () -> BarsCsv.read(file)).getMessage();
  }

  private static Bar bar(
      String start,
      Timeframe timeframe,
      String open,
      String high,
      String low,
      String close,
      long volume) {
    LocalDateTime local = LocalDateTime.parse(start);
    return new Bar(
        SAMSUNG,
        timeframe,
        MarketTime.instant(local.toLocalDate(), local.toLocalTime()),
        Price.parse(open),
        Price.parse(high),
        Price.parse(low),
        Price.parse(close),
        Quantity.of(volume),
        true);
  }
}
