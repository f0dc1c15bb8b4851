package io.maemae.order;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Cancels and modifies that the broker took. One that two complete readings some time apart show
 * undone, both begun well after its answer, may never be done. Desk thread; used by {@link
 * UndoneChanges} alone.
 */
final class AcceptedChanges {
  private final Map<ClientOrderId, Watched> watched = new HashMap<>();

  /**
   * A change that was taken.
   *
   * @param number its number
   * @param settledAt when readings may begin that can tell of it
   * @param undoneAt when the first of those began that showed it undone
   */
  private record Watched(OrderId number, Instant settledAt, Optional<Instant> undoneAt) {}

  void clear() {
    watched.clear();
  }

  /** Forgets the orders that are none of these. */
  void keep(Set<ClientOrderId> working) {
    watched.keySet().retainAll(working);
  }

  /**
   * Takes a reading.
   *
   * @param apart the time between two readings that tell so
   * @return whether the order's change is taken to come to nothing
   */
  boolean seenUndone(
      Order order, Reading.Complete<List<OrderRow>> reading, Duration apart, Instant now) {
    Optional<PendingChange> change = order.change().filter(PendingChange::isAccepted);
    if (change.isEmpty()) {
      watched.remove(order.id());
      return false;
    }
    Watched before = watch(order, change.get().number().orElseThrow(), now);
    if (reading.begunAt().isBefore(before.settledAt()) || !showsUndone(reading, change.get())) {
      return false;
    }
    Instant undoneAt = before.undoneAt().orElse(reading.begunAt());
    watched.put(
        order.id(), new Watched(before.number(), before.settledAt(), Optional.of(undoneAt)));
    return !reading.begunAt().isBefore(undoneAt.plus(apart));
  }

  /** The answer came at some time before now. */
  private Watched watch(Order order, OrderId number, Instant now) {
    Watched known = watched.get(order.id());
    if (known == null || !known.number().equals(number)) {
      known = new Watched(number, now.plus(BrokerAccount.SETTLE_TIME), Optional.empty());
      watched.put(order.id(), known);
    }
    return known;
  }

  /**
   * What is left of a number may have gone elsewhere before a modify; a done one has its own row.
   */
  private static boolean showsUndone(
      Reading.Complete<List<OrderRow>> reading, PendingChange change) {
    return reading.value().stream()
        .filter(row -> row.id().isSame(change.target()))
        .anyMatch(row -> change.kind() == RequestKind.MODIFY || !row.open().isZero());
  }
}
