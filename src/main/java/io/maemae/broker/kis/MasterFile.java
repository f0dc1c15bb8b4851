package io.maemae.broker.kis;

import io.maemae.broker.Names;
import io.maemae.broker.ProtocolException;
import io.maemae.market.Board;
import io.maemae.market.Instrument;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Symbol;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The list of instruments (종목마스터) of one board, as its file has it: cp949, one record a line, no
 * header. A record is short code (단축코드) of 9 bytes, ISIN of 12, Korean name, and a tail of fixed
 * width that is counted from the end of the line: bytes, for a syllable is two of them.
 *
 * <p>A line of which not all that is read is as it must be is left out; if those are more than one
 * in twenty, the file is refused: then it is another file than we know.
 *
 * <p>Source: KIS Developers, sample repository koreainvestment/open-trading-api, stocks_info:
 * kis_kospi_code_mst.py, kis_kosdaq_code_mst.py and the C structures beside them, read 2026-07. The
 * group EN is not among the groups listed there; an ETN is also told by its code, Q before six
 * characters. The files have no English name, and nothing about Nextrade.
 */
final class MasterFile {
  private static final Charset CP949 = Charset.forName("MS949");
  private static final Pattern NUMBER = Pattern.compile(" *[0-9]*");
  private static final Pattern GROUP = Pattern.compile("[A-Z]{2}");
  private static final int ISIN = 9;
  private static final int NAME = 21;

  /** A file with more broken lines than one in so many is refused. */
  private static final int LINES_PER_BROKEN = 20;

  private final Board board;
  private final Tail tail;

  /**
   * Where the tail has what we read, in bytes from its beginning.
   *
   * @param basePrice nine digits, before units of five and five
   */
  private record Tail(int width, int basePrice) {
    int halted() {
      return basePrice + 19;
    }

    int liquidation() {
      return basePrice + 20;
    }

    int administrative() {
      return basePrice + 21;
    }
  }

  /** For the file of a board. */
  MasterFile(Board board) {
    this.board = board;
    this.tail = board == Board.KOSPI ? new Tail(227, 41) : new Tail(221, 36);
  }

  /** The name of the board's file, which comes zipped under that name and {@code .zip}. */
  static String name(Board board) {
    return board == Board.KOSPI ? "kospi_code.mst" : "kosdaq_code.mst";
  }

  /**
   * What a file has.
   *
   * @param instruments ordered by symbol
   * @param others lines of groups that we do not trade, such as ELW and rights
   * @param broken lines that could not be read, or have a symbol that was there before
   */
  record Content(List<Instrument> instruments, int others, int broken) {
    Content {
      instruments = List.copyOf(instruments);
    }
  }

  /**
   * Reads a whole file.
   *
   * @throws ProtocolException if it has no instrument or too many broken lines
   */
  Content read(byte[] file) throws ProtocolException {
    Map<Symbol, Instrument> instruments = new TreeMap<>();
    int lines = 0;
    int others = 0;
    int broken = 0;
    int from = 0;
    while (from < file.length) {
      int end = from;
      while (end < file.length && file[end] != '\n') {
        end++;
      }
      lines++;
      try {
        // What does not end in a line feed was cut, and may say less than it seems to.
        check(end < file.length);
        Optional<Instrument> read = read(file, from, withoutReturn(file, from, end));
        if (read.isEmpty()) {
          others++;
        } else {
          check(instruments.putIfAbsent(read.get().symbol(), read.get()) == null);
        }
      } catch (BrokenLine e) {
        broken++;
      }
      from = end + 1;
    }
    if (broken * LINES_PER_BROKEN > lines || instruments.isEmpty()) {
      throw new ProtocolException(
          "%s: %d of %d lines could not be read, %d are of other groups"
              .formatted(name(board), broken, lines, others));
    }
    return new Content(List.copyOf(instruments.values()), others, broken);
  }

  /** A line is not as it must be. */
  private static final class BrokenLine extends Exception {
    private static final long serialVersionUID = 1;

    BrokenLine() {
      super("", null, false, false);
    }
  }

  private static int withoutReturn(byte[] file, int from, int end) {
    return end > from && file[end - 1] == '\r' ? end - 1 : end;
  }

  /** What the line says; empty if it is of a group that we do not trade. */
  private Optional<Instrument> read(byte[] file, int from, int to) throws BrokenLine {
    int rest = to - tail.width();
    if (rest <= from + NAME) {
      throw new BrokenLine();
    }
    String group = ascii(file, rest, 2);
    check(GROUP.matcher(group).matches());
    check(isNumber(file, rest + tail.basePrice(), 9));
    check(isNumber(file, rest + tail.basePrice() + 9, 5));
    check(isNumber(file, rest + tail.basePrice() + 14, 5));
    boolean halted = isYes(file, rest + tail.halted());
    boolean administrative = isYes(file, rest + tail.administrative());
    isYes(file, rest + tail.liquidation());
    String code = ascii(file, from, ISIN).stripTrailing();
    String name = text(file, from + NAME, rest);
    Optional<InstrumentKind> kind =
        KisSymbols.isEtn(code) ? Optional.of(InstrumentKind.ETN) : kind(group);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    Optional<Symbol> symbol = KisSymbols.find(code);
    check(symbol.isPresent() && !name.isEmpty());
    return Optional.of(
        new Instrument(symbol.get(), name, "", kind.get(), board, halted, administrative));
  }

  /**
   * Shares of companies of all kinds trade as shares do, those of real estate, ship and
   * infrastructure companies too.
   */
  private static Optional<InstrumentKind> kind(String group) {
    return switch (group) {
      case "ST", "FS", "DR", "RT", "SC", "IF" -> Optional.of(InstrumentKind.STOCK);
      case "EF", "FE" -> Optional.of(InstrumentKind.ETF);
      case "EN" -> Optional.of(InstrumentKind.ETN);
      default -> Optional.empty();
    };
  }

  private static void check(boolean holds) throws BrokenLine {
    if (!holds) {
      throw new BrokenLine();
    }
  }

  private static boolean isYes(byte[] file, int at) throws BrokenLine {
    check(file[at] == 'Y' || file[at] == 'N');
    return file[at] == 'Y';
  }

  private static boolean isNumber(byte[] file, int from, int width) {
    return NUMBER.matcher(ascii(file, from, width)).matches();
  }

  private static String ascii(byte[] file, int from, int width) {
    return new String(file, from, width, StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] file, int from, int to) throws BrokenLine {
    try {
      String text =
          CP949
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(file, from, to - from))
              .toString()
              .strip();
      check(Names.isShowable(text));
      return text;
    } catch (CharacterCodingException e) {
      throw new BrokenLine();
    }
  }
}
