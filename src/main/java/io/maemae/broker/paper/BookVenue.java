package io.maemae.broker.paper;

import io.maemae.broker.Timeline;
import io.maemae.market.InstrumentKind;
import io.maemae.market.MarketEvent;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.ReferencePrice;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.market.TradingCalendar;
import io.maemae.market.TradingHours;
import io.maemae.market.TradingPhase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The synthetic exchange: a full book per symbol ({@link SymbolBook}), filled by a crowd, through
 * the phases of each trading day.
 *
 * <p>At 08:00 of a trading day the close before becomes the reference price; then come opening
 * auction, continuous trading (with volatility interruptions of two minutes, per symbol), closing
 * auction and close, as the calendar says. An interruption that is still on when the closing
 * auction starts becomes part of it. At the close all that is left is removed. A phase begins when
 * its task runs on the timeline: what ran before at the same instant still met the phase before.
 *
 * <p>Owned by the timeline's thread. Neither the listener nor the market data consumer may place or
 * cancel from inside a call; reading is allowed.
 */
final class BookVenue implements Venue {
  private static final LocalTime DAY_START = LocalTime.of(8, 0);
  private static final Duration INTERRUPTION = Duration.ofMinutes(2);

  private final Timeline timeline;
  private final TradingCalendar calendar;
  private final Crowd crowd;
  private final Consumer<MarketEvent> marketData;
  private final Map<Symbol, SymbolBook> books = new LinkedHashMap<>();
  private final Map<Long, Resting> orders = new LinkedHashMap<>();
  private final SymbolBook.Outlet outlet = new Outlet();
  private Listener listener;

  /**
   * A venue with a given crowd; {@link #start} sets it going.
   *
   * @param listings what is listed
   * @param states where symbols stand now, after a restart; those missing start at their base price
   */
  BookVenue(
      Timeline timeline,
      TradingCalendar calendar,
      List<Listing> listings,
      Map<Symbol, MarketState> states,
      Crowd crowd,
      Consumer<MarketEvent> marketData) {
    this.timeline = timeline;
    this.calendar = calendar;
    this.crowd = crowd;
    this.marketData = marketData;
    for (Listing listing : listings) {
      MarketState state =
          states.getOrDefault(listing.symbol(), MarketState.untraded(listing.base()));
      list(listing.symbol(), listing.kind(), state);
    }
  }

  /** A venue with the seeded crowd: equal seed, date and start give equal trades. */
  static BookVenue synthetic(
      Timeline timeline,
      TradingCalendar calendar,
      List<Listing> listings,
      Map<Symbol, MarketState> states,
      long seed,
      Consumer<MarketEvent> marketData) {
    Crowd crowd = new SyntheticFlow(timeline, calendar, seed);
    return new BookVenue(timeline, calendar, listings, states, crowd, marketData);
  }

  /** Sets who is told what happens to orders; once, before {@link #start}. */
  void listener(Listener listener) {
    this.listener = listener;
  }

  /** Starts at the phase of the timeline's time, telling the day's reference prices. */
  void start() {
    LocalDate today = MarketTime.date(timeline.now());
    Instant dayStart = MarketTime.instant(today, DAY_START);
    if (!calendar.isTradingDay(today)) {
      scheduleDay(calendar.next(today));
    } else if (timeline.now().isBefore(dayStart)) {
      scheduleDay(today);
    } else {
      openDay(today);
    }
  }

  /** Where a symbol stands, to go on from after a restart. */
  MarketState state(Symbol symbol) {
    return booked(symbol).state();
  }

  /** The open remainder of an order. */
  Quantity open(long number) {
    Resting order = orders.get(number);
    return order == null ? Quantity.ZERO : Quantity.of(order.open);
  }

  @Override
  public void place(VenueOrder order) {
    SymbolBook book = booked(order.symbol());
    OptionalInt limit =
        order.limit().isPresent()
            ? OptionalInt.of(book.grid().indexOf(order.limit().get()))
            : OptionalInt.empty();
    book.checkTakesOrders();
    Resting resting = new Resting(book, order.number(), order.side(), order.quantity());
    if (orders.putIfAbsent(order.number(), resting) != null) {
      throw new IllegalArgumentException("order number " + order.number() + " is taken");
    }
    book.place(resting, limit, order.timeInForce());
  }

  @Override
  public Quantity cancel(long number, Quantity quantity) {
    Resting order = orders.get(number);
    if (order == null) {
      return Quantity.ZERO;
    }
    Quantity cancelled = Quantity.of(order.book.cancel(order, quantity.units()));
    if (order.open == 0) {
      orders.remove(number);
    }
    return cancelled;
  }

  @Override
  public OrderBook book(Symbol symbol) {
    return booked(symbol).snapshot(timeline.now());
  }

  @Override
  public TradingPhase phase(Symbol symbol) {
    return booked(symbol).phase();
  }

  /** {@inheritDoc} Until 08:00 of a trading day that of the trading day before. */
  @Override
  public Optional<Price> lastPrice(Symbol symbol) {
    return state(symbol).last();
  }

  @Override
  public Optional<Price> referencePrice(Symbol symbol) {
    return Optional.ofNullable(books.get(symbol)).map(book -> book.state().reference());
  }

  private SymbolBook booked(Symbol symbol) {
    SymbolBook book = books.get(symbol);
    if (book == null) {
      throw new IllegalArgumentException("not listed: " + symbol);
    }
    return book;
  }

  private void list(Symbol symbol, InstrumentKind kind, MarketState state) {
    books.put(symbol, new SymbolBook(symbol, kind, state, outlet));
  }

  private void scheduleDay(LocalDate date) {
    timeline.at(
        MarketTime.instant(date, DAY_START),
        () -> {
          for (SymbolBook book : List.copyOf(books.values())) {
            list(book.symbol(), book.kind(), book.state().nextDay());
          }
          openDay(date);
        });
  }

  private void openDay(LocalDate date) {
    Instant now = timeline.now();
    for (SymbolBook book : books.values()) {
      marketData.accept(new ReferencePrice(book.symbol(), now, book.state().reference()));
    }
    TradingHours hours = calendar.hours(date);
    TradingPhase phase = calendar.phase(now);
    books.values().forEach(book -> book.phase(phase));
    later(date, hours.openingAuction(), () -> begin(date, TradingPhase.OPENING_AUCTION));
    later(date, hours.open(), this::open);
    later(date, hours.closingAuction(), () -> enter(TradingPhase.CLOSING_AUCTION));
    later(date, hours.close(), this::close);
    if (phase != TradingPhase.CLOSED) {
      begin(date, phase);
    } else if (!now.isBefore(MarketTime.instant(date, hours.close()))) {
      scheduleDay(calendar.next(date));
    }
  }

  private void later(LocalDate date, LocalTime time, Runnable task) {
    Instant when = MarketTime.instant(date, time);
    if (when.isAfter(timeline.now())) {
      timeline.at(when, task);
    }
  }

  private void begin(LocalDate date, TradingPhase phase) {
    enter(phase);
    crowd.begin(date, List.copyOf(books.values()));
  }

  private void enter(TradingPhase phase) {
    books.values().forEach(book -> book.phase(phase));
  }

  private void open() {
    for (SymbolBook book : books.values()) {
      book.phase(TradingPhase.CONTINUOUS);
      book.uncross();
    }
  }

  private void close() {
    for (SymbolBook book : books.values()) {
      book.phase(TradingPhase.CLOSED);
      book.uncross();
      book.clear();
    }
    List<Resting> left = new ArrayList<>(orders.values());
    orders.clear();
    for (Resting order : left) {
      removed(order.number, order.open, Removal.END_OF_DAY);
    }
    scheduleDay(calendar.next(MarketTime.date(timeline.now())));
  }

  private void endInterruption(SymbolBook book) {
    if (book.phase() == TradingPhase.VOLATILITY_AUCTION) {
      book.phase(TradingPhase.CONTINUOUS);
      book.uncross();
    }
  }

  private void removed(long number, long remainder, Removal why) {
    listener.removed(number, Quantity.of(remainder), why, timeline.now());
  }

  /** Turns what the books say into calls of the listener and market data. */
  private final class Outlet implements SymbolBook.Outlet {
    @Override
    public void executed(Resting order, Price price, long quantity) {
      if (order.open == 0) {
        orders.remove(order.number);
      }
      listener.executed(order.number, price, Quantity.of(quantity), timeline.now());
    }

    @Override
    public void removed(Resting order, long remainder) {
      order.open = 0;
      orders.remove(order.number);
      BookVenue.this.removed(order.number, remainder, Removal.NOT_FILLED_AT_ONCE);
    }

    @Override
    public void traded(SymbolBook book, Price price, long quantity) {
      Trade trade = new Trade(book.symbol(), timeline.now(), price, Quantity.of(quantity));
      listener.traded(trade);
      marketData.accept(trade);
    }

    @Override
    public void interrupted(SymbolBook book) {
      timeline.at(timeline.now().plus(INTERRUPTION), () -> endInterruption(book));
    }
  }
}
