package io.maemae.strategy;

import io.maemae.market.Price;
import io.maemae.market.TimeInForce;
import io.maemae.order.ClientOrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A signal that could not be acted on yet, or an exit whose order may still fail.
 *
 * @param since when it was decided
 * @param order the exit that was placed for it; it waits for what comes of that
 */
record WaitingSignal(Signal signal, Instant since, Optional<ClientOrderId> order) {
  private static final String BETWEEN = "\t";
  private static final int FIXED = 7;
  private static final String PRICE = "price ";
  private static final String TEXT = "text ";

  /** Whether it is of an order that was placed. */
  boolean isOrdered() {
    return order.isPresent();
  }

  boolean isExit() {
    return signal.action() == Signal.Action.EXIT;
  }

  /** Whether another signal asks for the same; prices that its sentence names may differ. */
  boolean asksFor(Signal other) {
    return signal.action() == other.action()
        && signal.limit().equals(other.limit())
        && signal.timeInForce() == other.timeInForce()
        && signal.reason().equals(other.reason());
  }

  /** As it is kept: one line. */
  String text() {
    List<String> parts =
        new ArrayList<>(
            List.of(
                since.toString(),
                order.map(id -> Long.toString(id.number())).orElse(""),
                signal.action().name(),
                signal.limit().map(Price::toString).orElse(""),
                signal.timeInForce().name(),
                signal.cancelAfter().map(Duration::toString).orElse(""),
                signal.reason()));
    signal.details().forEach(detail -> parts.add(detail(detail)));
    return String.join(BETWEEN, parts);
  }

  private static String detail(Object detail) {
    return detail instanceof Price price ? PRICE + price : TEXT + detail;
  }

  /** Reads what {@link #text} wrote. */
  static WaitingSignal of(String text) {
    List<String> parts = List.of(text.split(BETWEEN, -1));
    Signal signal =
        new Signal(
            Signal.Action.valueOf(parts.get(2)),
            optional(parts.get(3), Price::parse),
            TimeInForce.valueOf(parts.get(4)),
            optional(parts.get(5), Duration::parse),
            parts.get(6),
            parts.stream().skip(FIXED).map(WaitingSignal::readDetail).toList());
    return new WaitingSignal(
        signal,
        Instant.parse(parts.get(0)),
        optional(parts.get(1), number -> new ClientOrderId(Long.parseLong(number))));
  }

  private static Object readDetail(String text) {
    return text.startsWith(PRICE)
        ? Price.parse(text.substring(PRICE.length()))
        : text.substring(TEXT.length());
  }

  private static <T> Optional<T> optional(String text, Function<String, T> read) {
    return text.isEmpty() ? Optional.empty() : Optional.of(read.apply(text));
  }
}
