package io.maemae.simulation;

import io.maemae.market.Money;
import io.maemae.market.Quantity;
import io.maemae.order.ClientOrderId;
import io.maemae.portfolio.Booking;
import io.maemae.portfolio.CashEntry;
import io.maemae.portfolio.Fill;
import io.maemae.portfolio.ShareEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Bookings, a table for each kind. */
final class MemoryBookings {
  private static final Comparator<Fill> LATEST_FIRST =
      Comparator.comparing(Fill::at).thenComparing(Fill::id).reversed();

  private final Journal journal;
  private final Tables tables;
  private int written;

  MemoryBookings(Journal journal, Tables tables) {
    this.journal = journal;
    this.tables = tables;
  }

  /** How often anything was booked or changed. */
  int written() {
    return written;
  }

  void add(Booking booking) {
    written++;
    requireFit(booking);
    if (booking instanceof Fill fill) {
      tables.fills.insert(fill.id(), fill);
    } else if (booking instanceof ShareEntry entry) {
      tables.shareEntries.insert(entry.id(), entry);
    } else if (booking instanceof CashEntry entry) {
      tables.cashEntries.insert(entry.id(), entry);
    }
  }

  /** A fill of which nothing is left stays with no shares: its number is not used again. */
  void revise(long fillId, Optional<Fill> revised) {
    written++;
    if (revised.isPresent()) {
      requireFit(revised.get());
      tables.fills.put(revised.get().id(), revised.get());
    } else {
      tables.fills.update(fillId, MemoryBookings::withoutShares);
    }
  }

  private static Fill withoutShares(Fill fill) {
    return new Fill(
        fill.id(),
        fill.order(),
        fill.account(),
        fill.strategy(),
        fill.symbol(),
        fill.side(),
        Quantity.ZERO,
        Money.ZERO,
        Money.ZERO,
        Money.ZERO,
        fill.at());
  }

  /** As the constraints of the tables have it. */
  private void requireFit(Booking booking) {
    if (booking.id() <= 0) {
      journal.fail("a booking without a number: " + booking);
    }
    if (booking instanceof Fill fill) {
      boolean ordered = fill.order() > 0 && tables.orders.has(new ClientOrderId(fill.order()));
      if (!ordered || fill.amount().isNegative()) {
        journal.fail("a fill of no order, or of less than nothing: " + fill);
      }
    }
  }

  List<Booking> all() {
    List<Booking> all = new ArrayList<>();
    all.addAll(fills().toList());
    all.addAll(tables.shareEntries.values());
    all.addAll(tables.cashEntries.values());
    all.sort(Comparator.comparingLong(Booking::id));
    return all;
  }

  private Stream<Fill> fills() {
    return tables.fills.values().stream().filter(fill -> !fill.quantity().isZero());
  }

  /** The latest ones, oldest first. */
  List<Fill> fillsSince(Instant since, Optional<String> account, int most) {
    List<Fill> latestFirst =
        new ArrayList<>(
            fills()
                .filter(fill -> !fill.at().isBefore(since))
                .filter(fill -> account.isEmpty() || account.get().equals(fill.account()))
                .sorted(LATEST_FIRST)
                .limit(most)
                .toList());
    Collections.reverse(latestFirst);
    return latestFirst;
  }

  long lastNumber() {
    return Stream.of(tables.fills, tables.shareEntries, tables.cashEntries)
        .flatMap(table -> table.lastKey().stream())
        .max(Comparator.naturalOrder())
        .orElse(0L);
  }
}
