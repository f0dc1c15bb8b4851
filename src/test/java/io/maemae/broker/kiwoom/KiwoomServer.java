package io.maemae.broker.kiwoom;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.maemae.broker.fake.FakeAccount;
import io.maemae.broker.fake.FakeBackOffice;
import io.maemae.broker.fake.FakeBar;
import io.maemae.broker.fake.FakeBars;
import io.maemae.broker.fake.FakeBooked;
import io.maemae.broker.fake.FakeBooks;
import io.maemae.broker.fake.FakeCounter;
import io.maemae.broker.fake.FakeDelivery;
import io.maemae.broker.fake.FakeDoor;
import io.maemae.broker.fake.FakeHandled;
import io.maemae.broker.fake.FakeHold;
import io.maemae.broker.fake.FakeJournal;
import io.maemae.broker.fake.FakeLevel;
import io.maemae.broker.fake.FakeListings;
import io.maemae.broker.fake.FakeOrder;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.fake.FakeScript;
import io.maemae.broker.fake.FakeTick;
import io.maemae.broker.fake.FakeTime;
import io.maemae.broker.fake.FakeTrouble;
import io.maemae.broker.fake.FakeWire;
import io.maemae.fake.FakeMonitor;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The REST interface of Kiwoom Securities on the loopback address, for one customer with one
 * account for domestic stocks: REST and stream, with an exchange behind them. The test plays
 * everybody else in the market, looks at what came in, and makes the server misbehave.
 *
 * <p>Prices and amounts are won. Times on the wire, the life of a token, its limit of one a second
 * and the spans that a reading lags go by the clock of the settings; heartbeats, delays of answers
 * and notices and the limits of requests take real time. Thread-safe.
 *
 * <p>Source: official repository Kiwoom-Securities/Kiwoom-REST-API (specification 451f89c) and what
 * users have measured. Where these leave a choice, the Javadoc of the method or type concerned says
 * what was chosen.
 */
public final class KiwoomServer implements AutoCloseable {
  /** Which of the two servers it is. */
  public enum Environment {
    LIVE,
    /** The mock server: KRX only. */
    PAPER
  }

  /** What goes wrong with one request. */
  public enum Trouble implements FakeTrouble {
    /** It never gets there, and nobody says so. */
    REQUEST_LOST(false, FakeHandled.How.NEVER),
    /** The connection is cut before anything was done. */
    CUT(false, FakeHandled.How.CUT),
    /** It is carried out, then the connection is cut. */
    ANSWER_LOST(true, FakeHandled.How.CUT),
    /** It is carried out, and answered after {@link #answerDelay}. */
    ANSWER_LATE(true, FakeHandled.How.LATE),
    /** It is carried out, told on the stream, and answered {@link #noticeLead} later. */
    NOTICES_FIRST(true, FakeHandled.How.AFTER_NOTICES),
    /** 1700 with HTTP 429. */
    THROTTLED(false),
    /** 1700 with HTTP 200. */
    THROTTLED_WITH_200(false),
    /** 1701. */
    THROTTLED_IN_ALL(false),
    /** 1700 with HTTP 429, though it was carried out. */
    THROTTLED_AFTER_BOOKING(true),
    /** 1700 with HTTP 200, though it was carried out. */
    THROTTLED_WITH_200_AFTER_BOOKING(true),
    /** 1999; that it comes with HTTP 500 is not published. */
    SERVER_ERROR(false),
    /** 1999, though it was carried out. */
    SERVER_ERROR_AFTER_BOOKING(true),
    /** HTTP 502 with a page. */
    HTML_PAGE(false),
    /** HTTP 502 with a page, though it was carried out. */
    HTML_PAGE_AFTER_BOOKING(true),
    /** 8005; the token is forgotten, and au10001 has another. */
    TOKEN_INVALID(false),
    /** 8005, though the token is good and au10001 has no other. */
    TOKEN_DOUBTED(false),
    /** It is carried out, and half of the answer comes as if it were the whole. */
    UNREADABLE(true);

    private final boolean carriedOut;
    private final FakeHandled.How how;

    Trouble(boolean carriedOut) {
      this(carriedOut, FakeHandled.How.AT_ONCE);
    }

    Trouble(boolean carriedOut, FakeHandled.How how) {
      this.carriedOut = carriedOut;
      this.how = how;
    }

    @Override
    public boolean isCarriedOut() {
      return carriedOut;
    }

    @Override
    public FakeHandled.How how() {
      return how;
    }
  }

  /** What goes wrong with pages after the first. */
  public enum Paging {
    STEADY,
    /** The boundary moves: the last row comes again. */
    ROW_TWICE,
    /** The boundary moves: a row is left out. */
    ROW_MISSING,
    /** There is always more, under the same key. */
    STUCK,
    /** The page is said to be the last. */
    CUT_SHORT,
    /** It has no rows, and there is more. */
    EMPTY
  }

  /** What a session of the stream has asked for; the item of account and market types is blank. */
  public record Registration(String type, String item) {}

  private final FakeMonitor monitor = new FakeMonitor();
  private final FakeJournal journal = new FakeJournal();
  private final FakeScript<Trouble> script = new FakeScript<>();
  private final FakePages pages = new FakePages();
  private final ExecutorService threads = Executors.newCachedThreadPool(daemons("kiwoom-server"));
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(daemons("kiwoom-server-later"));
  private final KiwoomServerSettings settings;
  private final FakeTime time;
  private final FakeTokens tokens;
  private final FakeGate gate;
  private final FakeConditions conditions;
  private final FakeRegistry registry;
  private final FakeStream stream;
  private final FakeDelivery<FakeFrame> delivery;
  private final FakeNotices notices;
  private final FakeBackOffice broker;
  private final FakeMarket market;
  private final FakeRows rows;
  private final FakeReadings readings;
  private final FakeListings listings;
  private final FakeBars bars;
  private final FakeCharts charts;
  private final FakeQuotes quotes;
  private final FakeDoor door;
  private Optional<Future<?>> heartbeat = Optional.empty();

  private KiwoomServer(KiwoomServerSettings settings) {
    this.settings = settings;
    Random random = new Random(settings.seed());
    time = new FakeTime(settings.clock());
    bars = new FakeBars(time);
    listings = new FakeListings(settings.basePrices());
    charts = new FakeCharts(listings, bars, pages, time);
    tokens = new FakeTokens(settings, new FakeTime(settings.tokenClock()), random);
    gate = new FakeGate(settings, tokens);
    conditions = new FakeConditions(listings, time);
    registry = new FakeRegistry(tokens, conditions);
    stream = new FakeStream(monitor, registry, threads);
    delivery = new FakeDelivery<>(monitor, scheduler, stream::tell);
    FakeAccount account = new FakeAccount(settings.cash(), settings.commissionPercent());
    notices = new FakeNotices(delivery::tell, settings, time, account);
    KiwoomRules rules = new KiwoomRules(settings, account);
    broker = new FakeBackOffice(rules, account, time, random, listings, notices);
    FakeBooks books = new FakeBooks(broker.exchange);
    notices.sees(books, broker.orders());
    market = new FakeMarket(listings, new FakeFrames(time), stream, books);
    broker.tradesTo(market::traded);
    quotes = new FakeQuotes(listings, books, pages, time);
    rows = new FakeRows(settings, account, books);
    readings =
        new FakeReadings(
            settings, time, broker, new FakeLedgerWriter(broker)::write, rows, pages, listings);
    FakeDesk desk = new FakeDesk(tokens, gate);
    serve(desk);
    FakeCounter<Trouble> counter = new FakeCounter<>(script, journal, delivery, desk);
    door = new FakeDoor(monitor, counter, "api-id", time, threads);
    pingEvery(Duration.ofSeconds(10));
  }

  private void serve(FakeDesk desk) {
    FakeTrading trading = new FakeTrading(settings, broker, listings);
    desk.serve(FakeApi.BUY, trading::order);
    desk.serve(FakeApi.SELL, trading::order);
    desk.serve(FakeApi.MODIFY, trading::modify);
    desk.serve(FakeApi.CANCEL, trading::cancel);
    desk.serve(FakeApi.ORDERS, readings::orders);
    desk.serve(FakeApi.OPEN_ORDERS, readings::openOrders);
    desk.serve(FakeApi.FILLS, readings::fills);
    desk.serve(FakeApi.DEPOSIT, readings::deposit);
    desk.serve(FakeApi.BALANCE, readings::balance);
    desk.serve(FakeApi.BUYABLE, readings::buyable);
    desk.serve(FakeApi.PRICE, quotes::price);
    desk.serve(FakeApi.BOOK, quotes::book);
    desk.serve(FakeApi.MINUTES, charts::minutes);
    desk.serve(FakeApi.DAYS, charts::days);
    desk.serve(FakeApi.INSTRUMENTS, quotes::instruments);
  }

  private static ThreadFactory daemons(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Starts a server on two free ports. */
  public static KiwoomServer start(KiwoomServerSettings settings) {
    return new KiwoomServer(settings);
  }

  public KiwoomServerSettings settings() {
    return settings;
  }

  public URI restUri() {
    return URI.create("http://127.0.0.1:" + door.port());
  }

  /** Where the stream is. */
  public URI streamUri() {
    return URI.create("ws://127.0.0.1:" + stream.port().port() + FakeStream.PATH);
  }

  // The market.

  /** Somebody offers shares: what crosses trades at the resting order's price, the rest stays. */
  public void othersSell(String symbol, long quantity, long price) {
    monitor.run(() -> broker.exchange.others(symbol, "KRX", false, quantity, price));
  }

  /** Somebody bids, likewise. */
  public void othersBuy(String symbol, long quantity, long price) {
    monitor.run(() -> broker.exchange.others(symbol, "KRX", true, quantity, price));
  }

  /** The same on NXT; what is routed by SOR trades on KRX. */
  public void othersOnNextrade(String symbol, boolean buy, long quantity, long price) {
    monitor.run(() -> broker.exchange.others(symbol, "NXT", buy, quantity, price));
  }

  /** Somebody offers shares just before the next modify or cancel is looked at. */
  public void othersSellBeforeNextChange(String symbol, long quantity, long price) {
    othersBeforeNextChange(symbol, false, quantity, price);
  }

  /** Somebody offers or wants shares just before the next modify or cancel is looked at. */
  public void othersBeforeNextChange(String symbol, boolean buy, long quantity, long price) {
    monitor.run(
        () ->
            broker.exchange.beforeNextChange(
                () -> broker.exchange.others(symbol, "KRX", buy, quantity, price)));
  }

  /** From now on the exchange refuses IOC and FOK orders, by a notice with 거부. */
  public void refuseAtOnceOrders() {
    monitor.run(broker.exchange::refuseAtOnceOrders);
  }

  /**
   * Ends the day: what rests expires, and orders are refused. The list then has nothing remaining
   * and nothing confirmed for what expired; no notice tells of it unless {@link #tellsExpiry}.
   */
  public void closeMarket() {
    monitor.run(broker::close);
  }

  /** Whether the close is told as 취소. The documents do not say; at first it is not. */
  public void tellsExpiry(boolean tells) {
    monitor.run(() -> notices.tellsExpiry(tells));
  }

  /**
   * Whether after the 확인 of a modify or cancel what is left of its original is told as 접수. The
   * documents do not say; at first it is not.
   */
  public void tellsOriginals(boolean tells) {
    monitor.run(() -> notices.tellsOriginals(tells));
  }

  /** A trade on KRX that is none of ours. */
  public void trade(String symbol, long price, long quantity) {
    trades("KRX", List.of(new FakeTick(symbol, price, quantity)));
  }

  /** Trades on KRX or NXT in one frame, under the venue's code and that of both together. */
  public void trades(String venue, List<FakeTick> ticks) {
    monitor.run(() -> market.trades(venue, ticks));
  }

  /** A book on KRX, best prices first; quotes have it too, orders do not trade with it. */
  public void book(String symbol, List<FakeLevel> asks, List<FakeLevel> bids) {
    book("KRX", symbol, asks, bids);
  }

  /** A book on KRX or NXT. */
  public void book(String venue, String symbol, List<FakeLevel> asks, List<FakeLevel> bids) {
    monitor.run(() -> market.book(venue, symbol, asks, bids));
  }

  /** Halts a symbol, or sets its volatility interruption, which is told (1h). */
  public void marketState(String symbol, boolean halted, boolean interrupted) {
    monitor.run(() -> market.state(symbol, halted, interrupted));
  }

  /** Tells of a phase of the day (0s, code in 215). */
  public void session(String code) {
    monitor.run(() -> market.session(code));
  }

  /** The minutes that charts of a symbol have, oldest first; otherwise they are made up. */
  public void minuteBars(String symbol, List<FakeBar> oldestFirst) {
    monitor.run(() -> bars.minutes(symbol, oldestFirst));
  }

  /** The days that charts of a symbol have, oldest first; otherwise they are made up. */
  public void dailyBars(String symbol, List<FakeBar> oldestFirst) {
    monitor.run(() -> bars.days(symbol, oldestFirst));
  }

  /** Days besides Saturdays and Sundays on which nothing is open. */
  public void holidays(Set<LocalDate> dates) {
    monitor.run(() -> bars.holidays(dates));
  }

  /** Shares that the account has had since before today. */
  public void hold(String symbol, long quantity, long cost) {
    monitor.run(() -> broker.account.give(listings.get(symbol), quantity, cost));
  }

  /** Cash is paid in from outside, or out if it is negative. */
  public void pay(long won) {
    monitor.run(() -> broker.account.pay(won));
  }

  /** Over night so many shares of a symbol have become so many others, here and at the exchange. */
  public void split(String symbol, long from, long to) {
    monitor.run(
        () -> {
          broker.account.split(listings.get(symbol), from, to);
          listings.get(symbol).split(from, to);
        });
  }

  /** An order for our account by another channel, such as the broker's app; its number. */
  public long orderElsewhere(String symbol, boolean buy, long quantity, long price) {
    String limit = KiwoomOrderKind.LIMIT.kind.code();
    return monitor.call(
        () -> {
          FakeOrder order = broker.order(symbol, buy, limit, "KRX", price, quantity);
          order.channel = "영웅문4";
          return order.number;
        });
  }

  /** A cancel of all that is open of an order, by another channel; its number. */
  public long cancelElsewhere(long number) {
    return monitor.call(() -> broker.cancel(number).number);
  }

  /** Another limit for all that is open of an order, by another channel; the new number. */
  public long modifyElsewhere(long number, long price) {
    return monitor.call(() -> broker.modify(number, price).number);
  }

  // Conditions.

  /** A condition search of the customer's and what it finds. */
  public void condition(String seq, String name, List<String> symbols) {
    monitor.run(() -> conditions.put(seq, name, symbols));
  }

  /** A condition begins or ceases to find a symbol, which is told in real time (02). */
  public void conditionChanged(String seq, String symbol, boolean inserted) {
    monitor.run(() -> stream.tell(conditions.change(seq, symbol, inserted)));
  }

  public void conditionPageSize(int rows) {
    monitor.run(() -> conditions.pageSize(rows));
  }

  // Trouble with requests.

  /** Something goes wrong with the next order, modify or cancel, whichever comes. */
  public void next(Trouble trouble) {
    monitor.run(() -> script.addForOneOf(List.copyOf(FakeApi.WRITES), trouble));
  }

  /** Something goes wrong with the next requests of an api-id or path, or of any ({@code *}). */
  public void next(String api, int times, Trouble trouble) {
    monitor.run(() -> script.add(api, times, trouble));
  }

  /** The next request of an api-id or path gets that answer, and nothing is done. */
  public void answerNext(String api, int status, Map<String, String> headers, String body) {
    String type = body.startsWith("<") ? "text/html" : "application/json;charset=UTF-8";
    FakeReply reply = new FakeReply(status, type, body.getBytes(UTF_8), Map.copyOf(headers));
    monitor.run(() -> script.answer(api, reply));
  }

  /** Forgets all trouble that has not come yet. */
  public void behave() {
    monitor.run(script::clear);
  }

  /** Requests that wait on purpose. */
  public FakeHold hold() {
    return door.hold;
  }

  public void answerDelay(Duration delay) {
    monitor.run(() -> door.answerDelay(delay));
  }

  public void noticeLead(Duration lead) {
    monitor.run(() -> door.noticeLead(lead));
  }

  /** Cuts all REST connections and refuses new ones. */
  public void pauseListening() {
    door.shut();
  }

  /** Listens again, at the same port. */
  public void resumeListening() {
    door.open();
  }

  /** Answers 1700 to more than that many calls of one api-id within any second of real time. */
  public void limitPerSecond(int calls) {
    monitor.run(() -> gate.limitEach(calls));
  }

  /** The same for one api-id. */
  public void limitPerSecond(String apiId, int calls) {
    monitor.run(() -> gate.limit(apiId, calls));
  }

  /** Answers 1701 to more than that many calls within any second of real time. */
  public void limitAllPerSecond(int calls) {
    monitor.run(() -> gate.limitAll(calls));
  }

  /** The present token is forgotten: calls with it get 8005, and au10001 has another. */
  public void forgetToken() {
    monitor.run(tokens::forget);
  }

  /** How long tokens issued from now on are good, by the clock. */
  public void tokenLife(Duration life) {
    monitor.run(() -> tokens.life(life));
  }

  /** Whether au10001 answers once a second only, as it does at first. */
  public void oneTokenPerSecond(boolean limited) {
    monitor.run(() -> tokens.oncePerSecond(limited));
  }

  // Trouble with readings.

  /** Pages of kt00007 after the first fail with 1999 from now on. */
  public void failSecondPage() {
    monitor.run(() -> readings.failSecondPage(KiwoomReplies.unexpected()));
  }

  /** What goes wrong with that many pages after the first, of any list. */
  public void paging(Paging trouble, int times) {
    monitor.run(() -> pages.trouble(trouble, times));
  }

  /** Order lists, balance and cash show what is there now, for that time of the clock. */
  public void holdReadings(Duration duration) {
    monitor.run(() -> readings.hold(duration));
  }

  /** The order lists lack their newest row, for that time of the clock. */
  public void hideNewestOrder(Duration duration) {
    monitor.run(() -> readings.hideNewest(duration));
  }

  /** The balance of NXT lacks a symbol that the balance of KRX has. */
  public void hideOnNextrade(String symbol) {
    monitor.run(() -> readings.hideOnNextrade(symbol));
  }

  public void orderPageSize(int size) {
    monitor.run(() -> readings.ordersPage(size));
  }

  public void balancePageSize(int size) {
    monitor.run(() -> readings.holdingsPage(size));
  }

  public void chartPageSize(int size) {
    monitor.run(() -> charts.page(size));
  }

  public void instrumentPageSize(int size) {
    monitor.run(() -> quotes.listPage(size));
  }

  /**
   * Whether ord_remnq of an order falls when a cancel or modify takes shares from it. The documents
   * do not say; at first it does.
   */
  public void remainderShrinks(boolean shrinks) {
    monitor.run(() -> rows.remainderShrinks(shrinks));
  }

  // Trouble with the stream.

  public void stream(FakeDelivery.Mode mode) {
    monitor.run(() -> delivery.mode(mode));
  }

  public void streamDelay(Duration delay) {
    monitor.run(() -> delivery.delay(delay));
  }

  /** How many items a group may have; 100 at first, as users state. */
  public void registrationCap(int items) {
    monitor.run(() -> registry.cap(items));
  }

  /**
   * Whether a second login of the app key ends the first session with R10001. It does at first;
   * that both stay has been seen too.
   */
  public void newcomerWins(boolean wins) {
    monitor.run(() -> registry.newcomerWins(wins));
  }

  /** The next registration of a type is refused with 105111. */
  public void putOff(String type) {
    monitor.run(() -> registry.putOff(type));
  }

  /** How often the heartbeat goes out, in real time; ten seconds at first. */
  public void pingEvery(Duration interval) {
    long nanos = interval.toNanos();
    monitor.run(
        () -> {
          heartbeat.ifPresent(old -> old.cancel(false));
          heartbeat =
              Optional.of(
                  scheduler.scheduleAtFixedRate(
                      () -> monitor.run(stream::ping), nanos, nanos, TimeUnit.NANOSECONDS));
        });
  }

  /** A heartbeat now; sessions that owe the echo of the one before are cut. */
  public void ping() {
    monitor.run(stream::ping);
  }

  /** Any text frame, to every session. */
  public void rawFrame(String text) {
    monitor.run(() -> stream.each(session -> session.send(text)));
  }

  /** Any bytes, to every session. */
  public void rawBytes(byte[] bytes) {
    byte[] copy = bytes.clone();
    monitor.run(() -> stream.each(session -> session.send(copy)));
  }

  /** Half of a text frame, then the end of the connection. */
  public void halfFrame(String text) {
    byte[] whole = FakeWire.text(text);
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    monitor.run(
        () ->
            stream.each(
                session -> {
                  session.send(half);
                  session.cut();
                }));
  }

  /** Ends every session with code 1000 and "Bye". */
  public void closeStream() {
    monitor.run(() -> stream.each(session -> session.close("Bye")));
  }

  /** Ends every session without a close frame. */
  public void cutStream() {
    monitor.run(() -> stream.each(session -> session.cut()));
  }

  /** The sessions there are hear nothing any more, though they stay open. */
  public void goSilent() {
    monitor.run(() -> stream.each(session -> session.silent = true));
  }

  /** Cuts the stream and refuses new connections to it. */
  public void pauseStream() {
    monitor.run(() -> stream.port().shut());
  }

  /** Accepts connections to the stream again, at the same port. */
  public void resumeStream() {
    monitor.run(() -> stream.port().open());
  }

  // What there is to see.

  /** What the broker has booked, oldest first, whatever the readings say. */
  public List<FakeBooked> orders() {
    return monitor.call(() -> broker.orders().stream().map(FakeBooked::of).toList());
  }

  /** How many shares of a symbol the account really has. */
  public long held(String symbol) {
    return monitor.call(() -> broker.account.held(symbol));
  }

  /** The cash in won that is really there when all of today has settled. */
  public long cash() {
    return monitor.call(broker.account::settled);
  }

  /** Every request, in the order in which they came. */
  public List<FakeRequest> requests() {
    return monitor.call(journal::all);
  }

  /** The requests of an api-id or path, or of any ({@code *}). */
  public List<FakeRequest> requests(String api) {
    return monitor.call(() -> journal.of(api));
  }

  /** Waits for that many requests of an api-id or path; AssertionError if they do not come. */
  public List<FakeRequest> awaitRequests(String api, int atLeast, Duration atMost) {
    await(atMost, () -> journal.of(api).size() >= atLeast, atLeast + " requests of " + api);
    return requests(api);
  }

  /** The largest number of calls to {@code /api} that came within any second of real time. */
  public int mostCallsWithinOneSecond() {
    return monitor.call(() -> journal.mostWithinOneSecond("/api/"));
  }

  /** What the open sessions have asked for, in order. */
  public List<Registration> registrations() {
    return monitor.call(stream::registrations);
  }

  /** Waits for a registration; AssertionError if it does not come. */
  public void awaitRegistered(String type, String item, Duration atMost) {
    Registration key = new Registration(type, item);
    await(atMost, () -> stream.registrations().contains(key), key.toString());
  }

  /** Waits until these are exactly what is registered; AssertionError if it does not come. */
  public void awaitRegistrations(Set<Registration> keys, Duration atMost) {
    await(atMost, () -> Set.copyOf(stream.registrations()).equals(keys), keys.toString());
  }

  /** How many sessions are open. */
  public int sessions() {
    return monitor.call(() -> stream.port().sessions().size());
  }

  /** How many were ever opened. */
  public int sessionsSeen() {
    return monitor.call(() -> stream.port().seen());
  }

  /** Waits until that many sessions were ever opened; AssertionError if they are not. */
  public void awaitSessionsSeen(int atLeast, Duration atMost) {
    await(atMost, () -> stream.port().seen() >= atLeast, atLeast + " sessions");
  }

  /** Waits until that many sessions are open; AssertionError if it does not come. */
  public void awaitSessions(int exactly, Duration atMost) {
    await(atMost, () -> stream.port().sessions().size() == exactly, exactly + " open sessions");
  }

  /** Heartbeats that came back as they were. */
  public List<String> echoes() {
    return monitor.call(stream::echoes);
  }

  /** Waits for that many heartbeats to come back; AssertionError if they do not. */
  public List<String> awaitEchoes(int atLeast, Duration atMost) {
    await(atMost, () -> stream.echoes().size() >= atLeast, atLeast + " echoes");
    return echoes();
  }

  /** Every text that came by the stream. */
  public List<String> streamTexts() {
    return monitor.call(stream::received);
  }

  /** Today in Seoul, by the server's clock. */
  public LocalDate today() {
    return time.today();
  }

  private void await(Duration atMost, BooleanSupplier condition, String what) {
    if (!monitor.await(atMost, condition)) {
      throw new AssertionError(
          "no " + what + " within " + atMost + "; registered: " + registrations());
    }
  }

  @Override
  public void close() {
    door.end();
    door.shut();
    pauseStream();
    scheduler.shutdownNow();
    threads.shutdownNow();
  }
}
