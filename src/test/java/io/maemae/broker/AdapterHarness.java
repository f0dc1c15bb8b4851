package io.maemae.broker;

import io.maemae.market.FeeSchedule;
import io.maemae.market.Price;
import io.maemae.market.Symbol;
import io.maemae.market.TradingCalendar;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** An adapter over a loopback server, in real time: what is alike whichever broker it is. */
public abstract class AdapterHarness implements BrokerHarness {
  public static final Symbol SAMSUNG = new Symbol("005930");
  protected static final Duration DEADLINE = Duration.ofMillis(400);
  protected static final Duration SOON = Duration.ofSeconds(30);
  private static final Price PRICE = Price.ofWon(70_000);

  public final RealTimeline timeline;
  public final Heard heard = new Heard();
  private final BrokerConnection.Edges edges;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean over;
  private volatile boolean away;

  protected AdapterHarness(InstantSource clock, Path tokens) {
    timeline = new RealTimeline(clock);
    edges =
        new BrokerConnection.Edges(
            timeline,
            new HttpNetwork(threads),
            clock,
            new SplittableRandom(7),
            TokenFile.in(tokens),
            (venue, orderedAt, now) -> over,
            TradingCalendar.krx(Set.of(), Set.of()),
            symbol -> false,
            Duration.ofSeconds(60),
            heard);
  }

  /** What the adapter is made with. */
  protected final BrokerConnection.Edges edges() {
    return edges;
  }

  /** The adapter. */
  protected abstract BrokerConnection connection();

  /** The server cannot be reached until {@link #comeBack}. */
  protected abstract void goAway();

  protected abstract void comeBack();

  /** Brings the server's day behind its close. */
  protected abstract void closeServer();

  protected abstract void stopServer();

  /** Waits until notices come and there is access. */
  protected final void awaitStarted() {
    connection().start();
    connection().renewToken();
    awaitSaid("up");
    RealTimeline.await(SOON, this::hasAccess, () -> "no access");
  }

  private boolean hasAccess() {
    CompletableFuture<Boolean> read = new CompletableFuture<>();
    source().balance(reading -> read.complete(reading instanceof Reading.Complete));
    return read.join();
  }

  public final void awaitSaid(String what) {
    RealTimeline.await(
        SOON,
        () -> heard.said.stream().anyMatch(said -> said.startsWith(what)),
        () -> "not said: " + what + ", but " + heard.said);
  }

  /** A server that could not be reached is there again after the answer. */
  @Override
  public final OrderGateway gateway() {
    OrderGateway gateway = connection().gateway();
    return new OrderGateway() {
      @Override
      public void submit(OrderRequest request, Consumer<SubmitResult> answer) {
        gateway.submit(request, then(answer));
      }

      @Override
      public void cancel(CancelRequest request, Consumer<SubmitResult> answer) {
        gateway.cancel(request, then(answer));
      }

      @Override
      public void modify(ModifyRequest request, Consumer<SubmitResult> answer) {
        gateway.modify(request, then(answer));
      }
    };
  }

  private Consumer<SubmitResult> then(Consumer<SubmitResult> answer) {
    return result -> {
      if (away) {
        away = false;
        comeBack();
      }
      answer.accept(result);
    };
  }

  /** The next request finds nobody. */
  protected final void goAwayOnce() {
    away = true;
    goAway();
  }

  @Override
  public final AccountSource source() {
    return connection().source();
  }

  @Override
  public final List<ExecutionNotice> notices() {
    return List.copyOf(heard.notices);
  }

  @Override
  public final void advance(Duration time) {
    RealTimeline.pass(time);
  }

  @Override
  public Duration settleTime() {
    return Duration.ofMillis(80);
  }

  @Override
  public final Duration deadline() {
    return DEADLINE;
  }

  @Override
  public final Symbol symbol() {
    return SAMSUNG;
  }

  @Override
  public final Price price() {
    return PRICE;
  }

  @Override
  public final Price tick() {
    return Price.ofWon(100);
  }

  @Override
  public final FeeSchedule fees() {
    return FeeSchedule.DEFAULT;
  }

  @Override
  public final boolean tellsExpiry() {
    return false;
  }

  @Override
  public final void closeMarket() {
    closeServer();
    over = true;
  }

  protected static long won(Price price) {
    return price.toBigDecimal().longValueExact();
  }

  @Override
  public final void close() {
    connection().close();
    timeline.close();
    threads.shutdownNow();
    stopServer();
  }
}
