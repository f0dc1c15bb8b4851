package io.maemae.broker.kiwoom;

import io.maemae.market.Quantity;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was told of the orders of one day, by their numbers: fills by their executions, and shares
 * that confirmed cancels and modifies took. It is bounded; what it forgets or never heard, it does
 * not count. Not thread-safe.
 */
final class OrderMemory {
  /** Each is more than an account may have in a day at the pace that Kiwoom allows. */
  private static final int MOST_ORDERS = 20_000;

  private static final int MOST_EXECUTIONS = 50_000;

  private record Execution(String order, String number) {}

  private static final class Tally {
    private Quantity ordered = Quantity.ZERO;
    private Quantity filled = Quantity.ZERO;
    private final Map<String, Quantity> taken = new LinkedHashMap<>();
  }

  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final Map<Execution, Quantity> executions = new LinkedHashMap<>();
  private LocalDate day = LocalDate.MIN;

  /** Numbers of another day are other orders. */
  void day(LocalDate date) {
    if (!date.equals(day)) {
      day = date;
      tallies.clear();
      executions.clear();
    }
  }

  /** An order has so many shares. */
  void ordered(String number, Quantity ordered) {
    tally(number).ordered = ordered;
  }

  /** An execution brought the shares filled to a sum. */
  void filled(String number, String execution, Quantity ordered, Quantity sum) {
    executions.put(new Execution(number, execution), sum);
    trim(executions, MOST_EXECUTIONS);
    Tally tally = tally(number);
    tally.ordered = ordered;
    tally.filled = tally.filled.max(sum);
  }

  /** To what sum an execution brought the shares filled; zero if it is not known. */
  Quantity filledBy(String number, String execution) {
    return executions.getOrDefault(new Execution(number, execution), Quantity.ZERO);
  }

  /** A cancel or modify took shares from a number. */
  void taken(String from, String by, Quantity shares) {
    tally(from).taken.put(by, shares);
  }

  /** What a cancel or modify took from a number; zero if that is not known. */
  Quantity takenBy(String from, String by) {
    Tally tally = tallies.get(from);
    return tally == null ? Quantity.ZERO : tally.taken.getOrDefault(by, Quantity.ZERO);
  }

  /** What all cancels and modifies took from a number. */
  Quantity taken(String from) {
    Tally tally = tallies.get(from);
    return tally == null ? Quantity.ZERO : sum(tally);
  }

  /** Whether so many shares may still be taken from a number, as far as is known of it. */
  boolean canGive(String from, Quantity shares) {
    Tally tally = tallies.get(from);
    return tally == null
        || tally.ordered.isZero()
        || tally.filled.plus(sum(tally)).plus(shares).compareTo(tally.ordered) <= 0;
  }

  private static Quantity sum(Tally tally) {
    return tally.taken.values().stream().reduce(Quantity.ZERO, Quantity::plus);
  }

  private Tally tally(String number) {
    Tally tally = tallies.computeIfAbsent(number, n -> new Tally());
    trim(tallies, MOST_ORDERS);
    return tally;
  }

  private static void trim(Map<?, ?> map, int most) {
    if (map.size() > most) {
      map.keySet().remove(map.keySet().iterator().next());
    }
  }
}
