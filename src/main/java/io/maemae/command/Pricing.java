package io.maemae.command;

import io.maemae.market.OrderType;
import io.maemae.market.Price;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The words of an order that say how it is priced: a price, a kind, or for {@code conditional}
 * both, in either order. None at all is a market order.
 */
final class Pricing {
  private static final Map<String, OrderType> KINDS =
      Map.of(
          "market", OrderType.MARKET,
          "best", OrderType.BEST,
          "conditional", OrderType.CONDITIONAL);

  private Optional<OrderType> kind = Optional.empty();
  private Optional<Price> price = Optional.empty();

  /** Takes the next word. */
  void take(String word) throws CommandError {
    String text = word.toLowerCase(Locale.ROOT);
    Optional<OrderType> named = Optional.ofNullable(KINDS.get(text));
    boolean isTwice = named.isPresent() ? kind.isPresent() : price.isPresent();
    OrderType either = named.or(() -> kind).orElse(OrderType.LIMIT);
    boolean isSecond = kind.isPresent() || price.isPresent();
    if (isTwice || isSecond && either == OrderType.MARKET) {
      throw new CommandError("error.unexpected", Arguments.shown(word));
    }
    if (named.isPresent()) {
      kind = named;
    } else {
      price = Optional.of(Arguments.price(text));
    }
    if (price.isPresent() && either == OrderType.BEST) {
      throw new CommandError("error.best.price");
    }
  }

  /** The kind of the order, all its words being taken. */
  OrderType type() throws CommandError {
    OrderType type = kind.orElseGet(() -> OrderType.of(price));
    if (type.hasLimit() && price.isEmpty()) {
      throw new CommandError("error.conditional.price");
    }
    return type;
  }

  /** The limit, if the kind names one. */
  Optional<Price> limit() {
    return price;
  }
}
