package io.maemae.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import io.maemae.notice.LeftOut;
import io.maemae.notice.OutboxMessage;
import io.maemae.notice.Topic;
import io.maemae.order.ClientOrderId;
import io.maemae.order.Order;
import io.maemae.order.OrderState;
import io.maemae.order.PendingChange;
import io.maemae.order.Purpose;
import io.maemae.order.RequestKind;
import io.maemae.order.StoreException;
import io.maemae.portfolio.CashEntry;
import io.maemae.portfolio.DayClose;
import io.maemae.portfolio.Fill;
import io.maemae.portfolio.ShareEntry;
import io.maemae.store.Samples.Seen;
import io.maemae.strategy.StrategyMemory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeskStoreTest {
  private static final Instant YEAR_1985 = Instant.parse("1985-06-03T00:00:00.000000001Z");

  private static final Instant LATER = Samples.NINE.plusSeconds(1);

  @TempDir Path directory;
  private Database database;
  private DeskStore store;

  @BeforeEach
  void open() {
    database = Database.open(directory, Durability.RELAXED);
    store = new DeskStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void commitAndReopen() {
    store.transactions().commit();
    close();
    open();
  }

  private List<Seen> orders() {
    return Seen.of(store.orders().orders(Samples.DAY));
  }

  @Test
  void givenOrdersWithAllAndWithNothingOptional_whenReopened_thenEqual() {
    List<Order> orders = List.of(Samples.order(1), Samples.marketOrder(2), Samples.fullOrder(3));
    orders.forEach(store.orders()::save);

    commitAndReopen();

    assertEquals(Seen.of(orders), orders());
    assertEquals(3, store.orders().lastOrderNumber());
  }

  @Test
  void givenAnOrderSavedBefore_whenSavedAgain_thenItIsAsItIsNow() {
    store.orders().save(Samples.order(3));
    store.transactions().commit();
    store.orders().save(Samples.fullOrder(3));
    store.transactions().commit();
    Order now =
        Order.restore(
            Samples.fullOrder(3).terms(),
            Samples.order(3, OrderState.CANCELED, Optional.of(Samples.NINE)).progress(),
            List.of(
                Samples.leg("101", Optional.empty(), 10, 7, 3),
                Samples.leg("102", Optional.of("101"), 4, 1, 3),
                Samples.leg("103", Optional.of("102"), 4, 2, 2)));

    store.orders().save(now);
    commitAndReopen();

    assertEquals(List.of(Seen.of(now)), orders());
  }

  @ParameterizedTest
  @EnumSource
  void givenAnyState_whenSaved_thenKept(OrderState state) {
    store.orders().save(Samples.order(1, state, Optional.empty()));

    assertEquals(state, store.orders().orders(Samples.DAY).get(0).state());
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

    orders.forEach(store.orders()::save);

    assertEquals(Seen.of(orders), orders());
  }

  @Test
  void givenOldAndNewOrders_whenReadSinceADate_thenUnfinishedOnesAndThoseOfTheDate() {
    Instant midnight = Instant.parse("2026-11-19T15:00:00Z");
    Order oldOpen = Samples.order(1, OrderState.UNKNOWN, Optional.empty(), YEAR_1985);
    Order oldEnded = Samples.order(2, OrderState.FILLED, Optional.empty(), midnight.minusNanos(1));
    Order newEnded = Samples.order(3, OrderState.FILLED, Optional.empty(), midnight);
    Order newOpen = Samples.order(4, OrderState.NEW, Optional.empty(), Samples.NINE);
    List.of(newOpen, newEnded, oldEnded, oldOpen).forEach(store.orders()::save);

    commitAndReopen();

    assertEquals(Seen.of(List.of(oldOpen, newEnded, newOpen)), orders());
  }

  @Test
  void givenARemovedOrder_whenRead_thenGoneAndItsNumberStaysUsed() {
    OrderTables tables = (OrderTables) store.orders();
    tables.save(Samples.order(1));
    tables.save(Samples.fullOrder(2));
    tables.append(new ClientOrderId(2), Samples.NINE, OrderState.NEW, "placed elsewhere");

    tables.remove(new ClientOrderId(2));
    commitAndReopen();

    assertEquals(Seen.of(List.of(Samples.order(1))), orders());
    assertEquals(2, store.orders().lastOrderNumber());
  }

  @Test
  void givenABrokerNumberThatMovesToAnotherOrder_whenBothAreSaved_thenKept() {
    store.orders().save(Samples.fullOrder(1));
    store.orders().save(Samples.fullOrder(2));

    assertEquals(2, orders().size());
  }

  @Test
  void givenABrokerNumberOfAnotherAccount_whenSaved_thenRefused() {
    Order.Terms terms = Samples.marketOrder(1).terms();
    Order mixed = Order.restore(terms, Samples.order(1).progress(), Samples.fullOrder(1).legs());

    assertThrows(IllegalArgumentException.class, () -> store.orders().save(mixed));
  }

  @Test
  void givenBookingsOfAllKinds_whenReopened_thenEqualAndByNumber() {
    store.orders().save(Samples.order(1));
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
    store.orders().add(cash);
    store.orders().add(fill);
    store.orders().add(shares);

    commitAndReopen();

    assertEquals(List.of(shares, fill, cash), store.orders().bookings());
    assertEquals(3, store.orders().lastBookingNumber());
  }

  @Test
  void givenFills_whenRevisedAndTakenBack_thenNumbersStayUsed() {
    store.orders().save(Samples.order(1));
    store.orders().save(Samples.order(2));
    store.orders().add(Samples.fill(1, 1, 3, Money.ofWon(210_000)));
    store.orders().add(Samples.fill(2, 1, 3, Money.ofWon(210_000)));
    Fill revised = Samples.fill(1, 2, 2, Money.ofWon(140_000));

    store.orders().revise(1, Optional.of(revised));
    store.orders().revise(2, Optional.empty());
    commitAndReopen();

    assertEquals(List.of(revised), store.orders().bookings());
    assertEquals(2, store.orders().lastBookingNumber());
  }

  @Test
  void givenFills_whenTheLatestAreAskedFor_thenThoseOfTheTimeAndTheAccountOldestFirst() {
    store.orders().save(Samples.order(1));
    List<Fill> fills =
        List.of(fill(1, YEAR_1985), fill(2, Samples.NINE), fill(3, Samples.NINE), fill(4, LATER));
    fills.forEach(store.orders()::add);
    store.orders().add(fill(5, LATER));
    store.orders().revise(5, Optional.empty());
    commitAndReopen();

    assertEquals(
        fills.subList(1, 4), store.orders().fillsSince(Samples.NINE, Optional.empty(), 10));
    assertEquals(
        fills.subList(2, 4), store.orders().fillsSince(YEAR_1985, Optional.of(Samples.ACCOUNT), 2));
    assertEquals(List.of(), store.orders().fillsSince(YEAR_1985, Optional.of("other"), 10));
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
  void givenAnEmptyStore_whenAsked_thenNothingAndZero() {
    assertEquals(List.of(), store.orders().orders(LocalDate.of(1985, 1, 1)));
    assertEquals(List.of(), store.orders().bookings());
    assertEquals(0, store.orders().lastOrderNumber());
    assertEquals(0, store.orders().lastBookingNumber());
    assertEquals(List.of(), store.outbox().undelivered());
    assertEquals(0, store.outbox().lastId());
    assertEquals(Optional.empty(), store.settings().setting("stop"));
    assertEquals(Optional.empty(), store.strategies().memory("ma-cross", Samples.SAMSUNG));
  }

  private static OutboxMessage message(long id, String text, OutboxMessage.Button... buttons) {
    return new OutboxMessage(
        id,
        "123456789",
        Topic.FILL,
        text,
        List.of(buttons),
        "r1",
        "77",
        Samples.NINE,
        YEAR_1985,
        "");
  }

  @Test
  void givenMessages_whenReplacedAndDelivered_thenTheRestIsUndelivered() {
    OutboxMessage.Button yes = new OutboxMessage.Button("a1", "확인");
    OutboxMessage.Button no = new OutboxMessage.Button("b2", "취소");
    OutboxMessage second = message(2, "삼성전자 005930 매수 10주\n체결 🎉", no);
    OutboxMessage third = message(3, "", yes, no);
    store.outbox().add(message(1, "first", yes));
    store.outbox().add(message(2, "to be replaced", yes, no, yes));
    store.outbox().add(third);
    store.outbox().replace(second);
    store.outbox().delivered(1, Samples.NINE);

    commitAndReopen();

    assertEquals(List.of(second, third), store.outbox().undelivered());
    store.outbox().delivered(3, Samples.NINE);
    assertEquals(3, store.outbox().lastId());
  }

  @Test
  void givenDroppedMessages_whenReopened_thenOnlyTheirNumberIsKept() {
    store.outbox().add(message(1, "dropped", new OutboxMessage.Button("a1", "확인")));
    store.outbox().add(message(2, "kept"));
    store.outbox().drop(1);
    store.outbox().saveLeftOut(new LeftOut("123456789", Topic.FILL, YEAR_1985, 1));
    store.outbox().saveLeftOut(new LeftOut("987654321", Topic.ORDER, Samples.NINE, 1));
    store.outbox().saveLeftOut(new LeftOut("987654321", Topic.ORDER, Samples.NINE, 7));

    commitAndReopen();

    assertEquals(List.of(message(2, "kept")), store.outbox().undelivered());
    assertEquals(
        List.of(
            new LeftOut("123456789", Topic.FILL, YEAR_1985, 1),
            new LeftOut("987654321", Topic.ORDER, Samples.NINE, 7)),
        store.outbox().leftOut());
    store.outbox().forgetLeftOut("987654321");
    assertEquals(1, store.outbox().leftOut().size());
  }

  @Test
  void givenSettings_whenChangedAndRemoved_thenAsLastWritten() {
    store.settings().setting("stop", Optional.of("all"));
    store.settings().setting("stop", Optional.of("entries: 손실 한도"));
    store.settings().setting("watch", Optional.of("005930"));
    store.settings().setting("watch", Optional.empty());
    store.settings().setting("never there", Optional.empty());

    commitAndReopen();

    assertEquals(Optional.of("entries: 손실 한도"), store.settings().setting("stop"));
    assertEquals(Optional.empty(), store.settings().setting("watch"));
  }

  @Test
  void givenStrategyStates_whenSavedTwice_thenTheLastOfEachSymbol() {
    Symbol other = new Symbol("000660");
    StrategyMemory last = new StrategyMemory("{\"high\": 70000}", Optional.of(Samples.NINE));
    StrategyMemory ofOther = new StrategyMemory("x", Optional.empty());
    store.strategies().save("골든", Samples.SAMSUNG, new StrategyMemory("old", Optional.empty()));
    store.strategies().save("골든", Samples.SAMSUNG, last);
    store.strategies().save("골든", other, ofOther);

    commitAndReopen();

    assertEquals(Optional.of(last), store.strategies().memory("골든", Samples.SAMSUNG));
    assertEquals(Optional.of(ofOther), store.strategies().memory("골든", other));
  }

  private static DayClose close(LocalDate date, String account, long won) {
    return new DayClose(
        date,
        account,
        Money.ofWon(won),
        Money.parse("1.0001"),
        Money.ofWon(-2),
        Money.ofWon(-3),
        Money.ofWon(4),
        Money.ofWon(5));
  }

  @Test
  void givenADaySavedTwice_whenReopened_thenTheSecondIsKept() {
    store.days().save(close(Samples.DAY, "a", 2));
    store.days().save(close(Samples.DAY, "a", 3));
    store.days().save(close(Samples.DAY, "b", 5));

    commitAndReopen();

    assertEquals(
        List.of(
            "2026-11-20 a 3.0000 1.0001 -2.0000 -3.0000 4.0000 5.0000",
            "2026-11-20 b 5.0000" + " 1.0001 -2.0000 -3.0000 4.0000 5.0000"),
        days());
  }

  private List<String> days() {
    return database
        .connect()
        .withHandle(
            h ->
                h.createQuery(
                        "select concat_ws(' ', trading_date, account, settled_cash, market_value,"
                            + " realised, unrealised, fee, tax) from daily_equity order by account")
                    .mapTo(String.class)
                    .list());
  }

  @Test
  void givenWritesOfAllPorts_whenRolledBack_thenNothingIsKeptAndTheNextEventIs() {
    store.orders().save(Samples.fullOrder(1));
    store.orders().append(new ClientOrderId(1), Samples.NINE, OrderState.NEW, "accepted");
    store.orders().add(Samples.fill(1, 1, 3, Money.ofWon(210_000)));
    store.outbox().add(message(1, "x", new OutboxMessage.Button("a", "b")));
    store.settings().setting("stop", Optional.of("all"));
    store
        .strategies()
        .save("s", Samples.SAMSUNG, new StrategyMemory("x", Optional.of(Samples.NINE)));
    store.days().save(close(Samples.DAY, "a", 1));
    assertEquals(1, orders().size(), "an event reads its own writes");

    store.transactions().rollback();
    store.transactions().commit();

    givenAnEmptyStore_whenAsked_thenNothingAndZero();
    store.orders().save(Samples.order(1));
    commitAndReopen();
    assertEquals(Seen.of(List.of(Samples.order(1))), orders());
  }

  @Test
  void givenWritesNotCommitted_whenReadByAnother_thenNotSeen() {
    DeskStore other = new DeskStore(database);
    store.orders().save(Samples.order(1));

    assertEquals(0, other.orders().lastOrderNumber());

    store.transactions().commit();
    assertEquals(1, other.orders().lastOrderNumber());
  }

  @Test
  void givenAWriteThatFailed_whenCommitted_thenRefusedAndNothingKept() {
    store.orders().save(Samples.order(1));
    store.orders().add(Samples.fill(1, 99, 3, Money.ofWon(210_000)));
    assertThrows(StoreException.class, () -> store.orders().bookings());

    assertThrows(StoreException.class, () -> store.transactions().commit());

    assertEquals(List.of(), orders());
    store.orders().save(Samples.order(1));
    store.transactions().commit();
    assertEquals(1, orders().size());
  }

  @Test
  void givenABookingNumberUsedTwice_whenAdded_thenStoreException() {
    store.orders().save(Samples.order(1));
    store.orders().add(Samples.fill(1, 1, 3, Money.ofWon(210_000)));
    store.orders().add(Samples.fill(1, 1, 3, Money.ofWon(210_000)));

    assertThrows(StoreException.class, () -> store.transactions().commit());

    assertEquals(List.of(), store.orders().bookings());
  }

  @Test
  void givenOnlyReads_whenCommitted_thenNothingIsWrittenToTheFile() {
    store.orders().save(Samples.order(1));
    commitAndReopen();
    String before = fileWrites();

    orders();
    store.transactions().commit();
    store.transactions().rollback();

    assertEquals(before, fileWrites());
  }

  private String fileWrites() {
    return database
        .connect()
        .withHandle(
            h ->
                h.createQuery(
                        "select setting_value from information_schema.settings"
                            + " where setting_name = 'info.FILE_WRITE'")
                    .mapTo(String.class)
                    .one());
  }

  @Test
  void givenADatabaseThatH2Closed_whenRolledBack_thenUsableAgain() throws SQLException {
    store.orders().save(Samples.order(1));
    store.transactions().commit();
    database.connect().useHandle(h -> h.execute("checkpoint sync"));
    store.orders().save(Samples.order(2));
    database
        .connect()
        .useHandle(h -> h.getConnection().createStatement().execute("shutdown immediately"));

    assertThrows(StoreException.class, () -> store.transactions().commit());
    store.transactions().rollback();

    assertEquals(Seen.of(List.of(Samples.order(1))), orders());
    store.orders().save(Samples.order(2));
    commitAndReopen();
    assertEquals(2, orders().size());
  }

  @Test
  void givenAClosedDatabase_whenUsed_thenStoreExceptionAndNotOpenedAgain() {
    database.close();
    store.orders().save(Samples.order(1));
    assertThrows(StoreException.class, () -> store.transactions().commit());
    store.orders().save(Samples.order(1));
    assertThrows(StoreException.class, () -> store.transactions().commit());
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
                ""),
            List.of());

    store.orders().save(order);
    commitAndReopen();

    assertEquals(Seen.of(List.of(order)), orders());
  }
}
