package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.PriceAlert;
import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.notice.OutboxMessage;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Order;
import io.maemae.order.OrderState;
import io.maemae.order.PendingChange;
import io.maemae.portfolio.DayClose;
import io.maemae.strategy.StrategyMemory;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which commits reach the disk. */
public abstract class SyncContract {
  private static final Optional<Instant> RELEASED = Optional.of(Samples.NINE);

  /** The store; empty at first. */
  protected abstract StorePorts store();

  /** How many commits have reached the disk. */
  protected abstract int syncs();

  final int syncsOf(Runnable event) {
    int before = syncs();
    event.run();
    store().transactions().commit();
    return syncs() - before;
  }

  private int syncsOfSaving(Order order) {
    return syncsOf(() -> store().orders().save(order));
  }

  static Order released(OrderState state) {
    return Samples.order(1, state, RELEASED);
  }

  @Test
  void givenAnOrder_whenReleased_thenSyncedOnce() {
    assertEquals(0, syncsOfSaving(Samples.order(1)));
    assertEquals(1, syncsOfSaving(released(OrderState.PENDING_NEW)));
    assertEquals(0, syncsOfSaving(released(OrderState.NEW)));
    assertEquals(0, syncsOf(() -> {}));
  }

  @Test
  void givenAReleaseThatWasRolledBack_whenReleasedAgain_thenSynced() {
    store().orders().save(released(OrderState.PENDING_NEW));
    store().transactions().rollback();

    assertEquals(1, syncsOfSaving(released(OrderState.PENDING_NEW)));
  }

  @Test
  void givenAnOrderThatEnded_whenSavedAgain_thenSyncedAsIfReleasedThen() {
    syncsOfSaving(released(OrderState.PENDING_NEW));

    assertEquals(0, syncsOfSaving(released(OrderState.FILLED)));
    assertEquals(1, syncsOfSaving(released(OrderState.FILLED)));
  }

  @Test
  void givenAChange_whenReleasedAndSentAgain_thenSyncedEachTime() {
    Order first = Samples.fullOrder(1);
    syncsOfSaving(first);

    assertEquals(0, syncsOfSaving(withChangeReleased(first, Optional.empty())));
    assertEquals(1, syncsOfSaving(withChangeReleased(first, Optional.of(Instant.EPOCH))));
  }

  @Test
  void givenACancelBesideAChange_whenReleased_thenSynced() {
    Order released = Samples.fullOrder(1);
    syncsOfSaving(withoutOneBeside(released));

    assertEquals(1, syncsOfSaving(released));
    assertEquals(0, syncsOfSaving(released));
  }

  private static Order withoutOneBeside(Order order) {
    Order.Progress p = order.progress();
    return Order.restore(
        order.terms(),
        new Order.Progress(
            p.state(),
            p.limit(),
            p.releasedAt(),
            p.unknownSince(),
            p.notFound(),
            p.change(),
            Optional.empty(),
            p.text()),
        order.legs());
  }

  private static Order withChangeReleased(Order order, Optional<Instant> at) {
    Order.Progress p = order.progress();
    PendingChange c = p.change().orElseThrow();
    return Order.restore(
        order.terms(),
        new Order.Progress(
            p.state(),
            p.limit(),
            p.releasedAt(),
            p.unknownSince(),
            p.notFound(),
            Optional.of(
                new PendingChange(
                    c.kind(),
                    c.target(),
                    c.quantity(),
                    c.whole(),
                    c.limit(),
                    at,
                    Optional.empty(),
                    Optional.empty(),
                    true)),
            p.beside(),
            p.text()),
        order.legs());
  }

  @Test
  void givenASetting_whenChangedOrRemoved_thenSynced() {
    assertEquals(1, syncsOf(() -> store().settings().setting("stop", Optional.of("all"))));
    assertEquals(1, syncsOf(() -> store().settings().setting("stop", Optional.empty())));
    assertEquals(0, syncsOf(() -> store().settings().setting("stop")));
  }

  @Test
  void givenAChatUpdate_whenTaken_thenSyncedAndNotWhenForgotten() {
    assertEquals(1, syncsOf(() -> store().updates().save(812, Samples.NINE)));
    assertEquals(0, syncsOf(() -> store().updates().forgetBefore(Samples.NINE)));
  }

  @Test
  void givenAPriceAlert_whenSavedOrRemoved_thenSynced() {
    PriceAlert alert =
        new PriceAlert(
            1, Samples.SAMSUNG, PriceAlert.Direction.ABOVE, Price.ofWon(70_000), Samples.NINE);

    assertEquals(1, syncsOf(() -> store().alerts().save(alert)));
    assertEquals(1, syncsOf(() -> store().alerts().remove(alert)));
  }

  @Test
  void givenHistoryBookingsMessagesMemoriesOrADay_whenCommitted_thenNotSynced() {
    syncsOfSaving(Samples.order(1));
    ClientOrderId order = new ClientOrderId(1);
    OutboxMessage message = OutboxMessage.answer(1, "1", "x", Samples.NINE);
    StrategyMemory memory = new StrategyMemory("x", Optional.empty());
    DayClose close =
        new DayClose(
            Samples.DAY,
            "a",
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO);

    assertEquals(
        0, syncsOf(() -> store().orders().append(order, Samples.NINE, OrderState.NEW, "접수")));
    assertEquals(
        0, syncsOf(() -> store().orders().add(Samples.fill(1, 1, 3, Money.ofWon(210_000)))));
    assertEquals(0, syncsOf(() -> store().outbox().add(message)));
    assertEquals(0, syncsOf(() -> store().outbox().delivered(1, Samples.NINE)));
    assertEquals(0, syncsOf(() -> store().strategies().save("s", Samples.SAMSUNG, memory)));
    assertEquals(0, syncsOf(() -> store().days().save(close)));
  }
}
