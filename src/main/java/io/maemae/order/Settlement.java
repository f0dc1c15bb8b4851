package io.maemae.order;

import io.maemae.market.MarketTime;
import io.maemae.market.OrderType;
import io.maemae.market.Venue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds out what came of orders whose answer never came, from complete readings of the broker's
 * list begun after their deadline. Never sends anything. Desk thread.
 */
public final class Settlement {
  private static final Duration BEFORE = Duration.ofSeconds(5);
  private static final Duration AFTER = Duration.ofSeconds(30);

  private final OrderLedger ledger;
  private final BrokerWord word;
  private final Map<ClientOrderId, Misses> misses = new HashMap<>();
  private final Set<ClientOrderId> ambiguous = new HashSet<>();

  /** How many readings did not show an order, and when the last of them began. */
  private record Misses(int count, Instant last) {}

  /** Over the ledger of all accounts. */
  public Settlement(OrderLedger ledger, BrokerWord word) {
    this.ledger = ledger;
    this.word = word;
  }

  /**
   * Settles what a reading can settle.
   *
   * @param date the trading day that was read; it says nothing of orders of other days
   * @param strange rows whose number nobody here knows
   * @param elsewhere rows that were taken for orders placed elsewhere, for want of a better owner
   */
  void settle(
      BrokerAccount account,
      LocalDate date,
      List<OrderRow> strange,
      List<OrderRow> elsewhere,
      Instant begunAt,
      Instant now) {
    List<OrderRow> unclaimed = new ArrayList<>(strange);
    unclaimed.addAll(elsewhere);
    List<Order> unsettled =
        ledger.working(account.name()).stream()
            .filter(Order::isUnsettled)
            .filter(o -> MarketTime.date(o.terms().createdAt()).equals(date))
            .filter(o -> begunAt.isAfter(o.unknownSince().orElseThrow()))
            .toList();
    for (Order order : unsettled) {
      settle(account, order, strange, unclaimed, begunAt, now);
    }
    unclaimed.retainAll(strange);
    for (OrderRow row : unclaimed) {
      if (row.kind() == RequestKind.NEW && !mayBeOurs(account, row)) {
        word.addExternal(row, strange, now);
      }
    }
  }

  private void settle(
      BrokerAccount account,
      Order order,
      List<OrderRow> strange,
      List<OrderRow> unclaimed,
      Instant begunAt,
      Instant now) {
    List<OrderRow> candidates = unclaimed.stream().filter(r -> isCandidate(order, r)).toList();
    boolean hasTwin = inFlight(account).anyMatch(o -> o != order && isTwin(order, o));
    if (candidates.size() == 1 && !hasTwin) {
      OrderRow row = candidates.get(0);
      unclaimed.remove(row);
      misses.remove(order.id());
      ledger.number(order, row.id(), now);
      word.onFound(row, strange, now);
    } else if (!candidates.isEmpty()) {
      if (ambiguous.add(order.id())) {
        ledger.tell(l -> l.ambiguous(order, candidates.size()));
      }
    } else {
      miss(account, order, begunAt, now);
    }
  }

  private void miss(BrokerAccount account, Order order, Instant begunAt, Instant now) {
    Misses before = misses.get(order.id());
    if (before != null && begunAt.isBefore(before.last().plus(account.settleInterval()))) {
      return;
    }
    int count = before == null ? 1 : before.count() + 1;
    misses.put(order.id(), new Misses(count, begunAt));
    if (count >= 2 && !order.isNotFound()) {
      order.notFound();
      ledger.write(order, now, "not found at the broker in two complete readings");
      ledger.tell(l -> l.notFound(order));
    }
  }

  /** A row that an order in flight may turn out to be is nobody else's yet. */
  private boolean mayBeOurs(BrokerAccount account, OrderRow row) {
    return inFlight(account).anyMatch(o -> isCandidate(o, row));
  }

  /** Orders that may have reached the broker and have no number yet. */
  private Stream<Order> inFlight(BrokerAccount account) {
    return ledger.working(account.name()).stream()
        .filter(o -> o.legs().isEmpty() && o.releasedAt().isPresent());
  }

  private static boolean isCandidate(Order order, OrderRow row) {
    Instant earliest = order.releasedAt().orElse(order.terms().createdAt()).minus(BEFORE);
    boolean inTime =
        !row.orderedAt().isBefore(earliest)
            && order.unknownSince().map(d -> !row.orderedAt().isAfter(d.plus(AFTER))).orElse(true);
    return row.kind() == RequestKind.NEW
        && inTime
        && row.id().tradingDate().equals(MarketTime.date(order.terms().createdAt()))
        && row.symbol().equals(order.symbol())
        && row.side() == order.side()
        && row.quantity().equals(order.quantity())
        && row.type() == order.terms().type()
        && hasItsLimit(order, row)
        && row.timeInForce() == order.terms().timeInForce()
        && mayBeAt(order.terms().venue(), row.venue());
  }

  /** A broker may list a routed order under the venue that it chose. */
  private static boolean mayBeAt(Venue wanted, Venue listed) {
    return wanted == listed || wanted == Venue.SOR;
  }

  /** The limit of an order at the best price is the exchange's, so it tells nothing. */
  private static boolean hasItsLimit(Order order, OrderRow row) {
    return row.type() == OrderType.BEST || row.limit().equals(order.terms().limit());
  }

  private static boolean isTwin(Order order, Order other) {
    return order.symbol().equals(other.symbol())
        && order.side() == other.side()
        && order.quantity().equals(other.quantity())
        && order.terms().type() == other.terms().type()
        && order.terms().limit().equals(other.terms().limit())
        && order.terms().timeInForce() == other.terms().timeInForce()
        && (mayBeAt(order.terms().venue(), other.terms().venue())
            || mayBeAt(other.terms().venue(), order.terms().venue()));
  }

  /**
   * The person says that an order of unknown outcome was not placed.
   *
   * @return false if its outcome is known by now
   */
  public boolean notPlaced(Order order, Instant now) {
    if (!order.isUnsettled()) {
      return false;
    }
    ledger.end(order, OrderState.REJECTED, "reason:said-not-placed", now);
    return true;
  }
}
