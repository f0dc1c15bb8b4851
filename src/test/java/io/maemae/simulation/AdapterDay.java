package io.maemae.simulation;

import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Side;
import io.maemae.market.TimeInForce;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What {@link RandomDay} does at the ports, done to a real adapter. */
final class AdapterDay {
  private static final int STEPS = 60;
  private static final long TICK = 100;

  final AdapterRig rig;
  final List<Object> readings = new ArrayList<>();
  int readingsAsked;
  private final SplittableRandom random;
  private final boolean dies;
  private long won = 70_000;

  AdapterDay(AdapterRig.Kind kind, long seed, Chaos chaos, boolean dies) {
    SplittableRandom root = new SplittableRandom(seed);
    random = root.split();
    rig = new AdapterRig(kind, root.nextLong(), chaos);
    this.dies = dies;
  }

  static AdapterDay calm(AdapterRig.Kind kind, long seed) {
    return new AdapterDay(kind, seed, Chaos.NONE, false);
  }

  static AdapterDay usual(AdapterRig.Kind kind, long seed) {
    return new AdapterDay(kind, seed, Chaos.usual(), false);
  }

  static AdapterDay drawn(AdapterRig.Kind kind, long seed) {
    Chaos chaos = Chaos.drawn(new SplittableRandom(seed).split());
    return new AdapterDay(kind, seed, chaos, false);
  }

  /** Whose process is killed now and then. */
  static AdapterDay deadly(AdapterRig.Kind kind, long seed) {
    return new AdapterDay(kind, seed, Chaos.usual(), true);
  }

  /** Lives the day. */
  AdapterDay live() {
    for (int i = 0; i < STEPS; i++) {
      step();
      rig.pass(random.nextLong(1, 3_000));
    }
    return this;
  }

  /** All is calm, and nothing is under way any more. */
  AdapterDay settled() {
    rig.broker.settle();
    rig.pass(200_000);
    return this;
  }

  private void step() {
    won = Math.min(80_000, Math.max(60_000, won + random.nextLong(-3, 4) * TICK));
    rig.trade(won);
    if (dies && random.nextInt(15) == 0) {
      rig.restart();
    }
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> place();
      case 3 -> someNumber().ifPresent(id -> rig.cancel(id, 0, true));
      case 4 -> someNumber().ifPresent(id -> rig.cancel(id, random.nextLong(1, 8), false));
      case 5 -> someNumber().ifPresent(id -> rig.modify(id, 1, near()));
      case 6 -> read(() -> rig.adapter.connection().source().orders(Rig.DAY, readings::add));
      case 7 -> read(() -> rig.adapter.connection().source().balance(readings::add));
      default -> read(() -> rig.adapter.connection().quotes().quote(Rig.SYMBOL, readings::add));
    }
  }

  private void read(Runnable question) {
    readingsAsked++;
    question.run();
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
        long away = random.nextLong(-2, 6) * TICK;
        Optional<Price> limit = Optional.of(Price.ofWon(won + (side == Side.BUY ? -away : away)));
        rig.place(side, units, OrderType.LIMIT, limit, timeInForce);
      }
    }
  }

  private long near() {
    return won + random.nextLong(-5, 6) * TICK;
  }

  /** Most often one that is open. */
  private Optional<OrderId> someNumber() {
    List<OrderId> open = rig.broker.open().stream().map(OrderRow::id).toList();
    List<OrderId> known =
        rig.answers.keySet().stream().flatMap(c -> rig.number(c).stream()).toList();
    List<OrderId> choices = open.isEmpty() || random.nextInt(4) == 0 ? known : open;
    return choices.isEmpty()
        ? Optional.empty()
        : Optional.of(choices.get(random.nextInt(choices.size())));
  }
}
