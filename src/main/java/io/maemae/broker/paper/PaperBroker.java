package io.maemae.broker.paper;

import io.maemae.broker.Timeline;
import io.maemae.market.Instruments;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.OrderBook;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Trade;
import io.maemae.market.TradingCalendar;
import io.maemae.market.TradingPhase;
import io.maemae.market.TransactionTax;
import io.maemae.order.Balance;
import io.maemae.order.CancelRequest;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRequest;
import io.maemae.order.RequestKind;
import io.maemae.order.StoreException;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker of the embedded exchange: keeps accounts, checks and numbers orders, passes them on to
 * the {@link Venue} a few milliseconds later, and tells what happened to them.
 *
 * <p>An accepted order can still be refused by the exchange, and what fills between a cancel and
 * its arrival is filled. Modifies and cancels have numbers of their own, with a parent; numbers
 * begin anew each trading day.
 *
 * <p>Whatever an event changed is kept before anybody is told of it. If it cannot be kept, the
 * exchange is down until the next start: it answers nothing clearly any more, so that after the
 * start, when it goes on from what it kept, nobody was told otherwise.
 *
 * <p>Owned by the timeline's thread.
 */
final class PaperBroker implements Venue.Listener {
  private static final Logger log = LoggerFactory.getLogger(PaperBroker.class);

  /** Rows on a page of the order list. */
  static final int PAGE_ROWS = 20;

  private static final int LEAST_HOP_MILLIS = 2;
  private static final int MOST_HOP_MILLIS = 8;
  private static final String DOWN = "the paper exchange could not keep its records and is down";

  private final Timeline timeline;
  private final TradingCalendar calendar;
  private final Venue venue;
  private final PaperChecks checks;
  private final PaperRecords records;
  private final SplittableRandom random;
  private final Map<String, PaperBook> books = new TreeMap<>();
  private final Map<String, Consumer<ExecutionNotice>> streams = new HashMap<>();
  private final NavigableMap<Long, PaperOrder> day = new TreeMap<>();
  private final Unkept pending = new Unkept();
  private LocalDate date = LocalDate.MIN;
  private long lastNumber;
  private Instant exchangeBusyUntil = Instant.MIN;
  private int depth;
  private boolean down;

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
  }

  /**
   * Goes on from what was kept, and opens the accounts that are new. The venue has started: orders
   * that rested go back to it, behind all others at their price, and those on their way arrive.
   */
  void start(List<PaperAccount> accounts) {
    date = MarketTime.date(timeline.now());
    event(
        () -> {
          for (PaperAccount account : accounts) {
            open(account);
          }
          lastNumber = records.lastNumber(date);
          for (PaperOrder order : records.orders(date)) {
            putBack(order);
          }
        });
    scheduleMinute();
  }

  private void open(PaperAccount account) {
    Optional<PaperBook.Holdings> kept = records.holdings(account.name(), date);
    PaperBook book =
        new PaperBook(account, kept.orElseGet(() -> PaperBook.Holdings.opening(account.cash())));
    books.put(account.name(), book);
    if (kept.isEmpty()) {
      pending.cash(book);
    }
  }

  private void putBack(PaperOrder order) {
    boolean today = order.terms().tradingDate().equals(date);
    if (today) {
      day.put(order.number(), order);
    }
    if (order.state() == PaperOrder.State.ENDED) {
      return;
    }
    PaperBook book = books.get(order.terms().account());
    boolean trades =
        today
            && book != null
            && checks.session(timeline.now()).isEmpty()
            && venue.referencePrice(order.terms().symbol()).isPresent();
    if (!trades) {
      expire(order);
      return;
    }
    book.add(order);
    if (order.state() == PaperOrder.State.SENT) {
      order.terms().parent().ifPresent(n -> day.get(n).changeSent(order.terms().requested()));
      send(order);
    } else {
      venue.place(order.atVenue());
    }
  }

  /** What one account reaches over its link. */
  PaperHost host(String account) {
    return new Host(account);
  }

  /** Sets where the notices of an account go. */
  void stream(String account, Consumer<ExecutionNotice> stream) {
    streams.put(account, stream);
  }

  private void scheduleMinute() {
    Instant now = timeline.now();
    Instant next =
        calendar.phase(now) == TradingPhase.CLOSED
            ? nextSession(now)
            : now.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
    timeline.at(next, this::minute);
  }

  private Instant nextSession(Instant now) {
    LocalDate today = MarketTime.date(now);
    LocalDate candidate = calendar.isTradingDay(today) ? today : calendar.next(today);
    Instant start = auctionStart(candidate);
    return start.isAfter(now) ? start : auctionStart(calendar.next(candidate));
  }

  private Instant auctionStart(LocalDate tradingDate) {
    return MarketTime.instant(tradingDate, calendar.hours(tradingDate).openingAuction());
  }

  private void minute() {
    roll();
    event(() -> {});
    scheduleMinute();
  }

  /** Begins a new day if the date has changed; what the venue left open is over. */
  private void roll() {
    LocalDate today = MarketTime.date(timeline.now());
    if (!down && !today.equals(date)) {
      event(() -> day.values().forEach(this::expireIfWorking));
      day.clear();
      date = today;
      lastNumber = down ? 0 : records.lastNumber(today);
    }
  }

  private void expireIfWorking(PaperOrder order) {
    if (order.state() != PaperOrder.State.ENDED) {
      expire(order);
    }
  }

  private void expire(PaperOrder order) {
    if (order.state() == PaperOrder.State.SENT) {
      refuse(order, Refusal.AFTER_CLOSE);
      return;
    }
    Quantity remainder = order.open();
    order.expire();
    ended(order);
    tell(order, ExecutionNotice.Kind.EXPIRED, remainder, timeline.now());
  }

  // What an account asks for.

  private SubmitResult submit(PaperBook book, OrderRequest request) {
    Optional<String> refusal =
        checks.order(request, timeline.now()).or(() -> checks.means(book, request));
    return refusal.isPresent()
        ? refused(book, refusal.get())
        : accepted(
            book,
            new PaperOrder.Terms(
                date,
                lastNumber + 1,
                book.name(),
                OptionalLong.empty(),
                RequestKind.NEW,
                request.symbol(),
                request.side(),
                request.type(),
                request.limit(),
                checks.worst(request),
                request.timeInForce(),
                request.venue(),
                request.quantity(),
                timeline.now()));
  }

  private SubmitResult cancel(PaperBook book, CancelRequest request) {
    Optional<PaperOrder> found = find(book, request.target());
    if (found.isEmpty()) {
      return refused(book, Refusal.NO_ORIGINAL);
    }
    PaperOrder target = found.get();
    Optional<String> refusal = PaperChecks.changeable(target, request.quantity(), request.whole());
    if (refusal.isPresent()) {
      return refused(book, refusal.get());
    }
    PaperOrder.Terms of = target.terms();
    Quantity wanted = request.whole() ? target.changeable() : request.quantity();
    return change(
        book,
        target,
        RequestKind.CANCEL,
        of.type(),
        of.limit(),
        of.worst(),
        of.timeInForce(),
        wanted);
  }

  private SubmitResult modify(PaperBook book, ModifyRequest request) {
    Optional<PaperOrder> found = find(book, request.target());
    if (found.isEmpty()) {
      return refused(book, Refusal.NO_ORIGINAL);
    }
    PaperOrder target = found.get();
    Quantity moved = target.changeable();
    Price limit = request.limit();
    Optional<String> refusal =
        PaperChecks.changeable(target, request.quantity(), true)
            .or(() -> checks.session(timeline.now()))
            .or(() -> checks.price(target.terms().symbol(), limit))
            .or(() -> checks.means(book, target, moved, limit));
    if (refusal.isPresent()) {
      return refused(book, refusal.get());
    }
    return change(
        book,
        target,
        RequestKind.MODIFY,
        OrderType.LIMIT,
        Optional.of(limit),
        limit,
        TimeInForce.DAY,
        moved);
  }

  private SubmitResult change(
      PaperBook book,
      PaperOrder target,
      RequestKind kind,
      OrderType type,
      Optional<Price> limit,
      Price worst,
      TimeInForce timeInForce,
      Quantity wanted) {
    PaperOrder.Terms of = target.terms();
    target.changeSent(wanted);
    return accepted(
        book,
        new PaperOrder.Terms(
            date,
            lastNumber + 1,
            book.name(),
            OptionalLong.of(of.number()),
            kind,
            of.symbol(),
            of.side(),
            type,
            limit,
            worst,
            timeInForce,
            of.venue(),
            wanted,
            timeline.now()));
  }

  private Optional<PaperOrder> find(PaperBook book, OrderId id) {
    if (!id.tradingDate().equals(date) || !id.branch().equals(PaperOrder.BRANCH)) {
      return Optional.empty();
    }
    return day.values().stream()
        .filter(o -> Long.toString(o.number()).equals(id.number()))
        .filter(o -> o.terms().account().equals(book.name()))
        .filter(o -> o.terms().kind() != RequestKind.CANCEL)
        .findFirst();
  }

  private static SubmitResult refused(PaperBook book, String words) {
    log.info("paper.refused account={} words={}", book.name(), words);
    return new SubmitResult.Rejected(words);
  }

  private SubmitResult accepted(PaperBook book, PaperOrder.Terms terms) {
    PaperOrder order = new PaperOrder(terms);
    lastNumber = order.number();
    event(
        () -> {
          day.put(order.number(), order);
          book.add(order);
          pending.order(order);
          pending.market(terms.symbol());
        });
    if (down) {
      return new SubmitResult.Unknown(DOWN);
    }
    send(order);
    return new SubmitResult.Accepted(order.id(), terms.orderedAt());
  }

  // What happens at the exchange.

  private void send(PaperOrder order) {
    Instant arrival =
        timeline.now().plusMillis(random.nextInt(LEAST_HOP_MILLIS, MOST_HOP_MILLIS + 1));
    exchangeBusyUntil = arrival.isAfter(exchangeBusyUntil) ? arrival : exchangeBusyUntil;
    timeline.at(exchangeBusyUntil, () -> event(() -> arrive(order)));
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
    Optional<String> refusal = refusalAtExchange(order);
    if (refusal.isPresent()) {
      refuse(order, refusal.get());
      return;
    }
    order.opened(order.quantity());
    pending.order(order);
    tell(order, ExecutionNotice.Kind.NEW, Quantity.ZERO, timeline.now());
    venue.place(order.atVenue());
  }

  private void arriveModify(PaperOrder modify) {
    PaperOrder target = targetOf(modify);
    Optional<String> refusal = refusalAtExchange(modify);
    Quantity moved =
        refusal.isPresent()
            ? Quantity.ZERO
            : venue.cancel(target.number(), modify.terms().requested());
    if (moved.isZero()) {
      refuse(modify, refusal.orElse(Refusal.NOTHING_TO_CHANGE));
      return;
    }
    takeBack(target, moved);
    modify.opened(moved);
    pending.order(modify);
    tell(modify, ExecutionNotice.Kind.REPLACED, moved, timeline.now());
    venue.place(modify.atVenue());
  }

  private void arriveCancel(PaperOrder cancel) {
    PaperOrder target = targetOf(cancel);
    Quantity taken = venue.cancel(target.number(), cancel.terms().requested());
    if (taken.isZero()) {
      refuse(cancel, Refusal.NOTHING_TO_CHANGE);
      return;
    }
    takeBack(target, taken);
    cancel.tookBack(taken);
    ended(cancel);
    tell(cancel, ExecutionNotice.Kind.CANCELED, taken, timeline.now());
  }

  private PaperOrder targetOf(PaperOrder change) {
    PaperOrder target = day.get(change.terms().parent().orElseThrow());
    target.changeArrived(change.terms().requested());
    return target;
  }

  private Optional<String> refusalAtExchange(PaperOrder order) {
    return checks.atExchange(order.terms().symbol(), order.terms().timeInForce(), timeline.now());
  }

  private void refuse(PaperOrder order, String words) {
    order.refuse(words);
    ended(order);
    tell(order, ExecutionNotice.Kind.REJECTED, Quantity.ZERO, timeline.now());
  }

  private void takeBack(PaperOrder order, Quantity shares) {
    order.cancel(shares);
    changed(order);
  }

  @Override
  public void executed(long number, Price price, Quantity quantity, Instant at) {
    event(() -> fill(day.get(number), price, quantity, at));
  }

  private void fill(PaperOrder order, Price price, Quantity quantity, Instant at) {
    PaperOrder.Terms terms = order.terms();
    PaperBook book = books.get(terms.account());
    Money amount = price.times(quantity);
    Money tax =
        terms.side() == Side.SELL
            ? TransactionTax.onSale(checks.instrument(terms.symbol()).kind(), date, amount)
            : Money.ZERO;
    PaperFill fill =
        new PaperFill(
            date,
            order.number(),
            terms.account(),
            terms.symbol(),
            terms.side(),
            quantity,
            price,
            book.commission(amount),
            tax,
            calendar.settlement(date),
            at);
    order.fill(quantity, amount);
    book.book(fill);
    changed(order);
    pending.fill(fill, book);
    pending.notice(
        notice(
            order,
            ExecutionNotice.Kind.FILLED,
            Optional.empty(),
            quantity,
            Optional.of(price),
            at));
  }

  @Override
  public void removed(long number, Quantity remainder, Venue.Removal why, Instant at) {
    event(
        () -> {
          PaperOrder order = day.get(number);
          if (why == Venue.Removal.END_OF_DAY) {
            expire(order);
          } else {
            takeBack(order, remainder);
            tell(order, ExecutionNotice.Kind.CANCELED, remainder, at);
          }
        });
  }

  @Override
  public void traded(Trade trade) {
    pending.market(trade.symbol());
  }

  // What is kept and told.

  /** Keeps and tells what the work changed, once the outermost event is complete. */
  private void event(Runnable work) {
    if (down) {
      return;
    }
    depth++;
    try {
      work.run();
    } finally {
      depth--;
    }
    if (depth == 0) {
      keepAndTell();
    }
  }

  private void keepAndTell() {
    try {
      records.keep(pending.change(venue, marketTime()));
    } catch (StoreException e) {
      down = true;
      log.error("paper.down the embedded exchange stops: it could not keep its records", e);
      return;
    }
    for (ExecutionNotice notice : pending.takeNotices()) {
      streams.getOrDefault(notice.id().account(), n -> {}).accept(notice);
    }
  }

  /** The time now, if the venue's prices are today's. */
  private Optional<Instant> marketTime() {
    Instant now = timeline.now();
    LocalDate today = MarketTime.date(now);
    return calendar.isTradingDay(today) && !now.isBefore(auctionStart(today))
        ? Optional.of(now)
        : Optional.empty();
  }

  private void changed(PaperOrder order) {
    if (order.state() == PaperOrder.State.ENDED) {
      ended(order);
    } else {
      pending.order(order);
    }
  }

  private void ended(PaperOrder order) {
    pending.order(order);
    PaperBook book = books.get(order.terms().account());
    if (book != null) {
      book.remove(order);
    }
  }

  private void tell(PaperOrder order, ExecutionNotice.Kind kind, Quantity last, Instant at) {
    Optional<Price> price =
        kind == ExecutionNotice.Kind.REPLACED ? order.terms().limit() : Optional.empty();
    pending.notice(notice(order, kind, order.parentIn(kind), last, price, at));
  }

  private static ExecutionNotice notice(
      PaperOrder order,
      ExecutionNotice.Kind kind,
      Optional<OrderId> parent,
      Quantity last,
      Optional<Price> lastPrice,
      Instant at) {
    boolean fill = kind == ExecutionNotice.Kind.FILLED;
    return new ExecutionNotice(
        kind,
        order.id(),
        parent,
        order.terms().symbol(),
        order.terms().side(),
        kind == ExecutionNotice.Kind.REJECTED ? order.terms().requested() : order.quantity(),
        last,
        lastPrice,
        fill ? Optional.of(order.filled()) : Optional.empty(),
        fill ? Optional.of(order.filledAmount()) : Optional.empty(),
        order.rejection().orElse(""),
        at);
  }

  /** One account's view. */
  private final class Host implements PaperHost {
    private final String account;

    Host(String account) {
      this.account = account;
    }

    private PaperBook book() {
      return books.get(account);
    }

    @Override
    public SubmitResult submit(OrderRequest request) {
      roll();
      return down ? new SubmitResult.Unknown(DOWN) : PaperBroker.this.submit(book(), request);
    }

    @Override
    public SubmitResult cancel(CancelRequest request) {
      roll();
      return down ? new SubmitResult.Unknown(DOWN) : PaperBroker.this.cancel(book(), request);
    }

    @Override
    public SubmitResult modify(ModifyRequest request) {
      roll();
      return down ? new SubmitResult.Unknown(DOWN) : PaperBroker.this.modify(book(), request);
    }

    @Override
    public Optional<Page> orders(LocalDate tradingDate, long after) {
      roll();
      if (down) {
        return Optional.empty();
      }
      List<PaperOrder> listed =
          all(tradingDate).stream()
              .filter(o -> o.number() > after && o.isListed())
              .limit(PAGE_ROWS + 1L)
              .toList();
      boolean more = listed.size() > PAGE_ROWS;
      List<PaperOrder> page = more ? listed.subList(0, PAGE_ROWS) : listed;
      long last = page.isEmpty() ? after : page.get(page.size() - 1).number();
      return Optional.of(new Page(page.stream().map(PaperOrder::row).toList(), last, more));
    }

    private List<PaperOrder> all(LocalDate tradingDate) {
      return tradingDate.equals(date)
          ? day.values().stream().filter(o -> o.terms().account().equals(account)).toList()
          : records.orders(tradingDate, account);
    }

    @Override
    public Optional<Balance> balance() {
      roll();
      return down ? Optional.empty() : Optional.of(book().balance(date));
    }

    @Override
    public Optional<OrderBook> book(Symbol symbol) {
      return venue.referencePrice(symbol).map(reference -> venue.book(symbol));
    }
  }
}
