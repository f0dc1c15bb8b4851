package io.maemae.broker.kiwoom;

import io.maemae.broker.AccessTokens;
import io.maemae.broker.BrokerConnection;
import io.maemae.broker.BrokerServer;
import io.maemae.broker.KeyPrint;
import io.maemae.broker.MarketReach;
import io.maemae.broker.RequestPacer;
import io.maemae.broker.StreamFeed;
import io.maemae.broker.StreamSession;
import io.maemae.broker.Timeline;
import io.maemae.market.Instrument;
import io.maemae.market.Symbol;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One account at Kiwoom (키움증권): its ports, put together. Everything may be called from any thread.
 */
public final class Kiwoom implements BrokerConnection {
  /** Between two registrations. */
  private static final Duration SPACING = Duration.ofMillis(200);

  /** Three of the server's pings, which come every ten seconds or so. */
  private static final Duration SILENCE = Duration.ofSeconds(35);

  private static final Duration POLLING = Duration.ofSeconds(30);

  private final KiwoomSettings settings;
  private final MarketReach reach;
  private final Timeline timeline;
  private final BrokerServer<KiwoomAnswer> server;
  private final AccessTokens tokens;
  private final FlowPacer pacer;
  private final KiwoomRest rest;
  private final StreamFeed feed;
  private final OrderGateway gateway;
  private final AccountSource source;
  private final QuoteSource quotes;
  private final HistorySource history;
  private final KiwoomConditions conditions;

  /** Asks for nothing yet. */
  public Kiwoom(KiwoomSettings settings, Edges edges) {
    this.settings = settings;
    this.timeline = edges.timeline();
    boolean live = settings.environment() == KiwoomEnvironment.LIVE;
    reach = new MarketReach(edges.calendar(), settings.venue(), live);
    server = edges.network().server(settings.rest(), KiwoomAnswer::of);
    tokens =
        new AccessTokens(
            settings.name(),
            new KiwoomTokens(settings, server, edges.machineTime()),
            edges.tokens().apply(kept(settings)),
            timeline,
            edges.machineTime(),
            edges.listener()::accessRefused,
            edges.listener()::accessUnanswered);
    pacer = new FlowPacer(timeline, FlowPacer.Limits.of(settings));
    rest = new KiwoomRest(settings, server, tokens, pacer, timeline);
    gateway = new KiwoomGateway(timeline, rest, new OrderCodec(settings.name()));
    source = new KiwoomAccount(settings, timeline, rest, edges.sessions());
    quotes = quotes(RequestPacer.Urgency.READ);
    history =
        new KiwoomHistory(
            timeline, rest, new ChartCodec(settings.venue(), edges.calendar()), edges.calendar());
    conditions = new KiwoomConditions(settings.name(), timeline, edges.listener());
    feed =
        new StreamFeed(
            new StreamSession.Setup(
                settings.name(),
                timeline,
                edges.random(),
                edges.listener(),
                SPACING,
                SILENCE,
                reach),
            new KiwoomStream(settings, server, tokens, timeline, edges.listener(), conditions),
            new StreamFeed.Asking(quotes(RequestPacer.Urgency.HISTORY), reach, POLLING),
            pacer::waiting);
  }

  private static String kept(KiwoomSettings settings) {
    String environment = settings.environment().name().toLowerCase(Locale.ROOT);
    return "kiwoom-" + environment + "-" + KeyPrint.of(settings.appKey());
  }

  private QuoteSource quotes(RequestPacer.Urgency urgency) {
    return new KiwoomQuotes(timeline, rest, new QuoteCodec(settings.venue()), urgency);
  }

  @Override
  public OrderGateway gateway() {
    return gateway;
  }

  @Override
  public AccountSource source() {
    return source;
  }

  /** Its sums of what was won are before fees and tax, or of symbols one by one. */
  @Override
  public Optional<ProfitSource> profits() {
    return Optional.empty();
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
  public OrderAbilities abilities() {
    return (type, timeInForce, venue, session) ->
        reach.takes(venue, session) && OrderKind.of(type, timeInForce, venue, session).isPresent();
  }

  @Override
  public void instruments(Consumer<Reading<List<Instrument>>> answer) {
    timeline.at(timeline.now(), () -> new KiwoomListings(timeline, rest, answer).read());
  }

  @Override
  public Optional<ConditionSearch> conditions() {
    return Optional.of(conditions);
  }

  @Override
  public Optional<HolidaySource> holidays() {
    return Optional.empty();
  }

  @Override
  public String quota() {
    return "kiwoom " + KeyPrint.of(settings.appKey());
  }

  /** What is read waits longer, for others of its kind. */
  @Override
  public RequestRate rate() {
    FlowPacer.Limits limits = FlowPacer.Limits.of(settings);
    return new RequestRate(limits.orders(), limits.each(), true);
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
