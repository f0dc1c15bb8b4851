package io.maemae.app;

import io.maemae.desk.DeskEvent;
import io.maemae.desk.DeskQueue;
import io.maemae.journal.Recorder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The one thread that owns all trading state. */
final class DeskThread {
  private final Bot bot;
  private final DeskQueue queue;
  private final Optional<Recorder> recorder;
  private final Consumer<Throwable> onFailure;
  private final Thread thread = new Thread(this::run, "desk");

  /** Written by the desk's thread after each event. */
  private volatile int untold;

  /** Likewise. */
  private volatile int unanswered;

  private volatile boolean storeDown;

  /** When the event that is handled now was begun, by {@link System#nanoTime}; 0 if none is. */
  private volatile long begun;

  /**
   * Not started yet.
   *
   * @param recorder is told of each event after it
   * @param onFailure is called once, with what an event threw; no other event is handled then
   */
  DeskThread(Bot bot, DeskQueue queue, Optional<Recorder> recorder, Consumer<Throwable> onFailure) {
    this.bot = bot;
    this.recorder = recorder;
    this.queue = queue;
    this.onFailure = onFailure;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      for (Optional<DeskQueue.Entry> next = queue.take(); next.isPresent(); next = queue.take()) {
        begun = System.nanoTime() | 1;
        handle(next.get().event());
        untold = bot.outbox().size();
        unanswered = bot.outgoing().unanswered();
        storeDown = bot.desk().isStoreDown();
        next.get().handled();
        begun = 0;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      onFailure.accept(e);
    }
  }

  private void handle(DeskEvent event) {
    try {
      bot.desk().handle(event);
    } catch (RuntimeException | Error e) {
      recorder.ifPresent(r -> r.failed(event, e));
      throw e;
    }
    recorder.ifPresent(r -> r.handled(event));
  }

  /** For how long it has been at one event; zero if it waits for one. Any thread. */
  Duration busy() {
    long since = begun;
    return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
  }

  /** Where it is now, for the log. Any thread. */
  String where() {
    return Arrays.stream(thread.getStackTrace())
        .map(StackTraceElement::toString)
        .collect(Collectors.joining(" < "));
  }

  /** How many messages are not delivered. Any thread. */
  int untold() {
    return untold;
  }

  /** How many questions are not answered. Any thread. */
  int unanswered() {
    return unanswered;
  }

  /** Whether the store cannot be written. Any thread. */
  boolean isStoreDown() {
    return storeDown;
  }

  /** Ends after the event that is handled now, within a time. */
  void close(Duration atMost) {
    queue.close();
    Threads.join(thread, atMost);
  }
}
