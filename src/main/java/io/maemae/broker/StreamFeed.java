package io.maemae.broker;

import io.maemae.desk.MarketFeed;
import io.maemae.market.Symbol;
import io.maemae.order.QuoteSource;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * What the market says to one key: by its stream, and by asking for what the stream does not bring.
 * Any thread; the state of both is owned by the timeline's.
 */
public final class StreamFeed implements MarketFeed, AutoCloseable {
  private final Timeline timeline;
  private final StreamSession stream;
  private final Polling polling;
  private final IntSupplier waiting;

  /**
   * How prices are asked for.
   *
   * @param quotes of many symbols the questions never end: they are to let others go first
   * @param hours when it is worth to ask
   * @param period how often each symbol is asked for then
   */
  public record Asking(QuoteSource quotes, MarketHours hours, Duration period) {}

  /**
   * Connects to nothing and asks for nothing before {@link #start}.
   *
   * @param waiting how many requests to the broker wait for their turn; asked on the timeline's
   *     thread
   */
  public StreamFeed(
      StreamSession.Setup setup, StreamWire wire, Asking asking, IntSupplier waiting) {
    timeline = setup.timeline();
    this.waiting = waiting;
    stream = new StreamSession(setup, wire, this::streamUp);
    polling =
        new Polling(
            timeline,
            asking.quotes(),
            stream::polled,
            asking.hours(),
            asking.period(),
            setup.listener()::market);
  }

  private void streamUp() {
    polling.again();
  }

  private void onTimeline(Runnable task) {
    timeline.at(timeline.now(), task);
  }

  /** Opens the stream, and begins to ask. */
  public void start() {
    onTimeline(
        () -> {
          stream.start();
          polling.start();
        });
  }

  @Override
  public void want(List<Symbol> symbols) {
    onTimeline(
        () -> {
          stream.want(symbols);
          polling.want(symbols);
        });
  }

  @Override
  public void look(Symbol symbol) {
    onTimeline(() -> polling.look(symbol));
  }

  @Override
  public void state(Consumer<State> answer) {
    onTimeline(
        () ->
            answer.accept(
                new State(
                    stream.isUp(),
                    stream.lastFrameAt(),
                    stream.registrations(),
                    stream.cap(),
                    stream.polled(),
                    waiting.getAsInt())));
  }

  /** Ends both, for good. */
  @Override
  public void close() {
    onTimeline(
        () -> {
          stream.close();
          polling.close();
        });
  }
}
