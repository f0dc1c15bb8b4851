package io.maemae.simulation;

import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.order.Balance;
import io.maemae.order.ClientOrderId;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** All numbers of the account, what was filled under them, and what it did to the purse. */
final class TrueBook {
  private static final long FIRST_NUMBER = 1_000;

  /** Other customers of the broker get numbers in between. */
  private static final long MOST_NUMBERS_BETWEEN = 5;

  private final String account;
  private final String branch;
  private final Way way;
  private final Luck luck;
  private final Wording wording;
  private final Purse purse;
  private final Story story;
  private final BiConsumer<ExecutionNotice, OrderRow> stream;
  private final Map<String, TrueOrder> orders = new LinkedHashMap<>();
  private final List<TrueFill> fills = new ArrayList<>();
  private final Versions<Balance> balances = new Versions<>();
  private long lastNumber = FIRST_NUMBER;
  private Instant newest = Instant.MIN;

  TrueBook(
      String account,
      String branch,
      Way way,
      Luck luck,
      Wording wording,
      Purse purse,
      Story story,
      BiConsumer<ExecutionNotice, OrderRow> stream) {
    this.account = account;
    this.branch = branch;
    this.way = way;
    this.luck = luck;
    this.wording = wording;
    this.purse = purse;
    this.story = story;
    this.stream = stream;
    begin();
  }

  /** What the account holds before anything happens. */
  void begin() {
    balances.add(Instant.MIN, purse.balance(orders()));
  }

  Instant now() {
    return way.now();
  }

  OrderId newId() {
    lastNumber += luck.between(1, MOST_NUMBERS_BETWEEN);
    return new OrderId(account, MarketTime.date(now()), branch, Long.toString(lastNumber));
  }

  void add(TrueOrder order) {
    orders.put(order.id().number(), order);
    if (order.terms.kind() == RequestKind.NEW) {
      newest = now();
    }
    changed(order);
  }

  /** When the newest order came; long ago if there was none. */
  Instant newest() {
    return newest;
  }

  /** A number of today, as an adapter names it in full. */
  Optional<TrueOrder> find(OrderId id) {
    return Optional.ofNullable(orders.get(id.number())).filter(o -> o.id().equals(id));
  }

  Collection<TrueOrder> orders() {
    return Collections.unmodifiableCollection(orders.values());
  }

  /** From now on lists and balances can tell it. */
  void changed(TrueOrder... changed) {
    for (TrueOrder order : changed) {
      story.tell("truth " + line(order));
      if (wording.isListed(order)) {
        order.listed.add(now(), wording.row(order));
      }
    }
    balances.add(now(), purse.balance(orders()));
  }

  /** From now on balances can tell what came to the purse from elsewhere. */
  void changedElsewhere() {
    balances.add(now(), purse.balance(orders()));
  }

  private static String line(TrueOrder order) {
    return order.terms.kind()
        + " "
        + order.id().number()
        + order.terms.target().map(t -> " of " + t.id().number()).orElse("")
        + " "
        + order.terms.side()
        + " "
        + order.terms.symbol()
        + " "
        + order.quantity
        + "@"
        + order.terms.limit().map(Price::toString).orElse("market")
        + " "
        + order.stage
        + " filled "
        + order.filled
        + " canceled "
        + order.canceled;
  }

  /** The stream says it of an order as that is now. */
  void tell(TrueOrder order, ExecutionNotice notice) {
    stream.accept(notice, wording.trueRow(order));
  }

  /** Shares change hands. */
  void fill(TrueOrder order, Quantity shares, Price price) {
    if (!order.rests() || shares.isZero() || shares.compareTo(order.open()) > 0) {
      throw new IllegalStateException("cannot fill " + shares + " of " + line(order));
    }
    TrueOrder.Terms terms = order.terms;
    LocalDate date = terms.id().tradingDate();
    order.filled = order.filled.plus(shares);
    order.amount = order.amount.plus(price.times(shares));
    purse.trade(terms.symbol(), terms.side(), shares, price, date);
    fills.add(
        new TrueFill(
            terms.id(),
            order.root().terms.request(),
            terms.symbol(),
            terms.side(),
            shares,
            price,
            now()));
    changed(order);
    boolean oldNumber = wording.mayNameOldNumber(order) && luck.happens(Trouble.OLD_NUMBER);
    TrueOrder named = oldNumber ? terms.target().orElseThrow() : order;
    tell(named, wording.filled(order, named, shares, price, now()));
  }

  List<TrueFill> fills() {
    return List.copyOf(fills);
  }

  /** The list of a day as it was at a time. */
  List<OrderRow> listed(LocalDate date, Instant asOf) {
    return orders.values().stream()
        .filter(o -> o.id().tradingDate().equals(date))
        .flatMap(o -> o.listed.asOf(asOf).stream())
        .toList();
  }

  Balance balance(Instant asOf) {
    return balances.asOf(asOf).orElseThrow();
  }

  /** The rows as they are in truth. */
  List<OrderRow> trueRows() {
    return orders.values().stream().map(wording::trueRow).toList();
  }

  OrderRow trueRow(TrueOrder order) {
    return wording.trueRow(order);
  }

  /** The number of the new order that a request made. */
  Optional<OrderId> number(ClientOrderId request) {
    return orders.values().stream()
        .filter(o -> o.terms.kind() == RequestKind.NEW)
        .filter(o -> o.terms.request().filter(request::equals).isPresent())
        .map(TrueOrder::id)
        .findFirst();
  }

  List<Taken> taken() {
    return orders.values().stream()
        .map(o -> new Taken(o.id(), o.terms.kind(), o.terms.request()))
        .toList();
  }
}
