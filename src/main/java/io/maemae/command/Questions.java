package io.maemae.command;

import io.maemae.notice.Outbox;
import io.maemae.notice.Wording;
import io.maemae.order.Outside;
import io.maemae.order.SettingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What commands ask of brokers before they can go on. Which of them wait for an answer is kept with
 * the event that asked, so that a command which a stop or a failed store cut short is told and does
 * not go on later. What would order once it is answered is ended by a panic. Desk thread.
 */
public final class Questions {
  private static final String SETTING = "open-questions";
  private static final String BETWEEN = "\t";
  private static final Duration LOOK = Duration.ofMillis(500);

  private final SettingStore settings;
  private final Outbox outbox;
  private final Wording wording;
  private final Outside outside;

  /** The commands that wait, by a number that is never used again. */
  private final SortedMap<Long, Waiting> open = new TreeMap<>();

  private long last;

  /**
   * A command that waits.
   *
   * @param kept its chat and line
   * @param onPanic says that it orders nothing any more; empty if it would not have
   */
  private record Waiting(String kept, Optional<Runnable> onPanic) {}

  /** None is open until {@link #reload}. */
  public Questions(SettingStore settings, Outbox outbox, Wording wording, Outside outside) {
    this.settings = settings;
    this.outbox = outbox;
    this.wording = wording;
    this.outside = outside;
  }

  /** At start, and after a failed commit: what was asked then is over, and that is told. */
  public void reload() {
    open.clear();
    settings.setting(SETTING).stream()
        .flatMap(String::lines)
        .distinct()
        .map(line -> line.split(BETWEEN, 2))
        .forEach(cut -> outbox.say(cut[0], wording.text("command.cut-short", cut[1]), List.of()));
    settings.setting(SETTING, Optional.empty());
  }

  /**
   * Asks something of a port.
   *
   * @param call the command that waits
   * @param question calls the port, handing it the consumer of the answer
   * @param onAnswer gets the answer, in an event of its own
   */
  <A> void ask(Invocation call, Consumer<Consumer<A>> question, Consumer<A> onAnswer) {
    ask(call, Optional.empty(), question, onAnswer);
  }

  /**
   * Likewise, before something is ordered or offered to be.
   *
   * @param onPanic says that it is not; called in the event of the panic, in place of {@code
   *     onAnswer}
   */
  <A> void askToOrder(
      Invocation call, Runnable onPanic, Consumer<Consumer<A>> question, Consumer<A> onAnswer) {
    ask(call, Optional.of(onPanic), question, onAnswer);
  }

  private <A> void ask(
      Invocation call,
      Optional<Runnable> onPanic,
      Consumer<Consumer<A>> question,
      Consumer<A> onAnswer) {
    long number = opened(call, onPanic);
    outside.<A>ask(question, answer -> close(number, () -> onAnswer.accept(answer)));
  }

  /**
   * Likewise, of what may not answer.
   *
   * @param until when it is not waited for any more
   * @param onAnswer gets the answer; empty if there was none by then
   */
  <A> void ask(
      Invocation call,
      Instant until,
      Consumer<Consumer<A>> question,
      Consumer<Optional<A>> onAnswer) {
    long number = opened(call, Optional.empty());
    outside.<A>ask(question, answer -> close(number, () -> onAnswer.accept(Optional.of(answer))));
    outside.wakeAt(until, () -> close(number, () -> onAnswer.accept(Optional.empty())));
  }

  /**
   * Waits for something to be so before something is ordered, and goes on at once if it is.
   *
   * @param onPanic says that nothing is ordered; called in place of {@code then}
   * @param now the time of this event
   * @param latest when it is not waited for any more
   */
  void waitToOrder(
      Invocation call,
      Runnable onPanic,
      BooleanSupplier isSo,
      Instant now,
      Instant latest,
      Runnable then) {
    if (isSo.getAsBoolean()) {
      then.run();
    } else {
      lookLater(opened(call, Optional.of(onPanic)), isSo, now, latest, then);
    }
  }

  private void lookLater(
      long number, BooleanSupplier isSo, Instant now, Instant latest, Runnable then) {
    Instant next = now.plus(LOOK);
    outside.wakeAt(
        next,
        () -> {
          if (isSo.getAsBoolean() || !next.isBefore(latest)) {
            close(number, then);
          } else if (open.containsKey(number)) {
            lookLater(number, isSo, next, latest, then);
          }
        });
  }

  /** Likewise, while the store cannot write: nothing is kept of it. */
  <A> void askUnkept(
      Instant until, Consumer<Consumer<A>> question, Consumer<Optional<A>> onAnswer) {
    AtomicBoolean closed = new AtomicBoolean();
    Consumer<Optional<A>> first =
        answer -> {
          if (!closed.getAndSet(true)) {
            onAnswer.accept(answer);
          }
        };
    outside.<A>ask(question, answer -> first.accept(Optional.of(answer)));
    outside.wakeAt(until, () -> first.accept(Optional.empty()));
  }

  /** A panic came: what waits to order does so no more, and each says it. */
  void endOrders() {
    List<Runnable> ended = new ArrayList<>();
    open.values().forEach(waiting -> waiting.onPanic().ifPresent(ended::add));
    if (open.values().removeIf(waiting -> waiting.onPanic().isPresent())) {
      keep();
    }
    ended.forEach(Runnable::run);
  }

  private long opened(Invocation call, Optional<Runnable> onPanic) {
    long number = ++last;
    String kept = call.chat() + BETWEEN + call.line().replaceAll("\\s+", " ");
    open.put(number, new Waiting(kept, onPanic));
    keep();
    return number;
  }

  private void close(long number, Runnable then) {
    if (open.remove(number) != null) {
      keep();
      then.run();
    }
  }

  private void keep() {
    String lines = open.values().stream().map(Waiting::kept).collect(Collectors.joining("\n"));
    settings.setting(SETTING, Optional.of(lines).filter(l -> !l.isEmpty()));
  }
}
