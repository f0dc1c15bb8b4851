package io.maemae.order;

import io.maemae.portfolio.Booking;
import io.maemae.portfolio.Fill;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Keeps orders and bookings. Writes belong to the transaction of the desk's current event: they are
 * seen by later reads of the same event and last once the desk commits. Desk thread only.
 *
 * <p>All methods throw {@link StoreException} if the store cannot do it; of a write that may be
 * known only at a later read of the event, or at its commit.
 */
public interface OrderStore {
  /** Writes an order and its legs as they are now. */
  void save(Order order);

  /**
   * Adds a line to an order's history.
   *
   * @param state the state after it
   * @param text what happened, in plain words; may hold the broker's
   */
  void append(ClientOrderId id, Instant at, OrderState state, String text);

  /** Adds a booking. */
  void add(Booking booking);

  /** Replaces a fill, or removes it if nothing of it is left. */
  void revise(long fillId, Optional<Fill> revised);

  /** Removes an order that turned out to be another one's number; its fills were revised before. */
  void remove(ClientOrderId id);

  /** Forgets the broker's numbers of an order; they turned out not to be its own. */
  void forgetNumbers(ClientOrderId id);

  /** All orders that are not final, and the final ones created on or after a date, by number. */
  List<Order> orders(LocalDate since);

  /** All bookings, by number. */
  List<Booking> bookings();

  /**
   * The latest fills at or after an instant, oldest first.
   *
   * @param account of which account; empty for all
   * @param most how many at most
   */
  List<Fill> fillsSince(Instant since, Optional<String> account, int most);

  /** The highest order number used, 0 if none. */
  long lastOrderNumber();

  /** The highest booking number used, 0 if none. */
  long lastBookingNumber();
}
