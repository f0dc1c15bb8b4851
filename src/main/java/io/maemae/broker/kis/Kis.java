package io.maemae.broker.kis;

import io.maemae.broker.AccessTokens;
import io.maemae.broker.BrokerConnection;
import io.maemae.broker.BrokerServer;
import io.maemae.broker.KeyPrint;
import io.maemae.broker.MarketReach;
import io.maemae.broker.Readings;
import io.maemae.broker.RequestPacer;
import io.maemae.broker.StreamFeed;
import io.maemae.broker.StreamSession;
import io.maemae.broker.Timeline;
import io.maemae.market.Instrument;
import io.maemae.market.Symbol;
import io.maemae.market.TradingPhase;
import io.maemae.market.TradingSession;
import io.maemae.market.Venue;
import io.maemae.order.AccountSource;
import io.maemae.order.OrderAbilities;
import io.maemae.order.OrderGateway;
import io.maemae.order.ProfitSource;
import io.maemae.order.QuoteSource;
import io.maemae.order.Reading;
import io.maemae.order.RequestRate;
import io.maemae.strategy.ConditionSearch;
import io.maemae.strategy.HistorySource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * One account at KIS (한국투자증권): its ports, put together. Everything may be called from any thread.
 */
public final class Kis implements BrokerConnection {
  private static final Duration SPACING_LIVE = Duration.ofMillis(100);
  private static final Duration SPACING_PAPER = Duration.ofMillis(500);

  private static final Duration POLLING_LIVE = Duration.ofSeconds(5);
  private static final Duration POLLING_PAPER = Duration.ofSeconds(30);

  private final KisSettings settings;
  private final MarketReach reach;
  private final Timeline timeline;
  private final BrokerServer<KisAnswer> server;
  private final AccessTokens tokens;
  private final RequestPacer pacer;
  private final KisRest rest;
  private final StreamFeed feed;
  private final OrderGateway gateway;
  private final AccountSource source;
  private final QuoteSource quotes;
  private final HistorySource history;
  private final MasterFiles masters;

  /** Asks for nothing yet. */
  public Kis(KisSettings settings, Edges edges) {
    this.settings = settings;
    this.timeline = edges.timeline();
    boolean live = settings.environment() == KisEnvironment.LIVE;
    reach = new MarketReach(edges.calendar(), settings.venue(), live);
    server = edges.network().server(settings.rest(), KisAnswer::of);
    String kept =
        "kis-"
            + settings.environment().name().toLowerCase(Locale.ROOT)
            + "-"
            + KeyPrint.of(settings.appKey());
    tokens =
        new AccessTokens(
            settings.name(),
            new KisTokens(settings, server, edges.machineTime()),
            edges.tokens().apply(kept),
            timeline,
            edges.machineTime(),
            edges.listener()::accessRefused,
            edges.listener()::accessUnanswered);
    pacer = new RequestPacer(timeline, settings.interval());
    rest = new KisRest(settings, server, tokens, pacer, timeline);
    gateway = new KisGateway(timeline, rest, new OrderCodec(settings), edges.isEtn());
    source =
        new KisAccount(
            timeline,
            rest,
            new OrderListCodec(settings),
            new BalanceCodec(settings),
            edges.sessions(),
            settings.venue() == Venue.SOR,
            edges.isEtn());
    quotes = quotes(edges, RequestPacer.Urgency.READ);
    history =
        new KisHistory(
            timeline,
            rest,
            new ChartCodec(settings.venue(), edges.calendar()),
            edges.calendar(),
            edges.isEtn());
    masters = new MasterFiles(settings.masters(), server, timeline);
    feed =
        new StreamFeed(
            new StreamSession.Setup(
                settings.name(),
                timeline,
                edges.random(),
                edges.listener(),
                live ? SPACING_LIVE : SPACING_PAPER,
                edges.silence(),
                now -> edges.calendar().phase(now) == TradingPhase.CONTINUOUS),
            new KisStream(
                settings,
                server,
                timeline,
                edges.listener(),
                symbol -> KisSymbols.code(symbol, edges.isEtn().test(symbol))),
            new StreamFeed.Asking(
                quotes(edges, RequestPacer.Urgency.HISTORY),
                reach,
                live ? POLLING_LIVE : POLLING_PAPER),
            pacer::waiting);
  }

  private QuoteSource quotes(Edges edges, RequestPacer.Urgency urgency) {
    return new KisQuotes(timeline, rest, new QuoteCodec(settings.venue()), edges.isEtn(), urgency);
  }

  @Override
  public OrderGateway gateway() {
    return gateway;
  }

  @Override
  public AccountSource source() {
    return source;
  }

  /** The paper server does not tell. */
  @Override
  public Optional<ProfitSource> profits() {
    return rest.has(Tr.REALISED)
        ? Optional.of(new KisProfits(settings, timeline, rest))
        : Optional.empty();
  }

  @Override
  public QuoteSource quotes() {
    return quotes;
  }

  @Override
  public HistorySource history() {
    return history;
  }

  @Override
  public void instruments(Consumer<Reading<List<Instrument>>> answer) {
    masters.read(answer);
  }

  /** Its search cannot tell of changes, and is not used. */
  @Override
  public Optional<ConditionSearch> conditions() {
    return Optional.empty();
  }

  /** The paper server cannot be asked. */
  @Override
  public Optional<HolidaySource> holidays() {
    return rest.has(Tr.HOLIDAYS) ? Optional.of(this::days) : Optional.empty();
  }

  private void days(LocalDate from, Consumer<Reading<SortedMap<LocalDate, Boolean>>> answer) {
    timeline.at(
        timeline.now(),
        () -> {
          Instant begunAt = timeline.now();
          rest.read(
              new KisRest.Question(
                  Tr.HOLIDAYS, HolidayCodec.query(from), false, RequestPacer.Urgency.READ),
              outcome ->
                  answer.accept(
                      Readings.of(
                          outcome, page -> HolidayCodec.days(page.list("output")), begunAt)));
        });
  }

  @Override
  public OrderAbilities abilities() {
    return (type, timeInForce, venue, session) ->
        reach.takes(venue, session)
            && (venue != Venue.KRX || session != TradingSession.PRE_MARKET)
            && Division.of(type, timeInForce, venue, session).isPresent();
  }

  @Override
  public String quota() {
    return settings.quota();
  }

  @Override
  public RequestRate rate() {
    return RequestRate.of(settings.interval());
  }

  @Override
  public void start() {
    feed.start();
  }

  @Override
  public void want(List<Symbol> symbols) {
    feed.want(symbols);
  }

  @Override
  public void look(Symbol symbol) {
    feed.look(symbol);
  }

  @Override
  public void state(Consumer<State> answer) {
    feed.state(answer);
  }

  @Override
  public void renewToken() {
    timeline.at(timeline.now(), tokens::renew);
  }

  @Override
  public void revokeToken(Consumer<Optional<AccessTokens.Revoked>> answer) {
    timeline.at(timeline.now(), () -> tokens.revoke(answer));
  }

  @Override
  public void close() {
    feed.close();
    server.close();
  }
}
