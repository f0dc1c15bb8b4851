package io.maemae.order;

import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One order as the person sees it: one number of ours, however many the broker made of it. Owned by
 * the desk thread; only this package changes it.
 */
public final class Order {
  private Terms terms;
  private Optional<Price> limit;
  private Optional<Instant> releasedAt = Optional.empty();
  private Optional<Instant> unknownSince = Optional.empty();
  private final ChangesUnderWay changes = new ChangesUnderWay(this);
  private OrderState state = OrderState.PENDING_NEW;
  private boolean notFound;
  private String text = "";
  private final List<Leg> legs = new ArrayList<>();

  /** When each of its numbers was told here; of those that the store kept, long ago. */
  private final Map<Leg, Instant> toldAt = new IdentityHashMap<>();

  /**
   * What was wanted, and by whom. It never changes, but for an order placed elsewhere that was
   * first heard of by a fill: its list row tells the rest.
   *
   * @param strategy the strategy that wanted it; empty by hand or outside
   * @param limit the limit at first
   * @param correlation the id of the command or signal it came from; empty if placed elsewhere
   */
  public record Terms(
      ClientOrderId id,
      String account,
      Symbol symbol,
      Side side,
      Quantity quantity,
      OrderType type,
      Optional<Price> limit,
      TimeInForce timeInForce,
      Venue venue,
      Purpose purpose,
      Optional<String> strategy,
      Instant createdAt,
      String correlation) {
    Terms asListed(OrderRow row) {
      return new Terms(
          id,
          account,
          symbol,
          side,
          quantity,
          row.type(),
          row.limit(),
          row.timeInForce(),
          row.venue(),
          purpose,
          strategy,
          createdAt,
          correlation);
    }

    Terms elsewhere(ClientOrderId number) {
      return new Terms(
          number,
          account,
          symbol,
          side,
          quantity,
          type,
          limit,
          timeInForce,
          venue,
          Purpose.EXTERNAL,
          Optional.empty(),
          createdAt,
          "");
    }
  }

  Order(Terms terms) {
    this.terms = terms;
    this.limit = terms.limit();
  }

  /**
   * What may change of an order, as the store keeps it; the legs are kept apart.
   *
   * @param change the cancel or modify under way
   * @param beside another one, under way beside it
   */
  public record Progress(
      OrderState state,
      Optional<Price> limit,
      Optional<Instant> releasedAt,
      Optional<Instant> unknownSince,
      boolean notFound,
      Optional<PendingChange> change,
      Optional<PendingChange> beside,
      String text) {}

  /** An order as the store kept it. */
  public static Order restore(Terms terms, Progress progress, List<Leg> legs) {
    Order order = new Order(terms);
    order.state = progress.state();
    order.limit = progress.limit();
    order.releasedAt = progress.releasedAt();
    order.unknownSince = progress.unknownSince();
    order.notFound = progress.notFound();
    order.changes.restore(progress.change(), progress.beside());
    order.text = progress.text();
    order.legs.addAll(legs);
    order.written(Instant.MIN);
    return order;
  }

  /** What was wanted. */
  public Terms terms() {
    return terms;
  }

  /** What may change, for the store. */
  public Progress progress() {
    return new Progress(
        state, limit, releasedAt, unknownSince, notFound, changes.change(), changes.beside(), text);
  }

  /** Our number. */
  public ClientOrderId id() {
    return terms.id();
  }

  /** Our name of the account. */
  public String account() {
    return terms.account();
  }

  /** What is traded. */
  public Symbol symbol() {
    return terms.symbol();
  }

  /** Buy or sell. */
  public Side side() {
    return terms.side();
  }

  /** The ordered quantity. */
  public Quantity quantity() {
    return terms.quantity();
  }

  /** How it is priced now: what was moved to another limit has one. */
  public OrderType type() {
    return legs.size() > 1 ? terms.type().moved() : terms.type();
  }

  /** The limit now; of an order at the best price the one that it got, once the broker told it. */
  public Optional<Price> limit() {
    return limit;
  }

  /** Its state. */
  public OrderState state() {
    return state;
  }

  /** The broker's numbers, the first one first. */
  public List<Leg> legs() {
    return List.copyOf(legs);
  }

  /** When the first byte was allowed to leave. */
  public Optional<Instant> releasedAt() {
    return releasedAt;
  }

  /** The deadline that passed without a clear answer; empty once settled. */
  public Optional<Instant> unknownSince() {
    return unknownSince;
  }

  /** Whether two complete readings did not show it; it is watched on. */
  public boolean isNotFound() {
    return notFound;
  }

  /** The cancel or modify under way. */
  public Optional<PendingChange> change() {
    return changes.change();
  }

  /** All that is under way. */
  ChangesUnderWay changes() {
    return changes;
  }

  /** The broker's words, or ours, on why it ended. */
  public String text() {
    return text;
  }

  /** Shares filled. */
  public Quantity filled() {
    return Quantity.of(legs.stream().mapToLong(l -> l.booked().units()).sum());
  }

  /** What the filled shares cost or brought. */
  public Money filledAmount() {
    return legs.stream().map(Leg::bookedAmount).reduce(Money.ZERO, Money::plus);
  }

  /** Shares taken back; what a modify moved from one number to the next is not among them. */
  public Quantity canceled() {
    long moved = legs.stream().skip(1).mapToLong(l -> l.quantity().units()).sum();
    long taken = legs.stream().mapToLong(l -> l.canceled().units()).sum();
    return Quantity.of(Math.max(0, taken - moved));
  }

  /** Shares that may still be filled. */
  public Quantity open() {
    return state.isFinal()
        ? Quantity.ZERO
        : quantity().minusOrZero(filled()).minusOrZero(canceled());
  }

  /** No more than that can be filled, whatever was taken back. */
  Quantity unfilled() {
    return quantity().minusOrZero(filled());
  }

  /**
   * The broker's numbers that are open, the newest first: several if a part was modified elsewhere.
   */
  List<Leg> openLegs() {
    List<Leg> open = new ArrayList<>(legs);
    open.removeIf(leg -> !leg.isOpen());
    Collections.reverse(open);
    return open;
  }

  /** The newest of the broker's numbers that is open; if none is, the last one. */
  public Optional<Leg> openLeg() {
    Optional<Leg> last = legs.stream().reduce((a, b) -> b);
    return openLegs().stream().findFirst().or(() -> last);
  }

  /** What a change of all that is open may name under a number. */
  Quantity openUnder(Leg leg) {
    return leg.isOpen() ? leg.open() : open();
  }

  /** It is written as it is: what numbers it has were told by now. */
  void written(Instant at) {
    legs.forEach(leg -> toldAt.putIfAbsent(leg, at));
  }

  /** Whether a number of it was not told before a time. */
  boolean isToldSince(Leg leg, Instant time) {
    return !toldAt.getOrDefault(leg, Instant.MAX).isBefore(time);
  }

  /** Whether the broker has told a number of it, which a change may name. */
  public boolean isNumbered() {
    return !legs.isEmpty();
  }

  /** Whether shares of a number moved on to another. */
  boolean hasMoved(Leg leg) {
    return legs.stream().anyMatch(l -> l.parent().filter(leg.id()::isSame).isPresent());
  }

  /** Shares taken back of a number, or moved on, of which it is not known by what. */
  Quantity goneUnexplained(Leg leg) {
    long moved =
        legs.stream()
            .filter(l -> l.parent().filter(leg.id()::isSame).isPresent())
            .mapToLong(l -> l.quantity().units())
            .sum();
    return leg.canceled()
        .minusOrZero(leg.canceledByOthersThan(legs))
        .minusOrZero(Quantity.of(moved));
  }

  /** Whether it was released and neither an answer nor a reading has settled what came of it. */
  public boolean isUnsettled() {
    return state == OrderState.UNKNOWN;
  }

  /** Whether its outcome, or what came of a change of it, is not known. */
  public boolean isUnclear() {
    return isUnsettled() || change().filter(PendingChange::isUnclear).isPresent();
  }

  /** Whether it ended before anything was filled, and not because somebody took it back. */
  public boolean hasFailed() {
    return filled().isZero() && hasEndedByItself();
  }

  /**
   * Whether it ended before all was filled, and nobody took the rest back: what was taken back has
   * no reason that it ended for.
   */
  public boolean hasEndedByItself() {
    return state.isFinal() && hasEndedByWord();
  }

  /** What its numbers say may be corrected, a word on why it ended is not. */
  private boolean hasEndedByWord() {
    return state != OrderState.FILLED && !isTakenBack();
  }

  /** Whether all that was not filled of it was taken back, as its numbers say. */
  boolean isTakenBack() {
    return state == OrderState.CANCELED && text.isEmpty();
  }

  Optional<Leg> leg(OrderId id) {
    return legs.stream().filter(l -> l.id().isSame(id)).findFirst();
  }

  /** Takes what its row tells of an order placed elsewhere; false if that is nothing new. */
  boolean listed(OrderRow row) {
    Terms listed = terms.asListed(row);
    boolean first = row.kind() == RequestKind.NEW && legs.size() == 1;
    if (terms.purpose() != Purpose.EXTERNAL || !first || listed.equals(terms)) {
      return false;
    }
    terms = listed;
    limit = listed.limit();
    return true;
  }

  /** Whether no list has shown yet of what kind it is. */
  boolean isToldByNoticesAlone() {
    return terms.type() == OrderType.OTHER && terms.limit().isEmpty();
  }

  void limit(Price told) {
    limit = Optional.of(told);
  }

  void release(Instant at) {
    releasedAt = Optional.of(at);
  }

  void unknown(Instant deadline) {
    unknownSince = Optional.of(deadline);
    state = OrderState.UNKNOWN;
  }

  void notFound() {
    notFound = true;
  }

  /** A list shows what it may be. */
  void mayBeFound() {
    notFound = false;
  }

  void add(Leg leg) {
    legs.add(leg);
    unknownSince = Optional.empty();
    notFound = false;
    leg.limit().ifPresent(l -> limit = Optional.of(l));
  }

  /** Those of its numbers that the broker named as moved from that one, which may be told late. */
  List<Leg> toldFrom(OrderId number) {
    return legs.stream().filter(leg -> leg.isToldFrom(number)).toList();
  }

  /** Adds a number that was before one that is known. */
  void add(Leg leg, Leg next) {
    legs.add(legs.indexOf(next), leg);
  }

  /** What moved to the last number is under the one before it again. */
  void moveBack(Leg leg) {
    legs.remove(leg);
    leg.parent()
        .flatMap(this::leg)
        .ifPresent(
            from -> {
              from.onMovedBack(leg.quantity());
              limit = from.limit();
            });
  }

  void end(OrderState ended, String why) {
    state = ended;
    text = why;
    changes.endAll();
    unknownSince = Optional.empty();
  }

  /** Takes the state that the numbers say; an end by the broker's word needs {@link #end}. */
  void refresh() {
    if (legs.isEmpty()) {
      return;
    }
    changes.endUnneeded();
    if (filled().equals(quantity())) {
      end(OrderState.FILLED, text);
    } else if (state.isFinal() && hasEndedByWord()) {
      return;
    } else if (quantity().minusOrZero(filled()).minusOrZero(canceled()).isZero()) {
      end(OrderState.CANCELED, text);
    } else if (change().isPresent()) {
      state =
          change().get().kind() == RequestKind.CANCEL
              ? OrderState.PENDING_CANCEL
              : OrderState.PENDING_REPLACE;
    } else {
      state = filled().isZero() ? OrderState.NEW : OrderState.PARTIALLY_FILLED;
    }
  }
}
