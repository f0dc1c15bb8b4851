package io.maemae.order;

import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.portfolio.Booking;
import io.maemae.portfolio.Charges;
import io.maemae.portfolio.Fill;
import io.maemae.portfolio.Portfolio;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All orders, and the one place where fills are counted. What the broker said, in answers, notices
 * and readings, is brought together here; every change is written to the store in the event that
 * made it. Owned by the desk thread.
 */
public final class OrderLedger {
  private static final Logger LOG = LoggerFactory.getLogger(OrderLedger.class);

  private final OrderStore store;
  private final Bookkeeping books;
  private final NavigableMap<ClientOrderId, Order> orders = new TreeMap<>();
  private final NavigableMap<ClientOrderId, Order> open = new TreeMap<>();
  private final NumberIndex byNumber = new NumberIndex();
  private final List<OrderListener> listeners = new ArrayList<>();
  private final LastMoves moves = new LastMoves();
  private final Attribution attribution = new Attribution(this);
  private long lastOrder;

  /** Lists from this day on may be read, though all that is known of them has ended. */
  private LocalDate listed = LocalDate.MAX;

  /** Empty until {@link #reload}. */
  public OrderLedger(OrderStore store, Portfolio portfolio, Charges charges) {
    this.store = store;
    this.books = new Bookkeeping(store, portfolio, charges);
  }

  /** Says which numbers at the broker are whose. */
  public Attribution attribution() {
    return attribution;
  }

  /** Adds a listener; they are told in the order added. */
  public void addListener(OrderListener listener) {
    listeners.add(listener);
  }

  /**
   * Forgets all and takes what the store kept: at start, and after a failed commit.
   *
   * @param since the first day of those whose lists are read though all is over; empty for today
   */
  public void reload(Instant now, Optional<LocalDate> since) {
    listed = since.orElse(LocalDate.MAX);
    orders.clear();
    open.clear();
    byNumber.clear();
    lastOrder = store.lastOrderNumber();
    books.reload();
    LocalDate today = MarketTime.date(now);
    LocalDate first = firstListed(store.orders(today), today);
    for (Order order : store.orders(first)) {
      if (!isOver(order, today)) {
        orders.put(order.id(), order);
        noteOpen(order);
      }
      for (Leg leg : order.legs()) {
        leg.reloaded(now, BrokerWord.CLOCKS_APART);
        byNumber.put(leg.id(), order);
      }
    }
    orders.values().forEach(order -> order.changes().all().forEach(c -> noteNumber(order, c)));
    attribution.reload();
  }

  /**
   * The list of a day is read until all its orders have ended: all that are on it must be known.
   */
  private LocalDate firstListed(Collection<Order> orders, LocalDate today) {
    Stream<LocalDate> days =
        orders.stream().filter(o -> !o.state().isFinal()).map(OrderLedger::date);
    return Stream.concat(days, Stream.of(listed))
        .min(Comparator.naturalOrder())
        .filter(today::isAfter)
        .orElse(today);
  }

  private static boolean isOver(Order order, LocalDate today) {
    return order.state().isFinal() && date(order).isBefore(today);
  }

  private static LocalDate date(Order order) {
    return MarketTime.date(order.terms().createdAt());
  }

  /** Lets go of ended orders of earlier days; the store keeps them. */
  public void startDay(Instant now) {
    LocalDate today = MarketTime.date(now);
    LocalDate first = firstListed(open.values(), today);
    orders.values().removeIf(o -> isOver(o, today));
    byNumber.removeIf(o -> isOver(o, first));
  }

  /** The order of that number. */
  public Optional<Order> find(ClientOrderId id) {
    return Optional.ofNullable(orders.get(id));
  }

  /** Every order not ended, and today's ended ones, by number. */
  public Collection<Order> all() {
    return List.copyOf(orders.values());
  }

  /** Orders not ended, by number. */
  public List<Order> working() {
    return open.values().stream().filter(o -> !o.state().isFinal()).toList();
  }

  /** Orders of an account not ended, by number. */
  public List<Order> working(String account) {
    return open.values().stream()
        .filter(o -> !o.state().isFinal() && o.account().equals(account))
        .toList();
  }

  /** Orders decided or placed elsewhere after a time, the newest first. */
  public Stream<Order> since(Instant time) {
    // One that was placed elsewhere may have been seen long after it was placed.
    return orders.descendingMap().values().stream()
        .takeWhile(o -> isAfter(o, time) || o.terms().purpose() == Purpose.EXTERNAL)
        .filter(o -> isAfter(o, time));
  }

  private static boolean isAfter(Order order, Instant time) {
    return order.terms().createdAt().isAfter(time);
  }

  ClientOrderId nextId() {
    return new ClientOrderId(lastOrder + 1);
  }

  Order create(Order.Terms terms) {
    Order order = enter(terms);
    write(order, terms.createdAt(), "decided");
    return order;
  }

  /** Takes in an order that is written by who asks for it. */
  Order enter(Order.Terms terms) {
    lastOrder = terms.id().number();
    Order order = new Order(terms);
    orders.put(order.id(), order);
    return order;
  }

  /** Writes an order as it is, with a line of its history. */
  void write(Order order, Instant at, String what) {
    if (attribution.isAnother(order)) {
      throw new IllegalStateException(order.id() + " turned out to be another order: " + what);
    }
    noteOpen(order);
    order.written(at);
    moves.note(order.account(), order.symbol(), at);
    store.save(order);
    store.append(order.id(), at, order.state(), what);
    LOG.info(
        "order.changed cid={} order={} account={} symbol={} side={} state={} filled={}/{} at={}"
            + " what=\"{}\"",
        order.terms().correlation(),
        order.id().number(),
        order.account(),
        order.symbol(),
        order.side(),
        order.state(),
        order.filled(),
        order.quantity(),
        at,
        what);
  }

  /** Keeps what was counted of an order, where that is no news. */
  void keep(Order order) {
    store.save(order);
  }

  private void noteOpen(Order order) {
    if (order.state().isFinal()) {
      open.remove(order.id());
    } else {
      open.put(order.id(), order);
    }
  }

  /** Ends an order by somebody's word. */
  void end(Order order, OrderState state, String why, Instant at) {
    List<PendingChange> underWay = order.changes().all();
    order.end(state, why);
    write(order, at, why);
    tellEnded(order, underWay, at);
  }

  /** Ends an order that was decided, and that was not allowed to leave yet. */
  void withdraw(Order order, String why, Instant at) {
    if (order.state() == OrderState.PENDING_NEW && order.releasedAt().isEmpty()) {
      end(order, OrderState.CANCELED, why, at);
    }
  }

  void tell(Consumer<OrderListener> what) {
    listeners.forEach(what);
  }

  /** The last number was made by a modify that did not happen. */
  void moveBack(Order order, Leg leg, Instant at, String what) {
    order.moveBack(leg);
    forgetNumbers(order);
    settle(order, at, what);
  }

  void add(Order order, Leg leg) {
    order.add(leg);
    byNumber.put(leg.id(), order);
  }

  /** An order placed elsewhere was none of its own: its numbers are free; its fills are not yet. */
  void forget(Order external) {
    orders.remove(external.id());
    open.remove(external.id());
    byNumber.removeIf(o -> o == external);
  }

  /** One that was forgotten, and whose fills are another's by now. */
  void erase(Order external) {
    store.remove(external.id());
  }

  /** All that is booked of one order is of another. */
  void reassign(Order from, Order to) {
    books.reassign(
        from, to, number -> find(new ClientOrderId(number)).flatMap(o -> o.terms().strategy()));
  }

  /** Numbers of an order that it has no more. */
  void forgetNumbers(Order order) {
    store.forgetNumbers(order.id());
  }

  /** A number, or its branch, is that order's. */
  void note(OrderId number, Order order) {
    byNumber.put(number, order);
  }

  /**
   * Books what a counter rose by.
   *
   * @param at when it was filled: it belongs to the results of that day
   * @param now when that was told
   */
  void book(Order order, Leg.Rise rise, Instant at, Instant now) {
    if (rise.isNone()) {
      return;
    }
    List<Fill> fills = books.book(order, rise, at, now);
    Before before = Before.of(order);
    order.refresh();
    write(
        order,
        now,
        "filled "
            + rise.quantity()
            + " for "
            + rise.amount()
            + ", "
            + order.filled()
            + "/"
            + order.quantity());
    tell(l -> l.filled(order, fills));
    tellTurn(order, before, now);
  }

  /** Lowers what was booked under a number to what the broker has. */
  void correct(Order order, Leg leg, Quantity filled, Optional<Money> amount, Instant now) {
    Quantity excess = leg.lower(filled, amount);
    books.takeBack(order, excess);
    Before before = Before.of(order);
    order.refresh();
    write(order, now, "booked " + excess + " too many; taken back");
    tell(l -> l.corrected(order, excess));
    tellTurn(order, before, now);
  }

  /** What was told as taken back under a number is open at the broker. */
  void reopen(Order order, OrderRow row, Instant now) {
    order.leg(row.id()).orElseThrow().onCanceledDenied(row.canceled());
    settle(order, now, row.id().number() + " is open at the broker");
  }

  /** What the shares booked under a number cost is what the broker says. */
  void reprice(Order order, Leg leg, Money amount, Instant now) {
    leg.reprice(amount);
    books.reprice(order);
    write(order, now, leg.booked() + " of " + leg.id().number() + " were filled for " + amount);
    tell(l -> l.repriced(order));
  }

  /** The symbols of an account of which a fill was told after a time, since the start. */
  List<Symbol> filledAfter(String account, Instant time) {
    return books.filledAfter(account, time);
  }

  /** The symbols of an account of whose orders anything changed here after a time. */
  List<Symbol> movedAfter(String account, Instant time) {
    return moves.after(account, time);
  }

  /** What is booked of an order, by lot. */
  public List<Fill> fills(Order order) {
    return books.fillsOf(order);
  }

  /** Fee and tax of what was filled of an order. */
  public Portfolio.Charged charged(Order order) {
    return books.charged(order);
  }

  /** Adds a booking that is no fill. */
  void add(LongFunction<Booking> numbered) {
    books.add(numbered);
  }

  /** The one order that has a number, as its own or as that of a change under way. */
  Optional<Order> withNumber(OrderId id, Symbol symbol) {
    List<Order> orders = withNumbers(id, symbol);
    return orders.size() == 1 ? Optional.of(orders.get(0)) : Optional.empty();
  }

  /** All orders of a symbol that a number may name. */
  List<Order> withNumbers(OrderId id, Symbol symbol) {
    return byNumber.find(id).stream().filter(o -> o.symbol().equals(symbol)).toList();
  }

  void change(Order order, PendingChange change, Instant at, String what) {
    order.changes().start(change);
    noteNumber(order, change);
    order.refresh();
    write(order, at, what);
  }

  /** The one is under way beside the change of an order. */
  void changeBeside(Order order, PendingChange beside, Instant at, String what) {
    order.changes().startBeside(beside);
    write(order, at, what);
  }

  /** What is under way has come to another point. */
  void change(Order order, PendingChange before, PendingChange change, Instant at, String what) {
    order.changes().replace(before, change);
    noteNumber(order, change);
    order.refresh();
    write(order, at, what);
  }

  /**
   * What was under way for another order is for this one. What came of a third one the broker's
   * list alone will tell.
   */
  void takeChange(Order order, PendingChange change, Instant at) {
    if (order.state().isFinal()) {
      tellTooLate(order, change.kind(), at);
    } else if (order.changes().take(change)) {
      noteNumber(order, change);
      order.refresh();
      write(order, at, change.kind() + " goes on");
    } else {
      write(order, at, change.kind() + " is not followed: others are under way");
      tell(l -> l.changeUnknown(order, change.kind()));
    }
  }

  /** While it is taken for an order placed elsewhere, a change's number is that one's alone. */
  private void noteNumber(Order order, PendingChange change) {
    change
        .number()
        .filter(n -> attribution.elsewhere(n, order).isEmpty())
        .ifPresent(n -> byNumber.put(n, order));
  }

  /** One of those that are under way is over without having happened. */
  void failChange(Order order, PendingChange failed, String why, Instant at) {
    order.changes().end(failed);
    settle(order, at, failed.kind() + " failed: " + why);
    tell(l -> l.changeFailed(order, failed.kind(), why));
  }

  /** How an order stood before it took the state that its numbers say. */
  private record Before(boolean ended, boolean takenBack, List<PendingChange> underWay) {
    static Before of(Order order) {
      return new Before(order.state().isFinal(), order.isTakenBack(), order.changes().all());
    }
  }

  /** Takes the state that the numbers say, writes it, and tells if that ended or reopened it. */
  void settle(Order order, Instant now, String what) {
    Before before = Before.of(order);
    order.refresh();
    write(order, now, what);
    tellTurn(order, before, now);
  }

  private void tellTurn(Order order, Before before, Instant now) {
    boolean ends = order.state().isFinal();
    if (ends && !before.ended()) {
      tellEnded(order, before.underWay(), now);
    } else if (!ends && before.takenBack()) {
      tell(l -> l.reopened(order));
    }
  }

  /** A cancel or modify under way has lost the race if the order ended otherwise. */
  private void tellEnded(Order order, List<PendingChange> underWay, Instant now) {
    tell(l -> l.ended(order));
    underWay.stream()
        .map(PendingChange::kind)
        .distinct()
        .forEach(kind -> tellTooLate(order, kind, now));
  }

  private void tellTooLate(Order order, RequestKind kind, Instant now) {
    if (kind != RequestKind.CANCEL || order.state() != OrderState.CANCELED) {
      write(order, now, kind + " came too late");
      tell(l -> l.changeFailed(order, kind, "reason:ended-first"));
    }
  }
}
