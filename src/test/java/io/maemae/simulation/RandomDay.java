package io.maemae.simulation;

import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Side;
import io.maemae.market.TimeInForce;
import io.maemae.order.OrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A price that wanders, and somebody who orders, cancels, modifies and reads without any sense. */
final class RandomDay {
  private static final int STEPS = 150;
  private static final long TICK = 100;

  final Rig rig;
  final List<Object> readings = new ArrayList<>();
  private final SplittableRandom random;
  private long won = 70_000;

  RandomDay(long seed) {
    SplittableRandom root = new SplittableRandom(seed);
    random = root.split();
    Chaos chaos = Chaos.drawn(root.split());
    rig = new Rig(root.nextLong(), seed % 2 == 0 ? Habits.KIS : Habits.KIWOOM, chaos);
  }

  /** Lives the day; the check is made after every step. */
  RandomDay live(Runnable check) {
    for (int i = 0; i < STEPS; i++) {
      step();
      rig.pass(random.nextLong(1, 2_000));
      check.run();
    }
    rig.broker.settle();
    rig.pass(0);
    check.run();
    return this;
  }

  private void step() {
    won = Math.min(80_000, Math.max(60_000, won + random.nextLong(-3, 4) * TICK));
    rig.trade(won);
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> place();
      case 3 -> someNumber().ifPresent(id -> rig.cancel(id, 0, true));
      case 4 -> someNumber().ifPresent(id -> rig.cancel(id, random.nextLong(1, 8), false));
      case 5 -> someNumber().ifPresent(id -> rig.modify(id, 1, near()));
      case 6 -> rig.broker.orders(Rig.DAY, readings::add);
      default -> rig.broker.balance(readings::add);
    }
  }

  private void place() {
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    long units = random.nextLong(1, 200);
    TimeInForce timeInForce =
        random.nextInt(4) > 0
            ? TimeInForce.DAY
            : random.nextBoolean() ? TimeInForce.IOC : TimeInForce.FOK;
    switch (random.nextInt(6)) {
      case 0 -> rig.place(side, units, OrderType.MARKET, Optional.empty(), timeInForce);
      case 1 -> rig.place(side, units, OrderType.BEST, Optional.empty(), timeInForce);
      default -> {
        Optional<Price> limit = Optional.of(Price.ofWon(near()));
        rig.place(side, units, OrderType.LIMIT, limit, timeInForce);
      }
    }
  }

  private long near() {
    return won + random.nextLong(-5, 6) * TICK;
  }

  private Optional<OrderId> someNumber() {
    List<OrderId> known =
        rig.answers.keySet().stream().flatMap(c -> rig.number(c).stream()).toList();
    int from = Math.max(0, known.size() - 6);
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(known.get(random.nextInt(from, known.size())));
  }
}
