package io.maemae.broker.paper;

import io.maemae.broker.Timeline;
import io.maemae.market.Instruments;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Trade;
import io.maemae.market.TradingCalendar;
import io.maemae.market.TradingPhase;
import io.maemae.market.TransactionTax;
import io.maemae.order.ExecutionNotice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The broker of the embedded exchange: keeps the accounts and the day's orders, passes orders on to
 * the {@link Venue} a few milliseconds after its {@link PaperCounter} took them, and books and
 * tells what becomes of them.
 *
 * <p>An accepted order can still be refused by the exchange, and what fills between a cancel and
 * its arrival is filled. Modifies and cancels have numbers of their own, with a parent; numbers
 * begin anew each trading day.
 *
 * <p>A conditional limit order (조건부지정가) waits at the venue as a limit order. When the closing
 * auction has begun, what is open of all of them is taken back and placed as market orders, by
 * number; it keeps number, type and limit in the list of orders.
 *
 * <p>Owned by the timeline's thread.
 */
final class PaperBroker implements Venue.Listener {
  private static final int LEAST_HOP_MILLIS = 2;
  private static final int MOST_HOP_MILLIS = 8;

  private final Timeline timeline;
  private final TradingCalendar calendar;
  private final Venue venue;
  private final PaperChecks checks;
  private final PaperRecords records;
  private final SplittableRandom random;
  private final ExchangeEvents events;
  private final Map<String, PaperBook> books = new TreeMap<>();
  private final NavigableMap<Long, PaperOrder> day = new TreeMap<>();
  private LocalDate today = LocalDate.MIN;
  private long lastNumber;
  private boolean traded;
  private Instant exchangeBusyUntil = Instant.MIN;
  private LocalDate closingAwaited = LocalDate.MIN;

  PaperBroker(
      Timeline timeline,
      TradingCalendar calendar,
      Instruments instruments,
      Venue venue,
      PaperRecords records,
      SplittableRandom random) {
    this.timeline = timeline;
    this.calendar = calendar;
    this.venue = venue;
    this.checks = new PaperChecks(calendar, instruments, venue);
    this.records = records;
    this.random = random;
    this.events = new ExchangeEvents(venue, records, this::marketTime);
  }

  /** What one account reaches over its link. */
  PaperHost host(String account) {
    return new PaperCounter(account, this, checks, venue);
  }

  /** Sets where the notices of an account go. */
  void stream(String account, Consumer<ExecutionNotice> stream) {
    events.stream(account, stream);
  }

  // Beginning, and going on from what was kept.

  /**
   * Goes on from what was kept, and opens the accounts that are new. The venue has started: orders
   * that rested go back to it, behind all others at their price, and those on their way arrive.
   */
  void start(List<PaperAccount> accounts) {
    today = MarketTime.date(timeline.now());
    lastNumber = records.lastNumber(today);
    events.event(
        () -> {
          accounts.forEach(this::open);
          records.orders(today).forEach(this::putBack);
        });
    scheduleMinute();
  }

  private void open(PaperAccount account) {
    Optional<PaperBook.Holdings> kept = records.holdings(account.name(), today);
    PaperBook book =
        new PaperBook(account, kept.orElseGet(() -> PaperBook.Holdings.opening(account.cash())));
    books.put(account.name(), book);
    if (kept.isEmpty()) {
      events.cash(book);
    }
  }

  private void putBack(PaperOrder order) {
    boolean ofToday = order.terms().tradingDate().equals(today);
    if (ofToday) {
      day.put(order.number(), order);
    }
    if (order.state() == PaperOrder.State.ENDED) {
      return;
    }
    PaperBook book = books.get(order.terms().account());
    boolean goesOn =
        ofToday
            && book != null
            && checks.session(timeline.now()).isEmpty()
            && venue.referencePrice(order.terms().symbol()).isPresent();
    if (!goesOn) {
      expire(order);
      return;
    }
    book.add(order);
    if (order.state() == PaperOrder.State.SENT) {
      send(order);
    } else {
      place(order);
    }
  }

  // Time.

  private void scheduleMinute() {
    Instant now = timeline.now();
    Instant next =
        calendar.phase(now) == TradingPhase.CLOSED
            ? nextSession(now)
            : now.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
    timeline.at(next, this::minute);
  }

  private Instant nextSession(Instant now) {
    LocalDate date = MarketTime.date(now);
    LocalDate candidate = calendar.isTradingDay(date) ? date : calendar.next(date);
    Instant start = auctionStart(candidate);
    return start.isAfter(now) ? start : auctionStart(calendar.next(candidate));
  }

  private Instant auctionStart(LocalDate tradingDate) {
    return MarketTime.instant(tradingDate, calendar.hours(tradingDate).openingAuction());
  }

  /** Market time and prices are kept each minute in which something traded, and at the close. */
  private void minute() {
    boolean closed = calendar.phase(timeline.now()) == TradingPhase.CLOSED;
    if (isUp() && (traded || closed)) {
      traded = false;
      events.event(() -> {});
    }
    scheduleMinute();
  }

  /** The time now, if the venue's prices are today's. */
  private Optional<Instant> marketTime() {
    Instant now = timeline.now();
    LocalDate date = MarketTime.date(now);
    return calendar.isTradingDay(date) && !now.isBefore(auctionStart(date))
        ? Optional.of(now)
        : Optional.empty();
  }

  /**
   * Begins a new day if the date has changed; what the venue left open is over.
   *
   * @return false if the day cannot begin, for what was kept of it cannot be read
   */
  private boolean roll() {
    LocalDate date = MarketTime.date(timeline.now());
    if (date.equals(today)) {
      return true;
    }
    Optional<Long> last = events.read(kept -> kept.lastNumber(date));
    if (last.isPresent()) {
      events.event(() -> day.values().forEach(this::expire));
      day.clear();
      today = date;
      lastNumber = last.get();
    }
    return last.isPresent();
  }

  /** The order is over with its day; one that was still on its way is refused. */
  private void expire(PaperOrder order) {
    switch (order.state()) {
      case SENT -> refuse(order, Refusal.AFTER_CLOSE);
      case OPEN -> {
        Quantity remainder = order.open();
        order.expire();
        changed(order);
        tell(order, ExecutionNotice.Kind.EXPIRED, remainder);
      }
      case ENDED -> {
        // It was over before.
      }
      default -> throw new IllegalStateException("order in state " + order.state());
    }
  }

  // What the counter asks for.

  /** Whether the exchange serves; the date is today's then. */
  boolean isUp() {
    return events.areKept() && roll() && events.areKept();
  }

  Instant now() {
    return timeline.now();
  }

  LocalDate today() {
    return today;
  }

  long nextNumber() {
    return lastNumber + 1;
  }

  PaperBook book(String account) {
    return books.get(account);
  }

  /** The orders of an account today, by number. */
  List<PaperOrder> ordersToday(String account) {
    return day.values().stream().filter(o -> o.terms().account().equals(account)).toList();
  }

  /** The orders of an account on a date, by number; empty if they cannot be read. */
  Optional<List<PaperOrder>> orders(LocalDate date, String account) {
    return date.equals(today)
        ? Optional.of(ordersToday(account))
        : events.read(kept -> kept.orders(date, account));
  }

  /**
   * Takes an order with the next number and sends it to the exchange.
   *
   * @return false if it could not be kept: then nobody can say yet whether it exists
   */
  boolean take(PaperOrder order) {
    lastNumber = order.number();
    events.event(
        () -> {
          day.put(order.number(), order);
          books.get(order.terms().account()).add(order);
          events.order(order);
          events.market(order.terms().symbol());
        });
    send(order);
    return events.areKept();
  }

  // What happens at the exchange.

  private void send(PaperOrder order) {
    order.terms().parent().ifPresent(n -> day.get(n).changeSent(order.terms().requested()));
    Instant arrival =
        timeline.now().plusMillis(random.nextInt(LEAST_HOP_MILLIS, MOST_HOP_MILLIS + 1));
    exchangeBusyUntil = arrival.isAfter(exchangeBusyUntil) ? arrival : exchangeBusyUntil;
    timeline.at(exchangeBusyUntil, () -> events.event(() -> arrive(order)));
  }

  private void arrive(PaperOrder order) {
    if (order.state() != PaperOrder.State.SENT) {
      return;
    }
    switch (order.terms().kind()) {
      case NEW -> arriveNew(order);
      case MODIFY -> arriveModify(order);
      case CANCEL -> arriveCancel(order);
      default -> throw new IllegalStateException("order of kind " + order.terms().kind());
    }
  }

  private void arriveNew(PaperOrder order) {
    Optional<String> refusal = refusalAtExchange(order).or(() -> price(order));
    if (refusal.isPresent()) {
      refuse(order, refusal.get());
    } else {
      order.opened(order.quantity());
      changed(order);
      tell(order, ExecutionNotice.Kind.NEW, Quantity.ZERO);
      place(order);
    }
  }

  /** Gives an order at the best price its limit; the words of the exchange if it cannot. */
  private Optional<String> price(PaperOrder order) {
    PaperOrder.Terms terms = order.terms();
    if (terms.type() != OrderType.BEST) {
      return Optional.empty();
    }
    Optional<Price> best = checks.bestPrice(terms.symbol(), terms.side());
    best.ifPresent(order::priced);
    return best.isPresent() ? Optional.empty() : Optional.of(Refusal.NO_BEST_PRICE);
  }

  private void place(PaperOrder order) {
    venue.place(order.atVenue(venue.phase(order.terms().symbol())));
    if (order.isConditional()) {
      awaitClosingAuction();
    }
  }

  private void awaitClosingAuction() {
    if (!today.equals(closingAwaited)) {
      closingAwaited = today;
      Instant begins = MarketTime.instant(today, calendar.hours(today).closingAuction());
      // Once round the queue: the venue's phase of this instant may begin after this task.
      timeline.at(
          begins,
          () -> timeline.at(timeline.now(), () -> events.event(this::makeConditionalMarket)));
    }
  }

  private void makeConditionalMarket() {
    for (PaperOrder order : day.values()) {
      boolean waits = order.isConditional() && order.state() == PaperOrder.State.OPEN;
      if (waits && !venue.cancel(order.number(), order.open()).isZero()) {
        place(order);
      }
    }
  }

  private void arriveModify(PaperOrder modify) {
    PaperOrder target = targetOf(modify);
    Optional<String> refusal = refusalAtExchange(modify);
    if (refusal.isPresent()) {
      refuse(modify, refusal.get());
      return;
    }
    Quantity moved = venue.cancel(target.number(), modify.terms().requested());
    if (moved.isZero()) {
      refuse(modify, Refusal.NOTHING_TO_CHANGE);
    } else {
      target.cancel(moved);
      changed(target);
      modify.opened(moved);
      changed(modify);
      tell(modify, ExecutionNotice.Kind.REPLACED, moved);
      place(modify);
    }
  }

  private void arriveCancel(PaperOrder cancel) {
    PaperOrder target = targetOf(cancel);
    Quantity taken = venue.cancel(target.number(), cancel.terms().requested());
    if (taken.isZero()) {
      refuse(cancel, Refusal.NOTHING_TO_CHANGE);
    } else {
      target.cancel(taken);
      changed(target);
      cancel.tookBack(taken);
      changed(cancel);
      tell(cancel, ExecutionNotice.Kind.CANCELED, taken);
    }
  }

  private PaperOrder targetOf(PaperOrder change) {
    PaperOrder target = day.get(change.terms().parent().orElseThrow());
    target.changeArrived(change.terms().requested());
    return target;
  }

  private Optional<String> refusalAtExchange(PaperOrder order) {
    PaperOrder.Terms terms = order.terms();
    return checks.atExchange(terms.symbol(), terms.type(), terms.timeInForce(), timeline.now());
  }

  private void refuse(PaperOrder order, String words) {
    order.refuse(words);
    changed(order);
    tell(order, ExecutionNotice.Kind.REJECTED, Quantity.ZERO);
  }

  @Override
  public void executed(long number, Price price, Quantity quantity, Instant at) {
    events.event(() -> fill(day.get(number), price, quantity, at));
  }

  private void fill(PaperOrder order, Price price, Quantity quantity, Instant at) {
    PaperOrder.Terms terms = order.terms();
    PaperBook book = books.get(terms.account());
    Money amount = price.times(quantity);
    PaperFill fill =
        new PaperFill(
            terms.tradingDate(),
            order.number(),
            terms.account(),
            terms.symbol(),
            terms.side(),
            quantity,
            order.filled().plus(quantity),
            price,
            book.commission(amount),
            tax(terms, amount),
            calendar.settlement(terms.tradingDate()),
            at);
    order.fill(quantity, amount);
    book.book(fill);
    changed(order);
    events.fill(fill, order, book);
  }

  private Money tax(PaperOrder.Terms terms, Money amount) {
    return terms.side() == Side.SELL
        ? TransactionTax.onSale(
            checks.instrument(terms.symbol()).kind(), terms.tradingDate(), amount)
        : Money.ZERO;
  }

  @Override
  public void removed(long number, Quantity remainder, Venue.Removal why, Instant at) {
    PaperOrder order = day.get(number);
    events.event(
        () -> {
          switch (why) {
            case END_OF_DAY -> expire(order);
            case NOT_FILLED_AT_ONCE -> {
              order.cancel(remainder);
              changed(order);
              tell(order, ExecutionNotice.Kind.CANCELED, remainder);
            }
            default -> throw new IllegalStateException("removed for " + why);
          }
        });
  }

  @Override
  public void traded(Trade trade) {
    traded = true;
    events.market(trade.symbol());
  }

  private void changed(PaperOrder order) {
    events.order(order);
    PaperBook book = books.get(order.terms().account());
    if (book != null && order.state() == PaperOrder.State.ENDED) {
      book.remove(order);
    }
  }

  private void tell(PaperOrder order, ExecutionNotice.Kind kind, Quantity last) {
    events.tell(order, kind, last, timeline.now());
  }
}
