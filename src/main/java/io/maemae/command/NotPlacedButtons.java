package io.maemae.command;

import io.maemae.notice.OrderNotices;
import io.maemae.notice.Outbox;
import io.maemae.notice.OutboxMessage;
import io.maemae.notice.Topic;
import io.maemae.notice.Wording;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Order;
import io.maemae.order.OrderLedger;
import io.maemae.order.Settlement;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Lets a person say that an order, looked for in vain, was not placed. Desk thread. */
public final class NotPlacedButtons implements OrderNotices.UnknownChoice {
  private final Confirmations confirmations;
  private final Settlement settlement;
  private final OrderLedger ledger;
  private final Outbox outbox;
  private final Wording wording;
  private final InstantSource clock;

  /** With what is to be settled. */
  public NotPlacedButtons(
      Confirmations confirmations,
      Settlement settlement,
      OrderLedger ledger,
      Outbox outbox,
      Wording wording,
      InstantSource clock) {
    this.confirmations = confirmations;
    this.settlement = settlement;
    this.ledger = ledger;
    this.outbox = outbox;
    this.wording = wording;
    this.clock = clock;
  }

  @Override
  public List<OutboxMessage.Button> notPlaced(Order order) {
    return confirmations.offerToAll(
        List.of(
            new Confirmations.Offer(wording.text("button.not-placed"), () -> settle(order.id())),
            new Confirmations.Offer(
                wording.text("button.wait"),
                () -> outbox.tell(Topic.ALERT, wording.text("order.waiting")))),
        () -> ledger.find(order.id()).filter(Order::isUnsettled).isPresent());
  }

  private void settle(ClientOrderId id) {
    Optional<Order> order = ledger.find(id);
    boolean ended = order.filter(o -> settlement.notPlaced(o, clock.instant())).isPresent();
    if (!ended) {
      order.ifPresent(
          o -> outbox.tell(Topic.ALERT, wording.text("order.settled", wording.orderWithState(o))));
    }
  }
}
