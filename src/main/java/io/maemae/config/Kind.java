package io.maemae.config;

import io.maemae.market.Money;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A kind of text in the configuration.
 *
 * @param expected completes "must be ..."
 * @param hidden which texts messages must not show
 * @param parse empty if the text is not of this kind
 */
record Kind<T>(String expected, Predicate<String> hidden, Function<String, Optional<T>> parse) {
  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,13}");
  private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,5})(\\.[0-9]{1,6})?");
  private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{N}._-]{1,40}");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{8}-[0-9]{2}");
  private static final Predicate<String> ALL = text -> true;
  private static final long MOST_MEGABYTES = 100_000;
  private static final long MOST_PER_MINUTE = 100_000;
  private static final BigDecimal MOST_PER_SECOND = BigDecimal.valueOf(100);

  static final Kind<Money> WON =
      shown(
          "a whole number of won, zero or more, without commas, such as 5000000",
          text -> whole(text).map(Money::ofWon));
  static final Kind<Money> POSITIVE_WON =
      shown(
          "a whole number of won above zero, without commas, such as 1000000",
          text -> whole(text).filter(won -> won > 0).map(Money::ofWon));
  static final Kind<Integer> COUNT =
      shown(
          "a whole number from 0 to " + MOST_PER_MINUTE + ", such as 30",
          text -> whole(text).filter(n -> n <= MOST_PER_MINUTE).map(Long::intValue));
  static final Kind<Integer> DAYS =
      shown(
          "a whole number of days from 1 to 3650, such as 7",
          text -> whole(text).filter(n -> n >= 1 && n <= 3650).map(Long::intValue));
  static final Kind<Integer> MEGABYTES =
      shown(
          "a whole number of megabytes from 0 to 100000, such as 200",
          text -> whole(text).filter(n -> n <= MOST_MEGABYTES).map(Long::intValue));
  static final Kind<String> CONDITION =
      shown(
          "the name of a condition as it is saved in the broker's own program",
          text -> Optional.of(text.strip()).filter(name -> !name.isEmpty()));
  static final Kind<Integer> SYMBOL_COUNT =
      shown(
          "a whole number from 1 to 90, such as 10",
          text -> whole(text).filter(n -> n >= 1 && n <= 90).map(Long::intValue));
  static final Kind<Long> USER_ID =
      shown(
          "a Telegram user id, a whole number above zero such as 123456789",
          text -> whole(text).filter(id -> id > 0));
  static final Kind<Long> CHAT_ID =
      shown(
          "a Telegram chat id, a whole number such as 123456789 or -1001234567890",
          text ->
              text.startsWith("-")
                  ? whole(text.substring(1)).filter(id -> id > 0).map(id -> -id)
                  : whole(text).filter(id -> id > 0));
  static final Kind<BigDecimal> COLLAR = percent(100, "5");
  static final Kind<BigDecimal> COMMISSION = percent(10, "0.015");
  static final Kind<BigDecimal> REQUEST_RATE =
      shown(
          "a number of requests above zero and up to 100, such as 15 or 0.5",
          text ->
              Optional.of(text)
                  .filter(t -> DECIMAL.matcher(t).matches())
                  .map(BigDecimal::new)
                  .filter(n -> n.signum() > 0 && n.compareTo(MOST_PER_SECOND) <= 0));
  static final Kind<String> NAME =
      shown(
          "a name of at most 40 letters, digits, '.', '_' or '-', without blanks",
          text -> Optional.of(text).filter(name -> PLAIN_NAME.matcher(name).matches()));
  static final Kind<String> TEXT = shown("text", Optional::of);
  static final Kind<Secret> SECRET = new Kind<>("text", ALL, text -> Optional.of(new Secret(text)));
  static final Kind<Secret> ACCOUNT_NUMBER =
      new Kind<>(
          "eight digits, a hyphen and two digits, such as \"50012345-01\"",
          ALL,
          text -> Optional.of(text).filter(n -> ACCOUNT.matcher(n).matches()).map(Secret::new));
  static final Kind<LocalDate> DATE = shown("a date such as 2027-10-01", Kind::date);
  static final Kind<Path> PATH = shown("a path", Kind::path);
  static final Kind<Symbol> SYMBOL =
      shown(
          "a code of six digits or capital letters such as \"005930\"",
          text -> Optional.of(text).filter(Symbol::isCode).map(Symbol::new));
  static final Kind<Timeframe> TIMEFRAME =
      shown(
          "one of "
              + Arrays.stream(Timeframe.values())
                  .map(Timeframe::label)
                  .collect(Collectors.joining(", ")),
          Timeframe::parse);
  static final Kind<URI> HTTP_URL = url("http", "https", "https://example.com:443");
  static final Kind<URI> WEBSOCKET_URL = url("ws", "wss", "wss://example.com:443");

  /** The constants of an enum, in lower case with hyphens. */
  static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
    List<E> constants = List.of(type.getEnumConstants());
    return shown(
        "one of " + constants.stream().map(Kind::spelling).collect(Collectors.joining(", ")),
        text -> constants.stream().filter(c -> spelling(c).equals(text)).findFirst());
  }

  /** One of those words. */
  static Kind<String> oneOf(List<String> words) {
    return shown(
        "one of " + String.join(", ", words), text -> Optional.of(text).filter(words::contains));
  }

  /** Reads a value; a problem is told and leaves nothing. */
  Optional<T> read(Node node, Problems problems) {
    if (node instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
      Optional<T> value = parse.apply(scalar.text());
      if (value.isEmpty()) {
        String found =
            hidden.test(scalar.text()) ? "is wrong (not shown here)" : "is " + scalar.describe();
        problems.add(node, found + ", must be " + expected);
      }
      return value;
    }
    boolean nothing = node instanceof Node.Empty || node instanceof Node.Scalar;
    problems.add(
        node, (nothing ? "has no value" : "is " + node.describe()) + ", must be " + expected);
    return Optional.empty();
  }

  static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <T> Kind<T> shown(String expected, Function<String, Optional<T>> parse) {
    return new Kind<>(expected, text -> false, parse);
  }

  private static Optional<Long> whole(String text) {
    return Optional.of(text).filter(t -> WHOLE.matcher(t).matches()).map(Long::valueOf);
  }

  private static Kind<BigDecimal> percent(int most, String example) {
    return shown(
        "a percentage from 0 to " + most + ", such as " + example,
        text ->
            Optional.of(text)
                .filter(t -> DECIMAL.matcher(t).matches())
                .map(BigDecimal::new)
                .filter(n -> n.compareTo(BigDecimal.valueOf(most)) <= 0));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** A URL that carries a password is refused, and hidden. */
  private static Kind<URI> url(String plain, String encrypted, String example) {
    return new Kind<>(
        "a URL with host and without user such as " + example,
        text -> text.contains("@"),
        text -> {
          try {
            URI url = new URI(text);
            boolean good =
                (plain.equals(url.getScheme()) || encrypted.equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getPort() <= 65535
                    && url.getUserInfo() == null
                    && url.getFragment() == null
                    && url.getQuery() == null;
            return Optional.of(url).filter(u -> good);
          } catch (URISyntaxException e) {
            return Optional.empty();
          }
        });
  }
}
