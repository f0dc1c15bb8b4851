package io.maemae.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTypeTest {
  private static final Optional<Price> LIMIT = Optional.of(Price.ofWon(70_000));

  private static List<OrderType> those(Predicate<OrderType> rule) {
    return Arrays.stream(OrderType.values()).filter(rule).toList();
  }

  @Test
  void limitAndConditionalNameALimit() {
    assertEquals(List.of(OrderType.LIMIT, OrderType.CONDITIONAL), those(OrderType::hasLimit));
    OrderType.LIMIT.checkLimit(LIMIT);
    OrderType.BEST.checkLimit(Optional.empty());
    assertThrows(IllegalArgumentException.class, () -> OrderType.BEST.checkLimit(LIMIT));
    assertThrows(
        IllegalArgumentException.class, () -> OrderType.CONDITIONAL.checkLimit(Optional.empty()));
  }

  @Test
  void whatIsMovedToALimitHasOne() {
    assertEquals(
        List.of(
            OrderType.LIMIT,
            OrderType.LIMIT,
            OrderType.LIMIT,
            OrderType.CONDITIONAL,
            OrderType.OTHER),
        Arrays.stream(OrderType.values()).map(OrderType::moved).toList());
  }

  @Test
  void conditionalIsNeverForAtOnce() {
    assertEquals(
        List.of(OrderType.LIMIT, OrderType.MARKET, OrderType.BEST),
        those(t -> t.goesWith(TimeInForce.IOC) && t.goesWith(TimeInForce.FOK)));
    assertEquals(4, those(t -> t.goesWith(TimeInForce.DAY)).size());
  }

  @ParameterizedTest
  @CsvSource({
    "CLOSED,[]",
    "OPENING_AUCTION,'[LIMIT, MARKET, CONDITIONAL]'",
    "CONTINUOUS,'[LIMIT, MARKET, BEST, CONDITIONAL]'",
    "VOLATILITY_AUCTION,'[LIMIT, MARKET, CONDITIONAL]'",
    "CLOSING_AUCTION,'[LIMIT, MARKET]'"
  })
  void eachPhaseTakesItsKinds(TradingPhase phase, String kinds) {
    assertEquals(kinds, those(t -> t.isTakenIn(phase)).toString());
  }
}
