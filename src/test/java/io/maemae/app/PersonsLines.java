package io.maemae.app;

import io.maemae.market.Symbol;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;

/**
 * What the owner types: orders near the market and far from it, and changes, most of them of orders
 * that he takes for open.
 */
final class PersonsLines {
  private static final long TICK = 100;

  /** So many in a hundred lines are orders. */
  private static final int ORDERS = 44;

  private final SplittableRandom random;
  private final ToLongFunction<Symbol> prices;
  private final BelievedOrders orders;

  PersonsLines(SplittableRandom random, ToLongFunction<Symbol> prices, BelievedOrders orders) {
    this.random = random;
    this.prices = prices;
    this.orders = orders;
  }

  /** The next one. */
  String next() {
    int kind = random.nextInt(100);
    if (kind < ORDERS) {
      return order(kind);
    } else if (kind < 83) {
      return change(kind);
    }
    return switch (kind) {
      case 83, 84 -> "/cancel all";
      case 85 -> "/stop";
      case 86 -> "/stop all";
      case 87, 88, 89 -> "/resume";
      case 90 -> "/panic";
      case 91 -> "/strategy alpha " + (random.nextBoolean() ? "on" : "off");
      case 92 -> "/positions";
      case 93 -> "/balance" + account();
      case 94 -> "/fills";
      case 95 -> "/health";
      default -> "/orders";
    };
  }

  private String account() {
    return random.nextBoolean() ? "" : " @" + SimulatedDay.ACCOUNTS.get(1);
  }

  private String order(int kind) {
    Symbol symbol = SimulatedDay.SYMBOLS.get(random.nextInt(SimulatedDay.SYMBOLS.size()));
    long shares = random.nextLong(1, 30);
    String account = account();
    if (kind < 22) {
      return "/buy " + symbol + " " + shares + " " + limit(symbol, true) + account;
    } else if (kind < 32) {
      return "/sell " + symbol + " " + shares + " " + limit(symbol, false) + account;
    } else if (kind < 37) {
      return "/buy " + symbol + " " + shares + account;
    } else if (kind < 41) {
      String inForce = random.nextBoolean() ? " ioc" : " fok";
      return "/buy " + symbol + " " + shares + " " + near(symbol) + inForce + account;
    }
    return "/sell " + symbol + " all" + account;
  }

  private long near(Symbol symbol) {
    return prices.applyAsLong(symbol) + random.nextLong(-4, 5) * TICK;
  }

  /** Every other one rests for a while. */
  private long limit(Symbol symbol, boolean buys) {
    if (random.nextBoolean()) {
      return near(symbol);
    }
    long away = random.nextLong(6, 30) * TICK;
    return prices.applyAsLong(symbol) + (buys ? -away : away);
  }

  private String change(int kind) {
    boolean cancels = kind < 54;
    List<BelievedOrders.Believed> open =
        orders.open().stream().filter(order -> cancels || order.sure()).toList();
    if (random.nextInt(10) == 0) {
      return changeOfAny(kind);
    } else if (open.isEmpty()) {
      return order(random.nextInt(ORDERS));
    }
    BelievedOrders.Believed order = open.get(random.nextInt(open.size()));
    if (cancels) {
      return "/cancel " + order.number();
    } else if (kind < 74 && order.limited()) {
      return "/modify " + order.number() + " price=" + limit(order.symbol(), order.buys());
    }
    long shares = order.left() > 1 ? random.nextLong(1, order.left()) : 1;
    return "/modify " + order.number() + " qty=" + shares;
  }

  /** Of one of the last that he heard of, whatever became of it. */
  private String changeOfAny(int kind) {
    long number = Math.max(1, orders.last() - random.nextInt(4));
    if (kind < 54) {
      return "/cancel " + number;
    } else if (kind < 74) {
      return "/modify " + number + " price=" + near(SimulatedDay.SYMBOLS.get(0));
    }
    return "/modify " + number + " qty=" + random.nextLong(1, 10);
  }
}
