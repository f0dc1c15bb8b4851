package io.maemae.desk;

import io.maemae.order.Correlation;
import io.maemae.order.Outside;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Holds back what an event wants done outside until the event has committed, and finds the one who
 * asked when an answer comes. Owned by the desk thread; answers arrive through the inbox.
 */
public final class Outgoing implements Outside {
  private final Timers timers;
  private final Consumer<DeskEvent> inbox;
  private final InstantSource time;
  private final Correlation correlation;
  private final List<Runnable> held = new ArrayList<>();
  private final Map<Long, Consumer<Object>> questions = new HashMap<>();
  private final Map<Long, Runnable> alarms = new HashMap<>();
  private long lastNumber;

  /**
   * With the ways out and back in.
   *
   * @param inbox takes events from any thread
   * @param time the market time outside, with which answers and alarms are stamped
   * @param correlation is again what it was when an answer or an alarm comes
   */
  public Outgoing(
      Timers timers, Consumer<DeskEvent> inbox, InstantSource time, Correlation correlation) {
    this.correlation = correlation;
    this.timers = timers;
    this.inbox = inbox;
    this.time = time;
  }

  @Override
  public <A> void ask(Consumer<Consumer<A>> question, Consumer<A> onAnswer) {
    long number = ++lastNumber;
    @SuppressWarnings("unchecked") // the answer comes from the consumer handed to this question
    Consumer<Object> typed = answer -> onAnswer.accept((A) answer);
    String cause = correlation.current();
    Consumer<Object> asker =
        answer -> {
          correlation.set(cause);
          typed.accept(answer);
        };
    held.add(
        () -> {
          questions.put(number, asker);
          question.accept(
              answer -> inbox.accept(new DeskEvent.Answered(number, answer, time.instant())));
        });
  }

  @Override
  public void tell(Runnable task) {
    held.add(task);
  }

  @Override
  public void wakeAt(Instant when, Runnable task) {
    long number = ++lastNumber;
    String cause = correlation.current();
    Runnable sleeper =
        () -> {
          correlation.set(cause);
          task.run();
        };
    held.add(
        () -> {
          alarms.put(number, sleeper);
          timers.at(when, () -> inbox.accept(new DeskEvent.Woken(number, notBefore(when))));
        });
  }

  /** The time now; a machine that stood still wakes late. */
  private Instant notBefore(Instant when) {
    Instant now = time.instant();
    return now.isBefore(when) ? when : now;
  }

  /** Lets an event come later; not held back, for it is no decision. */
  void later(DeskEvent event) {
    timers.at(event.at(), () -> inbox.accept(event));
  }

  void release() {
    for (int i = 0; i < held.size(); i++) {
      held.get(i).run();
    }
    held.clear();
  }

  void drop() {
    held.clear();
  }

  /** Forgets who asked: answers to what was asked before are not for the reloaded ledger. */
  void forgetAll() {
    questions.clear();
    alarms.clear();
  }

  /** How many questions have no answer yet. */
  public int unanswered() {
    return questions.size();
  }

  void on(DeskEvent.Answered event) {
    Consumer<Object> asker = questions.remove(event.question());
    if (asker != null) {
      asker.accept(event.answer());
    }
  }

  void on(DeskEvent.Woken event) {
    Runnable sleeper = alarms.remove(event.alarm());
    if (sleeper != null) {
      sleeper.run();
    }
  }
}
