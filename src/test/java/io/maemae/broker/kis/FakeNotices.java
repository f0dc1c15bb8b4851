package io.maemae.broker.kis;

import io.maemae.fake.FakeMonitor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells of orders by the stream. What happens while an order is being answered is told when its
 * answer is gone, unless the test wants it otherwise.
 */
final class FakeNotices {
  private static final Duration REORDERING = Duration.ofMillis(60);

  private final FakeMonitor monitor;
  private final ScheduledExecutorService scheduler;
  private final FakeNoticeText text;
  private final Consumer<String> stream;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final List<String> pile = new ArrayList<>();
  private KisServer.Stream mode = KisServer.Stream.STEADY;
  private Duration delay = Duration.ofSeconds(1);
  private boolean tellsExpiry;
  private boolean tellsChanges;
  private int answering;

  FakeNotices(
      FakeMonitor monitor,
      ScheduledExecutorService scheduler,
      FakeNoticeText text,
      Consumer<String> stream) {
    this.monitor = monitor;
    this.scheduler = scheduler;
    this.text = text;
    this.stream = stream;
  }

  FakeNoticeText text() {
    return text;
  }

  void mode(KisServer.Stream mode) {
    this.mode = mode;
  }

  void delay(Duration delay) {
    this.delay = delay;
  }

  void tellsExpiry(boolean tells) {
    tellsExpiry = tells;
  }

  void tellsChanges(boolean tells) {
    tellsChanges = tells;
  }

  /** An answer is under way: hold what is to be told. */
  void hold() {
    answering++;
  }

  /** It is gone. */
  void release() {
    answering--;
    drain();
  }

  void accepted(FakeOrder order) {
    tell(text.of(order, order.quantity, order.asked, "0", "1", "1"));
  }

  void filled(FakeOrder order, long price, long quantity) {
    tell(text.of(order, quantity, price, "0", "2", "2"));
  }

  void dropped(FakeOrder order, long quantity) {
    tell(text.of(order, quantity, order.asked, "0", "1", "3"));
  }

  void rejected(FakeOrder order) {
    tell(text.of(order, order.quantity, order.asked, "1", "1", "1"));
  }

  void confirmed(FakeOrder change) {
    if (tellsChanges) {
      tell(text.of(change, change.quantity, change.asked, "0", "1", "1"));
    }
    tell(text.of(change, change.quantity, change.asked, "0", "1", "2"));
  }

  void expired(FakeOrder order, long quantity) {
    if (tellsExpiry) {
      tell(text.of(order, quantity, order.asked, "0", "1", "3"));
    }
  }

  /** What happens to it depends on the mode of now, even if it has to wait. */
  void tell(String notice) {
    KisServer.Stream now = mode;
    waiting.add(() -> send(notice, now));
    drain();
  }

  private void drain() {
    while (answering == 0 && !waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private void send(String notice, KisServer.Stream how) {
    switch (how) {
      case STEADY -> stream.accept(notice);
      case DOUBLED -> {
        stream.accept(notice);
        stream.accept(notice);
      }
      case DELAYED -> later(delay, () -> stream.accept(notice));
      case REORDERED -> {
        pile.add(notice);
        if (pile.size() == 1) {
          later(REORDERING, this::turnPile);
        }
      }
      case LOST -> {
        // Nobody hears of it.
      }
    }
  }

  private void turnPile() {
    List<String> turned = new ArrayList<>(pile);
    pile.clear();
    Collections.reverse(turned);
    turned.forEach(stream);
  }

  private void later(Duration after, Runnable work) {
    scheduler.schedule(() -> monitor.run(work), after.toNanos(), TimeUnit.NANOSECONDS);
  }
}
