package io.maemae.broker.paper;

import io.maemae.broker.Timeline;
import io.maemae.order.ExecutionNotice;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A link on which nothing goes wrong: an order takes 20 to 60 ms there and as long back, a read 10
 * ms each way, a notice 5 to 30 ms. Orders arrive in the order in which they were sent, and so do
 * notices.
 */
final class SteadyLink implements PaperLink {
  private static final int ORDER_LEAST_MILLIS = 20;
  private static final int ORDER_MOST_MILLIS = 60;
  private static final int NOTICE_LEAST_MILLIS = 5;
  private static final int NOTICE_MOST_MILLIS = 30;
  private static final Duration READ_LEG = Duration.ofMillis(10);

  private final Timeline timeline;
  private final SplittableRandom random;
  private final PaperHost host;
  private Instant ordersUntil = Instant.MIN;
  private Instant noticesUntil = Instant.MIN;

  SteadyLink(Timeline timeline, SplittableRandom random, PaperHost host) {
    this.timeline = timeline;
    this.random = random;
    this.host = host;
  }

  @Override
  public void order(Function<PaperHost, SubmitResult> request, Consumer<SubmitResult> answer) {
    ordersUntil = later(ordersUntil, after(ORDER_LEAST_MILLIS, ORDER_MOST_MILLIS));
    timeline.at(
        ordersUntil,
        () -> {
          SubmitResult result = request.apply(host);
          timeline.at(after(ORDER_LEAST_MILLIS, ORDER_MOST_MILLIS), () -> answer.accept(result));
        });
  }

  @Override
  public <T> void read(Function<PaperHost, Optional<T>> request, Consumer<Optional<T>> answer) {
    timeline.at(
        timeline.now().plus(READ_LEG),
        () -> {
          Optional<T> page = request.apply(host);
          timeline.at(timeline.now().plus(READ_LEG), () -> answer.accept(page));
        });
  }

  @Override
  public void notice(ExecutionNotice notice, Consumer<ExecutionNotice> stream) {
    noticesUntil = later(noticesUntil, after(NOTICE_LEAST_MILLIS, NOTICE_MOST_MILLIS));
    timeline.at(noticesUntil, () -> stream.accept(notice));
  }

  private Instant after(int leastMillis, int mostMillis) {
    return timeline.now().plusMillis(random.nextInt(leastMillis, mostMillis + 1));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
