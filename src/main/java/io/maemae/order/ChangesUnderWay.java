package io.maemae.order;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cancels and modifies of one order that are under way. Mostly it is one, the change. What is
 * beside it is mostly the cancel of a number of which nobody knows whether a modify has moved it:
 * when the change is over it takes its place; when its number is not open any more it is over
 * itself. Desk thread.
 */
final class ChangesUnderWay {
  private final Order order;
  private Optional<PendingChange> change = Optional.empty();
  private Optional<PendingChange> beside = Optional.empty();

  /** The last that was taken for done; its answer may tell that it was another's. */
  private Optional<PendingChange> done = Optional.empty();

  /** The broker's words to a cancel that was sent twice. */
  private Optional<String> secondRefusal = Optional.empty();

  /** By number, with the broker's words; what was told before a restart is not kept. */
  private final Map<OrderId, Refused> refusals = new HashMap<>();

  private record Refused(String words, Instant toldAt) {}

  /** None of an order yet. */
  ChangesUnderWay(Order order) {
    this.order = order;
  }

  /** Takes what the store kept. */
  void restore(Optional<PendingChange> keptChange, Optional<PendingChange> keptBeside) {
    change = keptChange;
    beside = keptBeside;
  }

  Optional<PendingChange> change() {
    return change;
  }

  Optional<PendingChange> beside() {
    return beside;
  }

  /** All of them, the change first. */
  List<PendingChange> all() {
    return Stream.concat(change.stream(), beside.stream()).toList();
  }

  boolean isBeside(PendingChange pending) {
    return beside.filter(pending::equals).isPresent();
  }

  void start(PendingChange pending) {
    change = Optional.of(pending);
    secondRefusal = Optional.empty();
  }

  void startBeside(PendingChange pending) {
    beside = Optional.of(pending);
  }

  /**
   * One of them has come to another point. If its answer names a number that has told its outcome,
   * it is over.
   */
  void replace(PendingChange before, PendingChange now) {
    boolean over = ChangeOutcome.isTold(order, now);
    if (isBeside(before)) {
      beside = Optional.of(now).filter(c -> !over);
    } else if (over) {
      end();
    } else {
      change = Optional.of(now);
    }
  }

  /** The change is over. */
  void end() {
    change = beside.filter(this::hasOpenTarget).filter(c -> !ChangeOutcome.isTold(order, c));
    beside = Optional.empty();
  }

  /** One of them is over. */
  void end(PendingChange over) {
    if (isBeside(over)) {
      beside = Optional.empty();
    } else {
      end();
    }
  }

  /** One of them is over, for what it was to do was done. */
  void done(PendingChange over) {
    end(over);
    done = Optional.of(over);
  }

  /** Whether an answer comes to one that was taken for done, not by its number. */
  boolean wasTakenForDone(PendingChange answered) {
    return done.filter(c -> c.number().isEmpty() && c.isSameRequest(answered)).isPresent();
  }

  /** Takes what is under way for another order; false if two are already. */
  boolean take(PendingChange other) {
    endUnneeded();
    if (change.isEmpty()) {
      change = Optional.of(other);
    } else if (beside.isEmpty()) {
      beside = Optional.of(other);
    } else {
      return false;
    }
    return true;
  }

  /** What is beside the change is over if there is nothing left for it to do. */
  void endUnneeded() {
    beside = beside.filter(this::hasOpenTarget);
  }

  /** The order has ended. */
  void endAll() {
    change = Optional.empty();
    beside = Optional.empty();
  }

  private boolean hasOpenTarget(PendingChange pending) {
    return order.leg(pending.target()).filter(Leg::isOpen).isPresent();
  }

  /** The one that has that number at the broker. */
  Optional<PendingChange> numbered(OrderId number) {
    return all().stream().filter(change -> change.is(number)).findFirst();
  }

  /** A cancel or modify was refused, ours or another: an answer may be late to say whose it was. */
  void refused(OrderId number, String words, Instant now) {
    refusals.putIfAbsent(number.anywhere(), new Refused(words, now));
  }

  /** The broker's words if it has refused that number. */
  Optional<String> refusal(OrderId number) {
    return Optional.ofNullable(refusals.get(number.anywhere())).map(Refused::words);
  }

  /** The cancel that was sent twice was refused. */
  void refusedAgain(String words) {
    secondRefusal = Optional.of(words);
  }

  /** The broker's words if it was. */
  Optional<String> secondRefusal() {
    return secondRefusal;
  }

  /** Whether that refusal was told before a time. */
  boolean wasRefusedBefore(OrderId number, Instant time) {
    return Optional.ofNullable(refusals.get(number.anywhere()))
        .filter(refused -> refused.toldAt().isBefore(time))
        .isPresent();
  }
}
