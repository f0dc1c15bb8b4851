package io.maemae.broker;

import io.maemae.broker.fake.FakeClock;
import io.maemae.config.Secret;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
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
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * An adapter over its loopback server, in a time that passes when the test says so: what is alike
 * whichever broker it is.
 */
public abstract class ManualRig implements AutoCloseable {
  public static final Duration PATIENCE = Duration.ofSeconds(30);
  public static final Duration SILENCE = Duration.ofSeconds(60);
  private static final Duration STEP = Duration.ofMillis(100);

  public final FakeClock clock;
  public final ManualTimeline timeline;
  public final Heard heard = new Heard();
  public final Threads threads = new Threads();

  /** Venues whose last session is over. */
  public final Set<Venue> over = ConcurrentHashMap.newKeySet();

  /** Threads that know how many of them are at work. */
  public static final class Threads extends ThreadPoolExecutor {
    public final AtomicInteger atWork = new AtomicInteger();

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

  protected ManualRig(FakeClock clock) {
    this.clock = clock;
    timeline = new ManualTimeline(clock);
  }

  /** What the adapter is made with; it tells the listener, if there is one, or {@link #heard}. */
  protected final BrokerConnection.Edges edges(Path tokens, Optional<StreamListener> listener) {
    return new BrokerConnection.Edges(
        timeline,
        new HttpNetwork(threads),
        clock,
        new SplittableRandom(7),
        TokenFile.in(tokens),
        (venue, orderedAt, now) -> over.contains(venue),
        TradingCalendar.krx(Set.of(), Set.of()),
        symbol -> false,
        SILENCE,
        listener.orElse(heard));
  }

  // The adapter, and those of other programs over the same server.

  /** The adapter. */
  protected abstract BrokerConnection connection();

  /** The key with which it opens the server. */
  public abstract Secret appKey();

  /** The adapter of a program that was started again. */
  public abstract ManualRig again(Path tokens);

  /** One with another key, or of the other environment. */
  public abstract ManualRig again(Path tokens, Secret appKey, boolean live);

  /** One that was told to call another host. */
  public abstract ManualRig again(Path tokens, URI host);

  // The server.

  public abstract LocalDate today();

  /** How many orders, modifies and cancels have arrived. */
  public abstract long orderRequests();

  public abstract long tokenRequests();

  /** Waits for that many. */
  public abstract void awaitTokenRequests(int atLeast);

  /** The next requests for a token get the page of a proxy. */
  public abstract void failTokens(int times);

  /** The next requests for a token are refused; in which words. */
  public abstract String refuseTokens(int times);

  /** It cannot be reached until {@link #comeBack}. */
  public abstract void goAway();

  public abstract void comeBack();

  protected abstract void stopServer();

  // What a test does.

  public static OrderRequest buy(long quantity) {
    return order(Side.BUY, quantity, OrderType.LIMIT, TimeInForce.DAY, Venue.KRX);
  }

  public static OrderRequest order(
      Side side, long quantity, OrderType type, TimeInForce timeInForce, Venue venue) {
    return new OrderRequest(
        new ClientOrderId(1),
        AdapterHarness.SAMSUNG,
        side,
        Quantity.of(quantity),
        type,
        type.hasLimit() ? Optional.of(Price.ofWon(70_000)) : Optional.empty(),
        timeInForce,
        venue);
  }

  public static CancelRequest cancelOf(OrderId target) {
    return new CancelRequest(
        new ClientOrderId(2),
        target,
        AdapterHarness.SAMSUNG,
        Quantity.of(10),
        true,
        OrderType.LIMIT,
        TimeInForce.DAY,
        Venue.KRX);
  }

  public static ModifyRequest modifyOf(OrderId target, long won) {
    return new ModifyRequest(
        new ClientOrderId(3),
        target,
        AdapterHarness.SAMSUNG,
        Quantity.of(10),
        Price.ofWon(won),
        OrderType.LIMIT,
        TimeInForce.DAY,
        Venue.KRX);
  }

  public final SubmitResult submit(OrderRequest request) {
    return result(answer -> connection().gateway().submit(request, answer));
  }

  public final SubmitResult cancel(CancelRequest request) {
    return result(answer -> connection().gateway().cancel(request, answer));
  }

  public final SubmitResult modify(ModifyRequest request) {
    return result(answer -> connection().gateway().modify(request, answer));
  }

  public final OrderId accepted(OrderRequest request) {
    return ((SubmitResult.Accepted) submit(request)).id();
  }

  public final Reading<List<OrderRow>> orders() {
    return result(answer -> connection().source().orders(today(), answer));
  }

  public final List<OrderRow> rows() {
    return ((Reading.Complete<List<OrderRow>>) orders()).value();
  }

  public final Reading<Balance> balance() {
    return result(connection().source()::balance);
  }

  public static <T> T result(Consumer<Consumer<T>> question) {
    CompletableFuture<T> answer = asked(question);
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (Exception e) {
      throw new AssertionError("no answer", e);
    }
  }

  /** Asks, and does not wait. */
  public static <T> CompletableFuture<T> asked(Consumer<Consumer<T>> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    question.accept(
        value -> {
          if (!answer.complete(value)) {
            throw new IllegalStateException("answered twice");
          }
        });
    return answer;
  }

  /** What a question brings, whatever time it takes. */
  public final <T> T inTime(Consumer<Consumer<T>> question) {
    CompletableFuture<T> answer = asked(question);
    advanceUntil(answer::isDone, "no answer");
    return answer.join();
  }

  public static void await(BooleanSupplier what, String otherwise) {
    RealTimeline.await(PATIENCE, what, () -> otherwise);
  }

  /** Waits until something was said so often, and lets time pass. */
  public final void awaitSaid(String what, int times) {
    advanceUntil(() -> said(what) >= times, "not said: " + what + ", but " + heard.said);
  }

  public final long said(String what) {
    return heard.said.stream().filter(said -> said.startsWith(what)).count();
  }

  public final void advanceUntil(BooleanSupplier what, String otherwise) {
    advanceUntil(STEP, what, otherwise);
  }

  /** Lets time pass in small steps until something is true, and real time for what takes it. */
  public final void advanceUntil(Duration step, BooleanSupplier what, String otherwise) {
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
  public final void idle(int streams) {
    timeline.settle();
    await(() -> threads.atWork.get() <= streams, "requests under way");
    timeline.settle();
  }

  @Override
  public final void close() {
    connection().close();
    timeline.settle();
    timeline.close();
    threads.shutdownNow();
    stopServer();
  }
}
