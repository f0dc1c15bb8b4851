package io.maemae.command;

import io.maemae.notice.OrderNotices;
import io.maemae.notice.Outbox;
import io.maemae.notice.OutboxMessage;
import io.maemae.notice.Topic;
import io.maemae.notice.Wording;
import io.maemae.order.Candidate;
import io.maemae.order.Order;
import io.maemae.order.OrderId;
import io.maemae.order.OrderLedger;
import io.maemae.order.Settlement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets a person say what became of an order of unknown outcome: that it was not placed, or which of
 * several orders at the broker it is. Desk thread.
 */
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
    return offer(order, List.of(notPlaced(order, "button.not-placed")));
  }

  @Override
  public List<OutboxMessage.Button> choose(Order order, List<Candidate> candidates) {
    List<Confirmations.Offer> offers = new ArrayList<>();
    for (Candidate candidate : candidates) {
      OrderId number = candidate.row().id();
      offers.add(
          new Confirmations.Offer(
              wording.candidate(candidate),
              () -> ledger.find(order.id()).ifPresent(o -> choose(o, number))));
    }
    offers.add(notPlaced(order, "button.none-placed"));
    return offer(order, offers);
  }

  private Confirmations.Offer notPlaced(Order order, String label) {
    return new Confirmations.Offer(
        wording.text(label), () -> ledger.find(order.id()).ifPresent(this::settle));
  }

  private List<OutboxMessage.Button> offer(Order order, List<Confirmations.Offer> outcomes) {
    List<Confirmations.Offer> offers = new ArrayList<>(outcomes);
    offers.add(
        new Confirmations.Offer(
            wording.text("button.wait"),
            () -> outbox.tell(Topic.ALERT, wording.text("order.waiting"))));
    return confirmations.offerToAll(
        offers, () -> ledger.find(order.id()).filter(Order::isUnsettled).isPresent());
  }

  private void settle(Order order) {
    if (!settlement.notPlaced(order, clock.instant())) {
      tell("order.settled", order);
    }
  }

  private void choose(Order order, OrderId number) {
    boolean wasUnsettled = order.isUnsettled();
    if (settlement.choose(order, number, clock.instant())) {
      return; // that it was found is told
    }
    if (wasUnsettled) {
      tell("order.not-chosen", order, number.number(), String.valueOf(order.id().number()));
    } else {
      tell("order.settled", order);
    }
  }

  private void tell(String key, Order order, String... details) {
    List<Object> words = new ArrayList<>();
    words.add(wording.orderWithState(order));
    words.addAll(List.of(details));
    outbox.tell(Topic.ALERT, wording.text(key, words.toArray()));
  }
}
