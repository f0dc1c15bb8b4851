package io.maemae.broker.kis;

import io.maemae.broker.BrokerConnection;
import io.maemae.broker.Heard;
import io.maemae.broker.ManualTimeline;
import io.maemae.broker.RealTimeline;
import io.maemae.broker.StreamListener;
import io.maemae.broker.fake.FakeClock;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingCalendar;
import io.maemae.market.Venue;
import io.maemae.order.Balance;
import io.maemae.order.CancelRequest;
import io.maemae.order.ClientOrderId;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRequest;
import io.maemae.order.OrderRow;
import io.maemae.order.Reading;
import io.maemae.order.SubmitResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The adapter over the loopback server, in a time that passes when the test says so. */
final class KisRig implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(5);
  static final Duration SILENCE = Duration.ofSeconds(60);

  final FakeClock clock;
  final KisServer server;
  final ManualTimeline timeline;
  final Heard heard = new Heard();
  final Threads threads = new Threads();
  final KisSettings settings;
  final Kis kis;
  private final boolean ownsServer;

  /** Threads that know how many of them are at work. */
  static final class Threads extends ThreadPoolExecutor {
    final AtomicInteger atWork = new AtomicInteger();

    Threads() {
      super(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>());
    }

    @Override
    public void execute(Runnable work) {
      atWork.incrementAndGet();
      super.execute(work);
    }

    @Override
    protected void afterExecute(Runnable work, Throwable thrown) {
      atWork.decrementAndGet();
    }
  }

  /** Venues whose last session is over. */
  final Set<Venue> over = ConcurrentHashMap.newKeySet();

  private KisRig(
      FakeClock clock,
      KisServer server,
      boolean ownsServer,
      Path tokens,
      UnaryOperator<KisSettings> change,
      Optional<StreamListener> listener) {
    this.clock = clock;
    this.server = server;
    this.ownsServer = ownsServer;
    timeline = new ManualTimeline(clock);
    settings = change.apply(KisHarness.settings(server));
    kis =
        new Kis(
            settings,
            new BrokerConnection.Edges(
                timeline,
                threads,
                clock,
                new SplittableRandom(7),
                tokens,
                (venue, orderedAt, now) -> over.contains(venue),
                TradingCalendar.krx(Set.of(), Set.of()),
                symbol -> false,
                SILENCE,
                listener.orElse(heard)));
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

  static void await(java.util.function.BooleanSupplier what, String otherwise) {
    RealTimeline.await(PATIENCE, what, () -> otherwise);
  }

  static OrderRequest buy(long quantity) {
    return order(Side.BUY, quantity, OrderType.LIMIT, TimeInForce.DAY, Venue.KRX);
  }

  static OrderRequest order(
      Side side, long quantity, OrderType type, TimeInForce timeInForce, Venue venue) {
    return new OrderRequest(
        new ClientOrderId(1),
        KisHarness.SAMSUNG,
        side,
        Quantity.of(quantity),
        type,
        type.hasLimit() ? Optional.of(Price.ofWon(70_000)) : Optional.empty(),
        timeInForce,
        venue);
  }

  SubmitResult submit(OrderRequest request) {
    return result(answer -> kis.gateway().submit(request, answer));
  }

  OrderId accepted(OrderRequest request) {
    return ((SubmitResult.Accepted) submit(request)).id();
  }

  static CancelRequest cancelOf(OrderId target) {
    return new CancelRequest(
        new ClientOrderId(2),
        target,
        symbol("005930"),
        Quantity.of(10),
        true,
        OrderType.LIMIT,
        TimeInForce.DAY,
        Venue.KRX);
  }

  static ModifyRequest modifyOf(OrderId target, long won) {
    return new ModifyRequest(
        new ClientOrderId(3),
        target,
        symbol("005930"),
        Quantity.of(10),
        Price.ofWon(won),
        OrderType.LIMIT,
        TimeInForce.DAY,
        Venue.KRX);
  }

  SubmitResult cancel(CancelRequest request) {
    return result(answer -> kis.gateway().cancel(request, answer));
  }

  SubmitResult modify(ModifyRequest request) {
    return result(answer -> kis.gateway().modify(request, answer));
  }

  Reading<List<OrderRow>> orders() {
    return result(answer -> kis.source().orders(server.today(), answer));
  }

  List<OrderRow> rows() {
    return ((Reading.Complete<List<OrderRow>>) orders()).value();
  }

  Reading<Balance> balance() {
    return result(kis.source()::balance);
  }

  static <T> T result(Consumer<Consumer<T>> question) {
    CompletableFuture<T> answer = asked(question);
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (Exception e) {
      throw new AssertionError("no answer", e);
    }
  }

  /** Asks, and does not wait. */
  static <T> CompletableFuture<T> asked(Consumer<Consumer<T>> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    question.accept(
        value -> {
          if (!answer.complete(value)) {
            throw new IllegalStateException("answered twice");
          }
        });
    return answer;
  }

  /** Lets time pass in small steps until something is true, and real time for what takes it. */
  void advanceUntil(Duration step, java.util.function.BooleanSupplier what, String otherwise) {
    await(
        () -> {
          if (what.getAsBoolean()) {
            return true;
          }
          timeline.advance(step);
          return what.getAsBoolean();
        },
        otherwise);
  }

  /** Waits until no request is under way; so many streams may be open. */
  void idle(int streams) {
    timeline.settle();
    await(() -> threads.atWork.get() <= streams, "requests under way");
    timeline.settle();
  }

  /** How many orders, modifies and cancels have arrived. */
  long orderRequests() {
    return server.requests().stream().filter(r -> r.path().contains("/trading/order-")).count();
  }

  long tokenRequests() {
    return server.requests("/oauth2/tokenP").size();
  }

  static Symbol symbol(String code) {
    return new Symbol(code);
  }

  @Override
  public void close() {
    kis.close();
    timeline.settle();
    timeline.close();
    threads.shutdownNow();
    if (ownsServer) {
      server.close();
    }
  }
}
