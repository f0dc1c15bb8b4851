package io.maemae.broker.fake;

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
 * Brings notices to the stream. What happens while an order is being answered is told when its
 * answer is gone, unless the test wants it otherwise. Everything is called within the monitor.
 *
 * @param <T> a notice, ready for the stream
 */
public final class FakeDelivery<T> {
  /** What happens to all notices from now on. */
  public enum Mode {
    STEADY,
    /** Late by {@link #delay}. */
    DELAYED,
    LOST,
    DOUBLED,
    /** Those of the next 60 ms come last first. */
    REORDERED
  }

  private static final Duration REORDERING = Duration.ofMillis(60);

  private final FakeMonitor monitor;
  private final ScheduledExecutorService scheduler;
  private final Consumer<T> stream;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final List<T> pile = new ArrayList<>();
  private Mode mode = Mode.STEADY;
  private Duration delay = Duration.ofSeconds(1);
  private int answering;

  public FakeDelivery(FakeMonitor monitor, ScheduledExecutorService scheduler, Consumer<T> stream) {
    this.monitor = monitor;
    this.scheduler = scheduler;
    this.stream = stream;
  }

  public void mode(Mode mode) {
    this.mode = mode;
  }

  public void delay(Duration delay) {
    this.delay = delay;
  }

  /** An answer is under way: hold what is to be told. */
  public void hold() {
    answering++;
  }

  /** It is gone. */
  public void release() {
    answering--;
    drain();
  }

  /** What happens to it depends on the mode of now, even if it has to wait. */
  public void tell(T notice) {
    Mode now = mode;
    waiting.add(() -> send(notice, now));
    drain();
  }

  private void drain() {
    while (answering == 0 && !waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private void send(T notice, Mode how) {
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
    List<T> turned = new ArrayList<>(pile);
    pile.clear();
    Collections.reverse(turned);
    turned.forEach(stream);
  }

  private void later(Duration after, Runnable work) {
    scheduler.schedule(() -> monitor.run(work), after.toNanos(), TimeUnit.NANOSECONDS);
  }
}
