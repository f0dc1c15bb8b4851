package io.maemae.broker.paper;

import io.maemae.broker.Timeline;
import io.maemae.market.OrderBook;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.TradingSession;
import io.maemae.market.Venue;
import io.maemae.order.AccountSource;
import io.maemae.order.Balance;
import io.maemae.order.Buyable;
import io.maemae.order.CancelRequest;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderAbilities;
import io.maemae.order.OrderGateway;
import io.maemae.order.OrderRequest;
import io.maemae.order.OrderRow;
import io.maemae.order.QuoteSource;
import io.maemae.order.Reading;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One account at the embedded exchange. May be called from any thread; everything happens, and
 * every answer comes, on the timeline's. A request or a page without an answer in five seconds has
 * none: what comes later is dropped.
 */
public final class PaperGateway
    implements OrderGateway, AccountSource, QuoteSource, OrderAbilities {
  /** How long an answer is waited for. */
  public static final Duration DEADLINE = Duration.ofSeconds(5);

  private final Timeline timeline;
  private final PaperLink link;

  PaperGateway(Timeline timeline, PaperLink link) {
    this.timeline = timeline;
    this.link = link;
  }

  /** The paper broker trades on KRX alone, and there takes every kind of order that KRX does. */
  @Override
  public boolean takes(
      OrderType type, TimeInForce timeInForce, Venue venue, TradingSession session) {
    return session == TradingSession.REGULAR && venue == Venue.KRX && type.goesWith(timeInForce);
  }

  @Override
  public void submit(OrderRequest request, Consumer<SubmitResult> answer) {
    send(host -> host.submit(request), answer);
  }

  @Override
  public void cancel(CancelRequest request, Consumer<SubmitResult> answer) {
    send(host -> host.cancel(request), answer);
  }

  @Override
  public void modify(ModifyRequest request, Consumer<SubmitResult> answer) {
    send(host -> host.modify(request), answer);
  }

  private void send(Function<PaperHost, SubmitResult> request, Consumer<SubmitResult> answer) {
    onTimeline(
        () -> {
          Once<SubmitResult> once = new Once<>(answer);
          link.order(request, once);
          atDeadline(() -> once.accept(new SubmitResult.Unknown(noAnswer())));
        });
  }

  @Override
  public void orders(LocalDate tradingDate, Consumer<Reading<List<OrderRow>>> answer) {
    onTimeline(() -> readPages(tradingDate, 0, new ArrayList<>(), timeline.now(), answer));
  }

  private void readPages(
      LocalDate tradingDate,
      long after,
      List<OrderRow> rows,
      Instant begunAt,
      Consumer<Reading<List<OrderRow>>> answer) {
    read(
        host -> host.orders(tradingDate, after),
        page -> {
          if (page.isEmpty()) {
            answer.accept(new Reading.Unreadable<>(noAnswer()));
            return;
          }
          rows.addAll(page.get().rows());
          if (page.get().more()) {
            readPages(tradingDate, page.get().last(), rows, begunAt, answer);
          } else {
            answer.accept(new Reading.Complete<>(List.copyOf(rows), begunAt));
          }
        });
  }

  @Override
  public void balance(Consumer<Reading<Balance>> answer) {
    readWhole(PaperHost::balance, answer);
  }

  @Override
  public void buyable(Symbol symbol, Price price, Consumer<Reading<Buyable>> answer) {
    readWhole(host -> host.buyable(price), answer);
  }

  @Override
  public void quote(Symbol symbol, Consumer<Reading<Quote>> answer) {
    readWhole(host -> host.quote(symbol), answer);
  }

  @Override
  public void book(Symbol symbol, Consumer<Reading<OrderBook>> answer) {
    readWhole(host -> host.book(symbol), answer);
  }

  private <T> void readWhole(
      Function<PaperHost, Optional<T>> request, Consumer<Reading<T>> answer) {
    onTimeline(
        () -> {
          Instant begunAt = timeline.now();
          read(request, value -> answer.accept(reading(value, begunAt)));
        });
  }

  private static <T> Reading<T> reading(Optional<T> value, Instant begunAt) {
    return value.isPresent()
        ? new Reading.Complete<>(value.get(), begunAt)
        : new Reading.Unreadable<>(noAnswer());
  }

  private <T> void read(Function<PaperHost, Optional<T>> request, Consumer<Optional<T>> answer) {
    Once<Optional<T>> once = new Once<>(answer);
    link.read(request, once);
    atDeadline(() -> once.accept(Optional.empty()));
  }

  private void onTimeline(Runnable task) {
    timeline.at(timeline.now(), task);
  }

  private void atDeadline(Runnable task) {
    timeline.at(timeline.now().plus(DEADLINE), task);
  }

  private static String noAnswer() {
    return "reason:net.timeout " + DEADLINE.toSeconds() + " s";
  }

  /** Lets the first answer through and drops the rest. Timeline's thread. */
  private static final class Once<T> implements Consumer<T> {
    private Consumer<T> answer;

    Once(Consumer<T> answer) {
      this.answer = answer;
    }

    @Override
    public void accept(T value) {
      Consumer<T> first = answer;
      answer = null;
      if (first != null) {
        first.accept(value);
      }
    }
  }
}
