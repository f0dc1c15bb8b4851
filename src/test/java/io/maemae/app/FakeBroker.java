package io.maemae.app;

import io.maemae.backtest.VirtualTime;
import io.maemae.broker.Timeline;
import io.maemae.broker.Why;
import io.maemae.market.FeeSchedule;
import io.maemae.market.InstrumentKind;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.OrderBook;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Quantity;
import io.maemae.market.Quote;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingStatus;
import io.maemae.market.TransactionTax;
import io.maemae.market.Venue;
import io.maemae.order.AccountSource;
import io.maemae.order.Balance;
import io.maemae.order.Buyable;
import io.maemae.order.CancelRequest;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.ExecutionNotice.Kind;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderGateway;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRequest;
import io.maemae.order.OrderRow;
import io.maemae.order.QuoteSource;
import io.maemae.order.Reading;
import io.maemae.order.RequestKind;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A broker at the ports. It has a truth of its own (orders, cash, shares), records what it was
 * asked, and answers as it is told to: with numbers 1001, 1002, … unless told otherwise.
 */
final class FakeBroker implements OrderGateway, AccountSource, QuoteSource {
  /** After this long without an answer the adapter calls the outcome unknown. */
  static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** Told by answers and lists, not by notices. */
  private static final String BRANCH = "00950";

  private static final Duration LATENCY = Duration.ofMillis(10);

  /** How a request is met. */
  enum Manner {
    ACCEPT,
    /** Taken, and the answer is lost. */
    LOSE_ANSWER,
    /** Lost on the way there; nobody here can tell. */
    LOSE_REQUEST,
    /** Taken; the answer waits until {@link #answerHeld}. */
    HOLD,
    /** Not taken; the answer waits until {@link #answerHeld}. */
    HOLD_UNTAKEN,
    REFUSE,
    NOT_SENT
  }

  private record Script(Manner manner, String words) {}

  private record Held(Consumer<SubmitResult> answer, Optional<OrderId> id) {}

  private final String account;
  private final VirtualTime clock;
  private final Timeline timeline;
  private Optional<OrderBook> book = Optional.empty();
  private final Map<Symbol, Quote> quotes = new TreeMap<>();
  private final List<String> asked = new ArrayList<>();
  private final Map<String, OrderRow> orders = new LinkedHashMap<>();
  private final Deque<Script> scripts = new ArrayDeque<>();
  private final Deque<Held> held = new ArrayDeque<>();
  private final Map<Symbol, Long> shares = new TreeMap<>();
  private final Map<Symbol, Long> sellable = new TreeMap<>();
  private final Map<Symbol, Money> costs = new HashMap<>();
  private List<String> others = List.of();
  private boolean balancesAreOfTheirEnd;
  private Consumer<ExecutionNotice> stream = notice -> {};
  private Runnable atSubmit = () -> {};
  private UnaryOperator<List<OrderRow>> list = rows -> rows;
  private Optional<String> unreadable = Optional.empty();
  private Optional<String> unreadableBalance = Optional.empty();
  private final Map<String, String> unreadableDays = new HashMap<>();
  private Duration readingTime = LATENCY;
  private boolean confirmsChanges = true;
  private Money cash;
  private int lastNumber = 1000;

  FakeBroker(String account, VirtualTime clock, Timeline timeline, Money cash) {
    this.account = account;
    this.clock = clock;
    this.timeline = timeline;
    this.cash = cash;
  }

  void stream(Consumer<ExecutionNotice> consumer) {
    stream = consumer;
  }

  /** Runs when a new order arrives, before anything is answered. */
  void atSubmit(Runnable task) {
    atSubmit = task;
  }

  // How the next requests are met; after them, requests are accepted.

  void next(Manner... manners) {
    for (Manner manner : manners) {
      scripts.add(new Script(manner, ""));
    }
  }

  void refusesNext(String words) {
    scripts.add(new Script(Manner.REFUSE, words));
  }

  void cannotSendNext(String why) {
    scripts.add(new Script(Manner.NOT_SENT, why));
  }

  /** Answers the oldest request whose answer was held: as accepted under its number. */
  void answerHeld() {
    Held oldest = held.remove();
    oldest.answer().accept(new SubmitResult.Accepted(oldest.id().orElseThrow(), clock.now()));
  }

  void answerHeld(SubmitResult result) {
    held.remove().answer().accept(result);
  }

  /** False: cancels and modifies are accepted, and nothing comes of them until told. */
  void confirmsChanges(boolean confirms) {
    confirmsChanges = confirms;
  }

  // What was asked.

  /** New orders, cancels and modifies, as they came. */
  List<String> sent() {
    return asked.stream().filter(r -> !r.startsWith("read")).toList();
  }

  /** Everything that was asked, readings too. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  void forgetAsked() {
    asked.clear();
  }

  // The gateway.

  @Override
  public void submit(OrderRequest request, Consumer<SubmitResult> answer) {
    asked.add(
        "submit "
            + request.id()
            + " "
            + request.side()
            + " "
            + request.symbol()
            + " "
            + request.quantity()
            + "@"
            + request.limit().map(Price::toString).orElse(lowerCase(request.type()))
            + (request.type() == OrderType.CONDITIONAL ? " conditional" : "")
            + (request.timeInForce() == TimeInForce.DAY ? "" : " " + request.timeInForce()));
    atSubmit.run();
    meet(
        answer,
        () ->
            place(
                request.symbol(),
                request.side(),
                request.quantity().units(),
                request.type(),
                request.limit(),
                request.timeInForce()));
  }

  @Override
  public void cancel(CancelRequest request, Consumer<SubmitResult> answer) {
    if (lacksBranch(request.target(), answer)) {
      return;
    }
    String target = request.target().number();
    asked.add(
        "cancel "
            + request.id()
            + " "
            + target
            + " "
            + request.quantity()
            + (request.whole() ? " whole" : ""));
    if (!order(target).id().equals(request.target())) {
      later(LATENCY, () -> answer.accept(new SubmitResult.Rejected("원주문 지점 오류")));
      return;
    }
    meet(
        answer,
        () -> {
          OrderId id = newNumber();
          if (confirmsChanges) {
            long open = order(target).open().units();
            long taken = request.whole() ? open : Math.min(open, request.quantity().units());
            timeline.at(clock.now().plus(LATENCY), () -> confirmCancel(id.number(), target, taken));
          }
          return id;
        });
  }

  @Override
  public void modify(ModifyRequest request, Consumer<SubmitResult> answer) {
    if (lacksBranch(request.target(), answer)) {
      return;
    }
    String target = request.target().number();
    asked.add(
        "modify "
            + request.id()
            + " "
            + target
            + " "
            + request.quantity()
            + "@"
            + request.limit()
            + (request.type() == OrderType.LIMIT ? "" : " " + lowerCase(request.type())));
    meet(
        answer,
        () -> {
          OrderId id = newNumber();
          if (confirmsChanges) {
            timeline.at(
                clock.now().plus(LATENCY),
                () -> confirmModify(id.number(), target, request.limit()));
          }
          return id;
        });
  }

  /** The adapter of a broker with branches names none that it does not know. */
  private boolean lacksBranch(OrderId target, Consumer<SubmitResult> answer) {
    boolean lacks = target.branch().isEmpty();
    if (lacks) {
      later(LATENCY, () -> answer.accept(new SubmitResult.NotSent(Why.NO_BRANCH)));
    }
    return lacks;
  }

  private static String lowerCase(OrderType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private interface Taking {
    OrderId take();
  }

  private void meet(Consumer<SubmitResult> answer, Taking taking) {
    Script script = scripts.isEmpty() ? new Script(Manner.ACCEPT, "") : scripts.remove();
    switch (script.manner()) {
      case ACCEPT -> {
        OrderId id = taking.take();
        later(LATENCY, () -> answer.accept(new SubmitResult.Accepted(id, clock.now())));
      }
      case LOSE_ANSWER -> {
        taking.take();
        later(TIMEOUT, () -> answer.accept(new SubmitResult.Unknown("timeout")));
      }
      case LOSE_REQUEST -> later(TIMEOUT, () -> answer.accept(new SubmitResult.Unknown("timeout")));
      case HOLD -> held.add(new Held(answer, Optional.of(taking.take())));
      case HOLD_UNTAKEN -> held.add(new Held(answer, Optional.empty()));
      case REFUSE -> later(LATENCY, () -> answer.accept(new SubmitResult.Rejected(script.words())));
      case NOT_SENT ->
          later(LATENCY, () -> answer.accept(new SubmitResult.NotSent(script.words())));
      default -> throw new IllegalStateException("manner " + script.manner());
    }
  }

  private void later(Duration wait, Runnable task) {
    timeline.at(clock.now().plus(wait), task);
  }

  // The truth.

  private OrderId newNumber() {
    return id(Integer.toString(++lastNumber));
  }

  /** The newest number. */
  String lastNumber() {
    return Integer.toString(lastNumber);
  }

  OrderId id(String number) {
    return new OrderId(account, MarketTime.date(clock.now()), BRANCH, number);
  }

  OrderRow order(String number) {
    return orders.get(number);
  }

  /** An order placed elsewhere in the account. */
  OrderId place(Symbol symbol, Side side, long quantity, long limitWon) {
    Optional<Price> limit = Optional.of(Price.ofWon(limitWon));
    return place(symbol, side, quantity, OrderType.LIMIT, limit, TimeInForce.DAY);
  }

  private OrderId place(
      Symbol symbol,
      Side side,
      long quantity,
      OrderType type,
      Optional<Price> limit,
      TimeInForce timeInForce) {
    OrderId id = newNumber();
    put(
        new OrderRow(
            id,
            Optional.empty(),
            RequestKind.NEW,
            symbol,
            side,
            type,
            limit,
            timeInForce,
            Venue.KRX,
            Quantity.of(quantity),
            Quantity.ZERO,
            Optional.of(Money.ZERO),
            Quantity.ZERO,
            false,
            Optional.empty(),
            clock.now(),
            Optional.empty()));
    return id;
  }

  void put(OrderRow row) {
    orders.put(row.id().number(), row);
  }

  /** The list tells from now on by what an order was placed. */
  void placedBy(String number, String channel) {
    OrderRow row = order(number);
    put(told(row, row.type(), row.limit(), row.rejection(), Optional.of(channel)));
  }

  /** The list tells from now on which limit an order got at the exchange. */
  void getsLimit(String number, long won) {
    OrderRow row = order(number);
    put(told(row, row.type(), Optional.of(Price.ofWon(won)), row.rejection()));
  }

  /** Shares trade, and the stream tells it with the cumulative quantity. */
  void fills(String number, long quantity, long won) {
    fillsUnsaid(number, quantity, won);
    tell(fillNotice(number, quantity, won, Optional.of(order(number).filled())));
  }

  /** Shares trade, and the stream tells it without a cumulative quantity. */
  void fillsWithoutSum(String number, long quantity, long won) {
    fillsUnsaid(number, quantity, won);
    tell(fillNotice(number, quantity, won, Optional.empty()));
  }

  /** Shares trade; the stream says nothing. */
  void fillsUnsaid(String number, long quantity, long won) {
    OrderRow row = order(number);
    Money amount = Price.ofWon(won).times(Quantity.of(quantity));
    Quantity filled = row.filled().plus(Quantity.of(quantity));
    put(
        row.withFilled(filled, row.filledAmount().map(a -> a.plus(amount)))
            .withCanceled(row.canceled(), filled.plus(row.canceled()).equals(row.quantity())));
    Money fee = FeeSchedule.DEFAULT.commission(amount);
    if (row.side() == Side.BUY) {
      shares.merge(row.symbol(), quantity, Long::sum);
      cash = cash.minus(amount).minus(fee);
    } else {
      shares.merge(row.symbol(), -quantity, Long::sum);
      Money tax = TransactionTax.onSale(InstrumentKind.STOCK, MarketTime.date(clock.now()), amount);
      cash = cash.plus(amount).minus(fee).minus(tax);
    }
  }

  ExecutionNotice fillNotice(String number, long last, long won, Optional<Quantity> cumulative) {
    OrderRow row = order(number);
    return new ExecutionNotice(
        Kind.FILLED,
        row.id(),
        Optional.empty(),
        row.symbol(),
        row.side(),
        row.quantity(),
        Quantity.of(last),
        Optional.of(Price.ofWon(won)),
        cumulative,
        Optional.empty(),
        "",
        clock.now());
  }

  /** The cancel of a number is done; the stream tells it. */
  void confirmCancel(String number, String target, long quantity) {
    OrderRow row = order(target);
    put(withCanceled(row, quantity));
    put(change(number, row, RequestKind.CANCEL, quantity, Optional.empty()));
    tell(notice(Kind.CANCELED, number, Optional.of(target), row, quantity, Optional.empty(), ""));
  }

  /** The modify of a number is done; the stream tells it. */
  void confirmModify(String number, String target, Price limit) {
    ExecutionNotice notice = modifiesUnsaid(number, target, limit);
    tell(notice);
  }

  /** The modify of a number is done; the stream says nothing. */
  ExecutionNotice modifiesUnsaid(String number, String target, Price limit) {
    return movesUnsaid(number, target, order(target).open().units(), limit);
  }

  /** Some shares of a number go on under another; the stream says nothing. */
  ExecutionNotice movesUnsaid(String number, String target, long moved, Price limit) {
    OrderRow row = order(target);
    put(withCanceled(row, moved));
    put(change(number, row, RequestKind.MODIFY, moved, Optional.of(limit)));
    return notice(Kind.REPLACED, number, Optional.of(target), row, moved, Optional.of(limit), "");
  }

  /** What the exchange does not take after the broker has. */
  void rejects(String number, String words) {
    OrderRow row = order(number);
    put(rejected(row, words));
    tell(notice(Kind.REJECTED, number, Optional.empty(), row, 0, Optional.empty(), words));
  }

  /** The exchange does not take a modify that was listed; the list alone says so. */
  void rejectsModifyUnsaid(String number, String target, String words) {
    put(rejected(order(number), words));
    put(withCanceled(order(target), -order(number).quantity().units()));
  }

  /** The row of a modify that the exchange does not take. */
  OrderRow refusedModify(String number, String target, long limitWon) {
    OrderRow row = order(target);
    Optional<Price> limit = Optional.of(Price.ofWon(limitWon));
    long open = row.open().units();
    return rejected(change(number, row, RequestKind.MODIFY, open, limit), "정정 거부");
  }

  /** The number is over; the list says so, the stream nothing. */
  void endsUnsaid(String number) {
    OrderRow row = order(number);
    put(row.withCanceled(row.canceled(), true));
  }

  ExecutionNotice notice(
      Kind kind,
      String number,
      Optional<String> parent,
      OrderRow of,
      long last,
      Optional<Price> price,
      String words) {
    return new ExecutionNotice(
        kind,
        id(number),
        parent.map(this::id),
        of.symbol(),
        of.side(),
        kind == Kind.REJECTED ? of.quantity() : Quantity.of(last),
        Quantity.of(last),
        price,
        Optional.empty(),
        Optional.empty(),
        words,
        clock.now());
  }

  /** Sends a notice, which does not tell the branch. */
  void tell(ExecutionNotice notice) {
    stream.accept(
        new ExecutionNotice(
            notice.kind(),
            notice.id().anywhere(),
            notice.parent().map(OrderId::anywhere),
            notice.symbol(),
            notice.side(),
            notice.ordered(),
            notice.last(),
            notice.lastPrice(),
            notice.cumulative(),
            notice.cumulativeAmount(),
            notice.text(),
            notice.at()));
  }

  /** A row as a list shows it that knows of fewer fills. */
  static OrderRow withFilled(OrderRow row, long filled) {
    Quantity fewer = Quantity.of(filled);
    return row.withFilled(fewer, row.filledAmount().map(a -> a.share(fewer, row.filled())))
        .withCanceled(row.canceled(), false);
  }

  private static OrderRow withCanceled(OrderRow row, long more) {
    Quantity canceled = Quantity.of(row.canceled().units() + more);
    return row.withCanceled(canceled, row.filled().plus(canceled).equals(row.quantity()));
  }

  private static OrderRow rejected(OrderRow row, String words) {
    return told(row, row.type(), row.limit(), Optional.of(words))
        .withCanceled(row.canceled(), true);
  }

  /** A row as if it were of a new order, and of no other number. */
  static OrderRow placed(OrderRow row) {
    return new OrderRow(
        row.id(),
        Optional.empty(),
        RequestKind.NEW,
        row.symbol(),
        row.side(),
        row.type(),
        row.limit(),
        row.timeInForce(),
        row.venue(),
        row.quantity(),
        row.filled(),
        row.filledAmount(),
        row.canceled(),
        row.ended(),
        row.rejection(),
        row.orderedAt(),
        row.channel());
  }

  /** A row of which the list tells something else beside its shares. */
  static OrderRow told(
      OrderRow row, OrderType type, Optional<Price> limit, Optional<String> rejection) {
    return told(row, type, limit, rejection, row.channel());
  }

  private static OrderRow told(
      OrderRow row,
      OrderType type,
      Optional<Price> limit,
      Optional<String> rejection,
      Optional<String> channel) {
    return new OrderRow(
        row.id(),
        row.parent(),
        row.kind(),
        row.symbol(),
        row.side(),
        type,
        limit,
        row.timeInForce(),
        row.venue(),
        row.quantity(),
        row.filled(),
        row.filledAmount(),
        row.canceled(),
        row.ended(),
        rejection,
        row.orderedAt(),
        channel);
  }

  OrderRow change(
      String number, OrderRow of, RequestKind kind, long quantity, Optional<Price> limit) {
    return new OrderRow(
        id(number),
        Optional.of(of.id()),
        kind,
        of.symbol(),
        of.side(),
        of.type(),
        limit.or(of::limit),
        of.timeInForce(),
        of.venue(),
        Quantity.of(quantity),
        Quantity.ZERO,
        Optional.of(Money.ZERO),
        kind == RequestKind.CANCEL ? Quantity.of(quantity) : Quantity.ZERO,
        kind == RequestKind.CANCEL,
        Optional.empty(),
        clock.now(),
        Optional.empty());
  }

  /** Cash comes or goes without any order. */
  void cashMoves(long won) {
    cash = cash.plus(Money.ofWon(won));
  }

  /** Shares come or go without any order. */
  void sharesMove(Symbol symbol, long units) {
    shares.merge(symbol, units, Long::sum);
  }

  /** What the shares of a symbol cost by the broker's books, in place of 70,000 won each. */
  void sharesCost(Symbol symbol, long won) {
    costs.put(symbol, Money.ofWon(won));
  }

  /** The balance shows fewer shares as sellable than are held. */
  void sellable(Symbol symbol, long units) {
    sellable.put(symbol, units);
  }

  long shares(Symbol symbol) {
    return shares.getOrDefault(symbol, 0L);
  }

  Money cash() {
    return cash;
  }

  // Readings.

  /** What the list shows instead of the truth. */
  void lists(UnaryOperator<List<OrderRow>> view) {
    list = view;
  }

  void listsTruth() {
    list = rows -> rows;
  }

  void unreadable(String why) {
    unreadable = Optional.of(why);
  }

  /** The list of one day cannot be read. */
  void unreadable(String day, String why) {
    unreadableDays.put(day, why);
  }

  void readable() {
    unreadableDays.clear();
    unreadable = Optional.empty();
    unreadableBalance = Optional.empty();
  }

  void balanceUnreadable(String why) {
    unreadableBalance = Optional.of(why);
  }

  /** How long a reading takes. */
  void readingsTake(Duration wait) {
    readingTime = wait;
  }

  @Override
  public void orders(LocalDate tradingDate, Consumer<Reading<List<OrderRow>>> answer) {
    asked.add("read orders " + tradingDate);
    Instant begun = clock.now();
    List<OrderRow> rows =
        list.apply(
            orders.values().stream()
                .filter(r -> r.id().tradingDate().equals(tradingDate))
                .toList());
    Optional<String> why =
        unreadable.or(() -> Optional.ofNullable(unreadableDays.get(tradingDate.toString())));
    Reading<List<OrderRow>> reading =
        why.isPresent() ? new Reading.Unreadable<>(why.get()) : new Reading.Complete<>(rows, begun);
    later(readingTime, () -> answer.accept(reading));
  }

  @Override
  public void buyable(Symbol symbol, Price price, Consumer<Reading<Buyable>> answer) {
    asked.add("read buyable " + symbol + "@" + price);
    answer.accept(
        new Reading.Complete<>(new Buyable(Money.ofWon(700_000), Quantity.of(10)), clock.now()));
  }

  @Override
  public void balance(Consumer<Reading<Balance>> answer) {
    asked.add("read balance");
    Instant begun = clock.now();
    Reading<Balance> reading = balance(begun);
    later(readingTime, () -> answer.accept(balancesAreOfTheirEnd ? balance(begun) : reading));
  }

  private Reading<Balance> balance(Instant begun) {
    return unreadableBalance.isPresent()
        ? new Reading.Unreadable<>(unreadableBalance.get())
        : new Reading.Complete<>(new Balance(cash, cash, orderable(), holdings(), others), begun);
  }

  /** A balance shows what is there when it is answered, not when it was asked for. */
  void balancesAreOfTheirEnd() {
    balancesAreOfTheirEnd = true;
  }

  /** The account holds what is no share. */
  void holdsToo(String... codes) {
    others = List.of(codes);
  }

  private Money orderable() {
    Money left = cash;
    for (OrderRow row : orders.values()) {
      if (row.side() == Side.BUY && row.limit().isPresent()) {
        Money amount = row.limit().get().times(row.open());
        left = left.minus(amount).minus(FeeSchedule.DEFAULT.commission(amount));
      }
    }
    return left.max(Money.ZERO);
  }

  private List<Balance.Holding> holdings() {
    return shares.entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .map(
            e ->
                new Balance.Holding(
                    e.getKey(),
                    Quantity.of(e.getValue()),
                    Quantity.of(sellable.getOrDefault(e.getKey(), free(e.getKey()))),
                    costs.getOrDefault(
                        e.getKey(), Price.ofWon(70_000).times(Quantity.of(e.getValue())))))
        .toList();
  }

  private long free(Symbol symbol) {
    long sold =
        orders.values().stream()
            .filter(r -> r.side() == Side.SELL && r.symbol().equals(symbol))
            .mapToLong(r -> r.open().units())
            .sum();
    return Math.max(0, shares.get(symbol) - sold);
  }

  /** The book that is shown of every symbol. */
  void shows(OrderBook shown) {
    book = Optional.of(shown);
  }

  /** What a quote of a symbol says from now on: the base price is 70,000 won. */
  void quotes(Symbol symbol, long lastWon) {
    quotes.put(symbol, quote(symbol, Optional.of(Price.ofWon(lastWon)), false));
  }

  /** A symbol that does not trade today. */
  void quotesHalted(Symbol symbol) {
    quotes.put(symbol, quote(symbol, Optional.empty(), true));
  }

  private Quote quote(Symbol symbol, Optional<Price> last, boolean halted) {
    return new Quote(
        symbol,
        clock.now(),
        Price.ofWon(70_000),
        new PriceLimits(Price.ofWon(49_000), Price.ofWon(91_000)),
        last,
        Optional.empty(),
        Optional.of(new TradingStatus(symbol, clock.now(), halted, false)));
  }

  @Override
  public void quote(Symbol symbol, Consumer<Reading<Quote>> answer) {
    asked.add("read quote " + symbol);
    later(
        LATENCY,
        () -> {
          Quote known = quotes.get(symbol);
          answer.accept(
              known == null
                  ? new Reading.Unreadable<>("no quote")
                  : new Reading.Complete<>(
                      quote(symbol, known.last(), known.status().orElseThrow().halted()),
                      clock.now()));
        });
  }

  @Override
  public void book(Symbol symbol, Consumer<Reading<OrderBook>> answer) {
    answer.accept(
        book.<Reading<OrderBook>>map(b -> new Reading.Complete<>(b, clock.now()))
            .orElseGet(() -> new Reading.Unreadable<>("no book")));
  }
}
