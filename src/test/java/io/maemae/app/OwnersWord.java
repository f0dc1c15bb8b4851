package io.maemae.app;

import io.maemae.notice.OutboxMessage;
import io.maemae.order.ClientOrderId;
import io.maemae.order.OrderId;
import io.maemae.simulation.SimulatedBroker;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person says of an order of unknown outcome who has looked it up at the broker: which
 * number it has there, or that it was not placed.
 */
final class OwnersWord {
  private static final Pattern ORDER = Pattern.compile("\\[(\\S+) [^\\]]*\\] #(\\d+) ");
  private static final Pattern REFUSED = Pattern.compile("다시 고르시려면 (/cancel \\d+)");
  private static final String NUMBERED = "주문번호 ";
  private static final String NOT_PLACED = "접수되지 않음";

  private final Map<String, SimulatedBroker> brokers;

  OwnersWord(Map<String, SimulatedBroker> brokers) {
    this.brokers = brokers;
  }

  /** The order that a message asks about. */
  record About(String account, ClientOrderId order) {}

  /** Whether a button says what became of an order. */
  static boolean tells(OutboxMessage.Button button) {
    return button.label().contains(NUMBERED) || button.label().contains(NOT_PLACED);
  }

  /** Of which order of unknown outcome a message asks what became; empty if of none. */
  static Optional<About> about(OutboxMessage message) {
    Matcher order = ORDER.matcher(message.text());
    return message.buttons().stream().anyMatch(OwnersWord::tells) && order.find()
        ? Optional.of(new About(order.group(1), new ClientOrderId(Long.parseLong(order.group(2)))))
        : Optional.empty();
  }

  /**
   * The line by which he chooses again, if a choice could not be made; empty if it is none such.
   */
  static Optional<String> refused(String text) {
    Matcher refused = REFUSED.matcher(text);
    return refused.find() ? Optional.of(refused.group(1)) : Optional.empty();
  }

  /** Whether it is too early to say anything. */
  boolean isOpen(About about) {
    SimulatedBroker broker = brokers.get(about.account());
    return broker.number(about.order()).isEmpty() && broker.mayStillArrive(about.order());
  }

  /** The button that says the truth; empty if none of them does. */
  Optional<OutboxMessage.Button> truth(OutboxMessage message, About about) {
    Optional<OrderId> number = brokers.get(about.account()).number(about.order());
    String words = number.map(id -> NUMBERED + id.number() + ",").orElse(NOT_PLACED);
    return message.buttons().stream().filter(b -> b.label().contains(words)).findFirst();
  }
}
