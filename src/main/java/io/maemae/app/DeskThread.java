package io.maemae.app;

import io.maemae.desk.DeskQueue;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The one thread that owns all trading state. */
final class DeskThread {
  private final Bot bot;
  private final DeskQueue queue;
  private final Consumer<Throwable> onFailure;
  private final Thread thread = new Thread(this::run, "desk");

  /** Written by the desk's thread after each event. */
  private volatile int untold;

  /** Likewise. */
  private volatile int unanswered;

  /**
   * Not started yet.
   *
   * @param onFailure is called once, with what an event threw; no other event is handled then
   */
  DeskThread(Bot bot, DeskQueue queue, Consumer<Throwable> onFailure) {
    this.bot = bot;
    this.queue = queue;
    this.onFailure = onFailure;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      for (Optional<DeskQueue.Entry> next = queue.take(); next.isPresent(); next = queue.take()) {
        bot.desk().handle(next.get().event());
        untold = bot.outbox().size();
        unanswered = bot.outgoing().unanswered();
        next.get().handled();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      onFailure.accept(e);
    }
  }

  /** How many messages are not delivered. Any thread. */
  int untold() {
    return untold;
  }

  /** How many questions are not answered. Any thread. */
  int unanswered() {
    return unanswered;
  }

  /** Ends after the event that is handled now, within a time. */
  void close(Duration atMost) {
    queue.close();
    Threads.join(thread, atMost);
  }
}
