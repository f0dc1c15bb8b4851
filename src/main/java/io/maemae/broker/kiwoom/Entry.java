package io.maemae.broker.kiwoom;

import io.maemae.broker.ProtocolException;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Optional;

/**
 * One message within a real-time frame: its type, whom it is about, and its fields by {@link Fid}.
 * Used again for later frames.
 *
 * <p>Numbers are text: with a sign, which for prices is a direction and no part of the amount,
 * perhaps with blanks around, {@code -0} and nothing at all among them. Every reading method throws
 * a {@link ProtocolException} that names type, FID and value if the field is missing or has
 * something else. Not thread-safe.
 */
final class Entry {
  private static final int DECIMALS = 4;

  /** So many digits that neither the number nor its ten-thousandths overflow. */
  private static final int MOST_DIGITS = 14;

  private static final int LONGEST_SHOWN = 20;

  /** Of messages about the account, so that no account number is shown. */
  private static final int LONGEST_CONFIDENTIAL_SHOWN = 2;

  private final String[] values = new String[Fid.SLOTS];
  private String type = "";
  private String item = "";

  /** Forgets what it held. */
  void clear() {
    Arrays.fill(values, null);
    type = "";
    item = "";
  }

  void type(String text) {
    type = text.strip();
  }

  void item(String text) {
    item = text.strip();
  }

  void put(int slot, String value) {
    values[slot] = value;
  }

  /** What kind of message it is (TR 명), such as {@code 0B}; empty if it does not say. */
  String type() {
    return type;
  }

  /** The symbol it was registered for. */
  Optional<Symbol> item() {
    return KiwoomSymbols.find(item);
  }

  /** The symbol it was registered for, which has to be one. */
  Symbol requiredItem() throws ProtocolException {
    return item().orElseThrow(() -> new ProtocolException(type + ": item: no short code"));
  }

  /** Whether a field is there, blank perhaps. */
  boolean has(int fid) {
    return values[Fid.slot(fid)] != null;
  }

  /** The text without the blanks around it. */
  String text(int fid) throws ProtocolException {
    String value = values[Fid.slot(fid)];
    if (value == null) {
      throw new ProtocolException(type + ": FID " + fid + ": missing");
    }
    return value.strip();
  }

  /** The symbol in a field. */
  Symbol symbol(int fid) throws ProtocolException {
    return KiwoomSymbols.find(text(fid)).orElseThrow(() -> wrong(fid, "no short code"));
  }

  /** A price, without its sign; none if it is blank or zero. */
  Optional<Price> price(int fid) throws ProtocolException {
    long tenThousandths = tenThousandths(fid);
    return tenThousandths == 0 ? Optional.empty() : Optional.of(new Price(tenThousandths));
  }

  /** Ten-thousandths of a number, without its sign; blank is 0. */
  long tenThousandths(int fid) throws ProtocolException {
    String text = text(fid);
    int from = afterSign(text);
    int point = text.indexOf('.');
    if (point < 0) {
      return text.isEmpty() ? 0 : digits(fid, text, from, text.length()) * Price.SCALE;
    }
    if (text.length() - point - 1 > DECIMALS) {
      throw wrong(fid, "more than four decimals");
    }
    long decimals = digits(fid, text, point + 1, text.length());
    for (int i = text.length() - point - 1; i < DECIMALS; i++) {
      decimals *= 10;
    }
    return digits(fid, text, from, point) * Price.SCALE + decimals;
  }

  /** A whole number without its sign, which has to be there. */
  long magnitude(int fid) throws ProtocolException {
    String text = text(fid);
    return digits(fid, text, afterSign(text), text.length());
  }

  /** Shares; blank is none, fewer than none an error. */
  Quantity quantity(int fid) throws ProtocolException {
    String text = text(fid);
    long units = text.isEmpty() ? 0 : digits(fid, text, afterSign(text), text.length());
    if (units > 0 && text.charAt(0) == '-') {
      throw wrong(fid, "negative");
    }
    return Quantity.of(units);
  }

  private static int afterSign(String text) {
    return !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-') ? 1 : 0;
  }

  private long digits(int fid, String text, int from, int to) throws ProtocolException {
    if (from >= to || to - from > MOST_DIGITS) {
      throw wrong(fid, "unreadable number");
    }
    long number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw wrong(fid, "unreadable number");
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** A time of day, HHmmss, at the exchange. */
  LocalTime time(int fid) throws ProtocolException {
    String text = text(fid);
    if (text.length() != 6) {
      throw wrong(fid, "not 6 digits");
    }
    int time = (int) digits(fid, text, 0, 6);
    int hour = time / 10_000;
    int minute = time / 100 % 100;
    int second = time % 100;
    if (hour > 23 || minute > 59 || second > 59) {
      throw wrong(fid, "no time of day");
    }
    return LocalTime.of(hour, minute, second);
  }

  /** What is wrong with the value of a field. */
  ProtocolException wrong(int fid, String what) {
    String value = String.valueOf(values[Fid.slot(fid)]);
    boolean confidential = type.equals(StreamCodec.ORDER) || type.equals(StreamCodec.BALANCE);
    int most = confidential ? LONGEST_CONFIDENTIAL_SHOWN : LONGEST_SHOWN;
    String shown =
        value.length() <= most ? "'" + value + "'" : "(" + value.length() + " characters)";
    return new ProtocolException(type + ": FID " + fid + ": " + what + ": " + shown);
  }
}
