package io.maemae.command;

import io.maemae.market.Instrument;
import io.maemae.market.Instruments;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words behind a command, read from the left. Reading never guesses: what is not understood is
 * an error that shows the word, shortened and without characters that could disturb a screen.
 */
final class Arguments {
  private static final int SHOWN = 20;
  private static final int NEAR = 3;

  /** Names of funds and notes have up to six. */
  private static final int MOST_WORDS = 8;

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9,]*(\\.[0-9]+)?");
  private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private final String text;
  private final List<String> words;
  private Optional<String> account = Optional.empty();

  Arguments(String text) {
    this.text = text;
    words = new ArrayList<>();
    for (String word : text.strip().split("\\s+")) {
      if (word.startsWith("@") && word.length() > 1) {
        account = Optional.of(word.substring(1));
      } else if (!word.isEmpty()) {
        words.add(word);
      }
    }
  }

  /** All words as they were typed. */
  String text() {
    return text;
  }

  /** The account named with {@code @name}. */
  Optional<String> account() {
    return account;
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Takes the next word. */
  Optional<String> next() {
    return words.isEmpty() ? Optional.empty() : Optional.of(words.remove(0));
  }

  /** Takes the next word, which must be there. */
  String required(String what) throws CommandError {
    return next().orElseThrow(() -> new CommandError("error.missing." + what));
  }

  /** Takes all words that are left, at least one, as a name that may hold blanks. */
  String rest(String what) throws CommandError {
    if (words.isEmpty()) {
      throw new CommandError("error.missing." + what);
    }
    String rest = String.join(" ", words);
    words.clear();
    return rest;
  }

  /** Takes the next word if it is the one given, in any case. */
  boolean takes(String word) {
    boolean there = !words.isEmpty() && words.get(0).equalsIgnoreCase(word);
    if (there) {
      words.remove(0);
    }
    return there;
  }

  /** Nothing may be left. */
  void end() throws CommandError {
    if (!words.isEmpty()) {
      throw new CommandError("error.unexpected", shown(words.get(0)));
    }
  }

  /**
   * Takes a symbol, by code or by name; a name may hold blanks, and the longest one counts. Where a
   * shorter one is another instrument's and a number follows it, neither does.
   */
  Instrument instrument(Instruments instruments) throws CommandError {
    if (words.isEmpty()) {
      throw new CommandError("error.missing.symbol");
    }
    int longest = 0;
    Set<Instrument> found = new LinkedHashSet<>();
    for (int count = Math.min(MOST_WORDS, words.size()); count > 0; count--) {
      Optional<Instrument> read = instruments.find(String.join(" ", words.subList(0, count)));
      longest = read.isPresent() ? Math.max(longest, count) : longest;
      read.ifPresent(found::add);
    }
    String word = words.get(0);
    if (found.size() > 1 && NUMBER.matcher(words.get(longest - 1)).matches()) {
      // The last word of the longer name may as well be the quantity.
      throw new CommandError(
          "error.ambiguous-symbol", shown(word), found.stream().map(Instrument::symbol).toList());
    }
    if (!found.isEmpty()) {
      words.subList(0, longest).clear();
      return found.iterator().next();
    }
    List<Symbol> near = instruments.near(word, NEAR).stream().map(Instrument::symbol).toList();
    if (near.isEmpty()) {
      throw new CommandError("error.unknown-symbol", shown(word));
    }
    throw new CommandError("error.unknown-symbol.near", shown(word), near);
  }

  /** Takes a symbol as {@link #instrument}. */
  Symbol symbol(Instruments instruments) throws CommandError {
    return instrument(instruments).symbol();
  }

  /** Takes a number of shares, one or more. */
  Quantity quantity() throws CommandError {
    return quantity(required("quantity"));
  }

  /** Reads a number of shares, one or more. */
  static Quantity quantity(String word) throws CommandError {
    String number = number(word, "error.quantity.not-a-number");
    if (number.contains(".")) {
      throw new CommandError("error.quantity.fraction", shown(word));
    }
    if (number.startsWith("-")) {
      throw new CommandError("error.quantity.negative", shown(word));
    }
    try {
      long units = Long.parseLong(number);
      if (units == 0) {
        throw new CommandError("error.quantity.zero");
      }
      return Quantity.of(units);
    } catch (NumberFormatException e) {
      throw new CommandError("error.number.too-large", shown(word));
    }
  }

  /** Reads a price in won. */
  static Price price(String word) throws CommandError {
    return price(word, "error.price.not-a-number");
  }

  /** Reads a price in won; the error of what is no number has a text of its own. */
  static Price price(String word, String otherwise) throws CommandError {
    String number = number(word, otherwise);
    try {
      return Price.parse(number);
    } catch (IllegalArgumentException e) {
      boolean positive = number.chars().anyMatch(c -> c >= '1' && c <= '9');
      throw new CommandError(
          positive && !number.startsWith("-") ? "error.number.too-large" : "error.price.positive",
          shown(word));
    }
  }

  private static String number(String word, String otherwise) throws CommandError {
    if (!NUMBER.matcher(word).matches()) {
      throw new CommandError(otherwise, shown(word));
    }
    String plain = word.replace(",", "");
    return plain.startsWith("+") ? plain.substring(1) : plain;
  }

  /** A word as it can be shown: short, and without invisible characters. */
  static String shown(String word) {
    String clean = UNSHOWABLE.matcher(word).replaceAll("");
    int[] points = clean.codePoints().limit(SHOWN + 1).toArray();
    String cut = new String(points, 0, Math.min(SHOWN, points.length));
    return points.length > SHOWN ? cut + "…" : cut;
  }

  @Override
  public String toString() {
    return Arrays.toString(words.toArray());
  }
}
