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
  private final List<Order> unsure = new ArrayList<>();
  private final LastMoves moves = new LastMoves();
  private long lastOrder;

  /** Lists from this day on may be read, though all that is known of them has ended. */
  private LocalDate listed = LocalDate.MAX;

  /** Empty until {@link #reload}. */
  public OrderLedger(OrderStore store, Portfolio portfolio, Charges charges) {
    this.store = store;
    this.books = new Bookkeeping(store, portfolio, charges);
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
    unsure.clear();
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
    orders.values().forEach(order -> order.change().ifPresent(c -> noteNumber(order, c)));
    // Whether it was told is not kept: one that may still be an order of ours is told once more.
    orders.values().stream().filter(this::mayBeOurs).forEach(unsure::add);
  }

  private boolean mayBeOurs(Order external) {
    return external.terms().purpose() == Purpose.EXTERNAL
        && inFlight(external.account())
            .filter(o -> o.symbol().equals(external.symbol()) && o.side() == external.side())
            .anyMatch(o -> o.quantity().equals(external.quantity()));
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

  /**
   * Orders of an account that a list can tell more of: not ended, or ended under a number that may
   * be another's.
   */
  List<Order> watched(String account) {
    return orders.values().stream()
        .filter(o -> o.account().equals(account))
        .filter(o -> !o.state().isFinal() || o.isUnnamed())
        .toList();
  }

  /** Orders of an account that may have reached the broker, and whose number it has not named. */
  Stream<Order> inFlight(String account) {
    return orders.values().stream()
        .filter(o -> o.account().equals(account))
        .filter(o -> o.isPresumed() || isUnnumbered(o));
  }

  private static boolean isUnnumbered(Order order) {
    return order.legs().isEmpty() && order.releasedAt().isPresent() && !order.state().isFinal();
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
    lastOrder = terms.id().number();
    Order order = new Order(terms);
    orders.put(order.id(), order);
    write(order, terms.createdAt(), "decided");
    return order;
  }

  /** Writes an order as it is, with a line of its history. */
  void write(Order order, Instant at, String what) {
    noteOpen(order);
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

  private void noteOpen(Order order) {
    if (order.state().isFinal()) {
      open.remove(order.id());
    } else {
      open.put(order.id(), order);
    }
  }

  /** Ends an order by somebody's word. */
  void end(Order order, OrderState state, String why, Instant at) {
    order.end(state, why);
    write(order, at, why);
    tell(l -> l.ended(order));
  }

  void tell(Consumer<OrderListener> what) {
    listeners.forEach(what);
  }

  /** The broker answered with a number; a notice may have brought it before. */
  void answered(Order order, OrderId id, Instant at) {
    if (order.leg(id).isEmpty() && !order.legs().isEmpty()) {
      disown(order, at);
    }
    number(order, id, at);
  }

  /** The order never was at the broker; a notice may have been taken for its own before. */
  void notTaken(Order order, OrderState state, String why, Instant at) {
    if (!order.legs().isEmpty()) {
      disown(order, at);
    }
    end(order, state, why, at);
  }

  /**
   * The list shows that a number which a notice gave an order is another's: it is unknown again.
   */
  void notItsOwn(Order order, OrderId number, Instant at) {
    disown(order, at);
    order.unknown(at);
    write(order, at, number.number() + " is another order at the broker");
    tell(l -> l.unknown(order, "number"));
  }

  /** A number that a notice gave an order was not its own: it is an order placed elsewhere. */
  private void disown(Order order, Instant at) {
    List<Leg> wrong = order.takeLegs();
    String number = wrong.get(0).id().number();
    store.forgetNumbers(order.id());
    Order.Terms terms = order.terms().elsewhere(nextId());
    lastOrder = terms.id().number();
    Order external = new Order(terms);
    orders.put(external.id(), external);
    for (Leg leg : wrong) {
      leg.confirm();
      add(external, leg);
    }
    write(order, at, number + " is not its number");
    settle(external, at, "placed elsewhere, the broker's " + number);
    books.reassign(order, external);
    tell(l -> l.external(external));
    if (!external.filled().isZero()) {
      tell(l -> l.renumbered(external, order.id()));
    }
  }

  /** The broker numbered a new order: by its answer, or found in a reading. */
  void number(Order order, OrderId id, Instant at) {
    Optional<Leg> known = order.leg(id);
    if (known.isPresent()) {
      confirm(order, known.get(), id, at);
      return;
    }
    presumedOf(id, order).ifPresent(wrong -> notItsOwn(wrong, id, at));
    Optional<Order> other = elsewhere(id, order);
    if (other.isPresent()) {
      takeOver(other.get(), order, id, at);
      return;
    }
    accepted(order, new Leg(id, Optional.empty(), order.quantity(), order.limit()), at);
  }

  /** Another order of ours to which only a notice gave a number. */
  private Optional<Order> presumedOf(OrderId id, Order order) {
    return withNumbers(id, order.symbol()).stream()
        .filter(o -> o != order && o.leg(id).filter(Leg::isPresumed).isPresent())
        .findFirst();
  }

  /**
   * A notice came before any answer, and can only be of this order: its number is the order's until
   * the answer or a list says otherwise.
   */
  void presume(Order order, OrderId id, Instant at) {
    accepted(order, Leg.presumed(id, order.quantity(), order.limit()), at);
  }

  private void accepted(Order order, Leg leg, Instant at) {
    boolean wasUnknown = order.isUnsettled();
    add(order, leg);
    settle(order, at, "accepted by the broker as " + leg.id().number());
    tell(l -> tellNumbered(l, order, wasUnknown));
  }

  private void confirm(Order order, Leg leg, OrderId told, Instant at) {
    if (leg.confirm()) {
      write(order, at, told.number() + " is its number by the broker's word");
      learnBranch(order, leg, told, at);
      tell(l -> l.named(order));
    } else {
      learnBranch(order, leg, told, at);
    }
  }

  /** The branch is needed to change the order; a notice may have brought its number without it. */
  void learnBranch(Order order, Leg leg, OrderId told, Instant at) {
    if (leg.learnBranch(told)) {
      byNumber.put(told, order);
      write(order, at, told.number() + " is of branch " + told.branch());
    }
  }

  /** The last number was made by a modify that did not happen. */
  void moveBack(Order order, Leg leg, Instant at, String what) {
    order.moveBack(leg);
    store.forgetNumbers(order.id());
    settle(order, at, what);
  }

  private static void tellNumbered(OrderListener listener, Order order, boolean wasUnknown) {
    if (wasUnknown) {
      listener.adopted(order);
    } else {
      listener.accepted(order);
    }
  }

  void add(Order order, Leg leg) {
    order.add(leg);
    byNumber.put(leg.id(), order);
  }

  /** A number was taken for somebody else's order until now: its fills are this order's. */
  private void takeOver(Order external, Order order, OrderId id, Instant at) {
    boolean wasUnknown = order.isUnsettled();
    forget(external);
    external.leg(id).orElseThrow().learnBranch(id);
    external.legs().forEach(leg -> add(order, leg));
    books.reassign(external, order);
    settle(order, at, "found to be the broker's " + id.number());
    store.remove(external.id());
    if (wasUnknown) {
      tell(l -> l.adopted(order));
    } else {
      tell(l -> l.accepted(order));
    }
    tellRenumbered(order, external);
  }

  /**
   * An order goes on under another number. If that was taken for an order placed {@link #elsewhere}
   * until now, what was filled of it is this order's, which is {@link #tellRenumbered} afterwards.
   */
  void goesOn(Order order, Leg leg) {
    Optional<Order> other = elsewhere(leg.id(), order);
    if (other.isEmpty()) {
      add(order, leg);
      return;
    }
    Order external = other.get();
    forget(external);
    Leg counted = external.leg(leg.id()).orElseThrow();
    leg.takeUp(counted);
    add(order, leg);
    external.legs().stream().filter(l -> l != counted).forEach(l -> add(order, l));
    books.reassign(external, order);
    store.remove(external.id());
  }

  /** An order placed elsewhere, and not this one, that was taken to have a number. */
  Optional<Order> elsewhere(OrderId id, Order order) {
    return withNumber(id, order.symbol())
        .filter(o -> o != order && o.terms().purpose() == Purpose.EXTERNAL)
        .filter(o -> o.leg(id).isPresent());
  }

  private void forget(Order external) {
    orders.remove(external.id());
    open.remove(external.id());
    byNumber.removeIf(o -> o == external);
  }

  /** An order was another's number; only what was told under it has to be told again. */
  void tellRenumbered(Order order, Order external) {
    boolean wasTold = !unsure.remove(external) || !external.filled().isZero();
    if (wasTold) {
      tell(l -> l.renumbered(order, external.id()));
    }
  }

  /**
   * Adds an order that was placed elsewhere.
   *
   * @param sure false if it may still be one of ours whose outcome is not known; it is told when
   *     there is no doubt left
   */
  Order addExternal(Order.Terms terms, OrderId id, boolean sure, Instant now) {
    lastOrder = terms.id().number();
    Order order = new Order(terms);
    orders.put(order.id(), order);
    add(order, new Leg(id, Optional.empty(), terms.quantity(), terms.limit()));
    settle(order, now, "placed elsewhere, the broker's " + id.number());
    if (sure) {
      tell(l -> l.external(order));
    } else {
      unsure.add(order);
    }
    return order;
  }

  /** Orders of nobody here that no answer under way can claim any more are told. */
  void tellSure(String account) {
    if (inFlight(account).findAny().isEmpty()) {
      List<Order> sure = unsure.stream().filter(o -> o.account().equals(account)).toList();
      unsure.removeAll(sure);
      sure.forEach(o -> tell(l -> l.external(o)));
    }
  }

  /** Books what a counter rose by. */
  void book(Order order, Leg.Rise rise, Instant at, Instant now) {
    if (rise.isNone()) {
      return;
    }
    List<Fill> fills = books.book(order, rise, at);
    boolean wasFinal = order.state().isFinal();
    Optional<PendingChange> change = order.change();
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
    tellIfEnded(order, wasFinal, change, now);
  }

  /** Lowers what was booked under a number to what the broker has. */
  void correct(Order order, Leg leg, OrderRow row, Instant now) {
    Quantity excess = leg.lower(row.filled(), row.filledAmount());
    books.takeBack(order, excess);
    order.refresh();
    write(order, now, "booked " + excess + " too many; taken back");
    tell(l -> l.corrected(order, excess));
  }

  /** What the shares booked under a number cost is what the broker says. */
  void reprice(Order order, Leg leg, Money amount, Instant now) {
    leg.reprice(amount);
    books.reprice(order);
    write(order, now, leg.booked() + " of " + leg.id().number() + " were filled for " + amount);
    tell(l -> l.repriced(order));
  }

  /** What was filled in an account after a time, of the fills booked since the start. */
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

  /** Whether an order that seems to be placed elsewhere may still turn out to be one of ours. */
  public boolean isInDoubt(Order external) {
    return unsure.contains(external);
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
    order.change(Optional.of(change));
    noteNumber(order, change);
    order.refresh();
    write(order, at, what);
  }

  /** While it is taken for an order placed elsewhere, a change's number is that one's alone. */
  private void noteNumber(Order order, PendingChange change) {
    change
        .number()
        .filter(n -> elsewhere(n, order).isEmpty())
        .ifPresent(n -> byNumber.put(n, order));
  }

  /** A change is over without having happened. */
  void dropChange(Order order, Instant at, String what) {
    order.change(Optional.empty());
    settle(order, at, what);
  }

  /** Takes the state that the numbers say, writes it, and tells if that ended the order. */
  void settle(Order order, Instant now, String what) {
    boolean wasFinal = order.state().isFinal();
    Optional<PendingChange> change = order.change();
    order.refresh();
    write(order, now, what);
    tellIfEnded(order, wasFinal, change, now);
  }

  /** A cancel or modify under way has lost the race if the order ended otherwise. */
  private void tellIfEnded(
      Order order, boolean wasFinal, Optional<PendingChange> change, Instant now) {
    if (wasFinal || !order.state().isFinal()) {
      return;
    }
    tell(l -> l.ended(order));
    boolean done =
        change.isEmpty()
            || change.get().kind() == RequestKind.CANCEL && order.state() == OrderState.CANCELED;
    if (!done) {
      RequestKind kind = change.get().kind();
      write(order, now, kind + " came too late");
      tell(l -> l.changeFailed(order, kind, "reason:ended-first"));
    }
  }
}
