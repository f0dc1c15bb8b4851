package io.maemae.broker.kis;

import io.maemae.broker.BrokerConnection;
import io.maemae.broker.StreamListener;
import io.maemae.broker.fake.FakeDelivery;
import io.maemae.config.Secret;
import io.maemae.market.FeeSchedule;
import io.maemae.market.MarketEvent;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import io.maemae.market.TradingCalendar;
import io.maemae.market.Venue;
import io.maemae.order.AccountSource;
import io.maemae.order.BrokerHarness;
import io.maemae.order.CancelRequest;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderGateway;
import io.maemae.order.OrderRequest;
import io.maemae.order.Reading;
import io.maemae.order.SubmitResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The adapter over the loopback server, in real time. */
final class KisHarness implements BrokerHarness {
  static final Symbol SAMSUNG = new Symbol("005930");
  static final String NAME = "kis";
  private static final Price PRICE = Price.ofWon(70_000);
  private static final Duration DEADLINE = Duration.ofMillis(400);
  private static final Duration SOON = Duration.ofSeconds(5);

  final KisServer server;
  final RealTimeline timeline;
  final Kis kis;
  final Heard heard = new Heard();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean over;
  private volatile boolean away;

  /** What the stream brought. */
  static final class Heard implements StreamListener {
    final List<ExecutionNotice> notices = new CopyOnWriteArrayList<>();
    final List<MarketEvent> market = new CopyOnWriteArrayList<>();
    final List<Set<Symbol>> gaps = new CopyOnWriteArrayList<>();
    final List<String> said = new CopyOnWriteArrayList<>();

    @Override
    public void market(MarketEvent event) {
      market.add(event);
    }

    @Override
    public void gap(Set<Symbol> symbols) {
      gaps.add(symbols);
    }

    @Override
    public void notice(ExecutionNotice notice) {
      notices.add(notice);
    }

    @Override
    public void unreadableNotice(String why) {
      said.add("unreadable " + why);
    }

    @Override
    public void up() {
      said.add("up");
    }

    @Override
    public void down(String why, boolean elsewhere) {
      said.add((elsewhere ? "elsewhere " : "down ") + why);
    }

    @Override
    public void accessRefused(String why) {
      said.add("refused " + why);
    }

    @Override
    public void accessUnanswered(String why) {
      said.add("unanswered " + why);
    }
  }

  KisHarness(KisServer server, KisSettings settings, Path tokens) {
    this.server = server;
    server.orderPageSize(20);
    timeline = new RealTimeline(server.settings().clock());
    kis =
        new Kis(
            settings,
            new BrokerConnection.Edges(
                timeline,
                threads,
                server.settings().clock(),
                new SplittableRandom(7),
                tokens,
                (venue, orderedAt, now) -> over,
                TradingCalendar.krx(Set.of(), Set.of()),
                symbol -> false,
                Duration.ofSeconds(60),
                heard));
  }

  /** What opens the server's account. */
  static KisSettings settings(KisServer server) {
    KisServerSettings there = server.settings();
    return new KisSettings(
        NAME,
        there.live() ? KisEnvironment.LIVE : KisEnvironment.PAPER,
        new Secret(there.appKey()),
        new Secret(there.appSecret()),
        new Secret(there.accountNumber()),
        there.productCode(),
        there.htsId(),
        Venue.KRX,
        server.restUri(),
        server.streamUri(),
        Duration.ZERO,
        DEADLINE,
        Duration.ofSeconds(2));
  }

  /** Opens the stream, and waits until notices come and there is access. */
  KisHarness started() {
    kis.start();
    kis.renewToken();
    awaitSaid("up");
    server.awaitRequests("/oauth2/tokenP", 1, SOON);
    RealTimeline.await(SOON, this::hasAccess, () -> "no access");
    return this;
  }

  private boolean hasAccess() {
    CompletableFuture<Boolean> read = new CompletableFuture<>();
    kis.source().balance(reading -> read.complete(reading instanceof Reading.Complete));
    return read.join();
  }

  void awaitSaid(String what) {
    RealTimeline.await(
        SOON,
        () -> heard.said.stream().anyMatch(said -> said.startsWith(what)),
        () -> "not said: " + what + ", but " + heard.said);
  }

  /** A server that could not be reached is there again after the answer. */
  @Override
  public OrderGateway gateway() {
    return new OrderGateway() {
      @Override
      public void submit(OrderRequest request, Consumer<SubmitResult> answer) {
        kis.gateway().submit(request, then(answer));
      }

      @Override
      public void cancel(CancelRequest request, Consumer<SubmitResult> answer) {
        kis.gateway().cancel(request, then(answer));
      }

      @Override
      public void modify(ModifyRequest request, Consumer<SubmitResult> answer) {
        kis.gateway().modify(request, then(answer));
      }
    };
  }

  private Consumer<SubmitResult> then(Consumer<SubmitResult> answer) {
    return result -> {
      if (away) {
        away = false;
        server.resumeListening();
      }
      answer.accept(result);
    };
  }

  @Override
  public AccountSource source() {
    return kis.source();
  }

  @Override
  public List<ExecutionNotice> notices() {
    return List.copyOf(heard.notices);
  }

  @Override
  public void advance(Duration time) {
    RealTimeline.pass(time);
  }

  @Override
  public Duration settleTime() {
    return Duration.ofMillis(80);
  }

  @Override
  public Duration deadline() {
    return DEADLINE;
  }

  @Override
  public LocalDate today() {
    return server.today();
  }

  @Override
  public Symbol symbol() {
    return SAMSUNG;
  }

  @Override
  public Price price() {
    return PRICE;
  }

  @Override
  public Price tick() {
    return Price.ofWon(100);
  }

  @Override
  public FeeSchedule fees() {
    return FeeSchedule.DEFAULT;
  }

  @Override
  public String wordsForTooLittleCash() {
    return "[APBK0952] 주문가능금액을 초과 했습니다";
  }

  @Override
  public String wordsForRefusedAtOnceOrder() {
    return "거부";
  }

  private static long won(Price price) {
    return price.toBigDecimal().longValueExact();
  }

  @Override
  public void othersSell(Quantity quantity, Price price) {
    server.othersSell(SAMSUNG.code(), quantity.units(), won(price));
  }

  @Override
  public void othersBuy(Quantity quantity, Price price) {
    server.othersBuy(SAMSUNG.code(), quantity.units(), won(price));
  }

  @Override
  public void othersSellBeforeNextChange(Quantity quantity, Price price) {
    server.othersSellBeforeNextChange(SAMSUNG.code(), quantity.units(), won(price));
  }

  @Override
  public void refuseAtOnceOrders() {
    server.refuseAtOnceOrders();
  }

  @Override
  public boolean tellsExpiry() {
    return false;
  }

  @Override
  public void closeMarket() {
    server.closeMarket();
    over = true;
  }

  @Override
  public void next(Trouble trouble) {
    switch (trouble) {
      case REQUEST_LOST -> server.next(KisServer.Trouble.REQUEST_LOST);
      case ANSWER_LOST -> server.next(KisServer.Trouble.ANSWER_LOST);
      case ANSWER_LATE -> {
        server.answerDelay(DEADLINE.multipliedBy(2));
        server.next(KisServer.Trouble.ANSWER_LATE);
      }
      case NOT_SENT -> {
        away = true;
        server.pauseListening();
      }
      case NOTICES_FIRST -> server.next(KisServer.Trouble.NOTICES_FIRST);
      default -> throw new IllegalArgumentException(trouble.name());
    }
  }

  @Override
  public void stream(Stream stream) {
    server.streamDelay(settleTime().multipliedBy(3));
    server.stream(FakeDelivery.Mode.valueOf(stream.name()));
  }

  @Override
  public void failSecondPage() {
    server.failSecondPage();
  }

  @Override
  public void holdReadings(Duration time) {
    server.holdReadings(time);
  }

  @Override
  public void close() {
    kis.close();
    timeline.close();
    threads.shutdownNow();
    server.close();
  }
}
