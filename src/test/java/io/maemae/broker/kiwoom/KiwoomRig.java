package io.maemae.broker.kiwoom;

import io.maemae.broker.BrokerConnection;
import io.maemae.broker.ManualRig;
import io.maemae.broker.fake.FakeClock;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.config.Secret;
import io.maemae.order.Reading;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The adapter over the loopback server, in a time that passes when the test says so. */
final class KiwoomRig extends ManualRig {
  static final String TOKENS = "/oauth2/token";

  final KiwoomServer server;
  final KiwoomSettings settings;
  final Kiwoom kiwoom;
  private final boolean ownsServer;

  KiwoomRig(KiwoomServer.Environment environment, Path tokens) {
    this(environment, tokens, UnaryOperator.identity());
  }

  KiwoomRig(
      KiwoomServer.Environment environment, Path tokens, UnaryOperator<KiwoomSettings> change) {
    this(new FakeClock(), environment, tokens, change);
  }

  private KiwoomRig(
      FakeClock clock,
      KiwoomServer.Environment environment,
      Path tokens,
      UnaryOperator<KiwoomSettings> change) {
    this(
        clock,
        KiwoomServer.start(KiwoomServerSettings.of(environment, clock)),
        true,
        tokens,
        change);
  }

  private KiwoomRig(
      FakeClock clock,
      KiwoomServer server,
      boolean ownsServer,
      Path tokens,
      UnaryOperator<KiwoomSettings> change) {
    super(clock);
    this.server = server;
    this.ownsServer = ownsServer;
    settings = change.apply(KiwoomHarness.settings(server));
    kiwoom = new Kiwoom(settings, edges(tokens, Optional.empty()));
  }

  /** Over a server of its own kind, which it ends. */
  static KiwoomRig over(FakeClock clock, KiwoomServer server, Path tokens) {
    return over(clock, server, tokens, UnaryOperator.identity());
  }

  static KiwoomRig over(
      FakeClock clock, KiwoomServer server, Path tokens, UnaryOperator<KiwoomSettings> change) {
    return new KiwoomRig(clock, server, true, tokens, change);
  }

  /** The adapter of another program with the same key. */
  KiwoomRig another(Path otherTokens) {
    return another(otherTokens, UnaryOperator.identity());
  }

  private KiwoomRig another(Path otherTokens, UnaryOperator<KiwoomSettings> change) {
    return new KiwoomRig(clock, server, false, otherTokens, change);
  }

  /** Settings with another time between requests. */
  static UnaryOperator<KiwoomSettings> every(Duration interval) {
    return s -> changed(s, s.environment(), s.appKey(), s.rest(), interval, s.orderDeadline());
  }

  private static KiwoomSettings changed(
      KiwoomSettings before,
      KiwoomEnvironment environment,
      Secret appKey,
      URI rest,
      Duration interval,
      Duration orderDeadline) {
    return new KiwoomSettings(
        before.name(),
        environment,
        appKey,
        before.secretKey(),
        before.venue(),
        rest,
        before.stream(),
        Optional.of(interval),
        orderDeadline,
        before.readDeadline());
  }

  /** Has a token. */
  KiwoomRig loggedIn() {
    inTime(kiwoom.source()::balance);
    return this;
  }

  /** Waits for the stream to be up. */
  KiwoomRig streaming() {
    kiwoom.start();
    awaitSaid("up", 1);
    return this;
  }

  /** What a reading brings, whatever time it takes. */
  <T> Reading<T> read(Consumer<Consumer<Reading<T>>> question) {
    return inTime(question);
  }

  @Override
  protected BrokerConnection connection() {
    return kiwoom;
  }

  @Override
  public Secret appKey() {
    return settings.appKey();
  }

  @Override
  public KiwoomRig again(Path tokens) {
    return another(tokens);
  }

  @Override
  public KiwoomRig again(Path tokens, Secret appKey, boolean live) {
    KiwoomEnvironment environment = live ? KiwoomEnvironment.LIVE : KiwoomEnvironment.PAPER;
    return another(
        tokens, s -> changed(s, environment, appKey, s.rest(), Duration.ZERO, s.orderDeadline()));
  }

  @Override
  public KiwoomRig again(Path tokens, URI host) {
    return another(
        tokens,
        s -> changed(s, s.environment(), s.appKey(), host, Duration.ZERO, Duration.ofSeconds(4)));
  }

  @Override
  public LocalDate today() {
    return server.today();
  }

  /** Those of the api-ids, which have one path. */
  List<FakeRequest> orderPosts() {
    return server.requests("/api/dostk/ordr");
  }

  @Override
  public long orderRequests() {
    return orderPosts().size();
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
    server.next(TOKENS, times, KiwoomServer.Trouble.HTML_PAGE);
  }

  @Override
  public String refuseTokens(int times) {
    server.next(TOKENS, times, KiwoomServer.Trouble.SERVER_ERROR);
    return "예기치 못한 에러가 발생하였습니다[1999:예기치 못한 에러가 발생하였습니다]";
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
