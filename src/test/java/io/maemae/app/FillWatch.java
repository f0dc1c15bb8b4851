package io.maemae.app;

import io.maemae.portfolio.Fill;
import io.maemae.simulation.MemoryStore;
import io.maemae.simulation.SimulatedBroker;
import io.maemae.simulation.TrueFill;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Watches the books while a day goes on: at no commit may they have a share that the broker has not
 * filled, and what they have once is never taken back.
 */
final class FillWatch {
  private final Map<String, SimulatedBroker> brokers;
  private final Consumer<String> breaks;
  private Map<String, Long> booked = Map.of();
  private int written;

  /**
   * Over brokers whose fills stand.
   *
   * @param breaks hears what does not hold
   */
  FillWatch(Map<String, SimulatedBroker> brokers, Consumer<String> breaks) {
    this.brokers = brokers;
    this.breaks = breaks;
  }

  /** Another process begins, with what the disk has. */
  void begin(MemoryStore store) {
    booked = booked(store);
    written = store.bookingsWritten();
  }

  /** An event was committed. */
  void committed(MemoryStore store) {
    if (store.bookingsWritten() == written) {
      return;
    }
    Map<String, Long> before = booked;
    begin(store);
    Map<String, Long> filled = filled();
    booked.forEach(
        (what, shares) -> {
          if (shares > filled.getOrDefault(what, 0L)) {
            breaks.accept(what + ": booked " + shares + " when " + filled.get(what) + " were");
          }
        });
    before.forEach(
        (what, shares) -> {
          if (shares > booked.getOrDefault(what, 0L)) {
            breaks.accept(what + ": of " + shares + " booked only " + booked.get(what) + " stay");
          }
        });
  }

  private Map<String, Long> filled() {
    Map<String, Long> shares = new TreeMap<>();
    brokers.forEach(
        (account, broker) -> {
          for (TrueFill fill : broker.fills()) {
            String what = account + " " + fill.symbol() + " " + fill.side();
            shares.merge(what, fill.quantity().units(), Long::sum);
          }
        });
    return shares;
  }

  private static Map<String, Long> booked(MemoryStore store) {
    Map<String, Long> shares = new TreeMap<>();
    store.orders().bookings().stream()
        .filter(Fill.class::isInstance)
        .map(Fill.class::cast)
        .forEach(
            f ->
                shares.merge(
                    f.account() + " " + f.symbol() + " " + f.side(),
                    f.quantity().units(),
                    Long::sum));
    return shares;
  }
}
