package io.maemae.order;

import io.maemae.market.Symbol;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When something last happened in a symbol of an account, since the start. Desk thread. */
final class LastMoves {
  private final Map<Held, Instant> times = new HashMap<>();

  private record Held(String account, Symbol symbol) {}

  void note(String account, Symbol symbol, Instant at) {
    times.merge(new Held(account, symbol), at, (a, b) -> a.isAfter(b) ? a : b);
  }

  /** The symbols of an account in which it happened after a time. */
  List<Symbol> after(String account, Instant time) {
    return times.entrySet().stream()
        .filter(e -> e.getKey().account().equals(account) && e.getValue().isAfter(time))
        .map(e -> e.getKey().symbol())
        .toList();
  }
}
