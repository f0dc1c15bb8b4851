package io.maemae.order;

import io.maemae.market.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Lets requests of one account leave no faster than its broker allows, the urgent ones first; one
 * that has to wait for its kind does not hold up the others. Only decides; what leaves, leaves with
 * the event's commit. Owned by the desk thread.
 */
final class Pacer {
  /** An order that could not leave within this time is withdrawn. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Over which its use is counted. */
  private static final Duration USE = Duration.ofMinutes(1);

  /** What goes first. */
  enum Lane {
    CANCEL,
    EXIT,
    ORDER,
    SETTLEMENT,
    READ
  }

  /** What the broker may count apart. */
  enum Kind {
    BUY,
    SELL,
    MODIFY,
    CANCEL,
    READ;

    static Kind of(Side side) {
      return side == Side.BUY ? BUY : SELL;
    }
  }

  private record Waiting(
      Lane lane,
      Kind kind,
      long sequence,
      Instant since,
      Predicate<Instant> release,
      Consumer<Instant> late) {
    boolean isLate(Instant now) {
      return late != null && since.plus(PATIENCE).isBefore(now);
    }
  }

  private final RequestRate rate;
  private final Outside outside;
  private final InstantSource clock;
  private final TreeSet<Waiting> queue =
      new TreeSet<>(Comparator.comparing(Waiting::lane).thenComparing(Waiting::sequence));

  /** When the next order may leave, or the next request of all. */
  private Instant free = Instant.MIN;

  /** When the requests of the last minute left. */
  private final Deque<Instant> left = new ArrayDeque<>();

  private final Map<Kind, Instant> freeOfKind = new EnumMap<>(Kind.class);
  private Instant wakeAt = Instant.MIN;
  private long sequence;

  Pacer(RequestRate rate, Outside outside, InstantSource clock) {
    this.rate = rate;
    this.outside = outside;
    this.clock = clock;
  }

  /**
   * Waits for a slot, or takes the free one at once.
   *
   * @param release is called when the request may leave; false if it is not to leave any more, and
   *     the slot is the next one's
   * @param late is called instead if it waited too long; null if it may wait for ever
   */
  void offer(
      Lane lane, Kind kind, Instant now, Predicate<Instant> release, Consumer<Instant> late) {
    queue.add(new Waiting(lane, kind, sequence++, now, release, late));
    pump(now);
  }

  /** How much of it is used. */
  PacerUse use(Instant now) {
    forgetBefore(now.minus(USE));
    return new PacerUse(
        queue.size(), queue.stream().map(Waiting::since).min(Instant::compareTo), left.size());
  }

  private void forgetBefore(Instant time) {
    while (!left.isEmpty() && !left.peek().isAfter(time)) {
      left.remove();
    }
  }

  /** Forgets what waits, and that somebody was to wake it. */
  void clear() {
    queue.clear();
    wakeAt = Instant.MIN;
  }

  private void pump(Instant now) {
    for (Optional<Waiting> next = next(now); next.isPresent(); next = next(now)) {
      Waiting leaving = next.get();
      queue.remove(leaving);
      if (leaving.isLate(now)) {
        leaving.late().accept(now);
      } else if (leaving.release().test(now)) {
        take(leaving.kind(), now);
      }
    }
    queue.stream()
        .map(waiting -> free(waiting.kind()))
        .min(Comparator.naturalOrder())
        .filter(slot -> !wakeAt.isAfter(now) || slot.isBefore(wakeAt))
        .ifPresent(
            slot -> {
              wakeAt = slot;
              outside.wakeAt(slot, () -> pump(clock.instant())); // it may be late by then
            });
  }

  private Optional<Waiting> next(Instant now) {
    return queue.stream()
        .filter(waiting -> waiting.isLate(now) || !free(waiting.kind()).isAfter(now))
        .findFirst();
  }

  private boolean isApart(Kind kind) {
    return kind == Kind.READ && rate.readsApart();
  }

  private Instant free(Kind kind) {
    Instant own = freeOfKind.getOrDefault(kind, Instant.MIN);
    return isApart(kind) || own.isAfter(free) ? own : free;
  }

  private void take(Kind kind, Instant now) {
    forgetBefore(now.minus(USE));
    left.add(now);
    if (isApart(kind)) {
      freeOfKind.put(kind, now.plus(rate.all()));
    } else {
      free = now.plus(rate.all());
      freeOfKind.put(kind, now.plus(kind == Kind.READ ? Duration.ZERO : rate.each()));
    }
  }
}
