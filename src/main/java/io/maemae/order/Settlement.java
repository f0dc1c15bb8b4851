package io.maemae.order;

import io.maemae.market.MarketTime;
import io.maemae.market.OrderType;
import io.maemae.market.Venue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds out what came of orders whose answer never came, from complete readings of the broker's
 * list begun after their deadline. Never sends anything. Desk thread.
 */
public final class Settlement {
  private static final Duration BEFORE = Duration.ofSeconds(5);

  private final OrderLedger ledger;
  private final Attribution attribution;
  private final ListedOrders lists;
  private final Map<ClientOrderId, Misses> misses = new HashMap<>();
  private final Map<ClientOrderId, List<Candidate>> questions = new HashMap<>();

  /** How many readings did not show an order, and when the last of them began. */
  private record Misses(int count, Instant last) {}

  /**
   * One reading of an account.
   *
   * @param judged the orders of unknown outcome that it can tell of
   * @param rows all that it shows
   * @param unclaimed rows that may be one of these orders; those that were found are taken out
   */
  private record Round(
      BrokerAccount account,
      List<Order> judged,
      List<OrderRow> rows,
      List<OrderRow> unclaimed,
      Instant begunAt,
      Instant now) {}

  /** Over the ledger of all accounts. */
  public Settlement(OrderLedger ledger, BrokerWord word) {
    this.ledger = ledger;
    this.attribution = ledger.attribution();
    this.lists = word.lists();
  }

  /** Forgets what was looked for and asked. */
  void clear() {
    misses.clear();
    questions.clear();
  }

  /**
   * Settles what a reading can settle. Rows that leave an order open to doubt are orders placed
   * elsewhere until it is over, so that they are seen and can be cancelled.
   *
   * @param date the trading day that was read; it says nothing of orders of other days
   * @param strange rows of the reading whose number nobody here knows
   */
  void settle(
      BrokerAccount account,
      LocalDate date,
      List<OrderRow> strange,
      Reading.Complete<List<OrderRow>> reading,
      Instant now) {
    misses.keySet().removeIf(this::isSettled);
    questions.keySet().removeIf(this::isSettled);
    Instant begunAt = reading.begunAt();
    List<OrderRow> unclaimed = new ArrayList<>(strange);
    reading.value().stream()
        .filter(r -> !strange.contains(r) && isElsewhere(r))
        .forEach(unclaimed::add);
    List<Order> judged =
        ledger.working(account.name()).stream()
            .filter(Order::isUnsettled)
            .filter(o -> MarketTime.date(o.terms().createdAt()).equals(date))
            .filter(o -> begunAt.isAfter(o.unknownSince().orElseThrow()))
            .toList();
    Round round = new Round(account, judged, reading.value(), unclaimed, begunAt, now);
    List<Order> unclear = new ArrayList<>();
    for (Order order : judged) {
      if (!settle(order, round)) {
        unclear.add(order);
      }
    }
    strange.stream()
        .filter(r -> r.kind() == RequestKind.NEW && unclaimed.contains(r))
        .filter(r -> !mayBeAnswered(r, round))
        .forEach(r -> lists.addExternal(r, round.rows(), !mayBeFound(r, round), now));
    judged.stream().filter(o -> !unclear.contains(o)).forEach(o -> questions.remove(o.id()));
    unclear.forEach(o -> ask(o, unclaimed, now));
  }

  private boolean isSettled(ClientOrderId id) {
    return ledger.find(id).filter(Order::isUnsettled).isEmpty();
  }

  /** A notice or reading has made it somebody else's order; it may be one of unknown outcome. */
  private boolean isElsewhere(OrderRow row) {
    return ledger
        .withNumber(row.id(), row.symbol())
        .filter(o -> o.terms().purpose() == Purpose.EXTERNAL)
        .filter(o -> o.legs().get(0).id().isSame(row.id()))
        .isPresent();
  }

  /** Settles an order if that can be done; false if somebody has to choose. */
  private boolean settle(Order order, Round round) {
    if (!order.isUnsettled()) {
      // Settled together with its twin.
      return true;
    }
    if (attribution.mayBeUnlisted(order, round.rows(), round.begunAt())) {
      // A notice told of an order that it may be, and that the list lacks yet.
      return true;
    }
    if (round.unclaimed().stream().noneMatch(r -> isCandidate(order, r))) {
      boolean mayBeThere = round.unclaimed().stream().anyMatch(r -> mayBe(order, r));
      if (!mayBeThere) {
        miss(order, round);
      }
      return !mayBeThere;
    }
    List<Order> twins =
        attribution
            .inFlight(round.account().name())
            .filter(o -> o == order || isTwin(order, o) && mayHaveOne(o, round))
            .sorted(Comparator.comparing(o -> o.releasedAt().orElseThrow()))
            .toList();
    if (!round.judged().containsAll(twins)) {
      // The answer to a twin is on its way and may name one of the rows.
      return true;
    }
    List<OrderRow> rows =
        round.unclaimed().stream()
            .filter(r -> twins.stream().anyMatch(o -> isCandidate(o, r)))
            .sorted(Comparator.comparing(OrderRow::orderedAt))
            .toList();
    if (!fit(twins, rows)) {
      return false;
    }
    if (rows.stream().allMatch(this::isFree)) {
      for (int i = 0; i < rows.size(); i++) {
        round.unclaimed().remove(rows.get(i));
        adopt(twins.get(i), rows.get(i), round.rows(), round.now());
      }
    }
    return true;
  }

  /** One whose answer is on its way, or that could have arrived when one of the rows did. */
  private boolean mayHaveOne(Order twin, Round round) {
    return !round.judged().contains(twin)
        || round.unclaimed().stream().anyMatch(r -> isCandidate(twin, r));
  }

  /**
   * Whether there is a row for each order: one for one, or as many for twins that are alike in all,
   * owner and purpose too. Which of these gets which row changes nothing for anybody: shares, money
   * and what is open are the same either way. So they are taken in the order of their times, and
   * nobody is asked.
   */
  private boolean fit(List<Order> twins, List<OrderRow> rows) {
    Order first = twins.get(0);
    return rows.size() == twins.size()
        && twins.stream().allMatch(o -> hasEqualOwner(first, o))
        && IntStream.range(0, rows.size()).allMatch(i -> isCandidate(twins.get(i), rows.get(i)));
  }

  private static boolean hasEqualOwner(Order order, Order twin) {
    return order.terms().venue() == twin.terms().venue()
        && order.terms().purpose() == twin.terms().purpose()
        && order.terms().strategy().equals(twin.terms().strategy());
  }

  /** A row whose order is being changed cannot change hands until the outcome is known. */
  private boolean isFree(OrderRow row) {
    return ledger.withNumber(row.id(), row.symbol()).flatMap(Order::change).isEmpty();
  }

  private void adopt(Order order, OrderRow row, List<OrderRow> listed, Instant now) {
    misses.remove(order.id());
    questions.remove(order.id());
    attribution.number(order, row.id(), now);
    lists.onFound(row, listed, now);
  }

  /** Asks which of the rows an order is, unless that was asked before. */
  private void ask(Order order, List<OrderRow> unclaimed, Instant now) {
    misses.remove(order.id());
    if (order.isNotFound()) {
      order.mayBeFound();
      ledger.write(order, now, "may be at the broker after all");
    }
    List<Candidate> candidates =
        unclaimed.stream()
            .filter(r -> mayBe(order, r))
            .sorted(Comparator.comparing(OrderRow::orderedAt))
            .flatMap(
                r -> ledger.withNumber(r.id(), r.symbol()).map(o -> new Candidate(r, o)).stream())
            .toList();
    List<Candidate> before = questions.put(order.id(), candidates);
    if (before == null || !numbers(before).equals(numbers(candidates))) {
      ledger.tell(l -> l.ambiguous(order, candidates));
    }
  }

  private static Set<OrderId> numbers(List<Candidate> candidates) {
    return candidates.stream().map(c -> c.row().id()).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the newest complete reading left open which row an order is. */
  private boolean isAmbiguous(Order order) {
    return order.isUnsettled() && questions.containsKey(order.id());
  }

  /** What an order may be by the newest complete reading; empty if nobody has to choose. */
  public List<Candidate> candidates(Order order) {
    return order.isUnsettled()
        ? questions.getOrDefault(order.id(), List.of()).stream().filter(this::isThere).toList()
        : List.of();
  }

  /** Whether no other order has turned out to be it since. */
  private boolean isThere(Candidate candidate) {
    return ledger
        .withNumber(candidate.row().id(), candidate.row().symbol())
        .filter(candidate.listed()::equals)
        .isPresent();
  }

  /**
   * The person says which row an order of unknown outcome is.
   *
   * @return false if it is known by now, or the row cannot be its own any more, or not just now
   */
  public boolean choose(Order order, OrderId number, Instant now) {
    Optional<OrderRow> row =
        candidates(order).stream()
            .map(Candidate::row)
            .filter(r -> r.id().equals(number) && isFree(r))
            .findFirst();
    row.ifPresent(r -> adopt(order, r, List.of(), now));
    attribution.tellSure(order.account());
    return row.isPresent();
  }

  private void miss(Order order, Round round) {
    Misses before = misses.get(order.id());
    if (before != null
        && round.begunAt().isBefore(before.last().plus(round.account().settleInterval()))) {
      return;
    }
    int count = before == null ? 1 : before.count() + 1;
    misses.put(order.id(), new Misses(count, round.begunAt()));
    if (count >= 2 && !order.isNotFound()) {
      order.notFound();
      ledger.write(order, round.now(), "not found at the broker in two complete readings");
      ledger.tell(l -> l.notFound(order));
    }
  }

  /** A row that an answer on its way may name is nobody else's yet. */
  private boolean mayBeAnswered(OrderRow row, Round round) {
    return attribution
        .inFlight(round.account().name())
        .anyMatch(o -> !round.judged().contains(o) && mayBe(o, row));
  }

  private boolean mayBeFound(OrderRow row, Round round) {
    return round.judged().stream().anyMatch(o -> o.isUnsettled() && mayBe(o, row));
  }

  /** Whether a row is in all what the order is. */
  private boolean isCandidate(Order order, OrderRow row) {
    return isLike(order, row)
        && row.type() == order.terms().type()
        && row.timeInForce() == order.terms().timeInForce();
  }

  /**
   * Whether a row may be the order, as far as the broker tells: it may call a kind by a name that
   * nobody here knows, and that is no reason to say that the order is not there.
   */
  private boolean mayBe(Order order, OrderRow row) {
    return isLike(order, row) && row.type() == OrderType.OTHER || isCandidate(order, row);
  }

  /** One that was known before an order was decided is not that order. */
  private boolean wasKnownBefore(Order order, OrderRow row) {
    return ledger
        .withNumber(row.id(), row.symbol())
        .filter(known -> known.id().compareTo(order.id()) < 0)
        .isPresent();
  }

  private boolean isLike(Order order, OrderRow row) {
    Instant earliest = order.releasedAt().orElse(order.terms().createdAt()).minus(BEFORE);
    boolean inTime =
        !row.orderedAt().isBefore(earliest)
            && order
                .unknownSince()
                .map(d -> !row.orderedAt().isAfter(d.plus(BrokerAccount.LONGEST_WAY)))
                .orElse(true);
    return row.kind() == RequestKind.NEW
        && inTime
        && row.id().tradingDate().equals(MarketTime.date(order.terms().createdAt()))
        && row.symbol().equals(order.symbol())
        && row.side() == order.side()
        && row.quantity().equals(order.quantity())
        && !wasKnownBefore(order, row)
        && hasItsLimit(order, row)
        && mayBeAt(order.terms().venue(), row.venue());
  }

  /** A broker may list a routed order under the venue that it chose. */
  private static boolean mayBeAt(Venue wanted, Venue listed) {
    return wanted == listed || wanted == Venue.SOR;
  }

  /** The limit of an order at the best price is the exchange's, so it tells nothing. */
  private static boolean hasItsLimit(Order order, OrderRow row) {
    return order.terms().type() == OrderType.BEST || row.limit().equals(order.terms().limit());
  }

  private static boolean isTwin(Order order, Order other) {
    return order.symbol().equals(other.symbol())
        && order.side() == other.side()
        && order.quantity().equals(other.quantity())
        && order.terms().type() == other.terms().type()
        && order.terms().limit().equals(other.terms().limit())
        && order.terms().timeInForce() == other.terms().timeInForce()
        && MarketTime.date(order.terms().createdAt())
            .equals(MarketTime.date(other.terms().createdAt()))
        && (mayBeAt(order.terms().venue(), other.terms().venue())
            || mayBeAt(other.terms().venue(), order.terms().venue()));
  }

  /**
   * Ends what was not found or told apart; for the rest there is another reading.
   *
   * @param orders of a day whose list will show nothing new
   * @param lastRead when the newest complete reading of it began
   */
  void endDay(BrokerAccount account, List<Order> orders, Instant lastRead, Instant now) {
    for (Order order : orders) {
      boolean before = order.unknownSince().filter(lastRead::isAfter).isPresent();
      if (isAmbiguous(order)) {
        ledger.end(order, OrderState.REJECTED, "reason:not-told-apart", now);
      } else if (order.isNotFound() && before) {
        ledger.end(order, OrderState.REJECTED, "reason:not-at-broker", now);
      }
    }
    attribution.tellSure(account.name());
  }

  /**
   * Ends an order that its day's lists do not show under any of its numbers. What an earlier list
   * showed of it stays filled.
   */
  void endUnlisted(Order order, Instant now) {
    OrderState ended = order.filled().isZero() ? OrderState.REJECTED : OrderState.EXPIRED;
    ledger.end(order, ended, "reason:not-at-broker", now);
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
    attribution.tellSure(order.account());
    return true;
  }
}
