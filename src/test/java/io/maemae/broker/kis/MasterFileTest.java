package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.ProtocolException;
import io.maemae.market.Board;
import io.maemae.market.Instrument;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Symbol;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterFileTest {
  private static final MasterLine SAMSUNG = MasterLine.of("005930", "삼성전자", "ST");
  private static final MasterLine KODEX = MasterLine.of("069500", "KODEX 200", "EF");

  private static MasterFile.Content read(Board board, MasterLine... lines)
      throws ProtocolException {
    return new MasterFile(board).read(MasterLine.file(board, List.of(lines), "\n"));
  }

  private static Instrument share(String code, String name, Board board) {
    return new Instrument(new Symbol(code), name, "", InstrumentKind.STOCK, board);
  }

  @ParameterizedTest
  @EnumSource
  void givenAnyBoard_thenEachLineIsAnInstrument(Board board) throws ProtocolException {
    MasterFile.Content read =
        read(
            board,
            SAMSUNG,
            KODEX,
            MasterLine.of("Q500001", "신한 WTI 선물 ETN", "EN"),
            MasterLine.of("000020", "동화약품", "ST").halted(),
            MasterLine.of("001440", "대한전선", "ST").administrative(),
            MasterLine.of("0001A0", "새 회사", "ST"));

    assertEquals(
        new MasterFile.Content(
            List.of(
                new Instrument(
                    new Symbol("000020"), "동화약품", "", InstrumentKind.STOCK, board, true, false),
                share("0001A0", "새 회사", board),
                new Instrument(
                    new Symbol("001440"), "대한전선", "", InstrumentKind.STOCK, board, false, true),
                share("005930", "삼성전자", board),
                new Instrument(new Symbol("069500"), "KODEX 200", "", InstrumentKind.ETF, board),
                new Instrument(
                    new Symbol("500001"), "신한 WTI 선물 ETN", "", InstrumentKind.ETN, board)),
            0,
            0),
        read);
  }

  @ParameterizedTest
  @CsvSource({
    "ST,STOCK",
    "FS,STOCK",
    "DR,STOCK",
    "RT,STOCK",
    "SC,STOCK",
    "IF,STOCK",
    "EF,ETF",
    "FE,ETF",
    "EN,ETN"
  })
  void givenAGroupThatTrades_thenItsKind(String group, InstrumentKind kind)
      throws ProtocolException {
    MasterFile.Content read = read(Board.KOSPI, MasterLine.of("088980", "맥쿼리인프라", group));

    assertEquals(kind, read.instruments().get(0).kind());
  }

  @Test
  void givenOtherGroups_thenLeftOutAndCounted() throws ProtocolException {
    MasterFile.Content read =
        read(
            Board.KOSPI,
            SAMSUNG,
            MasterLine.of("J0036221D", "서울바이오시스 9WR", "SW"),
            MasterLine.of("57JBVL", "한국JBVL삼성전자콜", "EW"),
            MasterLine.of("F70100026", "대신 KOSPI200인덱스 X클래스", "BC"),
            MasterLine.of("01040001", "유상증자 1R", "SR"));

    assertEquals(new MasterFile.Content(List.of(share("005930", "삼성전자", Board.KOSPI)), 4, 0), read);
  }

  @Test
  void givenCarriageReturns_thenTheSame() throws ProtocolException {
    byte[] file = MasterLine.file(Board.KOSDAQ, List.of(SAMSUNG, KODEX), "\r\n");

    assertEquals(read(Board.KOSDAQ, SAMSUNG, KODEX), new MasterFile(Board.KOSDAQ).read(file));
  }

  @Test
  void givenALongName_thenTheTailIsStillFound() throws ProtocolException {
    String name = "가".repeat(20);

    assertEquals(
        List.of(share("005930", name, Board.KOSPI)),
        read(Board.KOSPI, MasterLine.of("005930", name, "ST")).instruments());
  }

  @Test
  void givenNamesOfTheirOwnWidths_thenTheTailIsStillFound() throws ProtocolException {
    MasterLine narrow = SAMSUNG.nameWidth(8);

    assertEquals(
        List.of(share("005930", "삼성전자", Board.KOSPI)), read(Board.KOSPI, narrow).instruments());
  }

  @ParameterizedTest
  @ValueSource(strings = {"halted", "liquidation", "administrative"})
  void givenAFlagThatIsNeitherYesNorNo_thenTheLineIsBroken(String flag) throws ProtocolException {
    List<MasterLine> lines = new ArrayList<>(many(40));
    lines.add(SAMSUNG.flag(flag, ' '));

    MasterFile.Content read =
        new MasterFile(Board.KOSPI).read(MasterLine.file(Board.KOSPI, lines, "\n"));

    assertEquals(List.of(40, 1), List.of(read.instruments().size(), read.broken()));
  }

  @Test
  void givenBytesThatAreNoText_thenTheLineIsBroken() throws ProtocolException {
    List<MasterLine> lines = new ArrayList<>(many(40));
    lines.add(SAMSUNG);
    byte[] file = MasterLine.file(Board.KOSPI, lines, "\n");
    file[40 * (MasterLine.width(Board.KOSPI) + 1) + 21] = (byte) 0xff;

    MasterFile.Content read = new MasterFile(Board.KOSPI).read(file);

    assertEquals(List.of(40, 1), List.of(read.instruments().size(), read.broken()));
  }

  @Test
  void givenTheSameSymbolAgain_thenTheSecondLineIsBroken() throws ProtocolException {
    List<MasterLine> lines = new ArrayList<>(many(40));
    lines.add(MasterLine.of("100007", "다른 이름", "ST"));

    MasterFile.Content read =
        new MasterFile(Board.KOSPI).read(MasterLine.file(Board.KOSPI, lines, "\n"));

    assertEquals("회사7", read.instruments().get(7).name());
    assertEquals(List.of(40, 1), List.of(read.instruments().size(), read.broken()));
  }

  @ParameterizedTest
  @CsvSource({"95,5,true", "94,6,false", "0,1,false", "19,1,true", "18,1,false"})
  void givenBrokenLines_thenOneInTwentyAtMost(int whole, int broken, boolean taken)
      throws ProtocolException {
    List<MasterLine> lines = new ArrayList<>(many(whole));
    for (int i = 0; i < broken; i++) {
      lines.add(MasterLine.of("2%05d".formatted(i), "회사", "ST").flag("halted", '?'));
    }
    byte[] file = MasterLine.file(Board.KOSDAQ, lines, "\n");
    MasterFile codec = new MasterFile(Board.KOSDAQ);

    if (taken) {
      assertEquals(broken, codec.read(file).broken());
    } else {
      assertThrows(ProtocolException.class, () -> codec.read(file));
    }
  }

  @Test
  void givenTheFileOfTheOtherBoard_thenRefused() {
    byte[] file = MasterLine.file(Board.KOSDAQ, many(100), "\n");

    assertThrows(ProtocolException.class, () -> new MasterFile(Board.KOSPI).read(file));
  }

  @Test
  void givenSomethingElse_thenRefused() {
    MasterFile codec = new MasterFile(Board.KOSPI);

    assertThrows(ProtocolException.class, () -> codec.read(new byte[0]));
    assertThrows(ProtocolException.class, () -> codec.read("<html>no</html>\n".getBytes()));
    assertThrows(ProtocolException.class, () -> codec.read(new byte[5_000]));
  }

  @Test
  void givenALastLineWithoutItsEnd_thenItIsBroken() throws ProtocolException {
    List<MasterLine> lines = new ArrayList<>(many(40));
    lines.add(SAMSUNG);
    byte[] file = MasterLine.file(Board.KOSPI, lines, "\n");

    MasterFile.Content read =
        new MasterFile(Board.KOSPI).read(Arrays.copyOf(file, file.length - 1));

    assertEquals(List.of(40, 1), List.of(read.instruments().size(), read.broken()));
  }

  @ParameterizedTest
  @EnumSource
  void givenAnyCutOfAFile_thenWholeInstrumentsOrRefused(Board board) throws ProtocolException {
    List<MasterLine> lines = new ArrayList<>(many(30));
    lines.add(SAMSUNG);
    lines.add(KODEX);
    byte[] file = MasterLine.file(board, lines, "\n");
    MasterFile codec = new MasterFile(board);
    Set<Instrument> whole = Set.copyOf(codec.read(file).instruments());
    int read = 0;
    for (int length = 0; length < file.length; length++) {
      try {
        List<Instrument> some = codec.read(Arrays.copyOf(file, length)).instruments();
        assertTrue(whole.containsAll(some), "cut at " + length);
        read++;
      } catch (ProtocolException e) {
        // As it may be.
      }
    }

    assertTrue(read > 0);
  }

  @ParameterizedTest
  @EnumSource
  void givenAnyCutOfALine_thenNothingIsMadeUp(Board board) throws ProtocolException {
    List<MasterLine> others = many(40);
    MasterFile codec = new MasterFile(board);
    for (MasterLine line : List.of(SAMSUNG, KODEX, SAMSUNG.full(), KODEX.full())) {
      byte[] bytes = line.bytes(board);
      for (int length = 0; length < bytes.length; length++) {
        ByteArrayOutputStream end = new ByteArrayOutputStream();
        end.writeBytes(MasterLine.file(board, others, "\n"));
        end.write(bytes, 0, length);
        end.write('\n');
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        start.writeBytes(MasterLine.file(board, others, "\n"));
        start.write(bytes, bytes.length - length, length);
        start.write('\n');

        assertEquals(40, codec.read(end.toByteArray()).instruments().size(), "end " + length);
        assertEquals(40, codec.read(start.toByteArray()).instruments().size(), "start " + length);
      }
    }
  }

  private static List<MasterLine> many(int count) {
    List<MasterLine> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(MasterLine.of("1%05d".formatted(i), "회사" + i, "ST"));
    }
    return lines;
  }
}
