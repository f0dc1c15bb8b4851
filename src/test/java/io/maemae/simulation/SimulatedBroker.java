package io.maemae.simulation;

import io.maemae.broker.Timeline;
import io.maemae.broker.Why;
import io.maemae.market.FeeSchedule;
import io.maemae.market.InstrumentKind;
import io.maemae.market.Money;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.order.AccountSource;
import io.maemae.order.Balance;
import io.maemae.order.Buyable;
import io.maemae.order.CancelRequest;
import io.maemae.order.ClientOrderId;
import io.maemae.order.ExecutionNotice;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A broker at the ports, with a truth of its own that always adds up, and a way to it on which
 * things go wrong by chance. All chance comes from one generator and all time from one timeline, so
 * the same seed and the same requests tell the same {@link #story}. One thread: the timeline's.
 */
public final class SimulatedBroker implements OrderGateway, AccountSource, QuoteSource {
  /** After this time without an answer to an order the outcome is unknown. */
  public static final Duration DEADLINE = RequestWay.DEADLINE;

  private final String branch;
  private final Luck luck;
  private final Story story;
  private final Way way;
  private final Market market = new Market();
  private final Purse purse;
  private final TrueBook book;
  private final Exchange exchange;
  private final BackOffice office;
  private final NoticeStream stream;
  private final RequestWay requests;
  private final ReadingWay readings;
  private final Owner owner;
  private final List<Asked> asked = new ArrayList<>();

  /** Hears the stream, on the timeline's thread. */
  public interface Listener {
    /** Hears nothing. */
    Listener NOBODY =
        new Listener() {
          @Override
          public void notice(ExecutionNotice notice) {
            // Nobody is there.
          }

          @Override
          public void up() {
            // Likewise.
          }

          @Override
          public void down() {
            // Likewise.
          }
        };

    /** An order of the account made progress, as far as the stream is to be believed. */
    void notice(ExecutionNotice notice);

    /**
     * Likewise, for who tells it in a broker's own words.
     *
     * @param about its order as it was when that happened
     */
    default void notice(ExecutionNotice notice, OrderRow about) {
      notice(notice);
    }

    /** Somebody traded at that price, whether the stream is there or not. */
    default void traded(Symbol symbol, Price price) {
      // Whoever drives the day knows.
    }

    /** The stream is there: what came before it is missing. */
    void up();

    /** Nothing is told any more. */
    void down();
  }

  /**
   * An account with cash and nothing else.
   *
   * @param account our name of it
   */
  public SimulatedBroker(
      String account,
      Timeline timeline,
      RandomGenerator random,
      Habits habits,
      Chaos chaos,
      FeeSchedule fees,
      Money cash) {
    branch = habits.branch();
    luck = new Luck(random, chaos);
    story = new Story(timeline);
    way = new Way(timeline);
    purse = new Purse(market, fees, cash);
    stream = new NoticeStream(way, luck, story);
    Wording wording = new Wording(habits);
    book = new TrueBook(account, branch, way, luck, wording, purse, story, stream::tell);
    exchange = new Exchange(book, market, purse, way, luck, wording);
    office = new BackOffice(book, market, purse, exchange);
    requests = new RequestWay(timeline, way, luck, wording, story);
    readings = new ReadingWay(book, purse, market, way, luck, story);
    owner = new Owner(office, book, market, luck, story);
  }

  // Before the day.

  /** The symbol can be traded, within the limits around a base price. */
  public void lists(Symbol symbol, InstrumentKind kind, Price reference) {
    market.list(symbol, kind, reference);
  }

  /** The account holds shares from before. */
  public void holds(Symbol symbol, Quantity shares, Money cost) {
    purse.holds(symbol, shares, cost);
    book.begin();
  }

  /** Who hears the stream; told at once that it is up. */
  public void listen(Listener listener) {
    stream.listen(listener);
  }

  // The day, as its driver has it.

  /** Somebody trades at that price; orders that cross it may trade too. */
  public void trade(Symbol symbol, Price price) {
    stream.mayBreak();
    exchange.trade(symbol, price);
    owner.sees(symbol, price);
    stream.traded(symbol, price);
  }

  /**
   * Cash comes from elsewhere, or goes there.
   *
   * @param amount negative if it goes; then at most what is orderable
   */
  public void deposits(Money amount) {
    story.tell("cash from elsewhere: " + amount);
    purse.deposits(amount, book.orders());
    book.changedElsewhere();
  }

  /** Shares come from elsewhere, without any order. */
  public void receives(Symbol symbol, Quantity shares, Money cost) {
    story.tell("shares from elsewhere: " + shares + " of " + symbol);
    purse.receives(symbol, shares, cost);
    book.changedElsewhere();
  }

  /**
   * From now on nothing goes wrong: what is under way arrives now, the stream comes back, and
   * everything is done and answered at once and in truth. What was lost stays lost.
   */
  public void settle() {
    story.tell("all settles");
    luck.calmDown();
    stream.hurry();
    way.hurry();
  }

  /** The day is over: what is open expires, which only the lists say. */
  public void close() {
    story.tell("the day closes");
    office.close();
  }

  // The ports.

  @Override
  public void submit(OrderRequest request, Consumer<SubmitResult> answer) {
    asked.add(Asked.of(request, way.now()));
    requests.carry(
        request.toString(),
        () -> office.place(request),
        result -> {
          owner.hears(request, result);
          answer.accept(result);
        });
  }

  @Override
  public void cancel(CancelRequest request, Consumer<SubmitResult> answer) {
    asked.add(Asked.of(request, way.now()));
    change(request.target(), request.toString(), () -> office.cancel(request), answer);
  }

  @Override
  public void modify(ModifyRequest request, Consumer<SubmitResult> answer) {
    asked.add(Asked.of(request, way.now()));
    change(request.target(), request.toString(), () -> office.modify(request), answer);
  }

  /**
   * An adapter sends no change of a number whose branch it would have to name and does not know.
   */
  private void change(
      OrderId target,
      String what,
      Supplier<BackOffice.Verdict> taking,
      Consumer<SubmitResult> answer) {
    if (target.branch().isEmpty() && !branch.isEmpty()) {
      requests.cannotSend(what, Why.NO_BRANCH, answer);
    } else {
      requests.carry(what, taking, answer);
    }
  }

  @Override
  public void orders(LocalDate tradingDate, Consumer<Reading<List<OrderRow>>> answer) {
    readings.orders(tradingDate, answer);
  }

  @Override
  public void balance(Consumer<Reading<Balance>> answer) {
    readings.balance(answer);
  }

  @Override
  public void buyable(Symbol symbol, Price price, Consumer<Reading<Buyable>> answer) {
    readings.buyable(symbol, price, answer);
  }

  @Override
  public void quote(Symbol symbol, Consumer<Reading<Quote>> answer) {
    readings.quote(symbol, answer);
  }

  @Override
  public void book(Symbol symbol, Consumer<Reading<OrderBook>> answer) {
    readings.book(symbol, answer);
  }

  // The truth.

  /** Every request of the desk, also those that never arrived, in the order of asking. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Every number that the broker gave, in the order of giving. */
  public List<Taken> taken() {
    return book.taken();
  }

  /** Whether a new order that the broker has not may still arrive. */
  public boolean mayStillArrive(ClientOrderId request) {
    Instant earliest = way.now().minus(RequestWay.LATEST);
    return asked.stream()
        .filter(a -> a.kind() == RequestKind.NEW && a.request().equals(request))
        .anyMatch(a -> !a.at().isBefore(earliest));
  }

  /** The number that the broker gave to a new order; empty if it never came. */
  public Optional<OrderId> number(ClientOrderId request) {
    return book.number(request);
  }

  /** Every execution, in its order. */
  public List<TrueFill> fills() {
    return book.fills();
  }

  /** Every number as it is now, with exact amounts. */
  public List<OrderRow> rows() {
    return book.trueRows();
  }

  /** Those of them that may still be filled. */
  public List<OrderRow> open() {
    return book.orders().stream()
        .filter(order -> !order.open().isZero())
        .map(book::trueRow)
        .toList();
  }

  /** The shares held, by trade. */
  public Quantity position(Symbol symbol) {
    return purse.shares(symbol);
  }

  /** The cash when all trades have settled. */
  public Money cash() {
    return purse.cash();
  }

  /** What a balance would say that is read now, in truth. */
  public Balance trueBalance() {
    return purse.balance(book.orders());
  }

  /** What is listed, with its base price. */
  public Map<Symbol, Price> references() {
    return market.references();
  }

  /** Whether anything may go wrong any more. */
  public boolean mayGoWrong() {
    return luck.mayGoWrong();
  }

  /** How often each trouble happened. */
  public Map<Trouble, Integer> happened() {
    return luck.happened();
  }

  /** All that happened, line by line. */
  public List<String> story() {
    return story.lines();
  }
}
