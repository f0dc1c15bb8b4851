package io.maemae.broker.fake;

import io.maemae.fake.FakeMonitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps requests waiting, as a slow broker or network does. Whoever sent them may be gone when they
 * go on.
 */
public final class FakeHold {
  /** Where they wait. */
  public enum Where {
    /** Nobody has looked at them. */
    ARRIVED,
    /** They were carried out, and neither their answer nor a notice is gone. */
    TAKEN
  }

  private record Rule(Where where, List<String> transactions, Runnable atOnce) {
    boolean concerns(Where there, FakeRequest request) {
      return where == there && transactions.stream().anyMatch(request::is);
    }
  }

  private static final Duration FOREVER = Duration.ofHours(1);

  private final FakeMonitor monitor;
  private final List<FakeRequest> lost = new ArrayList<>();
  private Optional<Rule> rule = Optional.empty();
  private int waiting;
  private boolean losing;

  FakeHold(FakeMonitor monitor) {
    this.monitor = monitor;
  }

  /**
   * From now on requests of these transactions wait, by id or path.
   *
   * @param atOnce is run for each that comes, before anybody else hears of it
   */
  public void hold(Where where, List<String> transactions, Runnable atOnce) {
    monitor.run(
        () -> {
          rule = Optional.of(new Rule(where, transactions, atOnce));
          losing = false;
        });
  }

  /** Those that wait go on, and later ones do not wait; returns when they have. */
  public void letGo(Duration atMost) {
    end(false, atMost);
  }

  /** Those that wait are forgotten, unanswered. */
  public void lose(Duration atMost) {
    end(true, atMost);
  }

  private void end(boolean lose, Duration atMost) {
    monitor.run(
        () -> {
          losing = lose;
          rule = Optional.empty();
        });
    if (!monitor.await(atMost, () -> waiting == 0)) {
      throw new AssertionError("requests still wait after " + atMost);
    }
  }

  /** Waits until one waits; false if none does in time. */
  public boolean await(Duration atMost) {
    return monitor.await(atMost, () -> waiting > 0);
  }

  /** Those that were forgotten. */
  public List<FakeRequest> lost() {
    return monitor.call(() -> List.copyOf(lost));
  }

  /** Waits if it has to; false if it is to be forgotten. */
  boolean passes(Where where, FakeRequest request) {
    return monitor.call(
        () -> {
          Optional<Rule> held = rule.filter(r -> r.concerns(where, request));
          if (held.isEmpty()) {
            return true;
          }
          held.get().atOnce().run();
          waiting++;
          monitor.await(FOREVER, () -> !rule.equals(held));
          waiting--;
          if (losing) {
            lost.add(request);
          }
          return !losing;
        });
  }
}
