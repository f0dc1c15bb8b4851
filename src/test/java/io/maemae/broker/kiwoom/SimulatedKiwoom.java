package io.maemae.broker.kiwoom;

import io.maemae.broker.Timeline;
import io.maemae.broker.fake.FakeBars;
import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeListings;
import io.maemae.broker.fake.FakeRefusal;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.fake.FakeShown;
import io.maemae.broker.fake.FakeTime;
import io.maemae.config.Secret;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.market.Venue;
import io.maemae.order.Balance;
import io.maemae.order.Buyable;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderRow;
import io.maemae.order.SubmitResult;
import io.maemae.simulation.Caller;
import io.maemae.simulation.SimulatedBroker;
import io.maemae.simulation.SimulatedHost;
import io.maemae.simulation.SimulatedLine;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** A simulated broker in Kiwoom's words, of the live server. */
public final class SimulatedKiwoom extends SimulatedHost<FakeSubscriber> {
  /** As many a second as the server was measured to take, of one kind and in all. */
  private static final int OF_ONE_KIND = 1;

  private static final int IN_ALL = 10;

  private static final int TOKEN_REFUSED = 50;
  private static final int TOKEN_EXPIRED = 1;
  private static final int THROTTLED = 3;
  private static final int MOST_SHARES = 100;

  private final KiwoomServerSettings settings;
  private final String account;
  private final FakeTokens tokens;
  private final FakeGate gate;
  private final FakeRegistry registry;
  private final FakeListings listings;
  private final FakeFrames frames;
  private final FakeCharts charts;
  private final KiwoomWords words;

  /**
   * What is listed there must be known already.
   *
   * @param account our name of it
   */
  public SimulatedKiwoom(
      String account, SimulatedBroker broker, Timeline timeline, RandomGenerator random) {
    super(broker, timeline, random);
    this.account = account;
    Random seeded = new Random(random.nextLong());
    Map<String, Long> bases =
        broker.references().entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().code(), e -> FakeShown.won(e.getValue())));
    settings =
        KiwoomServerSettings.of(KiwoomServer.Environment.LIVE, timeline::now).withPrices(bases);
    FakeTime time = new FakeTime(timeline::now);
    listings = new FakeListings(bases);
    tokens = new FakeTokens(settings, time, seeded);
    gate = new FakeGate(settings, tokens);
    gate.limitEach(OF_ONE_KIND);
    gate.limitAll(IN_ALL);
    registry = new FakeRegistry(tokens, new FakeConditions(listings, time));
    frames = new FakeFrames(time);
    words = new KiwoomWords(settings, listings, time);
    charts = new FakeCharts(listings, new FakeBars(time), new FakePages(), time);
  }

  /** What opens it. */
  public KiwoomSettings adapterSettings() {
    return new KiwoomSettings(
        account,
        KiwoomEnvironment.LIVE,
        new Secret(settings.appKey()),
        new Secret(settings.secretKey()),
        Venue.KRX,
        KiwoomEnvironment.LIVE.rest(),
        KiwoomEnvironment.LIVE.stream(),
        Optional.empty(),
        SimulatedBroker.DEADLINE,
        Duration.ofSeconds(10));
  }

  @Override
  protected String idHeader() {
    return "api-id";
  }

  @Override
  protected FakeReply file(URI url) {
    throw new IllegalArgumentException("there are no files, asked for " + url);
  }

  @Override
  protected void take(FakeRequest request, Caller caller) {
    switch (request.path()) {
      case "/oauth2/token" -> soon(token(request), caller);
      case "/oauth2/revoke" -> soon(tokens.revoke(request), caller);
      default -> serve(request, caller);
    }
  }

  private FakeReply token(FakeRequest request) {
    return happens(TOKEN_REFUSED) ? KiwoomReplies.unexpected() : tokens.issue(request);
  }

  private void serve(FakeRequest request, Caller caller) {
    if (happens(TOKEN_EXPIRED)) {
      tokens.forget();
    }
    FakeApi api = gate.admit(request);
    if (happens(THROTTLED)) {
      throw new FakeRefusal(KiwoomReplies.throttled(429, request.id(), OF_ONE_KIND));
    }
    switch (api) {
      case BUY, SELL -> order(words.order(request), request, caller);
      case MODIFY ->
          modify(
              words.target(request, account),
              words.quantity(request, "mdfy_qty"),
              words.limit(request),
              Optional.empty(),
              request,
              caller);
      case CANCEL ->
          cancel(
              words.target(request, account), words.quantity(request, "cncl_qty"), request, caller);
      case ORDERS, OPEN_ORDERS, FILLS -> orders(api, request, caller);
      case BALANCE -> balance(request, caller);
      case DEPOSIT ->
          read(broker::balance, (Balance balance) -> words.deposit(balance), request, caller);
      case BUYABLE -> buyable(request, caller);
      case PRICE ->
          read(
              answer -> broker.quote(words.symbol(request), answer),
              (Quote quote) -> words.price(request),
              request,
              caller);
      case BOOK ->
          read(
              answer -> broker.book(words.symbol(request), answer),
              (OrderBook book) -> words.book(book, request),
              request,
              caller);
      case MINUTES -> soon(charts.minutes(request), caller);
      case DAYS -> soon(charts.days(request), caller);
      case INSTRUMENTS -> soon(words.instruments(request), caller);
    }
  }

  /** The pages after the first are of the same reading. */
  private void orders(FakeApi api, FakeRequest request, Caller caller) {
    if (FakePages.continues(request)) {
      soon(words.page(api, request), caller);
    } else {
      read(
          answer -> broker.orders(words.date(request), answer),
          (List<OrderRow> rows) -> words.orders(api, rows, request),
          request,
          caller);
    }
  }

  private void balance(FakeRequest request, Caller caller) {
    if (FakePages.continues(request)) {
      soon(words.page(FakeApi.BALANCE, request), caller);
    } else {
      read(broker::balance, (Balance balance) -> words.balance(balance, request), request, caller);
    }
  }

  private void buyable(FakeRequest request, Caller caller) {
    Symbol symbol = words.symbol(request);
    Price price = words.asked(request);
    read(
        answer -> broker.buyable(symbol, price, answer),
        (Buyable buyable) -> words.buyable(buyable),
        request,
        caller);
  }

  @Override
  protected FakeReply taken(SubmitResult.Accepted accepted) {
    return KiwoomWords.taken(accepted);
  }

  @Override
  protected FakeReply refused(String why) {
    return KiwoomReplies.order("RC4020", why).reply();
  }

  @Override
  protected List<FakeReply> doubts(FakeRequest request) {
    return List.of(
        KiwoomReplies.throttled(429, request.id(), OF_ONE_KIND),
        KiwoomReplies.throttled(200, request.id(), OF_ONE_KIND),
        KiwoomReplies.throttledInAll(IN_ALL),
        KiwoomReplies.unexpected(),
        KiwoomReplies.page());
  }

  // The stream.

  @Override
  protected FakeSubscriber greet() {
    return new FakeSubscriber();
  }

  @Override
  protected void text(SimulatedLine<FakeSubscriber> line, String text) {
    if (text.equals(line.kept().owed)) {
      line.kept().owed = "";
      return;
    }
    boolean deaf = !hearsNotices(line);
    registry.take(line, text, lines());
    if (deaf && hearsNotices(line)) {
      noticesBegin();
    }
  }

  @Override
  protected void ended(SimulatedLine<FakeSubscriber> line) {
    // Its registrations are gone with it.
  }

  @Override
  protected void beat(SimulatedLine<FakeSubscriber> line) {
    if (!line.kept().owed.isEmpty()) {
      line.cut();
    } else if (line.kept().loggedIn) {
      line.kept().owed = FakeJson.of("trnm", "PING").toString();
      line.send(line.kept().owed);
    }
  }

  @Override
  protected boolean hearsNotices(SimulatedLine<FakeSubscriber> line) {
    return line.kept().registrations().stream().anyMatch(key -> key.type().equals("00"));
  }

  @Override
  protected void tell(ExecutionNotice notice, OrderRow about) {
    long held = broker.position(notice.symbol()).units();
    words.notice(notice, about, held).forEach(this::tell);
  }

  private void tell(FakeFrame frame) {
    for (SimulatedLine<FakeSubscriber> line : lines()) {
      frame.text(line.kept()::hears).ifPresent(line::send);
    }
  }

  @Override
  public void traded(Symbol symbol, Price price) {
    FakeInstrument instrument = listings.get(symbol.code());
    long shares = 1 + random.nextInt(MOST_SHARES);
    instrument.traded(FakeShown.won(price), shares);
    long ask = instrument.price + instrument.tick(instrument.price);
    FakeFrame.Entry entry =
        frames.trade(instrument, FakeText.code(instrument), "KRX", shares, ask, instrument.price);
    tell(new FakeFrame(List.of(entry)));
  }
}
