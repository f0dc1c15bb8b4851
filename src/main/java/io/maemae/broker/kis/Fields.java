package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.broker.ProtocolException;
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
 * One object of an answer. KIS sends every number as text, sometimes padded with blanks or zeros,
 * and spells one field in several ways: names are looked up without regard to letter case.
 */
final class Fields {
  static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

  private final JsonNode object;

  Fields(JsonNode object) {
    this.object = object;
  }

  /** The text without the blanks around it; empty if it is blank or not there. */
  Optional<String> text(String name) {
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

  String word(String name) throws ProtocolException {
    return text(name).orElseThrow(() -> new ProtocolException(name + " is missing"));
  }

  private Optional<BigDecimal> number(String name) throws ProtocolException {
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

  /** Shares; blank is none. */
  Quantity quantity(String name) throws ProtocolException {
    try {
      return Quantity.of(number(name).orElse(BigDecimal.ZERO).longValueExact());
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw wrong(name, "no quantity", e);
    }
  }

  Quantity requiredQuantity(String name) throws ProtocolException {
    word(name);
    return quantity(name);
  }

  /** Won; blank is an error, for money is never guessed. */
  Money money(String name) throws ProtocolException {
    word(name);
    try {
      return Money.parse(number(name).orElseThrow().toPlainString());
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw wrong(name, "no amount", e);
    }
  }

  /** A price; blank or zero is none. */
  Optional<Price> price(String name) throws ProtocolException {
    Optional<BigDecimal> number = number(name).filter(n -> n.signum() != 0);
    try {
      return number.map(n -> Price.parse(n.stripTrailingZeros().toPlainString()));
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw wrong(name, "no price", e);
    }
  }

  Price requiredPrice(String name) throws ProtocolException {
    return price(name).orElseThrow(() -> new ProtocolException(name + " is missing"));
  }

  LocalDate date(String name) throws ProtocolException {
    try {
      return LocalDate.parse(word(name), DATE);
    } catch (DateTimeException e) {
      throw wrong(name, "no date", e);
    }
  }

  /** A time of day such as {@code 093501}. */
  LocalTime time(String name) throws ProtocolException {
    try {
      return LocalTime.parse(word(name), TIME);
    } catch (DateTimeException e) {
      throw wrong(name, "no time", e);
    }
  }

  Instant instant(String date, String time) throws ProtocolException {
    return MarketTime.instant(date(date), time(time));
  }

  /** An order number as it is compared: without the padding that differs between calls. */
  Optional<String> orderNumber(String name) {
    return text(name).map(Fields::withoutZeros).filter(number -> !number.isEmpty());
  }

  static String withoutZeros(String number) {
    int start = 0;
    while (start < number.length() && number.charAt(start) == '0') {
      start++;
    }
    return number.substring(start);
  }

  ProtocolException wrong(String name, String what, Exception cause) {
    return new ProtocolException(
        name + " is " + what + ": '" + value(name).asText().strip() + "'", cause);
  }
}
