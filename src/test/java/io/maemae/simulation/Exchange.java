package io.maemae.simulation;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.order.RequestKind;
import java.util.List;

/** Does what the broker has accepted, or refuses it, and lets orders trade with the market. */
final class Exchange {
  private static final String REFUSED = "거부 거래소 접수 불가";
  private static final String TOO_LATE = "거부 원주문 잔량 없음";

  private final TrueBook book;
  private final Market market;
  private final Purse purse;
  private final Way way;
  private final Luck luck;
  private final Wording wording;

  Exchange(TrueBook book, Market market, Purse purse, Way way, Luck luck, Wording wording) {
    this.book = book;
    this.market = market;
    this.purse = purse;
    this.way = way;
    this.luck = luck;
    this.wording = wording;
  }

  /** A new order that the broker has accepted. */
  void take(TrueOrder order) {
    if (luck.happens(Trouble.REJECTED_LATER)) {
      way.after(luck.millis(1, 800), () -> rejectWaiting(order));
      return;
    }
    order.stage = TrueOrder.Stage.AT_EXCHANGE;
    book.changed(order);
    book.tell(order, wording.taken(order, book.now()));
    match(order);
  }

  private void rejectWaiting(TrueOrder order) {
    if (order.stage == TrueOrder.Stage.ACCEPTED && !order.open().isZero()) {
      reject(order, REFUSED);
    }
  }

  private void reject(TrueOrder order, String words) {
    order.stage = TrueOrder.Stage.REJECTED;
    order.words = words;
    book.changed(order);
    book.tell(order, wording.rejected(order, book.now()));
  }

  /** What is there already trades with it; what may not wait is taken back. */
  private void match(TrueOrder order) {
    market
        .last(order.terms.symbol())
        .filter(order::crosses)
        .ifPresent(
            price -> {
              boolean all = order.terms.timeInForce() == TimeInForce.FOK;
              if (!all) {
                fillSome(order, price);
              } else if (!luck.happens(Trouble.PARTIAL_FILL)) {
                book.fill(order, order.open(), price);
              }
            });
    Quantity rest = order.open();
    if (order.terms.timeInForce() != TimeInForce.DAY && !rest.isZero()) {
      order.canceled = order.canceled.plus(rest);
      book.changed(order);
      wording.dropped(order, rest, book.now()).ifPresent(notice -> book.tell(order, notice));
    }
  }

  private void fillSome(TrueOrder order, Price price) {
    long shares = order.open().units();
    if (shares > 1 && luck.happens(Trouble.PARTIAL_FILL)) {
      shares = luck.between(1, shares - 1);
    }
    if (shares > 1 && luck.happens(Trouble.EQUAL_FILLS)) {
      Quantity half = Quantity.of(shares / 2);
      book.fill(order, half, price);
      book.fill(order, half, price);
      shares %= 2;
    }
    if (shares > 0) {
      book.fill(order, Quantity.of(shares), price);
    }
  }

  /**
   * A cancel or modify that the broker has accepted.
   *
   * @param whole whether it is of all that is open, whatever that is by then
   */
  void change(TrueOrder change, boolean whole) {
    TrueOrder target = change.terms.target().orElseThrow();
    if (change.terms.kind() == RequestKind.MODIFY) {
      target.leaving = target.leaving.plus(change.quantity);
      book.changed(target);
    }
    way.after(luck.millis(2, 80), () -> confirm(change, target, whole));
  }

  private void confirm(TrueOrder change, TrueOrder target, boolean whole) {
    boolean modifies = change.terms.kind() == RequestKind.MODIFY;
    boolean mayTrade = target.rests() && target.terms.limit().isPresent();
    if (mayTrade && luck.happens(Trouble.FILLED_FIRST)) {
      fillSome(target, target.terms.limit().get());
    }
    if (modifies) {
      target.leaving = target.leaving.minus(change.quantity);
      book.changed(target);
    }
    Quantity open = target.open();
    if (open.isZero()) {
      reject(change, TOO_LATE);
    } else if (modifies && !canPay(change, target) || luck.happens(Trouble.REJECTED_LATER)) {
      reject(change, REFUSED);
    } else {
      Quantity taken = whole ? open : open.min(change.quantity);
      target.canceled = target.canceled.plus(taken);
      change.quantity = taken;
      change.stage = TrueOrder.Stage.AT_EXCHANGE;
      book.changed(target, change);
      book.tell(change, wording.changed(change, book.now()));
      if (modifies) {
        match(change);
      }
    }
  }

  /** Whether there is cash for what is open of a buy at its new limit. */
  boolean canPay(TrueOrder modify, TrueOrder target) {
    return canPay(target, modify.terms.limit().orElseThrow());
  }

  boolean canPay(TrueOrder target, Price limit) {
    Quantity open = target.open();
    return target.terms.side() == Side.SELL
        || purse
                .orderable(book.orders())
                .plus(purse.cost(purse.dearest(target), open))
                .compareTo(purse.cost(limit, open))
            >= 0;
  }

  /** Somebody trades at that price: what crosses it may trade too. */
  void trade(Symbol symbol, Price price) {
    if (!market.limits(symbol).allow(price)) {
      throw new IllegalArgumentException("price must be within the limits, was " + price);
    }
    market.traded(symbol, price);
    for (TrueOrder order : List.copyOf(book.orders())) {
      boolean meets = order.terms.symbol().equals(symbol) && order.rests() && order.crosses(price);
      if (meets && !isBehind(order, price)) {
        fillSome(order, order.terms.limit().orElse(price));
      }
    }
  }

  private boolean isBehind(TrueOrder order, Price price) {
    boolean atItsPrice = order.terms.limit().filter(price::equals).isPresent();
    return atItsPrice && luck.happens(Trouble.QUEUED_BEHIND);
  }

  /** Nothing is filled any more. */
  void close() {
    for (TrueOrder order : book.orders()) {
      if (!order.open().isZero()) {
        order.stage = TrueOrder.Stage.EXPIRED;
        book.changed(order);
      }
    }
  }
}
