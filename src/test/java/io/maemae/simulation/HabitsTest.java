package io.maemae.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.order.ClientOrderId;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.ExecutionNotice.Kind;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How each broker tells what is true. */
class HabitsTest {
  @Test
  void withoutTroubleKisTellsNoSumsAndTheBranchInAnswersAndListsOnly() {
    Rig rig = new Rig(1, Habits.KIS, Chaos.NONE);
    OrderId id = rig.resting();
    rig.trade(70_000);
    rig.pass(500);

    assertEquals("00950", id.branch());
    assertEquals(id, rig.rows().get(0).id());
    assertEquals(List.of("NEW 10", "FILLED 10"), rig.told());
    ExecutionNotice fill = rig.notices.get(1);
    assertEquals(id.anywhere(), fill.id());
    assertEquals(Optional.empty(), fill.cumulative());
    assertEquals(0, fill.at().getNano());
  }

  @Test
  void withoutTroubleKiwoomTellsSums() {
    Rig rig = new Rig(1, Habits.KIWOOM, Chaos.NONE);
    OrderId id = rig.resting();
    rig.trade(70_000);
    rig.pass(500);

    assertEquals("", id.branch());
    ExecutionNotice fill = rig.notices.get(1);
    assertEquals(Optional.of(Quantity.of(10)), fill.cumulative());
    assertEquals(Optional.of(Price.ofWon(70_000).times(Quantity.of(10))), fill.cumulativeAmount());
  }

  @Test
  void withoutTroubleAModifyAndACancelMakeNumbersWithParents() {
    Rig rig = new Rig(1, Habits.KIS, Chaos.NONE);
    OrderId first = rig.resting();
    ClientOrderId modify = rig.modify(first, 10, 70_100);
    rig.pass(500);
    OrderId second = rig.number(modify).orElseThrow();
    rig.cancel(second, 4, false);
    rig.pass(500);

    assertEquals(List.of("NEW 10", "REPLACED 10", "CANCELED 4"), rig.told());
    List<OrderRow> rows = rig.rows();
    assertEquals(
        List.of(RequestKind.NEW, RequestKind.MODIFY, RequestKind.CANCEL),
        rows.stream().map(OrderRow::kind).toList());
    assertEquals(List.of(0L, 6L, 0L), rows.stream().map(row -> row.open().units()).toList());
    assertEquals(Optional.of(second.anywhere()), rows.get(2).parent());
    assertEquals(rows.subList(1, 2), rig.broker.open().subList(0, 1));
  }

  @Test
  void aFillMayGoByTheNumberThatWasModifiedAtKisOnly() {
    for (Habits habits : List.of(Habits.KIS, Habits.KIWOOM)) {
      Rig rig = new Rig(1, habits, Chaos.NONE.with(Trouble.OLD_NUMBER, 1000));
      OrderId first = rig.resting();
      ClientOrderId modify = rig.modify(first, 10, 70_100);
      rig.pass(500);
      rig.trade(70_000);
      rig.pass(500);

      OrderId second = rig.number(modify).orElseThrow();
      ExecutionNotice fill = rig.notices.get(2);
      assertEquals(Kind.FILLED, fill.kind());
      assertEquals((habits == Habits.KIS ? first : second).anywhere(), fill.id());
      assertEquals(second, rig.broker.fills().get(0).number());
    }
  }

  @Test
  void whatARefusedModifyWasToMoveIsListedWhereItWasAgain() {
    int refused = 0;
    for (long seed = 0; seed < 40; seed++) {
      Rig rig = new Rig(seed, Habits.KIS, Chaos.NONE.with(Trouble.REJECTED_LATER, 500));
      OrderId id = rig.resting();
      rig.modify(id, 10, 70_100);
      rig.pass(1_000);
      if (rig.told().equals(List.of("NEW 10", "REJECTED 0"))) {
        refused++;
        assertEquals(rig.broker.rows(), rig.rows());
        assertEquals(10, rig.rows().get(0).open().units());
      }
    }
    assertTrue(refused > 0);
  }
}
