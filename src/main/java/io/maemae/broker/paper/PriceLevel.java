package io.maemae.broker.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * What waits at one price on one side, first come first served. The crowd is only a number of
 * shares, in parts: before our first order, between our orders, behind the last. Our own orders are
 * kept one by one, so that their place in the queue is exact.
 */
final class PriceLevel {
  private final List<Resting> ours = new ArrayList<>(0);
  private long behind;
  private long crowd;
  private long total;

  long total() {
    return total;
  }

  long crowd() {
    return crowd;
  }

  boolean isEmpty() {
    return total == 0;
  }

  void addCrowd(long quantity) {
    behind += quantity;
    crowd += quantity;
    total = Math.addExact(total, quantity);
  }

  void addOurs(Resting order) {
    total = Math.addExact(total, order.open);
    order.ahead = behind;
    order.level = this;
    behind = 0;
    ours.add(order);
  }

  /** Our orders here, the first first. */
  List<Resting> ours() {
    return ours;
  }

  /** Whose turn it is: our order, or null if it is the crowd's. */
  Resting front() {
    return ours.isEmpty() || ours.get(0).ahead > 0 ? null : ours.get(0);
  }

  /** How much the one whose turn it is has. */
  long frontQuantity() {
    if (ours.isEmpty()) {
      return behind;
    }
    Resting first = ours.get(0);
    return first.ahead > 0 ? first.ahead : first.open;
  }

  /** Executes part of what {@link #front} has, at most {@link #frontQuantity}. */
  void takeFront(long quantity) {
    total -= quantity;
    if (ours.isEmpty()) {
      behind -= quantity;
      crowd -= quantity;
      return;
    }
    Resting first = ours.get(0);
    if (first.ahead > 0) {
      first.ahead -= quantity;
      crowd -= quantity;
      return;
    }
    first.open -= quantity;
    if (first.open == 0) {
      ours.remove(0);
    }
  }

  /**
   * Takes back crowd shares, from each part in proportion to its size. The parts' shares are
   * rounded down; what rounding leaves comes from the back of the queue.
   *
   * @return how many there were to take back, at most {@code quantity}
   */
  long cancelCrowd(long quantity) {
    long cancelled = Math.min(quantity, crowd);
    if (cancelled <= 0) {
      return 0;
    }
    long left = cancelled;
    for (Resting order : ours) {
      long part = Math.multiplyExact(cancelled, order.ahead) / crowd;
      order.ahead -= part;
      left -= part;
    }
    long part = Math.multiplyExact(cancelled, behind) / crowd;
    behind -= part;
    left -= part;
    part = Math.min(left, behind);
    behind -= part;
    left -= part;
    for (int i = ours.size() - 1; left > 0; i--) {
      Resting order = ours.get(i);
      part = Math.min(left, order.ahead);
      order.ahead -= part;
      left -= part;
    }
    crowd -= cancelled;
    total -= cancelled;
    return cancelled;
  }

  /** Takes back part of our order, which keeps its place, or all of it. */
  void cancelOurs(Resting order, long quantity) {
    total -= quantity;
    order.open -= quantity;
    if (order.open > 0) {
      return;
    }
    int place = ours.indexOf(order);
    ours.remove(place);
    if (place < ours.size()) {
      ours.get(place).ahead += order.ahead;
    } else {
      behind += order.ahead;
    }
  }

  /** Empties this level into another one, behind all that waits there, in the same order. */
  void moveTo(PriceLevel other) {
    for (Resting order : ours) {
      other.addCrowd(order.ahead);
      other.addOurs(order);
    }
    other.addCrowd(behind);
    ours.clear();
    behind = 0;
    crowd = 0;
    total = 0;
  }
}
