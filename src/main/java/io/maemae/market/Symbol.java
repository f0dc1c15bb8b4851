package io.maemae.market;

import java.util.regex.Pattern;

/**
 * A KRX short code (단축코드): six digits or capital letters, such as {@code 005930} or {@code 0001A0}.
 * It is text: the zeros in front belong to it.
 */
public record Symbol(String code) implements Comparable<Symbol> {
  private static final Pattern CODE = Pattern.compile("[0-9A-Z]{6}");

  /** Checks the form. */
  public Symbol {
    if (!isCode(code)) {
      throw new IllegalArgumentException(
          "symbol must be six digits or capital letters, was '" + code + "'");
    }
  }

  /** Whether the text has the form of a code. */
  public static boolean isCode(String text) {
    return text != null && CODE.matcher(text).matches();
  }

  @Override
  public int compareTo(Symbol other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
