package io.maemae.broker.paper;

import io.maemae.broker.Timeline;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.order.Balance;
import io.maemae.order.BrokerHarness.Stream;
import io.maemae.order.BrokerHarness.Trouble;
import io.maemae.order.Buyable;
import io.maemae.order.CancelRequest;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderRequest;
import io.maemae.order.OrderRow;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A link on which things go wrong as the test says. */
final class MisbehavingLink implements PaperLink {
  private static final Duration LATE = PaperGateway.DEADLINE.plusSeconds(1);
  private static final Duration AFTER_NOTICES = Duration.ofSeconds(1);
  private static final Duration NOTICE_DELAY = Duration.ofSeconds(3);
  private static final Duration GATHERED = Duration.ofMillis(300);

  private final Timeline timeline;
  private final PaperHost host;
  private final PaperLink steady;
  private Optional<Trouble> next = Optional.empty();
  private Stream stream = Stream.STEADY;
  private final List<Runnable> gathered = new ArrayList<>();
  private boolean secondPageFails;
  private Instant heldUntil = Instant.MIN;
  private List<OrderRow> heldRows = List.of();
  private Optional<Balance> heldBalance = Optional.empty();

  MisbehavingLink(Timeline timeline, PaperHost host, PaperLink steady) {
    this.timeline = timeline;
    this.host = host;
    this.steady = steady;
  }

  void next(Trouble trouble) {
    next = Optional.of(trouble);
  }

  void stream(Stream kind) {
    stream = kind;
  }

  void failSecondPage() {
    secondPageFails = true;
  }

  /** Reads show for that time what is there now. */
  void holdReadings(LocalDate today, Duration time) {
    List<OrderRow> rows = new ArrayList<>();
    Optional<PaperHost.Page> page = host.orders(today, 0);
    while (page.isPresent()) {
      rows.addAll(page.get().rows());
      page = page.get().more() ? host.orders(today, page.get().last()) : Optional.empty();
    }
    heldRows = rows;
    heldBalance = host.balance();
    heldUntil = timeline.now().plus(time);
  }

  @Override
  public void order(Function<PaperHost, SubmitResult> request, Consumer<SubmitResult> answer) {
    if (next.isEmpty()) {
      steady.order(request, answer);
      return;
    }
    Trouble trouble = next.get();
    next = Optional.empty();
    switch (trouble) {
      case REQUEST_LOST -> {}
      case ANSWER_LOST -> steady.order(request, lost -> {});
      case ANSWER_LATE -> steady.order(request, delayed(LATE, answer));
      case NOT_SENT -> answer.accept(new SubmitResult.NotSent("connection refused"));
      case NOTICES_FIRST -> steady.order(request, delayed(AFTER_NOTICES, answer));
      default -> throw new IllegalStateException(trouble.toString());
    }
  }

  private <T> Consumer<T> delayed(Duration delay, Consumer<T> answer) {
    return value -> timeline.at(timeline.now().plus(delay), () -> answer.accept(value));
  }

  @Override
  public <T> void read(Function<PaperHost, Optional<T>> request, Consumer<Optional<T>> answer) {
    steady.read(real -> request.apply(new View()), answer);
  }

  @Override
  public void notice(ExecutionNotice notice, Consumer<ExecutionNotice> receiver) {
    switch (stream) {
      case STEADY -> steady.notice(notice, receiver);
      case DELAYED -> steady.notice(notice, delayed(NOTICE_DELAY, receiver));
      case LOST -> {}
      case DOUBLED -> {
        steady.notice(notice, receiver);
        steady.notice(notice, receiver);
      }
      case REORDERED -> gather(() -> receiver.accept(notice));
      default -> throw new IllegalStateException(stream.toString());
    }
  }

  private void gather(Runnable delivery) {
    if (gathered.isEmpty()) {
      timeline.at(timeline.now().plus(GATHERED), this::deliverBackwards);
    }
    gathered.add(delivery);
  }

  private void deliverBackwards() {
    List<Runnable> deliveries = new ArrayList<>(gathered);
    gathered.clear();
    Collections.reverse(deliveries);
    deliveries.forEach(Runnable::run);
  }

  /** What reads see. */
  private final class View implements PaperHost {
    private boolean held() {
      return timeline.now().isBefore(heldUntil);
    }

    @Override
    public Optional<Page> orders(LocalDate tradingDate, long after) {
      if (secondPageFails && after > 0) {
        return Optional.empty();
      }
      if (!held()) {
        return host.orders(tradingDate, after);
      }
      return Optional.of(new Page(after == 0 ? heldRows : List.of(), 0, false));
    }

    @Override
    public Optional<Balance> balance() {
      return held() ? heldBalance : host.balance();
    }

    @Override
    public Optional<Buyable> buyable(Price price) {
      return host.buyable(price);
    }

    @Override
    public Optional<OrderBook> book(Symbol symbol) {
      return host.book(symbol);
    }

    @Override
    public Optional<Quote> quote(Symbol symbol) {
      return host.quote(symbol);
    }

    @Override
    public SubmitResult submit(OrderRequest request) {
      throw new UnsupportedOperationException("a read does not submit");
    }

    @Override
    public SubmitResult cancel(CancelRequest request) {
      throw new UnsupportedOperationException("a read does not cancel");
    }

    @Override
    public SubmitResult modify(ModifyRequest request) {
      throw new UnsupportedOperationException("a read does not modify");
    }
  }
}
