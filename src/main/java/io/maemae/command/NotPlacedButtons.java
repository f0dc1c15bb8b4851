package io.maemae.command;

import io.maemae.notice.OrderNotices;
import io.maemae.notice.OutboxMessage;
import io.maemae.notice.Wording;
import io.maemae.order.Order;
import io.maemae.order.Settlement;
import java.time.InstantSource;
import java.util.List;

/** Lets a person say that an order, looked for in vain, was not placed. Desk thread. */
public final class NotPlacedButtons implements OrderNotices.UnknownChoice {
  private final Confirmations confirmations;
  private final Settlement settlement;
  private final Wording wording;
  private final InstantSource clock;

  /** With what is to be settled. */
  public NotPlacedButtons(
      Confirmations confirmations, Settlement settlement, Wording wording, InstantSource clock) {
    this.confirmations = confirmations;
    this.settlement = settlement;
    this.wording = wording;
    this.clock = clock;
  }

  @Override
  public List<OutboxMessage.Button> notPlaced(Order order) {
    return confirmations.offerToAll(
        List.of(
            new Confirmations.Offer(
                wording.text("button.not-placed"),
                () -> settlement.notPlaced(order, clock.instant())),
            new Confirmations.Offer(wording.text("button.wait"), () -> {})));
  }
}
