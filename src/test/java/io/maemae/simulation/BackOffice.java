package io.maemae.simulation;

import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import io.maemae.order.CancelRequest;
import io.maemae.order.ClientOrderId;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRequest;
import io.maemae.order.RequestKind;
import java.util.Optional;

/** Takes orders that the account can carry, numbers them, and hands them to the exchange. */
final class BackOffice {
  private final TrueBook book;
  private final Market market;
  private final Purse purse;
  private final Exchange exchange;
  private boolean closed;

  /**
   * What came of a request that arrived.
   *
   * @param refusal the broker's words if there is no order
   */
  record Verdict(Optional<TrueOrder> order, String refusal) {
    static Verdict taken(TrueOrder order) {
      return new Verdict(Optional.of(order), "");
    }

    static Verdict refused(String words) {
      return new Verdict(Optional.empty(), words);
    }
  }

  BackOffice(TrueBook book, Market market, Purse purse, Exchange exchange) {
    this.book = book;
    this.market = market;
    this.purse = purse;
    this.exchange = exchange;
  }

  void close() {
    closed = true;
    exchange.close();
  }

  Verdict place(OrderRequest request) {
    return place(
        Optional.of(request.id()),
        request.symbol(),
        request.side(),
        request.quantity(),
        request.type(),
        request.limit(),
        request.timeInForce(),
        request.venue());
  }

  /** An order with a limit that the owner places elsewhere. */
  Verdict placeElsewhere(Symbol symbol, Side side, Quantity quantity, Price limit) {
    return place(
        Optional.empty(),
        symbol,
        side,
        quantity,
        OrderType.LIMIT,
        Optional.of(limit),
        TimeInForce.DAY,
        Venue.KRX);
  }

  private Verdict place(
      Optional<ClientOrderId> request,
      Symbol symbol,
      Side side,
      Quantity quantity,
      OrderType type,
      Optional<Price> limit,
      TimeInForce timeInForce,
      Venue venue) {
    if (closed || !market.lists(symbol)) {
      return Verdict.refused(closed ? "장종료 주문불가" : "종목코드 오류");
    }
    // An order at the best price gets the one that it meets.
    Optional<Price> priced = type == OrderType.BEST ? market.last(symbol) : limit;
    if (type != OrderType.MARKET && priced.isEmpty()) {
      return Verdict.refused("상대 호가 없음");
    }
    if (priced.isPresent() && !market.limits(symbol).allow(priced.get())) {
      return Verdict.refused("상하한가 초과");
    }
    TrueOrder order =
        new TrueOrder(
            new TrueOrder.Terms(
                book.newId(),
                RequestKind.NEW,
                request,
                Optional.empty(),
                symbol,
                side,
                type,
                priced,
                timeInForce,
                venue,
                book.now()),
            quantity);
    Optional<String> wanting = wanting(order);
    if (wanting.isPresent()) {
      return Verdict.refused(wanting.get());
    }
    book.add(order);
    exchange.take(order);
    return Verdict.taken(order);
  }

  private Optional<String> wanting(TrueOrder order) {
    if (order.terms.side() == Side.SELL) {
      Quantity sellable = purse.sellable(order.terms.symbol(), book.orders());
      return order.quantity.compareTo(sellable) > 0
          ? Optional.of("주문가능수량이 부족합니다")
          : Optional.empty();
    }
    Money cost = purse.cost(purse.dearest(order), order.quantity);
    return cost.compareTo(purse.orderable(book.orders())) > 0
        ? Optional.of("주문가능금액이 부족합니다")
        : Optional.empty();
  }

  Verdict cancel(CancelRequest request) {
    return cancel(Optional.of(request.id()), request.target(), request.quantity(), request.whole());
  }

  /** The owner takes back all that is open of a number. */
  Verdict cancelElsewhere(OrderId target) {
    return cancel(Optional.empty(), target, Quantity.ZERO, true);
  }

  private Verdict cancel(
      Optional<ClientOrderId> request, OrderId target, Quantity quantity, boolean whole) {
    Optional<TrueOrder> found = changeable(target);
    if (found.isEmpty()) {
      return Verdict.refused("원주문이 없거나 취소가능수량이 없습니다");
    }
    Quantity open = found.get().open();
    if (!whole && (quantity.isZero() || quantity.compareTo(open) > 0)) {
      return Verdict.refused("취소가능수량 초과");
    }
    TrueOrder.Terms of = found.get().terms;
    return change(
        found.get(),
        RequestKind.CANCEL,
        request,
        of.type(),
        of.limit(),
        whole ? open : quantity,
        whole);
  }

  Verdict modify(ModifyRequest request) {
    return modify(
        Optional.of(request.id()),
        request.target(),
        request.type(),
        request.limit(),
        Optional.empty());
  }

  /**
   * The owner moves what is open of a number to another limit.
   *
   * @param part how many shares; empty for all that is open
   */
  Verdict modifyElsewhere(OrderId target, Price limit, Optional<Quantity> part) {
    return modify(Optional.empty(), target, OrderType.LIMIT, limit, part);
  }

  private Verdict modify(
      Optional<ClientOrderId> request,
      OrderId target,
      OrderType type,
      Price limit,
      Optional<Quantity> part) {
    Optional<TrueOrder> found = changeable(target);
    if (found.isEmpty()) {
      return Verdict.refused("원주문이 없거나 정정가능수량이 없습니다");
    }
    Quantity open = found.get().open();
    if (part.filter(shares -> shares.compareTo(open) > 0).isPresent()) {
      return Verdict.refused("정정가능수량 초과");
    }
    if (!market.limits(found.get().terms.symbol()).allow(limit)) {
      return Verdict.refused("상하한가 초과");
    }
    if (!exchange.canPay(found.get(), limit)) {
      return Verdict.refused("주문가능금액이 부족합니다");
    }
    return change(
        found.get(),
        RequestKind.MODIFY,
        request,
        type,
        Optional.of(limit),
        part.orElse(open),
        part.isEmpty());
  }

  private Optional<TrueOrder> changeable(OrderId target) {
    return closed ? Optional.empty() : book.find(target).filter(order -> !order.open().isZero());
  }

  private Verdict change(
      TrueOrder target,
      RequestKind kind,
      Optional<ClientOrderId> request,
      OrderType type,
      Optional<Price> limit,
      Quantity quantity,
      boolean whole) {
    TrueOrder.Terms of = target.terms;
    TrueOrder change =
        new TrueOrder(
            new TrueOrder.Terms(
                book.newId(),
                kind,
                request,
                Optional.of(target),
                of.symbol(),
                of.side(),
                type,
                limit,
                of.timeInForce(),
                of.venue(),
                book.now()),
            quantity);
    book.add(change);
    exchange.change(change, whole);
    return Verdict.taken(change);
  }
}
