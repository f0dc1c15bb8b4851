package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.desk.Routine;
import io.maemae.market.Quantity;
import io.maemae.order.ExecutionNotice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Positions and cash are the sum of the fills, in whatever order and how often they are told. */
class FillOrderPropertyTest {
  @TempDir Path directory;

  /** Buys and sells, whose notices come shuffled, doubled, or not at all; the seed is printed. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void givenNoticesInAnyOrder_thenPositionsAndCashAreTheBrokers(long seed) {
    Random random = new Random(seed);
    try (MoneyBench bench = new MoneyBench(directory).start()) {
      bench.holds(20);
      FakeBroker broker = bench.broker();
      List<ExecutionNotice> notices = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        boolean buys = random.nextBoolean();
        bench.types((buys ? "/buy" : "/sell") + " 005930 " + (5 - i) + " 70000");
        notices.addAll(fill(broker, bench.newestNumber(), 5 - i, random));
      }
      Collections.shuffle(notices, random);

      for (ExecutionNotice notice : notices) {
        for (int times = random.nextInt(3); times > 0; times--) {
          broker.tell(notice);
          bench.advance(Duration.ofMillis(random.nextInt(2_000)));
        }
      }
      bench.advance(Duration.ofMinutes(3));
      bench.routine(Routine.RECONCILIATION, Duration.ofSeconds(10));

      assertEquals(
          List.of("kis 005930 " + broker.shares(MoneyBench.SAMSUNG)), bench.lots(), "seed " + seed);
      assertEquals(broker.cash(), bench.cash(MoneyBench.KIS), "seed " + seed);
      assertEquals(
          List.of(Long.toString(broker.shares(MoneyBench.SAMSUNG))),
          bench.rows(
              "select sum(case side when 'BUY' then quantity else -quantity end) from fills_view"),
          "seed " + seed);
      assertEquals(
          List.of(),
          bench.rows("select account || amount from cash_entry where reason = 'OUTSIDE'"),
          "seed " + seed);
    }
  }

  private static List<ExecutionNotice> fill(
      FakeBroker broker, String number, int quantity, Random random) {
    List<ExecutionNotice> notices = new ArrayList<>();
    int left = quantity;
    while (left > 0) {
      int shares = 1 + random.nextInt(left);
      left -= shares;
      broker.fillsUnsaid(number, shares, 70_000);
      notices.add(
          broker.fillNotice(number, shares, 70_000, Optional.of(Quantity.of(quantity - left))));
    }
    return notices;
  }
}
