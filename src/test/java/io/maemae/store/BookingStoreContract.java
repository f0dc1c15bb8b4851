package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.market.Money;
import io.maemae.market.Quantity;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Order;
import io.maemae.order.StoreException;
import io.maemae.portfolio.CashEntry;
import io.maemae.portfolio.Fill;
import io.maemae.portfolio.ShareEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store does with bookings, and with what cannot be written. */
abstract class BookingStoreContract extends OrderStoreContract {
  private static final Instant LATER = Samples.NINE.plusSeconds(1);

  @Test
  void givenBookingsOfAllKinds_whenReopened_thenEqualAndByNumber() {
    store().orders().save(Samples.order(1));
    Fill fill = Samples.fill(2, 1, 3, Money.parse("210000.1234"));
    ShareEntry shares =
        new ShareEntry(
            1,
            Samples.ACCOUNT,
            Optional.empty(),
            Samples.SAMSUNG,
            -7,
            Money.ofWon(-490_000),
            YEAR_1985,
            ShareEntry.Reason.OPENING);
    CashEntry cash =
        new CashEntry(
            3, Samples.ACCOUNT, Money.parse("-0.0001"), Samples.NINE, CashEntry.Reason.ADJUSTMENT);
    store().orders().add(cash);
    store().orders().add(fill);
    store().orders().add(shares);

    commitAndReopen();

    assertEquals(List.of(shares, fill, cash), store().orders().bookings());
    assertEquals(3, store().orders().lastBookingNumber());
  }

  @Test
  void givenFills_whenRevisedAndTakenBack_thenNumbersStayUsed() {
    store().orders().save(Samples.order(1));
    store().orders().save(Samples.order(2));
    store().orders().add(Samples.fill(1, 1, 3, Money.ofWon(210_000)));
    store().orders().add(Samples.fill(2, 1, 3, Money.ofWon(210_000)));
    Fill revised = Samples.fill(1, 2, 2, Money.ofWon(140_000));

    store().orders().revise(1, Optional.of(revised));
    store().orders().revise(2, Optional.empty());
    commitAndReopen();

    assertEquals(List.of(revised), store().orders().bookings());
    assertEquals(2, store().orders().lastBookingNumber());
  }

  @Test
  void givenFills_whenTheLatestAreAskedFor_thenThoseOfTheTimeAndTheAccountOldestFirst() {
    store().orders().save(Samples.order(1));
    List<Fill> fills =
        List.of(fill(1, YEAR_1985), fill(2, Samples.NINE), fill(3, Samples.NINE), fill(4, LATER));
    fills.forEach(store().orders()::add);
    store().orders().add(fill(5, LATER));
    store().orders().revise(5, Optional.empty());
    commitAndReopen();

    assertEquals(
        fills.subList(1, 4), store().orders().fillsSince(Samples.NINE, Optional.empty(), 10));
    assertEquals(
        fills.subList(2, 4),
        store().orders().fillsSince(YEAR_1985, Optional.of(Samples.ACCOUNT), 2));
    assertEquals(List.of(), store().orders().fillsSince(YEAR_1985, Optional.of("other"), 10));
  }

  private static Fill fill(long id, Instant at) {
    Fill sample = Samples.fill(id, 1, 3, Money.ofWon(210_000));
    return new Fill(
        id,
        sample.order(),
        sample.account(),
        sample.strategy(),
        sample.symbol(),
        sample.side(),
        sample.quantity(),
        sample.amount(),
        sample.fee(),
        sample.tax(),
        at);
  }

  @Test
  void givenAWriteThatFailed_whenCommitted_thenRefusedAndNothingKept() {
    store().orders().save(Samples.order(1));
    store().orders().add(Samples.fill(1, 99, 3, Money.ofWon(210_000)));
    assertThrows(StoreException.class, () -> store().orders().bookings());

    assertThrows(StoreException.class, () -> store().transactions().commit());

    assertEquals(List.of(), orders());
    store().orders().save(Samples.order(1));
    store().transactions().commit();
    assertEquals(1, orders().size());
  }

  @Test
  void givenABookingNumberUsedTwice_whenAdded_thenStoreException() {
    store().orders().save(Samples.order(1));
    store().orders().add(Samples.fill(1, 1, 3, Money.ofWon(210_000)));
    store().orders().add(Samples.fill(1, 1, 3, Money.ofWon(210_000)));

    assertThrows(StoreException.class, () -> store().transactions().commit());

    assertEquals(List.of(), store().orders().bookings());
  }

  @Test
  void givenAWriteThatFailed_whenSomethingIsChanged_thenRefusedAtOnce() {
    store().orders().save(Samples.order(1));
    store().transactions().commit();
    store().orders().add(Samples.fill(1, 99, 3, Money.ofWon(210_000)));

    assertThrows(StoreException.class, () -> store().orders().remove(new ClientOrderId(1)));
    store().transactions().rollback();

    assertEquals(1, orders().size());
  }

  @Test
  void givenBookingsThatFitNothing_whenCommitted_thenRefused() {
    store().orders().save(Samples.order(1));
    store().transactions().commit();

    assertRefused(() -> store().orders().add(Samples.fill(0, 1, 3, Money.ofWon(1))));
    assertRefused(() -> store().orders().add(Samples.fill(1, 1, 3, Money.ofWon(-1))));
    assertRefused(
        () -> store().orders().revise(1, Optional.of(Samples.fill(1, 99, 3, Money.ofWon(1)))));
    assertEquals(List.of(), store().orders().bookings());
    assertEquals(0, store().orders().lastBookingNumber());
  }

  @Test
  void givenAnOrderOfNoShares_whenCommitted_thenRefused() {
    Order.Terms t = Samples.terms(1, Samples.NINE);
    Order.Terms none =
        new Order.Terms(
            t.id(),
            t.account(),
            t.symbol(),
            t.side(),
            Quantity.ZERO,
            t.type(),
            t.limit(),
            t.timeInForce(),
            t.venue(),
            t.purpose(),
            t.strategy(),
            t.createdAt(),
            t.correlation());

    assertRefused(
        () -> store().orders().save(Order.restore(none, Samples.order(1).progress(), List.of())));
    assertEquals(List.of(), orders());
  }
}
