package io.maemae.broker.kiwoom;

import io.maemae.broker.AccessTokens;
import io.maemae.broker.BrokerConnection;
import io.maemae.broker.JsonHttp;
import io.maemae.broker.KeyPrint;
import io.maemae.broker.Polling;
import io.maemae.broker.RequestPacer;
import io.maemae.broker.StreamSession;
import io.maemae.broker.Timeline;
import io.maemae.broker.TokenFile;
import io.maemae.market.Instrument;
import io.maemae.market.Symbol;
import io.maemae.market.TradingCalendar;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One account at Kiwoom (키움증권): its ports, put together. Everything may be called from any thread.
 */
public final class Kiwoom implements BrokerConnection {
  /** Between two registrations. */
  private static final Duration SPACING = Duration.ofMillis(200);

  /** Three of the server's pings, which come every ten seconds or so. */
  private static final Duration SILENCE = Duration.ofSeconds(35);

  /** The closing price comes a moment after its session. */
  private static final Duration CLOSING = Duration.ofMinutes(1);

  private static final Duration POLLING = Duration.ofSeconds(30);

  private final KiwoomSettings settings;
  private final TradingCalendar calendar;
  private final Timeline timeline;
  private final JsonHttp<KiwoomAnswer> http;
  private final AccessTokens tokens;
  private final FlowPacer pacer;
  private final KiwoomRest rest;
  private final StreamSession stream;
  private final Polling polling;
  private final OrderGateway gateway;
  private final AccountSource source;
  private final QuoteSource quotes;
  private final HistorySource history;
  private final KiwoomConditions conditions;

  /** Asks for nothing yet. */
  public Kiwoom(KiwoomSettings settings, Edges edges) {
    this.settings = settings;
    this.calendar = edges.calendar();
    this.timeline = edges.timeline();
    http = new JsonHttp<>(settings.rest(), edges.threads(), KiwoomAnswer::of);
    tokens =
        new AccessTokens(
            settings.name(),
            new KiwoomTokens(settings, http, edges.machineTime()),
            new TokenFile(edges.tokens(), kept(settings)),
            timeline,
            edges.machineTime(),
            edges.listener()::accessRefused,
            edges.listener()::accessUnanswered);
    pacer = new FlowPacer(timeline, FlowPacer.Limits.of(settings));
    rest = new KiwoomRest(settings, http, tokens, pacer, timeline);
    gateway = new KiwoomGateway(timeline, rest, new OrderCodec(settings.name()));
    source = new KiwoomAccount(settings, timeline, rest, edges.sessions());
    quotes = quotes(RequestPacer.Urgency.READ);
    history =
        new KiwoomHistory(timeline, rest, new ChartCodec(settings.venue(), calendar), calendar);
    conditions = new KiwoomConditions(settings.name(), timeline, edges.listener());
    stream =
        new StreamSession(
            new StreamSession.Setup(
                settings.name(),
                timeline,
                edges.random(),
                edges.listener(),
                SPACING,
                SILENCE,
                this::pricesMove,
                this::streamUp),
            new KiwoomStream(settings, http, tokens, timeline, edges.listener(), conditions));
    polling =
        new Polling(
            timeline,
            // Of many symbols they never end: neither what somebody waits for nor history starves.
            quotes(RequestPacer.Urgency.HISTORY),
            stream::polled,
            this::pricesMove,
            POLLING,
            edges.listener()::market);
  }

  private static String kept(KiwoomSettings settings) {
    String environment = settings.environment().name().toLowerCase(Locale.ROOT);
    return "kiwoom-" + environment + "-" + KeyPrint.of(settings.appKey());
  }

  private boolean isLive() {
    return settings.environment() == KiwoomEnvironment.LIVE;
  }

  private QuoteSource quotes(RequestPacer.Urgency urgency) {
    return new KiwoomQuotes(timeline, rest, new QuoteCodec(settings.venue()), urgency);
  }

  private void streamUp() {
    polling.again();
  }

  /** Whether it is worth to ask for prices. */
  private boolean pricesMove(Instant now) {
    return Stream.of(now, now.minus(CLOSING))
        .flatMap(at -> calendar.session(settings.venue(), at).stream())
        .anyMatch(this::trades);
  }

  /** The paper server has the regular session only. */
  private boolean trades(TradingSession session) {
    return session == TradingSession.REGULAR || isLive();
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

  /** The paper server knows KRX only, and routing has to be configured. */
  @Override
  public OrderAbilities abilities() {
    return (type, timeInForce, venue, session) ->
        (venue == Venue.KRX || isLive())
            && (venue != Venue.SOR || settings.venue() == Venue.SOR)
            && trades(session)
            && OrderKind.of(type, timeInForce, venue, session).isPresent();
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
    timeline.at(
        timeline.now(),
        () -> {
          stream.start();
          polling.start();
        });
  }

  @Override
  public void want(List<Symbol> symbols) {
    timeline.at(
        timeline.now(),
        () -> {
          stream.want(symbols);
          polling.want(symbols);
        });
  }

  @Override
  public void state(Consumer<State> answer) {
    timeline.at(
        timeline.now(),
        () ->
            answer.accept(
                new State(
                    stream.isUp(),
                    stream.lastFrameAt(),
                    stream.registrations(),
                    stream.cap(),
                    stream.polled(),
                    pacer.waiting())));
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
    timeline.at(
        timeline.now(),
        () -> {
          stream.close();
          polling.close();
        });
    http.close();
  }
}
