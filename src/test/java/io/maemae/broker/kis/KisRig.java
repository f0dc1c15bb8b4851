package io.maemae.broker.kis;

import io.maemae.broker.BrokerConnection;
import io.maemae.broker.ManualRig;
import io.maemae.broker.StreamListener;
import io.maemae.broker.fake.FakeClock;
import io.maemae.config.Secret;
import io.maemae.market.Symbol;
import io.maemae.market.Venue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The adapter over the loopback server, in a time that passes when the test says so. */
final class KisRig extends ManualRig {
  private static final String TOKENS = "/oauth2/tokenP";

  final KisServer server;
  final KisSettings settings;
  final Kis kis;
  private final boolean ownsServer;

  private KisRig(
      FakeClock clock,
      KisServer server,
      boolean ownsServer,
      Path tokens,
      UnaryOperator<KisSettings> change,
      Optional<StreamListener> listener) {
    super(clock);
    this.server = server;
    this.ownsServer = ownsServer;
    settings = change.apply(KisHarness.settings(server));
    kis = new Kis(settings, edges(tokens, listener));
  }

  static KisRig live(Path tokens) {
    return of(KisServer.Environment.LIVE, tokens, UnaryOperator.identity());
  }

  static KisRig of(
      KisServer.Environment environment, Path tokens, UnaryOperator<KisSettings> change) {
    return of(environment, tokens, change, Optional.empty());
  }

  static KisRig of(
      KisServer.Environment environment,
      Path tokens,
      UnaryOperator<KisSettings> change,
      Optional<StreamListener> listener) {
    FakeClock clock = new FakeClock();
    KisServer server = KisServer.start(KisServerSettings.of(environment, clock));
    return new KisRig(clock, server, true, tokens, change, listener);
  }

  /** Over a server of its own kind, which it ends. */
  static KisRig over(FakeClock clock, KisServer server, Path tokens) {
    return over(clock, server, tokens, UnaryOperator.identity());
  }

  static KisRig over(
      FakeClock clock, KisServer server, Path tokens, UnaryOperator<KisSettings> change) {
    return new KisRig(clock, server, true, tokens, change, Optional.empty());
  }

  /** The adapter of a program that was started again, or of another, over the same server. */
  KisRig another(Path tokens, UnaryOperator<KisSettings> change) {
    return new KisRig(clock, server, false, tokens, change, Optional.empty());
  }

  /** Settings with another time between requests. */
  static UnaryOperator<KisSettings> every(Duration interval) {
    return s -> ChangedSettings.of(s, c -> c.interval(interval));
  }

  static UnaryOperator<KisSettings> venue(Venue venue) {
    return s -> ChangedSettings.of(s, c -> c.venue(venue));
  }

  /** Has a token. */
  KisRig loggedIn() {
    balance();
    return this;
  }

  /** Waits for the stream to be up. */
  KisRig streaming() {
    kis.start();
    awaitSaid("up");
    return this;
  }

  void awaitSaid(String what) {
    await(
        () -> heard.said.stream().anyMatch(said -> said.startsWith(what)),
        "not said: " + what + ", but " + heard.said);
  }

  static Symbol symbol(String code) {
    return new Symbol(code);
  }

  @Override
  protected BrokerConnection connection() {
    return kis;
  }

  @Override
  public Secret appKey() {
    return settings.appKey();
  }

  @Override
  public KisRig again(Path tokens) {
    return another(tokens, UnaryOperator.identity());
  }

  @Override
  public KisRig again(Path tokens, Secret appKey, boolean live) {
    KisEnvironment environment = live ? KisEnvironment.LIVE : KisEnvironment.PAPER;
    return another(
        tokens, s -> ChangedSettings.of(s, c -> c.environment(environment).appKey(appKey)));
  }

  @Override
  public KisRig again(Path tokens, URI host) {
    return another(
        tokens, s -> ChangedSettings.of(s, c -> c.rest(host).orderDeadline(Duration.ofSeconds(4))));
  }

  @Override
  public LocalDate today() {
    return server.today();
  }

  @Override
  public long orderRequests() {
    return server.requests().stream().filter(r -> r.path().contains("/trading/order-")).count();
  }

  @Override
  public long tokenRequests() {
    return server.requests(TOKENS).size();
  }

  @Override
  public void awaitTokenRequests(int atLeast) {
    server.awaitRequests(TOKENS, atLeast, PATIENCE);
  }

  @Override
  public void failTokens(int times) {
    server.next(TOKENS, times, KisServer.Trouble.HTML_PAGE);
  }

  @Override
  public String refuseTokens(int times) {
    server.next(TOKENS, times, KisServer.Trouble.GATEWAY_ERROR);
    return "[EGW00002] 서버 에러가 발생했습니다.";
  }

  @Override
  public void goAway() {
    server.pauseListening();
  }

  @Override
  public void comeBack() {
    server.resumeListening();
  }

  @Override
  protected void stopServer() {
    if (ownsServer) {
      server.close();
    }
  }
}
