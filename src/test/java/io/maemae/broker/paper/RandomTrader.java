package io.maemae.broker.paper;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.TimeInForce;
import io.maemae.order.OrderId;
import io.maemae.order.SubmitResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Orders, modifies and cancels at random, among others who do the like. */
final class RandomTrader {
  private static final TimeInForce[] TIMES = TimeInForce.values();

  private final PaperHarness exchange;
  private final PaperDesk desk;
  private final SplittableRandom random;
  private final List<OrderId> ids = new ArrayList<>();

  RandomTrader(PaperHarness exchange, SplittableRandom random) {
    this.exchange = exchange;
    this.desk = new PaperDesk(exchange);
    this.random = random;
  }

  void act() {
    long units = random.nextInt(1, 40);
    Price price = Price.ofWon(69_500 + 100L * random.nextInt(11));
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    TimeInForce timeInForce = TIMES[random.nextInt(TIMES.length)];
    switch (random.nextInt(6)) {
      case 0, 1 -> remember(desk.send(PaperDesk.limit(side, units, price, timeInForce)));
      case 2 -> remember(desk.send(PaperDesk.market(side, units)));
      case 3 -> exchange.venue.others(PaperHarness.SAMSUNG, side, Quantity.of(units), price);
      default -> change(units, price);
    }
  }

  private void change(long units, Price price) {
    if (ids.isEmpty()) {
      return;
    }
    OrderId id = ids.get(ids.size() - 1 - random.nextInt(Math.min(5, ids.size())));
    if (random.nextBoolean()) {
      remember(desk.sendModify(id, price.wonFloor()));
    } else {
      desk.sendCancel(id, units);
    }
  }

  private void remember(SubmitResult result) {
    if (result instanceof SubmitResult.Accepted accepted) {
      ids.add(accepted.id());
    }
  }
}
