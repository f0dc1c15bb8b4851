package io.maemae.telegram;

import io.maemae.desk.Inbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.longpolling.interfaces.LongPollingUpdateConsumer;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Hands updates to the desk and returns when it has handled them all: the next poll, which tells
 * the server to forget them, comes after that. What is cut off in between is delivered again.
 * Polling thread.
 */
final class Intake implements LongPollingUpdateConsumer {
  private static final Logger log = LoggerFactory.getLogger(Intake.class);

  private final Gate gate;
  private final Inbox inbox;
  private final Pulse pulse;
  private final BooleanSupplier stopped;
  private final Consumer<Gate.Heard> onHandled;

  private record Posted(int update, Gate.Heard heard, CompletableFuture<Void> handled) {}

  Intake(
      Gate gate,
      Inbox inbox,
      Pulse pulse,
      BooleanSupplier stopped,
      Consumer<Gate.Heard> onHandled) {
    this.gate = gate;
    this.inbox = inbox;
    this.pulse = pulse;
    this.stopped = stopped;
    this.onHandled = onHandled;
  }

  /** Lets no exception out: one would end the library's polling, silently. */
  @Override
  public void consume(List<Update> updates) {
    if (stopped.getAsBoolean()) {
      return;
    }
    pulse.handling(true);
    try {
      List<Posted> posted = new ArrayList<>();
      updates.forEach(update -> post(update, posted));
      for (Posted one : posted) {
        await(one);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pulse.handling(false);
    }
  }

  private void post(Update update, List<Posted> posted) {
    try {
      gate.admit(update)
          .ifPresent(
              heard ->
                  posted.add(new Posted(update.getUpdateId(), heard, inbox.post(heard.event()))));
    } catch (RuntimeException e) {
      log.error("telegram.update-failed cid=u{}", update.getUpdateId(), e);
    }
  }

  private void await(Posted one) throws InterruptedException {
    try {
      one.handled().get();
      onHandled.accept(one.heard());
    } catch (ExecutionException e) {
      log.error("telegram.update-failed cid=u{}", one.update(), e.getCause());
    } catch (RuntimeException e) {
      log.error("telegram.update-failed cid=u{}", one.update(), e);
    }
  }

  /** Holds nothing. */
  @Override
  public void close() {}
}
