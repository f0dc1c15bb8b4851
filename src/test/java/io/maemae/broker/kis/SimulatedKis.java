package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.maemae.order.Buyable;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.SubmitResult;
import io.maemae.simulation.Caller;
import io.maemae.simulation.SimulatedBroker;
import io.maemae.simulation.SimulatedHost;
import io.maemae.simulation.SimulatedLine;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** A simulated broker in KIS's words, of the live server. */
public final class SimulatedKis extends SimulatedHost<Map<KisServer.Registration, FakeCipher>> {
  /** As many a second as the live server takes. */
  private static final int PER_SECOND = 18;

  private static final int TOKEN_REFUSED = 50;
  private static final int TOKEN_EXPIRED = 1;
  private static final int THROTTLED = 3;
  private static final int MOST_SHARES = 100;

  private final KisServerSettings settings;
  private final String account;
  private final FakeTokens tokens;
  private final FakeGate gate;
  private final FakeRegistry registry;
  private final FakeListings listings;
  private final FakeMasters masters;
  private final FakeFrames frames;
  private final KisWords words;
  private final Map<FakeService, Function<FakeRequest, FakeReply>> quoted =
      new EnumMap<>(FakeService.class);

  /**
   * What is listed there must be known already.
   *
   * @param account our name of it
   */
  public SimulatedKis(
      String account, SimulatedBroker broker, Timeline timeline, RandomGenerator random) {
    super(broker, timeline, random);
    this.account = account;
    Random seeded = new Random(random.nextLong());
    Map<String, Long> bases =
        broker.references().entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().code(), e -> FakeShown.won(e.getValue())));
    settings = KisServerSettings.of(KisServer.Environment.LIVE, timeline::now).withPrices(bases);
    FakeTime time = new FakeTime(timeline::now);
    listings = new FakeListings(bases);
    tokens = new FakeTokens(settings, time, seeded);
    gate = new FakeGate(settings, tokens);
    gate.limit(PER_SECOND);
    registry = new FakeRegistry(settings, time, tokens, listings, seeded);
    masters = new FakeMasters(listings);
    frames = new FakeFrames(time);
    words = new KisWords(settings, listings, time);
    FakeBars bars = new FakeBars(time);
    FakeCharts charts = new FakeCharts(listings, bars, time);
    quoted.put(FakeService.MINUTES_TODAY, charts::minutesToday);
    quoted.put(FakeService.MINUTES_PAST, charts::minutesPast);
    quoted.put(FakeService.DAYS, charts::days);
    quoted.put(FakeService.HOLIDAYS, new FakeCalendar(bars)::days);
  }

  /** What opens it. */
  public KisSettings adapterSettings() {
    return new KisSettings(
        account,
        KisEnvironment.LIVE,
        new Secret(settings.appKey()),
        new Secret(settings.appSecret()),
        new Secret(settings.accountNumber()),
        settings.productCode(),
        settings.htsId(),
        Venue.KRX,
        KisEnvironment.LIVE.rest(),
        KisEnvironment.LIVE.stream(),
        KisEnvironment.LIVE.interval(),
        SimulatedBroker.DEADLINE,
        Duration.ofSeconds(10));
  }

  @Override
  protected String idHeader() {
    return "tr_id";
  }

  @Override
  protected FakeReply file(URI url) {
    return url.getPath().contains("kospi") ? masters.kospi() : masters.kosdaq();
  }

  @Override
  protected void take(FakeRequest request, Caller caller) {
    switch (request.path()) {
      case "/oauth2/tokenP" -> soon(token(request), caller);
      case "/oauth2/revokeP" -> soon(tokens.revoke(request), caller);
      case "/oauth2/Approval" -> soon(tokens.approve(request), caller);
      default -> serve(request, caller);
    }
  }

  private FakeReply token(FakeRequest request) {
    return happens(TOKEN_REFUSED)
        ? KisReplies.gateway(500, "EGW00002", "서버 에러가 발생했습니다.")
        : tokens.issue(request);
  }

  private void serve(FakeRequest request, Caller caller) {
    if (happens(TOKEN_EXPIRED)) {
      throw tokens.expire();
    }
    FakeService service = gate.admit(request);
    if (happens(THROTTLED)) {
      throw new FakeRefusal(FakeGate.throttled());
    }
    switch (service) {
      case ORDER -> order(words.order(request), request, caller);
      case CHANGE -> change(request, caller);
      case DAILY_ORDERS, OPEN_ORDERS, BALANCE -> list(service, request, caller);
      case BUYING_POWER -> buyable(request, caller);
      case PRICE, BOOK -> quote(service, request, caller);
      default -> soon(quoted.get(service).apply(request), caller);
    }
  }

  private void change(FakeRequest request, Caller caller) {
    OrderId target = words.target(request, account);
    if (words.modifies(request)) {
      modify(
          target,
          words.quantity(request),
          words.limit(request),
          Optional.of(words.kind(request).type()),
          request,
          caller);
    } else {
      cancel(target, words.quantity(request), request, caller);
    }
  }

  /** The pages after the first are of the same reading. */
  private void list(FakeService service, FakeRequest request, Caller caller) {
    if (FakePages.continues(request)) {
      soon(words.page(service, request), caller);
    } else if (service == FakeService.BALANCE) {
      read(broker::balance, balance -> words.balance(balance, request), request, caller);
    } else {
      read(
          answer -> broker.orders(words.date(service, request), answer),
          (List<OrderRow> rows) -> words.orders(service, rows, request),
          request,
          caller);
    }
  }

  private void buyable(FakeRequest request, Caller caller) {
    Optional<Price> limit = words.asked(request);
    if (limit.isEmpty()) {
      read(broker::balance, balance -> words.buyable(balance.orderable()), request, caller);
    } else {
      Symbol symbol = words.symbol(request);
      read(
          answer -> broker.buyable(symbol, limit.get(), answer),
          (Buyable buyable) -> words.buyable(buyable),
          request,
          caller);
    }
  }

  private void quote(FakeService service, FakeRequest request, Caller caller) {
    String spelled = FakeQuotes.asked(listings, request, "").symbol;
    Symbol symbol = KisSymbols.find(spelled).orElseThrow();
    if (service == FakeService.PRICE) {
      read(
          answer -> broker.quote(symbol, answer),
          (Quote quote) -> words.price(request),
          request,
          caller);
    } else {
      read(
          answer -> broker.book(symbol, answer),
          (OrderBook book) -> words.book(book, request),
          request,
          caller);
    }
  }

  @Override
  protected FakeReply taken(SubmitResult.Accepted accepted) {
    return KisWords.taken(accepted);
  }

  @Override
  protected FakeReply refused(String why) {
    return KisRefusals.order("APBK0919", why).reply();
  }

  @Override
  protected List<FakeReply> doubts(FakeRequest request) {
    return List.of(
        FakeGate.throttled(),
        KisReplies.gateway(500, "EGW00002", "서버 에러가 발생했습니다."),
        FakeReply.page(502, "<html>502 Bad Gateway</html>"));
  }

  // The stream.

  @Override
  protected Map<KisServer.Registration, FakeCipher> greet() {
    return new LinkedHashMap<>();
  }

  @Override
  protected void text(SimulatedLine<Map<KisServer.Registration, FakeCipher>> line, String text) {
    if (!text.contains("PINGPONG")) {
      boolean deaf = !hearsNotices(line);
      registry.take(line, text, lines());
      if (deaf && hearsNotices(line)) {
        noticesBegin();
      }
    }
  }

  @Override
  protected void ended(SimulatedLine<Map<KisServer.Registration, FakeCipher>> line) {
    registry.ended(line);
  }

  @Override
  protected void beat(SimulatedLine<Map<KisServer.Registration, FakeCipher>> line) {
    ObjectNode ping = FakeJson.object();
    ping.set("header", FakeJson.of("tr_id", "PINGPONG", "datetime", "20250304090000"));
    line.send(ping.toString());
  }

  @Override
  protected boolean hearsNotices(SimulatedLine<Map<KisServer.Registration, FakeCipher>> line) {
    return line.kept().containsKey(registry.noticeKey());
  }

  @Override
  protected void tell(ExecutionNotice notice, OrderRow about) {
    KisServer.Registration key = registry.noticeKey();
    for (String record : words.notice(notice, about)) {
      for (SimulatedLine<Map<KisServer.Registration, FakeCipher>> line : lines()) {
        if (hearsNotices(line)) {
          line.send(FakeFrames.encrypted(key.trId(), record, line.kept().get(key)));
        }
      }
    }
  }

  @Override
  public void traded(Symbol symbol, Price price) {
    FakeInstrument instrument = listings.get(symbol.code());
    long shares = 1 + random.nextInt(MOST_SHARES);
    instrument.traded(FakeShown.won(price), shares);
    long ask = instrument.price + instrument.tick(instrument.price);
    KisServer.Registration key = new KisServer.Registration("H0STCNT0", instrument.symbol);
    String record =
        frames.trade(instrument, shares, ask, instrument.price, KisServer.Layout.CURRENT);
    for (SimulatedLine<Map<KisServer.Registration, FakeCipher>> line : lines()) {
      if (line.kept().containsKey(key)) {
        line.send(FakeFrames.frame(key.trId(), List.of(record)));
      }
    }
  }
}
