package io.maemae.simulation;

import io.maemae.market.MarketTime;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Leg;
import io.maemae.order.Order;
import io.maemae.order.OrderId;
import io.maemae.order.OrderState;
import io.maemae.order.OrderStore;
import io.maemae.order.PendingChange;
import io.maemae.portfolio.Booking;
import io.maemae.portfolio.Fill;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Orders with their legs and history; bookings are kept by {@link MemoryBookings}. */
final class MemoryOrders implements OrderStore {
  private final Journal journal;
  private final Tables tables;
  private final MemoryBookings bookings;

  /** What of each unfinished order is known to have been released, so that it is synced once. */
  private final Map<ClientOrderId, Released> released = new HashMap<>();

  /** Orders of which the disk says that they may have left, in this process. */
  private final Set<ClientOrderId> releasedOnDisk = new HashSet<>();

  private record Released(
      Optional<Instant> order, Optional<Instant> change, Optional<Instant> beside) {
    static final Released NOTHING =
        new Released(Optional.empty(), Optional.empty(), Optional.empty());

    static Released of(Order order) {
      Order.Progress progress = order.progress();
      return new Released(
          progress.releasedAt(),
          progress.change().flatMap(PendingChange::releasedAt),
          progress.beside().flatMap(PendingChange::releasedAt));
    }

    boolean hasMoreThan(Released before) {
      return order.isPresent() && !order.equals(before.order)
          || change.isPresent() && !change.equals(before.change)
          || beside.isPresent() && !beside.equals(before.beside);
    }
  }

  MemoryOrders(Journal journal, Tables tables) {
    this.journal = journal;
    this.tables = tables;
    this.bookings = new MemoryBookings(journal, tables);
    journal.afterRollback(released::clear);
  }

  @Override
  public void save(Order order) {
    noteRelease(order);
    order.legs().forEach(leg -> requireAccount(order, leg));
    order.progress().change().ifPresent(change -> requireAccount(order, change));
    order.progress().beside().ifPresent(change -> requireAccount(order, change));
    KeptOrder now = KeptOrder.of(order);
    requireFit(now);
    ClientOrderId id = order.id();
    tables.orders.put(id, tables.orders.peek(id).map(now::after).orElse(now));
  }

  /** Whether a crash of the machine would leave the mark that an order was released. */
  boolean isReleasedOnDisk(ClientOrderId id) {
    return releasedOnDisk.contains(id);
  }

  private void noteRelease(Order order) {
    if (order.releasedAt().isPresent()) {
      journal.whenOnDisk(() -> releasedOnDisk.add(order.id()));
    }
    Released now = Released.of(order);
    if (now.hasMoreThan(released.getOrDefault(order.id(), Released.NOTHING))) {
      journal.mustSync();
    }
    if (order.state().isFinal()) {
      released.remove(order.id());
    } else {
      released.put(order.id(), now);
    }
  }

  private static void requireAccount(Order order, Leg leg) {
    requireAccount(order, leg.id());
    leg.parent().ifPresent(id -> requireAccount(order, id));
  }

  private static void requireAccount(Order order, PendingChange change) {
    requireAccount(order, change.target());
    change.number().ifPresent(id -> requireAccount(order, id));
  }

  private static void requireAccount(Order order, OrderId id) {
    if (!id.account().equals(order.account())) {
      throw new IllegalArgumentException(
          "a broker's number must be of the order's account " + order.account() + ", was " + id);
    }
  }

  /** As the constraints of the tables have it. */
  private void requireFit(KeptOrder order) {
    if (order.terms().quantity().isZero()) {
      journal.fail("an order of no shares: " + order);
    }
    if (order.legs().stream().anyMatch(leg -> leg.booked().compareTo(leg.quantity()) > 0)) {
      journal.fail("more is booked than was ordered: " + order);
    }
  }

  @Override
  public void append(ClientOrderId id, Instant at, OrderState state, String text) {
    if (!tables.orders.has(id)) {
      journal.fail("history of no order: " + id);
      return;
    }
    tables.history.put(tables.history.size() + 1L, new HistoryLine(id, at, state, text));
  }

  @Override
  public void add(Booking booking) {
    bookings.add(booking);
  }

  @Override
  public void revise(long fillId, Optional<Fill> revised) {
    bookings.revise(fillId, revised);
  }

  @Override
  public void remove(ClientOrderId id) {
    tables.orders.update(id, KeptOrder::asRemoved);
  }

  @Override
  public void forgetNumbers(ClientOrderId id) {
    tables.orders.update(id, KeptOrder::withoutNumbers);
  }

  @Override
  public List<Order> orders(LocalDate since) {
    Instant start = MarketTime.instant(since, LocalTime.MIDNIGHT);
    return tables.orders.values().stream()
        .filter(order -> !order.removed())
        .filter(
            order ->
                !order.progress().state().isFinal() || !order.terms().createdAt().isBefore(start))
        .map(KeptOrder::restore)
        .toList();
  }

  @Override
  public List<Fill> fillsSince(Instant since, Optional<String> account, int most) {
    return bookings.fillsSince(since, account, most);
  }

  int bookingsWritten() {
    return bookings.written();
  }

  @Override
  public List<Booking> bookings() {
    return bookings.all();
  }

  @Override
  public long lastOrderNumber() {
    return tables.orders.lastKey().map(ClientOrderId::number).orElse(0L);
  }

  @Override
  public long lastBookingNumber() {
    return bookings.lastNumber();
  }
}
