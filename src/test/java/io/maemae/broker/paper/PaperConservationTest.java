package io.maemae.broker.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.InstrumentKind;
import io.maemae.market.Money;
import io.maemae.market.Side;
import io.maemae.market.TransactionTax;
import io.maemae.order.Balance;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.Reading;
import io.maemae.order.RequestKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is ordered, what was told as filled explains cash and shares to the won. */
class PaperConservationTest {
  private final PaperHarness exchange = new PaperHarness();
  private final PaperDesk desk = new PaperDesk(exchange);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void fillsExplainCashAndShares(long seed) {
    System.out.println("PaperConservationTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    RandomTrader trader = new RandomTrader(exchange, random);
    for (int step = 0; step < 600; step++) {
      trader.act();
      exchange.advance(Duration.ofMillis(random.nextInt(30)));
      assertFalse(desk.balance().orderable().isNegative());
      assertFalse(desk.balance().settledDeposit().isNegative());
    }
    desk.settle();

    assertBalanceIsExplained();
    assertChainsAddUp();
  }

  private void assertBalanceIsExplained() {
    Money cash = PaperHarness.ACCOUNT.cash();
    long units = 0;
    int fills = 0;
    for (ExecutionNotice notice : exchange.notices()) {
      if (notice.kind() == ExecutionNotice.Kind.FILLED) {
        Money amount = notice.lastPrice().orElseThrow().times(notice.last());
        boolean buy = notice.side() == Side.BUY;
        cash = buy ? cash.minus(amount) : cash.plus(amount);
        cash = cash.minus(exchange.fees().commission(amount));
        if (!buy) {
          cash = cash.minus(TransactionTax.onSale(InstrumentKind.STOCK, exchange.today(), amount));
        }
        units += buy ? notice.last().units() : -notice.last().units();
        fills++;
      }
    }
    Balance balance = desk.balance();
    assertTrue(fills > 50, "fills " + fills);
    assertEquals(cash, balance.settledDeposit());
    assertEquals(units, balance.holdings().stream().mapToLong(h -> h.quantity().units()).sum());
  }

  private void assertChainsAddUp() {
    Map<OrderId, Long> told = new HashMap<>();
    for (ExecutionNotice notice : exchange.notices()) {
      if (notice.kind() == ExecutionNotice.Kind.FILLED) {
        told.merge(notice.id(), notice.last().units(), Long::sum);
        assertEquals(told.get(notice.id()), notice.cumulative().orElseThrow().units());
      }
    }
    for (OrderRow row : allRows()) {
      assertEquals(told.getOrDefault(row.id(), 0L), row.filled().units());
      boolean over = row.ended() && row.rejection().isEmpty() && row.kind() != RequestKind.CANCEL;
      if (over) {
        assertEquals(row.quantity(), row.filled().plus(row.canceled()), row.toString());
      }
    }
  }

  private List<OrderRow> allRows() {
    List<OrderRow> rows = new ArrayList<>();
    exchange.gateway.orders(
        exchange.today(),
        reading -> rows.addAll(((Reading.Complete<List<OrderRow>>) reading).value()));
    exchange.advance(Duration.ofMinutes(1));
    assertFalse(rows.isEmpty());
    return rows;
  }
}
