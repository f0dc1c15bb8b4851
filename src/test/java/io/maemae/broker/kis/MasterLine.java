package io.maemae.broker.kis;

import io.maemae.market.Board;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of a master file as it is laid out in the C structures beside the samples; written
 * without the codec.
 */
record MasterLine(
    String code,
    String name,
    String group,
    int nameWidth,
    Map<String, Character> flags,
    boolean isFull) {
  private static final Charset CP949 = Charset.forName("x-windows-949");

  static MasterLine of(String code, String name, String group) {
    return new MasterLine(
        code,
        name,
        group,
        40,
        Map.of("halted", 'N', "liquidation", 'N', "administrative", 'N'),
        false);
  }

  MasterLine flag(String flag, char value) {
    Map<String, Character> changed = new TreeMap<>(flags);
    changed.put(flag, value);
    return new MasterLine(code, name, group, nameWidth, changed, isFull);
  }

  MasterLine halted() {
    return flag("halted", 'Y');
  }

  MasterLine administrative() {
    return flag("administrative", 'Y');
  }

  MasterLine nameWidth(int bytes) {
    return new MasterLine(code, name, group, bytes, flags, isFull);
  }

  /** With something in every field of the tail that we do not read. */
  MasterLine full() {
    return new MasterLine(code, name, group, nameWidth, flags, true);
  }

  /** The bytes of a line with a name of the usual width, without its end. */
  static int width(Board board) {
    return 9 + 12 + 40 + (board == Board.KOSPI ? 227 : 221);
  }

  byte[] bytes(Board board) {
    boolean kospi = board == Board.KOSPI;
    int tail = 21 + nameWidth;
    byte[] line = new byte[tail + (kospi ? 227 : 221)];
    Arrays.fill(line, (byte) ' ');
    put(line, 0, code);
    put(line, 9, "KR7005930003");
    put(line, 21, name);
    if (isFull) {
      put(line, tail + 2, "1002700130000");
      put(line, tail + 15, kospi ? "YNN5YYY0NYNYNNNNNN0NNNNNNY" : "YNY0NNNNNNNN0NNNNNNNN");
      put(line, tail + (kospi ? 63 : 58), "00NNN000000020Y090");
      put(line, tail + (kospi ? 81 : 76), "000012345678000000000100");
      put(line, tail + (kospi ? 105 : 100), "19750611000005969782550");
      put(line, tail + (kospi ? 128 : 123), "00000000089751400000012");
      put(line, line.length - 3, "NYY");
    }
    put(line, tail, group);
    int price = tail + (kospi ? 41 : 36);
    put(line, price, "000070000" + "00001" + "00001");
    put(line, price + 19, String.valueOf(flags.get("halted")));
    put(line, price + 20, String.valueOf(flags.get("liquidation")));
    put(line, price + 21, String.valueOf(flags.get("administrative")));
    return line;
  }

  private static void put(byte[] line, int from, String text) {
    byte[] bytes = text.getBytes(CP949);
    System.arraycopy(bytes, 0, line, from, bytes.length);
  }

  static byte[] file(Board board, List<MasterLine> lines, String end) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (MasterLine line : lines) {
      file.writeBytes(line.bytes(board));
      file.writeBytes(end.getBytes(CP949));
    }
    return file.toByteArray();
  }
}
