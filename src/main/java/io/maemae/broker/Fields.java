package io.maemae.broker;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One object of a broker's answer. Every number is sent as text, sometimes padded with blanks or
 * zeros, and one field may be spelled in several ways: names are looked up without regard to letter
 * case. Any thread.
 */
public final class Fields {
  /** A day such as {@code 20261120}. */
  public static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

  /** A time of day such as {@code 093501}. */
  public static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

  private final JsonNode object;

  /** Of an object; other nodes have no fields. */
  public Fields(JsonNode object) {
    this.object = object;
  }

  /** The text without the blanks around it; empty if it is blank or not there. */
  public Optional<String> text(String name) {
    String text = value(name).asText().strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private JsonNode value(String name) {
    JsonNode value = object.path(name);
    if (!value.isMissingNode()) {
      return value;
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getKey().equalsIgnoreCase(name)) {
        return field.getValue();
      }
    }
    return value;
  }

  /**
   * A text that has to be there.
   *
   * @throws ProtocolException if it is blank or not there
   */
  public String word(String name) throws ProtocolException {
    return text(name).orElseThrow(() -> new ProtocolException(name + " is missing"));
  }

  /**
   * A number as it came, with its sign; empty if it is blank or not there.
   *
   * @throws ProtocolException if it is none
   */
  public Optional<BigDecimal> number(String name) throws ProtocolException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text.get()));
    } catch (NumberFormatException e) {
      throw new ProtocolException(name + " is no number: '" + text.get() + "'", e);
    }
  }

  /**
   * Shares; blank is none.
   *
   * @throws ProtocolException if it is no whole number, or negative
   */
  public Quantity quantity(String name) throws ProtocolException {
    try {
      return Quantity.of(number(name).orElse(BigDecimal.ZERO).longValueExact());
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw wrong(name, "no quantity", e);
    }
  }

  /** Shares, which have to be told. */
  public Quantity requiredQuantity(String name) throws ProtocolException {
    word(name);
    return quantity(name);
  }

  /**
   * Refuses a level of a book of which one half is told and the other is not: left out, the next
   * one would be taken for it. A level that is not there has blanks or zeros in both.
   *
   * @throws ProtocolException if only one of them is there
   */
  public void checkLevel(String price, String quantity) throws ProtocolException {
    if (text(price).isEmpty() && !quantity(quantity).isZero()) {
      throw new ProtocolException(price + " is missing");
    } else if (text(quantity).isEmpty() && number(price).filter(p -> p.signum() != 0).isPresent()) {
      throw new ProtocolException(quantity + " is missing");
    }
  }

  /** Won, perhaps negative; blank is an error, for money is never guessed. */
  public Money money(String name) throws ProtocolException {
    word(name);
    try {
      return Money.parse(number(name).orElseThrow().toPlainString());
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw wrong(name, "no amount", e);
    }
  }

  /** A price; blank or zero is none, a negative one an error. */
  public Optional<Price> price(String name) throws ProtocolException {
    Optional<BigDecimal> number = number(name).filter(n -> n.signum() != 0);
    try {
      return number.map(n -> Price.parse(n.stripTrailingZeros().toPlainString()));
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw wrong(name, "no price", e);
    }
  }

  /** A price that has to be there. */
  public Price requiredPrice(String name) throws ProtocolException {
    return price(name).orElseThrow(() -> new ProtocolException(name + " is missing"));
  }

  /** A day such as {@code 20261120}. */
  public LocalDate date(String name) throws ProtocolException {
    try {
      return LocalDate.parse(word(name), DATE);
    } catch (DateTimeException e) {
      throw wrong(name, "no date", e);
    }
  }

  /** A time of day such as {@code 093501}. */
  public LocalTime time(String name) throws ProtocolException {
    try {
      return LocalTime.parse(word(name), TIME);
    } catch (DateTimeException e) {
      throw wrong(name, "no time", e);
    }
  }

  /** A day and a time of day at the exchange. */
  public Instant instant(String date, String time) throws ProtocolException {
    return MarketTime.instant(date(date), time(time));
  }

  /** An order number as it is compared: without the padding that differs between calls. */
  public Optional<String> orderNumber(String name) {
    return text(name).map(Fields::withoutZeros).filter(number -> !number.isEmpty());
  }

  /** Without the zeros in front. */
  public static String withoutZeros(String number) {
    int start = 0;
    while (start < number.length() && number.charAt(start) == '0') {
      start++;
    }
    return number.substring(start);
  }

  /** A field has a value that it must not have. */
  public ProtocolException wrong(String name, String what, Exception cause) {
    return new ProtocolException(
        name + " is " + what + ": '" + value(name).asText().strip() + "'", cause);
  }
}
