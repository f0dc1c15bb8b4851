package io.maemae.broker.kis;

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
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeLevel;
import io.maemae.broker.fake.FakeListings;
import io.maemae.broker.fake.FakeOrder;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.fake.FakeScript;
import io.maemae.broker.fake.FakeSession;
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
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;

/**
 * The Open API of Korea Investment &amp; Securities on the loopback address, for one customer with
 * one account for domestic stocks: REST and stream, with an exchange behind them. The test plays
 * everybody else in the market, looks at what came in, and makes the server misbehave.
 *
 * <p>Prices and amounts are won. Times on the wire, and spans that a reading lags or a token waits,
 * go by the clock of the settings; delays of answers and notices take real time. Thread-safe.
 *
 * <p>Source: the interface's documents as of 2026-10 and what its users report. Where these leave a
 * choice, the Javadoc of the method or type concerned says what was chosen.
 */
public final class KisServer implements AutoCloseable {
  /** Which of the two servers it is. */
  public enum Environment {
    LIVE,
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
    /** EGW00201. */
    THROTTLED(false),
    /** EGW00201, though it was carried out. */
    THROTTLED_AFTER_BOOKING(true),
    /** EGW00215. */
    LEDGER_THROTTLED(false),
    /** EGW00002. */
    GATEWAY_ERROR(false),
    /** EGW00302, though it was carried out. */
    TIMED_OUT_AFTER_BOOKING(true),
    /** HTTP 500 with a page. */
    HTML_PAGE(false),
    /** HTTP 500 with a page, though it was carried out. */
    HTML_PAGE_AFTER_BOOKING(true),
    /** EGW00123; the token is forgotten, and tokenP has another. */
    TOKEN_EXPIRED(false),
    /** EGW00121, likewise. */
    TOKEN_INVALID(false),
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

  /** How order numbers are written in lists; order answers always have ten digits. */
  public enum Padding {
    ZEROS,
    BLANKS,
    NONE
  }

  /** Columns as before September 2026 (notices: before March 2025), as now, or with one more. */
  public enum Layout {
    LEGACY,
    CURRENT,
    WIDER
  }

  /** What goes wrong with pages after the first. */
  public enum Paging {
    STEADY,
    /** The refusal that asks to start again; its code is not documented. */
    DATA_CHANGED,
    /** The boundary moves: the last row comes again. */
    ROW_TWICE,
    /** The boundary moves: a row is left out. */
    ROW_MISSING,
    /** The first page comes again. */
    STUCK
  }

  /** What a session of the stream has asked for. */
  public record Registration(String trId, String trKey) {}

  /** Any order, modify or cancel, for {@link #next(String, int, Trouble)}. */
  private static final List<String> WRITES =
      List.of(FakeService.ORDER.path, FakeService.CHANGE.path);

  private final FakeMonitor monitor = new FakeMonitor();
  private final FakeJournal journal = new FakeJournal();
  private final FakeScript<Trouble> script = new FakeScript<>();
  private final FakePages pages = new FakePages();
  private final ExecutorService threads = Executors.newCachedThreadPool(daemons("kis-server"));
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(daemons("kis-server-later"));
  private final KisServerSettings settings;
  private final FakeTime time;
  private final FakeTokens tokens;
  private final FakeGate gate;
  private final FakeRegistry registry;
  private final FakeStream stream;
  private final FakeDelivery<String> delivery;
  private final FakeNotices notices;
  private final FakeBackOffice broker;
  private final FakeBooks books;
  private final FakeMarket market;
  private final FakeLedgerWriter writer;
  private final FakeReadings readings;
  private final FakeListings listings;
  private final FakeBars bars;
  private final FakeCharts charts;
  private final FakeDoor door;

  private KisServer(KisServerSettings settings) {
    this.settings = settings;
    Random random = new Random(settings.seed());
    time = new FakeTime(settings.clock());
    bars = new FakeBars(time);
    listings = new FakeListings(settings.basePrices());
    charts = new FakeCharts(listings, bars, time);
    tokens = new FakeTokens(settings, time, random);
    gate = new FakeGate(settings, tokens);
    registry = new FakeRegistry(settings, time, tokens, listings, random);
    stream = new FakeStream(monitor, registry, threads);
    delivery = new FakeDelivery<>(monitor, scheduler, stream::notice);
    notices = new FakeNotices(delivery::tell, new FakeNoticeText(settings, time));
    FakeAccount account = new FakeAccount(settings.cash(), settings.commissionPercent());
    broker = new FakeBackOffice(new KisRules(settings), account, time, random, listings, notices);
    books = new FakeBooks(broker.exchange);
    market = new FakeMarket(listings, new FakeFrames(time), stream, books);
    broker.tradesTo(market::traded);
    writer = new FakeLedgerWriter(settings, broker);
    readings = new FakeReadings(settings, time, broker, writer::write, pages, listings);
    FakeDesk desk = new FakeDesk(tokens, gate, new FakeMasters(listings));
    serve(desk);
    FakeCounter<Trouble> counter = new FakeCounter<>(script, journal, delivery, desk);
    door = new FakeDoor(monitor, counter, "tr_id", time, threads);
  }

  private void serve(FakeDesk desk) {
    FakeTrading trading = new FakeTrading(settings, broker);
    desk.serve(FakeService.ORDER, trading::order);
    desk.serve(FakeService.CHANGE, trading::change);
    desk.serve(FakeService.DAILY_ORDERS, readings::dailyOrders);
    desk.serve(FakeService.OPEN_ORDERS, readings::openOrders);
    desk.serve(FakeService.BUYING_POWER, readings::buyingPower);
    desk.serve(FakeService.BALANCE, readings::balance);
    desk.serve(FakeService.PROFIT, new FakeProfit(time, broker.account, pages)::answer);
    FakeQuotes quotes = new FakeQuotes(listings, books, time);
    desk.serve(FakeService.PRICE, quotes::price);
    desk.serve(FakeService.BOOK, quotes::book);
    desk.serve(FakeService.PRICES, quotes::prices);
    desk.serve(FakeService.STOCK_INFO, quotes::stockInfo);
    desk.serve(FakeService.MINUTES_TODAY, charts::minutesToday);
    desk.serve(FakeService.MINUTES_PAST, charts::minutesPast);
    desk.serve(FakeService.DAYS, charts::days);
    desk.serve(FakeService.HOLIDAYS, new FakeCalendar(bars)::days);
  }

  private static ThreadFactory daemons(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Starts a server on two free ports. */
  public static KisServer start(KisServerSettings settings) {
    return new KisServer(settings);
  }

  public KisServerSettings settings() {
    return settings;
  }

  /** Where REST is, and the master files under {@code /common/master}. */
  public URI restUri() {
    return URI.create("http://127.0.0.1:" + door.port());
  }

  /** Where the stream is. */
  public URI streamUri() {
    return URI.create("ws://127.0.0.1:" + stream.port() + "/tryitout");
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

  /** From now on the exchange refuses IOC and FOK orders, by a notice with RFUS_YN 1. */
  public void refuseAtOnceOrders() {
    monitor.run(broker.exchange::refuseAtOnceOrders);
  }

  /**
   * Ends the day: what rests expires, and orders are refused. The list then has rmn_qty 0 and
   * nothing confirmed as canceled for what expired; no notice tells of it unless {@link
   * #tellsExpiry}.
   */
  public void closeMarket() {
    monitor.run(broker::close);
  }

  /** Whether the close is told with ACPT_YN 3. The documents do not say; at first it is not. */
  public void tellsExpiry(boolean tells) {
    monitor.run(() -> notices.tellsExpiry(tells));
  }

  /**
   * Whether modifies and cancels are told with ACPT_YN 1 before ACPT_YN 2; at first they are not.
   */
  public void tellsChanges(boolean tells) {
    monitor.run(() -> notices.tellsChanges(tells));
  }

  /** A trade on KRX that is none of ours. */
  public void trade(String symbol, long price, long quantity) {
    trades(List.of(new FakeTick(symbol, price, quantity)));
  }

  /** Trades on KRX in one frame. */
  public void trades(List<FakeTick> ticks) {
    trades("KRX", ticks);
  }

  /** Trades on KRX or NXT in one frame, and in one of the combined market. */
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

  /** Halts a symbol, or sets its volatility interruption, in which IOC and FOK are refused. */
  public void marketState(String symbol, boolean halted, boolean interrupted) {
    marketState(symbol, halted, interrupted, "");
  }

  /** The same with a code of the market's operation (MKOP_CLS_CODE). */
  public void marketState(String symbol, boolean halted, boolean interrupted, String operation) {
    monitor.run(() -> market.state(symbol, halted, interrupted, operation));
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
    return monitor.call(() -> broker.order(symbol, buy, "00", "KRX", price, quantity).number);
  }

  /** A cancel of all that is open of an order, by another channel; its number. */
  public long cancelElsewhere(long number) {
    return monitor.call(() -> broker.cancel(number).number);
  }

  /** Another limit for all that is open of an order, by another channel; the new number. */
  public long modifyElsewhere(long number, long price) {
    return monitor.call(() -> broker.modify(number, price).number);
  }

  /** An order of another account of the same HTS id, accepted and filled; ten digits. */
  public void orderOfAnotherAccount(
      String account, String symbol, boolean buy, long quantity, long price) {
    monitor.run(
        () -> {
          FakeOrder order =
              new FakeOrder(
                  broker.nextNumber(),
                  Optional.empty(),
                  FakeOrder.Request.NEW,
                  listings.get(symbol),
                  buy,
                  KisOrderKind.LIMIT.kind,
                  "KRX",
                  price,
                  quantity,
                  time.now());
          FakeNoticeText text = notices.text();
          notices.tell(text.of(account, order, quantity, price, "0", "1", "1"));
          notices.tell(text.of(account, order, quantity, price, "0", "2", "2"));
        });
  }

  // Trouble with requests.

  /** Something goes wrong with the next order, modify or cancel, whichever comes. */
  public void next(Trouble trouble) {
    monitor.run(() -> script.addForOneOf(WRITES, trouble));
  }

  /** Something goes wrong with the next requests of a transaction: its id, path, or {@code *}. */
  public void next(String transaction, int times, Trouble trouble) {
    monitor.run(() -> script.add(transaction, times, trouble));
  }

  /** The next request of a transaction gets that answer, whatever it asks, and nothing is done. */
  public void answerNext(String transaction, int status, Map<String, String> headers, String body) {
    String type = body.startsWith("<") ? "text/html" : "application/json; charset=utf-8";
    FakeReply reply = new FakeReply(status, type, body.getBytes(UTF_8), Map.copyOf(headers));
    monitor.run(() -> script.answer(transaction, reply));
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

  /** Answers EGW00201 to more than that many calls within any second of real time. */
  public void limitPerSecond(int calls) {
    monitor.run(() -> gate.limit(calls));
  }

  /** The present token is forgotten: calls with it get EGW00123, and tokenP has another. */
  public void expireToken() {
    monitor.run(tokens::expire);
  }

  /** Whether tokenP answers once a minute only, as it does at first. */
  public void oneTokenPerMinute(boolean limited) {
    monitor.run(() -> tokens.oncePerMinute(limited));
  }

  /** Approval keys issued so far are good no more. */
  public void forgetApprovals() {
    monitor.run(tokens::forgetApprovals);
  }

  // Trouble with readings.

  /** Pages of the order list after the first fail with EGW00002 from now on. */
  public void failSecondPage() {
    FakeReply reply = KisReplies.gateway(500, "EGW00002", "서버 에러가 발생했습니다.");
    monitor.run(() -> readings.failSecondPage(reply));
  }

  /** What goes wrong with that many pages after the first, of any list. */
  public void paging(Paging trouble, int times) {
    monitor.run(() -> pages.trouble(trouble, times));
  }

  /** Order lists, balance and buying power show what is there now, for that time of the clock. */
  public void holdReadings(Duration duration) {
    monitor.run(() -> readings.hold(duration));
  }

  /** The list of the day lacks its newest row, for that time of the clock. */
  public void hideNewestOrder(Duration duration) {
    monitor.run(() -> readings.hideNewest(duration));
  }

  /** Whether charts of minutes have the newest ones, whatever time is asked for. */
  public void repeatsMinutes(boolean always) {
    monitor.run(() -> charts.repeats(always));
  }

  public void orderPageSize(int rows) {
    monitor.run(() -> readings.ordersPage(rows));
  }

  public void balancePageSize(int rows) {
    monitor.run(() -> readings.holdingsPage(rows));
  }

  /** Whether a list of nothing has one row of blank fields instead of none. */
  public void blankRows(boolean blank) {
    monitor.run(() -> pages.blankRows(blank));
  }

  public void orderNumbers(Padding padding) {
    monitor.run(() -> writer.padding(padding));
  }

  /**
   * Whether rmn_qty of an order falls when a cancel or modify takes shares from it. At first it
   * does not, as the documents' example shows.
   */
  public void remainderShrinks(boolean shrinks) {
    monitor.run(() -> writer.remainderShrinks(shrinks));
  }

  // Trouble with the stream.

  public void stream(FakeDelivery.Mode mode) {
    monitor.run(() -> delivery.mode(mode));
  }

  public void streamDelay(Duration delay) {
    monitor.run(() -> delivery.delay(delay));
  }

  public void noticeLayout(Layout layout) {
    monitor.run(() -> notices.text().layout(layout));
  }

  public void tradeLayout(Layout layout) {
    monitor.run(() -> market.tradeLayout(layout));
  }

  public void bookLayout(Layout layout) {
    monitor.run(() -> market.bookLayout(layout));
  }

  /** How many registrations a session may have; 41 at first. */
  public void registrationCap(int cap) {
    monitor.run(() -> registry.cap(cap));
  }

  /** Whether a second session ends the first, instead of being answered OPSP8996 and closed. */
  public void newcomerWins(boolean wins) {
    monitor.run(() -> registry.newcomerWins(wins));
  }

  /** For how long of the clock an ended session still counts, so that the next gets OPSP8996. */
  public void sessionsLinger(Duration duration) {
    monitor.run(() -> registry.linger(duration));
  }

  /** Whether a wrong HTS id gets nothing at all, instead of the end of the connection. */
  public void silentOnWrongId(boolean silent) {
    monitor.run(() -> registry.silentOnWrongId(silent));
  }

  /** The next registration of a transaction is not made; the answer is OPSP0007, or none. */
  public void putOff(String trId, boolean answered) {
    monitor.run(() -> registry.putOff(trId, answered));
  }

  /** The text heartbeat, to every session. */
  public void pingPong() {
    monitor.run(
        () -> {
          var message = FakeJson.object();
          message.set("header", FakeJson.of("tr_id", "PINGPONG", "datetime", time.both()));
          stream.each(session -> session.send(message.toString()));
        });
  }

  /** The heartbeat of the WebSocket protocol, to every session. */
  public void ping(String payload) {
    byte[] frame = FakeWire.frame(FakeWire.PING, payload.getBytes(UTF_8));
    monitor.run(() -> stream.each(session -> session.send(frame)));
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

  /** Ends every session with a close frame. */
  public void closeStream() {
    monitor.run(() -> stream.each(FakeSession::close));
  }

  /** Ends every session without one. */
  public void cutStream() {
    monitor.run(() -> stream.each(FakeSession::cut));
  }

  /** The sessions there are hear nothing any more, though they stay open. */
  public void goSilent() {
    monitor.run(() -> stream.each(session -> session.silent = true));
  }

  /** Cuts the stream and refuses new connections to it. */
  public void pauseStream() {
    monitor.run(stream::shut);
  }

  /** Accepts connections to the stream again, at the same port. */
  public void resumeStream() {
    monitor.run(stream::open);
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

  /** The requests of a transaction: its id, path, or {@code *}. */
  public List<FakeRequest> requests(String transaction) {
    return monitor.call(() -> journal.of(transaction));
  }

  /** Waits for that many requests of a transaction; AssertionError if they do not come. */
  public List<FakeRequest> awaitRequests(String transaction, int atLeast, Duration atMost) {
    await(
        atMost,
        () -> journal.of(transaction).size() >= atLeast,
        atLeast + " requests of " + transaction);
    return requests(transaction);
  }

  /** The largest number of calls to {@code /uapi} that came within any second of real time. */
  public int mostCallsWithinOneSecond() {
    return monitor.call(() -> journal.mostWithinOneSecond("/uapi/"));
  }

  /** What the open sessions have asked for, in order. */
  public List<Registration> registrations() {
    return monitor.call(stream::registrations);
  }

  /** What is to be asked for to get notices here. */
  public Registration noticeRegistration() {
    return registry.noticeKey();
  }

  /** Waits for a registration; AssertionError if it does not come. */
  public void awaitRegistered(String trId, String trKey, Duration atMost) {
    Registration key = new Registration(trId, trKey);
    await(atMost, () -> stream.registrations().contains(key), key.toString());
  }

  /** Waits until these are exactly what is registered; AssertionError if it does not come. */
  public void awaitRegistrations(Set<Registration> keys, Duration atMost) {
    await(atMost, () -> Set.copyOf(stream.registrations()).equals(keys), keys.toString());
  }

  /** How many sessions are open. */
  public int sessions() {
    return monitor.call(() -> stream.open(false));
  }

  /** How many were ever opened. */
  public int sessionsSeen() {
    return monitor.call(() -> stream.open(true));
  }

  /** Waits until that many sessions were ever opened; AssertionError if they are not. */
  public void awaitSessionsSeen(int atLeast, Duration atMost) {
    await(atMost, () -> stream.open(true) >= atLeast, atLeast + " sessions");
  }

  /** Waits until that many sessions are open; AssertionError if it does not come. */
  public void awaitSessions(int exactly, Duration atMost) {
    await(atMost, () -> stream.open(false) == exactly, exactly + " open sessions");
  }

  /** Heartbeats that came back, as text or in a pong. */
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
