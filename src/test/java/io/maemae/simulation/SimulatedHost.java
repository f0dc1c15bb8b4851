package io.maemae.simulation;

import io.maemae.broker.Timeline;
import io.maemae.broker.fake.FakeRefusal;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.order.CancelRequest;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRequest;
import io.maemae.order.OrderRow;
import io.maemae.order.Reading;
import io.maemae.order.SubmitResult;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A {@link SimulatedBroker} as its network shows it: whatever happens to orders and readings is
 * decided there, and here it is said in the broker's words. What goes wrong here besides leaves no
 * trace at the broker: tokens, and requests that are one too many.
 *
 * @param <S> what is kept of each connection of the stream
 */
public abstract class SimulatedHost<S> implements SimulatedBroker.Listener {
  private static final Duration BEAT = Duration.ofSeconds(10);
  private static final long LEAST_MILLIS = 1;
  private static final long MOST_MILLIS = 25;
  private static final int THOUSAND = 1000;

  protected final SimulatedBroker broker;
  protected final Timeline timeline;
  protected final RandomGenerator random;
  private final OrdersAsked asked = new OrdersAsked();
  private final List<SimulatedLine<S>> lines = new ArrayList<>();
  private final List<Runnable> again = new ArrayList<>();
  private boolean up = true;
  private Instant upAt = Instant.MIN;

  /** Hears the broker from now on. */
  protected SimulatedHost(SimulatedBroker broker, Timeline timeline, RandomGenerator random) {
    this.broker = broker;
    this.timeline = timeline;
    this.random = random;
    broker.listen(this);
  }

  OrdersAsked asked() {
    return asked;
  }

  // What differs.

  /** The header, in lower case, that names what is asked for. */
  protected abstract String idHeader();

  /** Answers a request, once, now or later. */
  protected abstract void take(FakeRequest request, Caller caller);

  protected abstract FakeReply file(URI url);

  /** The answer to an order, modify or cancel that was taken. */
  protected abstract FakeReply taken(SubmitResult.Accepted accepted);

  /** One that was not. */
  protected abstract FakeReply refused(String words);

  /** What leaves open what became of a request: too many, an error of the gateway, no answer. */
  protected abstract List<FakeReply> doubts(FakeRequest request);

  /** What is kept of a connection that begins. */
  protected abstract S greet();

  /** A text came. */
  protected abstract void text(SimulatedLine<S> line, String text);

  /** A connection is gone. */
  protected abstract void ended(SimulatedLine<S> line);

  /** Lets a connection know that it is alive. */
  protected abstract void beat(SimulatedLine<S> line);

  /** Whether a connection hears the notices of orders. */
  protected abstract boolean hearsNotices(SimulatedLine<S> line);

  /** Tells all connections that hear notices. */
  protected abstract void tell(ExecutionNotice notice, OrderRow about);

  // Requests.

  /** How long a message takes; nothing takes long when all is calm. */
  protected final Duration latency() {
    return Duration.ofMillis(random.nextLong(LEAST_MILLIS, MOST_MILLIS));
  }

  /** Whether something happens that does so many times in a thousand, as long as anything does. */
  protected final boolean happens(int perMille) {
    return broker.mayGoWrong() && random.nextInt(THOUSAND) < perMille;
  }

  final void arrive(FakeRequest request, Caller caller) {
    try {
      take(request, caller);
    } catch (FakeRefusal refusal) {
      soon(refusal.reply(), caller);
    }
  }

  /** Answers after a moment. */
  protected final void soon(FakeReply reply, Caller caller) {
    timeline.at(timeline.now().plus(latency()), () -> caller.answered(reply));
  }

  /** A new order came in the broker's words. */
  protected final void order(OrderRequest told, FakeRequest request, Caller caller) {
    OrderRequest own =
        asked.leaves(OrderRequest.class, other -> isSame(other, told), told.toString());
    broker.submit(own, result -> tell(result, request, caller));
  }

  private static boolean isSame(OrderRequest own, OrderRequest told) {
    return own.symbol().equals(told.symbol())
        && own.side() == told.side()
        && own.quantity().equals(told.quantity())
        && own.type() == told.type()
        && own.limit().equals(told.limit())
        && own.timeInForce() == told.timeInForce()
        && own.venue() == told.venue();
  }

  /**
   * A modify came.
   *
   * @param quantity empty for all that is open
   */
  protected final void modify(
      OrderId target,
      Optional<Quantity> quantity,
      Price limit,
      Optional<OrderType> type,
      FakeRequest request,
      Caller caller) {
    ModifyRequest own =
        asked.leaves(
            ModifyRequest.class,
            other ->
                other.target().equals(target)
                    && other.limit().equals(limit)
                    && quantity.isEmpty()
                    && type.filter(t -> t != other.type()).isEmpty(),
            "modify of " + target + " to " + limit);
    broker.modify(own, result -> tell(result, request, caller));
  }

  /** A cancel came; of all that is open if there is no quantity. */
  protected final void cancel(
      OrderId target, Optional<Quantity> quantity, FakeRequest request, Caller caller) {
    CancelRequest own =
        asked.leaves(
            CancelRequest.class,
            other ->
                other.target().equals(target)
                    && other.whole() == quantity.isEmpty()
                    && quantity.filter(q -> !q.equals(other.quantity())).isEmpty(),
            "cancel of " + target + " " + quantity);
    broker.cancel(own, result -> tell(result, request, caller));
  }

  private void tell(SubmitResult result, FakeRequest request, Caller caller) {
    if (result instanceof SubmitResult.Accepted accepted) {
      caller.answered(taken(accepted));
    } else if (result instanceof SubmitResult.Rejected rejected) {
      caller.answered(refused(rejected.brokerText()));
    } else if (result instanceof SubmitResult.NotSent notSent) {
      caller.notSent(new ConnectException(notSent.why()));
    } else {
      doubt(((SubmitResult.Unknown) result).why(), request, caller);
    }
  }

  private void doubt(String why, FakeRequest request, Caller caller) {
    switch (why) {
      case "timeout" -> caller.lost(new InterruptedIOException(why));
      case "reset" -> caller.lost(new IOException(why));
      default -> caller.answered(oneOf(doubts(request)));
    }
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Reads what the broker tells, and answers in its words or with what is no answer. */
  protected final <T> void read(
      Consumer<Consumer<Reading<T>>> question,
      Function<T, FakeReply> words,
      FakeRequest request,
      Caller caller) {
    question.accept(
        reading -> {
          if (reading instanceof Reading.Complete<T> complete) {
            answer(() -> words.apply(complete.value()), caller);
          } else if (random.nextInt(4) == 0) {
            caller.lost(new IOException("reset"));
          } else {
            caller.answered(oneOf(doubts(request)));
          }
        });
  }

  private static void answer(Supplier<FakeReply> reply, Caller caller) {
    try {
      caller.answered(reply.get());
    } catch (FakeRefusal refusal) {
      caller.answered(refusal.reply());
    }
  }

  // The stream.

  /** Whether it can be connected to. */
  final boolean isUp() {
    return up;
  }

  final void admit(SimulatedLine<S> line) {
    if (!line.isOver()) {
      lines.add(line);
      line.opened();
      keepAlive(line);
    }
  }

  private void keepAlive(SimulatedLine<S> line) {
    timeline.at(
        timeline.now().plus(BEAT),
        () -> {
          if (!line.isOver()) {
            beat(line);
            keepAlive(line);
          }
        });
  }

  final void forget(SimulatedLine<S> line) {
    if (lines.remove(line)) {
      ended(line);
    }
  }

  /** The processes of dead connections are gone. */
  final void forgetDead() {
    asked.forget();
    List.copyOf(lines).stream().filter(SimulatedLine::isOver).forEach(this::forget);
  }

  /** All open connections, the oldest first. */
  protected final List<SimulatedLine<S>> lines() {
    return List.copyOf(lines);
  }

  @Override
  public final void notice(ExecutionNotice notice) {
    throw new IllegalStateException("a notice without its order: " + notice);
  }

  @Override
  public final void notice(ExecutionNotice notice, OrderRow about) {
    boolean heard = lines.stream().anyMatch(this::hearsNotices);
    if (heard) {
      tell(notice, about);
    } else if (up && timeline.now().equals(upAt)) {
      // What a stream that is back tells once more it tells to who comes back to it.
      again.add(() -> tell(notice, about));
    }
  }

  /** A connection hears notices from now on. */
  protected final void noticesBegin() {
    List<Runnable> old = List.copyOf(again);
    again.clear();
    old.forEach(Runnable::run);
  }

  @Override
  public final void up() {
    up = true;
    upAt = timeline.now();
  }

  @Override
  public final void down() {
    up = false;
    again.clear();
    lines().forEach(SimulatedLine::cut);
  }
}
