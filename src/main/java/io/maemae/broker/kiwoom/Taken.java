package io.maemae.broker.kiwoom;

import io.maemae.market.Quantity;
import io.maemae.order.OrderId;
import io.maemae.order.RequestKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What modifies and cancels took from each number: a cancel what is confirmed of it, a modify all
 * that moved to it, a refused one nothing. The documents do not say whether a change of a modified
 * order names the number that it modified or the first one of the chain, so what finds nothing left
 * under the number that it names is taken from the modifies of that number.
 */
final class Taken {
  private final Map<String, OrderLine> lines;
  private final Map<String, List<OrderLine>> modifies = new HashMap<>();
  private final Map<String, Quantity> taken = new HashMap<>();

  /**
   * Of all rows of a day.
   *
   * @param lines by number, in the order in which they were placed
   */
  Taken(Map<String, OrderLine> lines) {
    this.lines = lines;
    for (OrderLine line : lines.values()) {
      Optional<OrderId> parent = line.row().parent();
      if (parent.isPresent() && line.row().rejection().isEmpty()) {
        boolean cancels = line.row().kind() == RequestKind.CANCEL;
        take(parent.get().number(), line, cancels ? line.confirmed() : line.row().quantity());
        if (!cancels) {
          modifies.computeIfAbsent(parent.get().number(), n -> new ArrayList<>()).add(line);
        }
      }
    }
  }

  private void take(String first, OrderLine change, Quantity shares) {
    Quantity rest = shares;
    Deque<String> chain = new ArrayDeque<>(List.of(first));
    Set<String> seen = new HashSet<>(Set.of(change.row().id().number()));
    while (!rest.isZero() && !chain.isEmpty()) {
      String number = chain.remove();
      OrderLine line = lines.get(number);
      if (seen.add(number) && line != null && line.row().kind() != RequestKind.CANCEL) {
        Quantity part = rest.min(left(line));
        taken.merge(number, part, Quantity::plus);
        rest = rest.minus(part);
        modifies
            .getOrDefault(number, List.of())
            .forEach(modify -> chain.add(modify.row().id().number()));
      }
    }
  }

  private Quantity left(OrderLine line) {
    return line.row()
        .quantity()
        .minusOrZero(line.row().filled())
        .minusOrZero(taken.getOrDefault(line.row().id().number(), Quantity.ZERO));
  }

  /**
   * Shares that are under this number no more. A new order may say itself how many were taken from
   * it; that counts as far as its own remainder has become less.
   */
  Quantity from(OrderLine line) {
    Quantity unfilled = line.row().quantity().minusOrZero(line.row().filled());
    Quantity gone = unfilled.minusOrZero(line.remaining());
    Quantity own =
        line.row().kind() == RequestKind.NEW ? line.confirmed().min(gone) : Quantity.ZERO;
    return taken.getOrDefault(line.row().id().number(), Quantity.ZERO).max(own).min(unfilled);
  }
}
