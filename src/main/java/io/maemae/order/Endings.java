package io.maemae.order;

import io.maemae.market.Quantity;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of an order by a broker's word that shares of it will not be filled, however that
 * was told. Desk thread.
 */
final class Endings {
  private final OrderLedger ledger;

  /** Over the ledger of all accounts. */
  Endings(OrderLedger ledger) {
    this.ledger = ledger;
  }

  /** The exchange refused what the broker had taken: of a modify, the order is where it was. */
  void refused(Order order, Leg leg, String words, Instant now) {
    if (leg.parent().isPresent() && !order.hasMoved(leg) && leg.booked().isZero()) {
      ledger.moveBack(order, leg, now, "refused: " + words);
      order.changes().all().stream()
          .filter(c -> c.target().isSame(leg.id()))
          .forEach(c -> ledger.failChange(order, c, words, now));
      ledger.tell(l -> l.changeFailed(order, RequestKind.MODIFY, words));
    } else {
      over(order, leg, OrderState.REJECTED, words, now);
    }
  }

  /** Nothing more of a number will be filled: its order ends with the last number that is open. */
  void over(Order order, Leg leg, OrderState ended, String words, Instant now) {
    leg.over(true);
    if (order.openLegs().isEmpty()) {
      ledger.end(order, ended, words, now);
    } else if (ChangeOutcome.isBeingCancelled(order, leg)) {
      ledger.failChange(order, order.change().orElseThrow(), "reason:number-over", now);
    }
  }

  /**
   * Settles an order of which shares were taken back.
   *
   * @param done the cancel that is over by that
   * @param before how many of them were known
   */
  void takenBack(Order order, Optional<PendingChange> done, Quantity before, Instant now) {
    done.ifPresent(order.changes()::done);
    Quantity taken = order.canceled().minusOrZero(before);
    if (taken.isZero() && done.isPresent()) {
      ledger.settle(order, now, "the cancel is done");
    }
    if (!taken.isZero()) {
      ledger.settle(order, now, "taken back " + taken);
      if (!order.state().isFinal()) {
        ledger.tell(l -> l.reduced(order, taken));
      }
    }
  }
}
