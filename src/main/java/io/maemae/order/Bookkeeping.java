package io.maemae.order;

import io.maemae.market.Money;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.portfolio.Booking;
import io.maemae.portfolio.Charges;
import io.maemae.portfolio.Fill;
import io.maemae.portfolio.Lot;
import io.maemae.portfolio.Portfolio;
import io.maemae.portfolio.ShareEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers and writes bookings, and keeps the portfolio equal to them. Owned by the desk thread;
 * used by the ledger alone.
 */
final class Bookkeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Bookkeeping.class);

  private final OrderStore store;
  private final Portfolio portfolio;
  private final Charges charges;
  private final LastMoves fills = new LastMoves();
  private long lastBooking;

  Bookkeeping(OrderStore store, Portfolio portfolio, Charges charges) {
    this.store = store;
    this.portfolio = portfolio;
    this.charges = charges;
  }

  void reload() {
    lastBooking = store.lastBookingNumber();
    portfolio.rebuild(store.bookings());
  }

  Portfolio.Charged charged(Order order) {
    return portfolio.charged(order.id().number());
  }

  List<Symbol> filledAfter(String account, Instant time) {
    return fills.after(account, time);
  }

  void add(LongFunction<Booking> numbered) {
    Booking booking = numbered.apply(++lastBooking);
    store.add(booking);
    portfolio.book(booking);
    if (booking instanceof ShareEntry shares) {
      level(shares.account(), shares.symbol());
    }
  }

  /**
   * Books shares of an order, one fill for each lot; fee and tax are computed once and shared.
   *
   * @param at when they were filled
   * @param now when that was told, maybe days later
   */
  List<Fill> book(Order order, Leg.Rise rise, Instant at, Instant now) {
    List<Fill> fills = new ArrayList<>();
    Money fee = charges.fee(order.account(), rise.amount());
    Money tax = charges.tax(order.symbol(), order.side(), rise.amount(), at);
    Money amountLeft = rise.amount();
    Money feeLeft = fee;
    Money taxLeft = tax;
    Quantity left = rise.quantity();
    for (Portfolio.Allocation part :
        portfolio.allocate(
            order.account(),
            order.symbol(),
            order.side(),
            order.terms().strategy(),
            rise.quantity())) {
      Money partAmount = amountLeft.share(part.quantity(), left);
      Money partFee = wholeWon(feeLeft.share(part.quantity(), left));
      Money partTax = wholeWon(taxLeft.share(part.quantity(), left));
      Fill fill =
          new Fill(
              ++lastBooking,
              order.id().number(),
              order.account(),
              part.strategy(),
              order.symbol(),
              order.side(),
              part.quantity(),
              partAmount,
              partFee,
              partTax,
              at);
      store.add(fill);
      portfolio.book(fill);
      LOG.info(
          "fill.booked cid={} order={} fill={} account={} symbol={} side={} qty={} amount={} at={}",
          order.terms().correlation(),
          order.id().number(),
          fill.id(),
          fill.account(),
          fill.symbol(),
          fill.side(),
          fill.quantity(),
          fill.amount(),
          at);
      fills.add(fill);
      this.fills.note(fill.account(), fill.symbol(), at.isAfter(now) ? at : now);
      amountLeft = amountLeft.minus(partAmount);
      feeLeft = feeLeft.minus(partFee);
      taxLeft = taxLeft.minus(partTax);
      left = left.minus(part.quantity());
    }
    level(order.account(), order.symbol());
    return fills;
  }

  private static Money wholeWon(Money money) {
    return Money.ofWon(money.wonFloor());
  }

  /**
   * The fills of one order become another's. What strategies sold meanwhile was levelled as if they
   * had been the first one's: it is each strategy's own again, and levelled anew.
   *
   * @param owner the strategy of an order; empty if it has none or is not known any more
   */
  void reassign(Order from, Order to, LongFunction<Optional<String>> owner) {
    for (Fill f : fillsOf(from)) {
      store.revise(f.id(), Optional.of(owned(f, to.id().number(), to.terms().strategy())));
    }
    for (Booking booking : store.bookings()) {
      if (booking instanceof Fill f && isSale(f, to)) {
        owner
            .apply(f.order())
            .filter(strategy -> !f.strategy().equals(Optional.of(strategy)))
            .ifPresent(
                strategy ->
                    store.revise(f.id(), Optional.of(owned(f, f.order(), Optional.of(strategy)))));
      }
    }
    portfolio.rebuild(store.bookings());
    level(to.account(), to.symbol());
  }

  private static boolean isSale(Fill fill, Order order) {
    return fill.side() == Side.SELL
        && fill.account().equals(order.account())
        && fill.symbol().equals(order.symbol());
  }

  private static Fill owned(Fill f, long order, Optional<String> strategy) {
    return new Fill(
        f.id(),
        order,
        f.account(),
        strategy,
        f.symbol(),
        f.side(),
        f.quantity(),
        f.amount(),
        f.fee(),
        f.tax(),
        f.at());
  }

  /**
   * Nobody can have sold shares that he does not have: once it is known whose orders were filled, a
   * sale of more than its owner had took the shares of others, of no strategy first.
   */
  private void level(String account, Symbol symbol) {
    boolean more = true;
    while (more) {
      List<Lot> lots = portfolio.lots(account, symbol);
      Optional<Lot> shortOf = lots.stream().filter(lot -> lot.units() < 0).findFirst();
      Optional<Lot> other = lots.stream().filter(lot -> lot.units() > 0).findFirst();
      more = shortOf.isPresent() && other.isPresent() && sellsFrom(shortOf.get(), other.get());
    }
  }

  /** A sale of one owner, or a part of it, was of another's shares; false if there is none. */
  private boolean sellsFrom(Lot owner, Lot other) {
    Optional<Fill> newest =
        store.bookings().stream()
            .filter(Fill.class::isInstance)
            .map(Fill.class::cast)
            .filter(f -> f.side() == Side.SELL && isOf(f, owner.key()))
            .max(Comparator.comparingLong(Fill::id));
    newest.ifPresent(
        sale -> {
          Quantity shares = Quantity.of(Math.min(-owner.units(), other.units()));
          move(sale, sale.quantity().min(shares), other.key().strategy());
          portfolio.rebuild(store.bookings());
        });
    return newest.isPresent();
  }

  private static boolean isOf(Fill fill, Lot.Key lot) {
    return fill.account().equals(lot.account())
        && fill.symbol().equals(lot.symbol())
        && fill.strategy().equals(lot.strategy());
  }

  private void move(Fill sale, Quantity shares, Optional<String> strategy) {
    if (shares.equals(sale.quantity())) {
      store.revise(sale.id(), Optional.of(owned(sale, sale.order(), strategy)));
      return;
    }
    Fill part =
        part(
            sale,
            ++lastBooking,
            shares,
            sale.amount().share(shares, sale.quantity()),
            wholeWon(sale.fee().share(shares, sale.quantity())),
            wholeWon(sale.tax().share(shares, sale.quantity())));
    Fill rest =
        part(
            sale,
            sale.id(),
            sale.quantity().minus(shares),
            sale.amount().minus(part.amount()),
            sale.fee().minus(part.fee()),
            sale.tax().minus(part.tax()));
    store.revise(sale.id(), Optional.of(rest));
    store.add(owned(part, sale.order(), strategy));
  }

  private static Fill part(
      Fill of, long id, Quantity quantity, Money amount, Money fee, Money tax) {
    return new Fill(
        id,
        of.order(),
        of.account(),
        of.strategy(),
        of.symbol(),
        of.side(),
        quantity,
        amount,
        fee,
        tax,
        of.at());
  }

  /** Takes back booked shares of an order, newest fills first. */
  void takeBack(Order order, Quantity excess) {
    Quantity left = excess;
    List<Fill> newestFirst = new ArrayList<>(fillsOf(order));
    newestFirst.sort(Comparator.comparingLong(Fill::id).reversed());
    for (Fill fill : newestFirst) {
      Quantity taken = fill.quantity().min(left);
      if (!taken.isZero()) {
        store.revise(fill.id(), reduced(fill, taken));
        left = left.minus(taken);
      }
    }
    portfolio.rebuild(store.bookings());
    level(order.account(), order.symbol());
  }

  /**
   * Makes the fills of an order cost what its numbers do. Which of them was off nobody can say, so
   * all get the average.
   */
  void reprice(Order order) {
    Money amountLeft = order.filledAmount();
    Quantity left = order.filled();
    for (Fill fill : fillsOf(order)) {
      Money amount = amountLeft.share(fill.quantity(), left);
      store.revise(fill.id(), Optional.of(costing(fill, fill.quantity(), amount)));
      amountLeft = amountLeft.minus(amount);
      left = left.minus(fill.quantity());
    }
    portfolio.rebuild(store.bookings());
  }

  /** The fills of an order, one for each lot that it changed and each time. */
  List<Fill> fillsOf(Order order) {
    return store.bookings().stream()
        .filter(Fill.class::isInstance)
        .map(Fill.class::cast)
        .filter(f -> f.order() == order.id().number())
        .toList();
  }

  private Optional<Fill> reduced(Fill fill, Quantity taken) {
    Quantity kept = fill.quantity().minus(taken);
    if (kept.isZero()) {
      return Optional.empty();
    }
    return Optional.of(costing(fill, kept, fill.amount().share(kept, fill.quantity())));
  }

  private Fill costing(Fill fill, Quantity quantity, Money amount) {
    return part(
        fill,
        fill.id(),
        quantity,
        amount,
        charges.fee(fill.account(), amount),
        charges.tax(fill.symbol(), fill.side(), amount, fill.at()));
  }
}
