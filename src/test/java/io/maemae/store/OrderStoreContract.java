package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.market.OrderType;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Leg;
import io.maemae.order.Order;
import io.maemae.order.OrderChanges;
import io.maemae.order.OrderState;
import io.maemae.order.PendingChange;
import io.maemae.order.Purpose;
import io.maemae.order.RequestKind;
import io.maemae.order.StoreException;
import io.maemae.store.Samples.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a store does with orders and their history. */
abstract class OrderStoreContract {
  static final Instant YEAR_1985 = Instant.parse("1985-06-03T00:00:00.000000001Z");

  /** The store as it is now; empty at first. */
  protected abstract StorePorts store();

  /** The program ends by itself and starts again. */
  protected abstract void reopen();

  /** The history of all orders: number, time, state and text of each line. */
  protected abstract List<String> history();

  final void commitAndReopen() {
    store().transactions().commit();
    reopen();
  }

  final List<Seen> orders() {
    return Seen.of(store().orders().orders(Samples.DAY));
  }

  @Test
  void givenOrdersWithAllAndWithNothingOptional_whenReopened_thenEqual() {
    List<Order> orders = List.of(Samples.order(1), Samples.marketOrder(2), Samples.fullOrder(3));
    orders.forEach(store().orders()::save);

    commitAndReopen();

    assertEquals(Seen.of(orders), orders());
    assertEquals(3, store().orders().lastOrderNumber());
  }

  @Test
  void givenAnOrderSavedBefore_whenSavedAgain_thenItIsAsItIsNow() {
    store().orders().save(Samples.order(3));
    store().transactions().commit();
    store().orders().save(Samples.fullOrder(3));
    store().transactions().commit();
    Order now =
        Order.restore(
            Samples.fullOrder(3).terms(),
            Samples.order(3, OrderState.CANCELED, Optional.of(Samples.NINE)).progress(),
            List.of(
                Samples.leg("101", Optional.empty(), 10, 7, 3),
                Samples.leg("102", Optional.of("101"), 4, 1, 3),
                Samples.leg("103", Optional.of("102"), 4, 2, 2)));

    store().orders().save(now);
    commitAndReopen();

    assertEquals(List.of(Seen.of(now)), orders());
  }

  @ParameterizedTest
  @EnumSource
  void givenAnyState_whenSaved_thenKept(OrderState state) {
    store().orders().save(Samples.order(1, state, Optional.empty()));

    assertEquals(state, store().orders().orders(Samples.DAY).get(0).state());
  }

  @Test
  void givenAnySideTypeValidityVenueAndPurpose_whenSaved_thenKept() {
    List<Order> orders = new ArrayList<>();
    for (Side side : Side.values()) {
      for (OrderType type : OrderType.values()) {
        for (TimeInForce timeInForce : TimeInForce.values()) {
          for (Venue venue : Venue.values()) {
            for (Purpose purpose : Purpose.values()) {
              Order.Terms t = Samples.terms(orders.size() + 1, Samples.NINE);
              orders.add(
                  Order.restore(
                      new Order.Terms(
                          t.id(),
                          t.account(),
                          t.symbol(),
                          side,
                          t.quantity(),
                          type,
                          t.limit(),
                          timeInForce,
                          venue,
                          purpose,
                          t.strategy(),
                          t.createdAt(),
                          t.correlation()),
                      Samples.order(1).progress(),
                      List.of()));
            }
          }
        }
      }
    }

    orders.forEach(store().orders()::save);

    assertEquals(Seen.of(orders), orders());
  }

  @Test
  void givenOldAndNewOrders_whenReadSinceADate_thenUnfinishedOnesAndThoseOfTheDate() {
    Instant midnight = Instant.parse("2026-11-19T15:00:00Z");
    Order oldOpen = Samples.order(1, OrderState.UNKNOWN, Optional.empty(), YEAR_1985);
    Order oldEnded = Samples.order(2, OrderState.FILLED, Optional.empty(), midnight.minusNanos(1));
    Order newEnded = Samples.order(3, OrderState.FILLED, Optional.empty(), midnight);
    Order newOpen = Samples.order(4, OrderState.NEW, Optional.empty(), Samples.NINE);
    List.of(newOpen, newEnded, oldEnded, oldOpen).forEach(store().orders()::save);

    commitAndReopen();

    assertEquals(Seen.of(List.of(oldOpen, newEnded, newOpen)), orders());
  }

  @Test
  void givenARemovedOrder_whenRead_thenGoneAndItsNumberStaysUsed() {
    store().orders().save(Samples.order(1));
    store().orders().save(Samples.fullOrder(2));
    store().orders().append(new ClientOrderId(2), Samples.NINE, OrderState.NEW, "placed elsewhere");

    store().orders().remove(new ClientOrderId(2));
    commitAndReopen();

    assertEquals(Seen.of(List.of(Samples.order(1))), orders());
    assertEquals(2, store().orders().lastOrderNumber());
    store().orders().save(Samples.fullOrder(2));
    assertEquals(Seen.of(List.of(Samples.order(1))), orders(), "it stays removed");
  }

  @Test
  void givenABrokerNumberThatMovesToAnotherOrder_whenBothAreSaved_thenKept() {
    store().orders().save(Samples.fullOrder(1));
    store().orders().save(Samples.fullOrder(2));

    assertEquals(2, orders().size());
  }

  @Test
  void givenABrokerNumberOfAnotherAccount_whenSaved_thenRefused() {
    Order.Terms terms = Samples.marketOrder(1).terms();
    Order mixed = Order.restore(terms, Samples.order(1).progress(), Samples.fullOrder(1).legs());

    assertThrows(IllegalArgumentException.class, () -> store().orders().save(mixed));
  }

  @Test
  void givenACancelUnderWay_whenSaved_thenKept() {
    Order.Progress p = Samples.order(1).progress();
    PendingChange cancel =
        new PendingChange(
            RequestKind.CANCEL,
            Samples.brokerNumber("101"),
            Quantity.of(4),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    Order order =
        Order.restore(
            Samples.terms(1, Samples.NINE),
            new Order.Progress(
                OrderState.PENDING_CANCEL,
                p.limit(),
                p.releasedAt(),
                p.unknownSince(),
                false,
                Optional.of(cancel),
                Optional.empty(),
                ""),
            List.of());

    store().orders().save(order);
    commitAndReopen();

    assertEquals(Seen.of(List.of(order)), orders());
  }

  @Test
  void givenAnOrderThatChangesAfterItWasSaved_whenRead_thenAsItWasSaved() {
    Order order = Samples.fullOrder(1);
    store().orders().save(order);

    OrderChanges.number(order, Samples.brokerNumber("104"));
    OrderChanges.end(order, YEAR_1985);

    assertEquals(Seen.of(List.of(Samples.fullOrder(1))), orders());
    commitAndReopen();
    assertEquals(Seen.of(List.of(Samples.fullOrder(1))), orders());
  }

  @Test
  void givenAnOrderThatWasRead_whenItChanges_thenTheStoreIsAsBefore() {
    store().orders().save(Samples.fullOrder(1));
    store().transactions().commit();
    Order read = store().orders().orders(Samples.DAY).get(0);

    OrderChanges.number(read, Samples.brokerNumber("104"));
    OrderChanges.end(read, YEAR_1985);

    assertEquals(Seen.of(List.of(Samples.fullOrder(1))), orders());
  }

  @Test
  void givenAnOrderThatLostANumber_whenSaved_thenTheStoreHasItUntilItsNumbersAreForgotten() {
    Order order = Samples.fullOrder(1);
    store().orders().save(order);

    store()
        .orders()
        .save(Order.restore(order.terms(), order.progress(), order.legs().subList(0, 1)));

    assertEquals(Seen.of(List.of(order)), orders());
  }

  @Test
  void givenForgottenNumbers_whenSavedAgain_thenItHasThoseThatItHasNow() {
    Order order = Samples.fullOrder(1);
    Order shorter = Order.restore(order.terms(), order.progress(), order.legs().subList(0, 1));
    store().orders().save(order);
    store().orders().save(Samples.fullOrder(2));

    store().orders().forgetNumbers(order.id());
    store().orders().save(shorter);
    commitAndReopen();

    assertEquals(Seen.of(List.of(shorter, Samples.fullOrder(2))), orders());
  }

  @Test
  void givenHistory_whenReopened_thenInItsOrderAndWhatWasRolledBackIsNotThere() {
    store().orders().save(Samples.order(1));
    store().orders().save(Samples.order(2));
    store().orders().append(new ClientOrderId(2), Samples.NINE, OrderState.NEW, "접수 'x'");
    store().orders().append(new ClientOrderId(1), YEAR_1985, OrderState.FILLED, "");
    store().transactions().commit();
    store().orders().append(new ClientOrderId(1), YEAR_1985, OrderState.FILLED, "rolled back");
    store().transactions().rollback();

    commitAndReopen();

    assertEquals(
        List.of("2 2026-11-20T00:00:00Z NEW 접수 'x'", "1 1985-06-03T00:00:00.000000001Z FILLED "),
        history());
  }

  @Test
  void givenWhatFitsNoOrder_whenCommitted_thenRefused() {
    Order.Terms terms = Samples.terms(1, Samples.NINE);
    Order.Progress progress = Samples.order(1).progress();
    List<Leg> overfilled = List.of(Samples.leg("101", Optional.empty(), 3, 4, 0));

    assertRefused(() -> store().orders().save(Order.restore(terms, progress, overfilled)));
    assertRefused(
        () ->
            store()
                .orders()
                .append(new ClientOrderId(1), Samples.NINE, OrderState.NEW, "of no order"));
    assertEquals(List.of(), orders());
  }

  final void assertRefused(Runnable write) {
    write.run();
    assertThrows(StoreException.class, () -> store().transactions().commit());
  }
}
