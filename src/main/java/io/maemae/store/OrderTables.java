package io.maemae.store;

import io.maemae.order.ClientOrderId;
import io.maemae.order.Leg;
import io.maemae.order.Order;
import io.maemae.order.OrderState;
import io.maemae.order.OrderStore;
import io.maemae.order.PendingChange;
import io.maemae.portfolio.Booking;
import io.maemae.portfolio.Fill;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Orders with their legs and history; bookings are kept by {@link BookingTables}. */
final class OrderTables implements OrderStore {
  private static final String NOT_FINAL =
      Arrays.stream(OrderState.values())
          .filter(s -> !s.isFinal())
          .map(s -> "'" + s + "'")
          .collect(Collectors.joining(", "));

  /** Read one after the other, each by an index; together they would read the whole table. */
  private static final String UNFINISHED = "not o.removed and o.state in (" + NOT_FINAL + ")";

  private static final String FINISHED_SINCE =
      "not o.removed and o.created_at >= ? and o.state not in (" + NOT_FINAL + ")";

  private final Session session;
  private final BookingTables bookings;

  /** What of each unfinished order is known to have been released, so that it is synced once. */
  private final Map<ClientOrderId, Released> released = new HashMap<>();

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

  OrderTables(Session session) {
    this.session = session;
    this.bookings = new BookingTables(session);
    session.afterRollback(released::clear);
  }

  @Override
  public void save(Order order) {
    noteRelease(order);
    session.put(OrderRows.row(order));
    for (int position = 0; position < order.legs().size(); position++) {
      session.put(OrderRows.row(order, position));
    }
  }

  private void noteRelease(Order order) {
    Released now = Released.of(order);
    if (now.hasMoreThan(released.getOrDefault(order.id(), Released.NOTHING))) {
      session.mustSync();
    }
    if (order.state().isFinal()) {
      released.remove(order.id());
    } else {
      released.put(order.id(), now);
    }
  }

  @Override
  public void append(ClientOrderId id, Instant at, OrderState state, String text) {
    session.insert(
        Row.of("order_event")
            .with("order_id", id.number())
            .with("at", Columns.time(at))
            .with("state", state.name())
            .with("text", text));
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
    session.write("update orders set removed = true where id = ?", id.number());
  }

  @Override
  public void forgetNumbers(ClientOrderId id) {
    session.write("delete from order_leg where order_id = ?", id.number());
  }

  @Override
  public List<Order> orders(LocalDate since) {
    List<Order> orders = new ArrayList<>(ordersWhere(UNFINISHED));
    orders.addAll(ordersWhere(FINISHED_SINCE, Columns.start(since)));
    orders.sort(Comparator.comparing(Order::id));
    return orders;
  }

  private List<Order> ordersWhere(String condition, Object... arguments) {
    Map<Long, List<Leg>> legs = new HashMap<>();
    session.read(
        "select l.* from orders o join order_leg l on l.order_id = o.id where "
            + condition
            + " order by l.order_id, l.position",
        (row, context) ->
            legs.computeIfAbsent(row.getLong("order_id"), id -> new ArrayList<>())
                .add(OrderRows.leg(row)),
        arguments);
    return session.read(
        "select o.* from orders o where " + condition,
        (row, context) ->
            Order.restore(
                OrderRows.terms(row),
                OrderRows.progress(row),
                legs.getOrDefault(row.getLong("id"), List.of())),
        arguments);
  }

  @Override
  public List<Fill> fillsSince(Instant since, Optional<String> account, int most) {
    return bookings.fillsSince(since, account, most);
  }

  @Override
  public List<Booking> bookings() {
    return bookings.all();
  }

  @Override
  public long lastOrderNumber() {
    return Math.max(
        session.number("select coalesce(max(id), 0) from orders"),
        session.number(RestoredNumbers.ORDERS));
  }

  @Override
  public long lastBookingNumber() {
    return bookings.lastNumber();
  }
}
