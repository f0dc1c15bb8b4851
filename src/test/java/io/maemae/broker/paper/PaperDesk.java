package io.maemae.broker.paper;

import static io.maemae.broker.paper.PaperHarness.SAMSUNG;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import io.maemae.order.Balance;
import io.maemae.order.CancelRequest;
import io.maemae.order.ClientOrderId;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRequest;
import io.maemae.order.OrderRow;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Somebody who trades at the paper broker's counter, in few words. */
final class PaperDesk {
  private static final ClientOrderId ANY = new ClientOrderId(1);

  private final PaperHarness exchange;

  PaperDesk(PaperHarness exchange) {
    this.exchange = exchange;
  }

  static OrderRequest limit(Side side, long units, long won) {
    return limit(side, units, Price.ofWon(won), TimeInForce.DAY);
  }

  static OrderRequest limit(Side side, long units, Price price, TimeInForce timeInForce) {
    return order(SAMSUNG, side, units, Optional.of(price), timeInForce);
  }

  static OrderRequest market(Side side, long units) {
    return order(SAMSUNG, side, units, Optional.empty(), TimeInForce.DAY);
  }

  static OrderRequest best(Side side, long units) {
    return order(SAMSUNG, side, units, OrderType.BEST, Optional.empty(), TimeInForce.DAY);
  }

  static OrderRequest conditional(Side side, long units, long won) {
    Optional<Price> limit = Optional.of(Price.ofWon(won));
    return order(SAMSUNG, side, units, OrderType.CONDITIONAL, limit, TimeInForce.DAY);
  }

  static OrderRequest order(
      Symbol symbol, Side side, long units, Optional<Price> limit, TimeInForce timeInForce) {
    return order(symbol, side, units, OrderType.of(limit), limit, timeInForce);
  }

  static OrderRequest order(
      Symbol symbol,
      Side side,
      long units,
      OrderType type,
      Optional<Price> limit,
      TimeInForce timeInForce) {
    return new OrderRequest(
        ANY,
        symbol,
        side,
        Quantity.of(units),
        type,
        limit,
        timeInForce,
        io.maemae.market.Venue.KRX);
  }

  /** Sends an order; what the broker says at once. */
  SubmitResult send(OrderRequest request) {
    return exchange.host.submit(request);
  }

  SubmitResult sendCancel(OrderId target) {
    return exchange.host.cancel(
        new CancelRequest(
            ANY,
            target,
            SAMSUNG,
            Quantity.ZERO,
            true,
            OrderType.LIMIT,
            TimeInForce.DAY,
            Venue.KRX));
  }

  SubmitResult sendCancel(OrderId target, long units) {
    return exchange.host.cancel(
        new CancelRequest(
            ANY,
            target,
            SAMSUNG,
            Quantity.of(units),
            false,
            OrderType.LIMIT,
            TimeInForce.DAY,
            Venue.KRX));
  }

  SubmitResult sendModify(OrderId target, long won) {
    return exchange.host.modify(
        new ModifyRequest(
            ANY,
            target,
            SAMSUNG,
            Quantity.ZERO,
            Price.ofWon(won),
            OrderType.LIMIT,
            TimeInForce.DAY,
            Venue.KRX));
  }

  /** Sends an order that is accepted, and lets it get to the exchange. */
  OrderId place(OrderRequest request) {
    OrderId id = accepted(send(request));
    settle();
    return id;
  }

  static OrderId accepted(SubmitResult result) {
    return assertInstanceOf(SubmitResult.Accepted.class, result).id();
  }

  static String refused(SubmitResult result) {
    return assertInstanceOf(SubmitResult.Rejected.class, result).brokerText();
  }

  /** Buys shares from others at a price. */
  void hold(long units, long won) {
    place(limit(Side.BUY, units, won));
    othersSell(units, won);
  }

  void othersSell(long units, long won) {
    exchange.othersSell(Quantity.of(units), Price.ofWon(won));
  }

  void othersBuy(long units, long won) {
    exchange.othersBuy(Quantity.of(units), Price.ofWon(won));
  }

  void settle() {
    exchange.advance(Duration.ofSeconds(1));
  }

  Balance balance() {
    return exchange.host.balance().orElseThrow();
  }

  List<OrderRow> rows() {
    return exchange.host.orders(exchange.today(), 0).orElseThrow().rows();
  }

  String lastNotice() {
    var notices = exchange.notices();
    return notices.isEmpty() ? "" : notices.get(notices.size() - 1).text();
  }
}
