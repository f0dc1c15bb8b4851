package io.maemae.broker.paper;

import io.maemae.market.OrderBook;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingPhase;
import io.maemae.market.TradingStatus;
import io.maemae.order.Balance;
import io.maemae.order.Buyable;
import io.maemae.order.CancelRequest;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRequest;
import io.maemae.order.RequestKind;
import io.maemae.order.SubmitResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the paper broker serves one account: refuses at once what its own rules refuse, numbers and
 * takes the rest, and shows what there is. Owned by the timeline's thread.
 */
final class PaperCounter implements PaperHost {
  private static final Logger log = LoggerFactory.getLogger(PaperCounter.class);

  /** Rows on a page of the order list. */
  private static final int PAGE_ROWS = 20;

  private static final String DOWN = "the paper exchange could not keep its records";

  private final String account;
  private final PaperBroker broker;
  private final PaperChecks checks;
  private final Venue venue;

  PaperCounter(String account, PaperBroker broker, PaperChecks checks, Venue venue) {
    this.account = account;
    this.broker = broker;
    this.checks = checks;
    this.venue = venue;
  }

  private PaperBook book() {
    return broker.book(account);
  }

  @Override
  public SubmitResult submit(OrderRequest request) {
    return served(() -> submitted(request));
  }

  @Override
  public SubmitResult cancel(CancelRequest request) {
    return served(
        () -> find(request.target()).map(o -> canceled(o, request)).orElseGet(this::none));
  }

  @Override
  public SubmitResult modify(ModifyRequest request) {
    return served(
        () -> find(request.target()).map(o -> modified(o, request.limit())).orElseGet(this::none));
  }

  private SubmitResult served(Supplier<SubmitResult> request) {
    return broker.isUp() ? request.get() : new SubmitResult.Unknown(DOWN);
  }

  private SubmitResult submitted(OrderRequest request) {
    Optional<String> refusal =
        checks.order(request, broker.now()).or(() -> checks.means(book(), request));
    return refusal.isPresent()
        ? refused(refusal.get())
        : accepted(
            new PaperOrder.Terms(
                broker.today(),
                broker.nextNumber(),
                account,
                OptionalLong.empty(),
                RequestKind.NEW,
                request.symbol(),
                request.side(),
                request.type(),
                request.limit(),
                checks.worst(request.symbol(), request.type(), request.limit()),
                request.timeInForce(),
                request.venue(),
                request.quantity(),
                broker.now()));
  }

  private SubmitResult canceled(PaperOrder target, CancelRequest request) {
    Optional<String> refusal = PaperChecks.changeable(target, request.quantity(), request.whole());
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    PaperOrder.Terms of = target.terms();
    return accepted(
        new PaperOrder.Terms(
            broker.today(),
            broker.nextNumber(),
            account,
            OptionalLong.of(of.number()),
            RequestKind.CANCEL,
            of.symbol(),
            of.side(),
            of.type(),
            of.limit(),
            of.worst(),
            of.timeInForce(),
            of.venue(),
            request.whole() ? target.changeable() : request.quantity(),
            broker.now()));
  }

  private SubmitResult modified(PaperOrder target, Price limit) {
    PaperOrder.Terms of = target.terms();
    Quantity moved = target.changeable();
    Instant now = broker.now();
    OrderType type = of.type().moved();
    Price worst = checks.worst(of.symbol(), type, Optional.of(limit));
    Optional<String> refusal =
        PaperChecks.changeable(target, moved, true)
            .or(() -> checks.session(now))
            .or(() -> checks.price(of.symbol(), limit))
            .or(() -> checks.means(book(), target, moved, worst));
    return refusal.isPresent()
        ? refused(refusal.get())
        : accepted(
            new PaperOrder.Terms(
                broker.today(),
                broker.nextNumber(),
                account,
                OptionalLong.of(of.number()),
                RequestKind.MODIFY,
                of.symbol(),
                of.side(),
                type,
                Optional.of(limit),
                worst,
                TimeInForce.DAY,
                of.venue(),
                moved,
                now));
  }

  private Optional<PaperOrder> find(OrderId id) {
    return broker.ordersToday(account).stream()
        .filter(o -> o.id().equals(id) && o.terms().kind() != RequestKind.CANCEL)
        .findFirst();
  }

  private SubmitResult none() {
    return refused(Refusal.NO_ORIGINAL);
  }

  private SubmitResult refused(String words) {
    log.info("paper.refused account={} words={}", account, words);
    return new SubmitResult.Rejected(words);
  }

  private SubmitResult accepted(PaperOrder.Terms terms) {
    PaperOrder order = new PaperOrder(terms);
    return broker.take(order)
        ? new SubmitResult.Accepted(order.id(), terms.orderedAt())
        : new SubmitResult.Unknown(DOWN);
  }

  @Override
  public Optional<Page> orders(LocalDate tradingDate, long after) {
    return broker.isUp()
        ? broker.orders(tradingDate, account).map(orders -> page(orders, after))
        : Optional.empty();
  }

  private static Page page(List<PaperOrder> orders, long after) {
    List<PaperOrder> listed =
        orders.stream()
            .filter(o -> o.number() > after && o.isListed())
            .limit(PAGE_ROWS + 1L)
            .toList();
    boolean more = listed.size() > PAGE_ROWS;
    List<PaperOrder> rows = more ? listed.subList(0, PAGE_ROWS) : listed;
    long last = rows.isEmpty() ? after : rows.get(rows.size() - 1).number();
    return new Page(rows.stream().map(PaperOrder::row).toList(), last, more);
  }

  @Override
  public Optional<Balance> balance() {
    return broker.isUp() ? Optional.of(book().balance(broker.today())) : Optional.empty();
  }

  @Override
  public Optional<Buyable> buyable(Price price) {
    return broker.isUp() ? Optional.of(book().buyable(price)) : Optional.empty();
  }

  @Override
  public Optional<OrderBook> book(Symbol symbol) {
    return venue.referencePrice(symbol).map(reference -> venue.book(symbol));
  }

  @Override
  public Optional<Quote> quote(Symbol symbol) {
    return venue
        .referencePrice(symbol)
        .map(
            reference ->
                new Quote(
                    symbol,
                    broker.now(),
                    reference,
                    checks.limits(symbol),
                    venue.lastPrice(symbol),
                    Optional.empty(),
                    Optional.of(status(symbol))));
  }

  private TradingStatus status(Symbol symbol) {
    boolean interrupted = venue.phase(symbol) == TradingPhase.VOLATILITY_AUCTION;
    return new TradingStatus(symbol, broker.now(), false, interrupted);
  }
}
