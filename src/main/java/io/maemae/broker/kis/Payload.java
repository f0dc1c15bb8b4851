package io.maemae.broker.kis;

import io.maemae.broker.ProtocolException;
import io.maemae.market.Symbol;

/**
 * The fields of one frame, and a window on one of its records. Numbers are read where they stand,
 * without a text for each. Used again for every frame: its buffers grow to the largest.
 *
 * <p>Every reading method throws a {@link ProtocolException} that names column and value, also if
 * the column is missing or may have been cut short. Not thread-safe.
 */
final class Payload {
  private static final char SEPARATOR = '^';
  private static final int DECIMALS = 4;

  /** So many digits that neither the number nor its ten-thousandths overflow. */
  private static final int MOST_DIGITS = 14;

  private static final int LONGEST_SHOWN = 20;
  private static final int LONGEST_CONFIDENTIAL_SHOWN = 2;

  private final SymbolCache symbols = new SymbolCache();
  private char[] text = new char[1024];

  /** Where each field starts; after the last one, where another would. */
  private int[] starts = new int[text.length + 1];

  private int fields;
  private int first;
  private int width;

  /** How many fields of the record have a separator behind them. */
  private int whole;

  private boolean confidential;

  /** Takes the fields of a plain frame. */
  void read(String frame, int from) {
    int length = frame.length() - from;
    makeRoom(length);
    frame.getChars(from, frame.length(), text, 0);
    split(length);
    confidential = false;
  }

  /**
   * Takes the fields of what was encrypted. Messages of exceptions then show only codes, no account
   * or name. The bytes are UTF-8, but only names are not ASCII, names are not kept, and no byte of
   * theirs looks like a separator; so a name that is cut within a character does no harm.
   */
  void read(byte[] plain) {
    makeRoom(plain.length);
    for (int i = 0; i < plain.length; i++) {
      text[i] = (char) (plain[i] & 0xFF);
    }
    split(plain.length);
    confidential = true;
  }

  /** For as many fields as there are characters and one, and for a separator behind the last. */
  private void makeRoom(int length) {
    if (text.length <= length) {
      text = new char[length * 2];
      starts = new int[text.length + 1];
    }
  }

  private void split(int length) {
    char[] chars = text;
    int[] begins = starts;
    chars[length] = SEPARATOR;
    int field = 0;
    for (int i = 0; i <= length; i++) {
      if (chars[i] == SEPARATOR) {
        begins[++field] = i + 1;
      }
    }
    fields = field;
  }

  /** How many fields there are, in all records; at least one. */
  int fields() {
    return fields;
  }

  /** Looks at the record that starts with a field and has so many. */
  void select(int firstField, int fieldsOfRecord) {
    first = firstField;
    width = fieldsOfRecord;
    whole = Math.min(width, fields - 1 - first);
  }

  /** How many fields the record has, by its neighbours; the last one may have fewer. */
  int width() {
    return width;
  }

  /** The text without the blanks around it. */
  String text(Column column) throws ProtocolException {
    int field = field(column);
    return new String(text, starts[field], length(field)).strip();
  }

  /** A code of one character. */
  char code(Column column) throws ProtocolException {
    int field = field(column);
    if (length(field) != 1) {
      throw wrong(column, "no code of one character");
    }
    return text[starts[field]];
  }

  /** A code that is either of two characters; whether it is the first. */
  boolean either(Column column, char yes, char no) throws ProtocolException {
    char code = code(column);
    if (code != yes && code != no) {
      throw wrong(column, "unknown code");
    }
    return code == yes;
  }

  /** A short code. */
  Symbol symbol(Column column) throws ProtocolException {
    int field = field(column);
    Symbol symbol = symbols.find(text, starts[field], end(field));
    if (symbol == null) {
      throw wrong(column, "no short code");
    }
    return symbol;
  }

  /** A whole number, zero or more. */
  long number(Column column) throws ProtocolException {
    int field = field(column);
    return digits(column, starts[field], end(field));
  }

  /** A decimal number, zero or more, in ten-thousandths. */
  long tenThousandths(Column column) throws ProtocolException {
    int field = field(column);
    int end = end(field);
    long whole = plain(starts[field], end);
    return whole >= 0 ? whole * 10_000 : withPoint(column, starts[field], end);
  }

  private long withPoint(Column column, int from, int end) throws ProtocolException {
    int point = from;
    while (point < end && text[point] != '.') {
      point++;
    }
    long scaled = digits(column, from, point) * 10_000;
    return point == end ? scaled : scaled + decimals(column, point + 1, end);
  }

  private long decimals(Column column, int from, int to) throws ProtocolException {
    if (to - from > DECIMALS) {
      throw wrong(column, "more than four decimals");
    }
    long value = digits(column, from, to);
    for (int i = to - from; i < DECIMALS; i++) {
      value *= 10;
    }
    return value;
  }

  /** A time of day, hhmmss, in seconds since midnight. */
  int secondOfDay(Column column) throws ProtocolException {
    int time = (int) digitsOf(column, 6);
    int hour = time / 10_000;
    int minute = time / 100 % 100;
    int second = time % 100;
    if (hour > 23 || minute > 59 || second > 59) {
      throw wrong(column, "no time of day");
    }
    return (hour * 60 + minute) * 60 + second;
  }

  /** A date, yyyymmdd, as that number; whether there is such a day is not checked. */
  int date(Column column) throws ProtocolException {
    return (int) digitsOf(column, 8);
  }

  private long digitsOf(Column column, int length) throws ProtocolException {
    int field = field(column);
    if (length(field) != length) {
      throw wrong(column, "not " + length + " digits");
    }
    return digits(column, starts[field], end(field));
  }

  private long digits(Column column, int from, int to) throws ProtocolException {
    long value = plain(from, to);
    if (value < 0) {
      throw wrong(column, "unreadable number");
    }
    return value;
  }

  /** The number spelled there, or -1 if there is something else than a few digits. */
  private long plain(int from, int to) {
    if (to == from || to - from > MOST_DIGITS) {
      return -1;
    }
    char[] chars = text;
    long value = 0;
    int at = from;
    // Ends at the separator: a loop that does not count is faster for so few rounds.
    for (int digit = chars[at] - '0'; digit >= 0 && digit <= 9; digit = chars[++at] - '0') {
      value = value * 10 + digit;
    }
    return at == to ? value : -1;
  }

  /** The field of a column, if it is there and whole. */
  private int field(Column column) throws ProtocolException {
    int index = column.index();
    if (index >= whole && !(column.closing() && index == whole && index < width)) {
      throw new ProtocolException(column.name() + ": missing, the record was cut short");
    }
    return first + index;
  }

  private int end(int field) {
    return starts[field + 1] - 1;
  }

  private int length(int field) {
    return end(field) - starts[field];
  }

  /** What is wrong with the value of a column. */
  ProtocolException wrong(Column column, String what) {
    int field = first + column.index();
    int length = length(field);
    int most = confidential ? LONGEST_CONFIDENTIAL_SHOWN : LONGEST_SHOWN;
    String value =
        length <= most
            ? "'" + new String(text, starts[field], length) + "'"
            : "(" + length + " characters)";
    return new ProtocolException(column.name() + ": " + what + ": " + value);
  }
}
