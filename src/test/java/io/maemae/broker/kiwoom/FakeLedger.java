package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeOrder;
import java.util.List;

/**
 * What the inquiries show of the account at one moment.
 *
 * @param orders all numbers of the day, oldest first
 * @param available cash in won that open buys do not need
 */
record FakeLedger(
    List<Line> orders,
    List<ObjectNode> holdings,
    ObjectNode totals,
    ObjectNode deposit,
    long available) {
  /** An order as it stood. */
  record Line(
      FakeOrder order,
      long open,
      long filled,
      long amount,
      long taken,
      long dropped,
      long rejected) {
    static Line of(FakeOrder order) {
      return new Line(
          order,
          order.open(),
          order.filled,
          order.amount,
          order.taken,
          order.dropped,
          order.rejected);
    }

    long average() {
      return filled == 0 ? 0 : amount / filled;
    }
  }
}
