package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FakeBroker.Manner;
import io.maemae.desk.DeskEvent;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An order that is modified elsewhere, alone or after a modify of ours. */
final class ModifyElsewhereTest extends MoneyTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Price LIMIT = Price.ofWon(69_000);
  private static final Price ELSEWHERE = Price.ofWon(68_000);

  private void modifies(Manner manner) {
    bench.buys(10);
    broker.confirmsChanges(false);
    broker.next(manner);
    bench.types("/modify 1 price=69000");
  }

  private void listsTheNewestFirst() {
    broker.lists(
        rows -> {
          List<OrderRow> newestFirst = new ArrayList<>(rows);
          Collections.reverse(newestFirst);
          return newestFirst;
        });
  }

  @Test
  void givenAModifyElsewhereToldBeforeOurs_whenOursIsToldLate_thenTheOrderIsStillOpen() {
    modifies(Manner.ACCEPT);
    ExecutionNotice ours = broker.modifiesUnsaid("1002", "1001", LIMIT);
    broker.confirmModify("2003", "1002", ELSEWHERE);
    broker.tell(ours);

    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@68000 0 NEW"), bench.orders());
  }

  @Test
  void givenAModifyElsewhereToldBeforeOurs_whenAFillOfOursIsToldLate_thenTheRestIsStillOpen() {
    modifies(Manner.ACCEPT);
    broker.modifiesUnsaid("1002", "1001", LIMIT);
    broker.fillsUnsaid("1002", 4, 69_000);
    broker.confirmModify("2003", "1002", ELSEWHERE);
    broker.tell(broker.fillNotice("1002", 4, 69_000, Optional.of(Quantity.of(4))));
    bench.advance(Duration.ofMillis(100));

    assertEquals(List.of("#1 BUY 10@68000 4 PARTIALLY_FILLED"), bench.orders());
    bench.types("/cancel 1");
    assertEquals("cancel #1 2003 6 whole", broker.sent().get(2), broker.sent()::toString);
  }

  @Test
  void givenTwoModifiesElsewhere_whenListedTheNewestFirst_thenTheOrderGoesOn() {
    bench.buys(10);
    broker.modifiesUnsaid("2002", "1001", LIMIT);
    broker.modifiesUnsaid("2003", "2002", ELSEWHERE);
    listsTheNewestFirst();

    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@68000 0 NEW"), bench.orders());
  }

  @Test
  void givenAnOrderElsewhereModifiedTwice_whenListedTheNewestFirst_thenItIsOneOpenOrder() {
    broker.place(MoneyBench.SAMSUNG, Side.BUY, 10, 70_000);
    broker.modifiesUnsaid("2002", "1001", LIMIT);
    broker.modifiesUnsaid("2003", "2002", ELSEWHERE);
    listsTheNewestFirst();
    bench.stream(MoneyBench.KIS, DeskEvent.StreamChanged.State.UP);

    bench.advance(LONG);

    assertEquals(List.of("#1 BUY 10@68000 0 NEW"), bench.orders());
  }
}
