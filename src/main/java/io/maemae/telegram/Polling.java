package io.maemae.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.longpolling.BotSession;
import org.telegram.telegrambots.longpolling.TelegramBotsLongPollingApplication;
import org.telegram.telegrambots.longpolling.interfaces.BackOff;
import org.telegram.telegrambots.longpolling.interfaces.LongPollingUpdateConsumer;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/**
 * The library's long polling, begun again until it works and whenever it is found dead. The polling
 * runs on the polling thread; {@link #restart} and {@link #stop} may be called by any.
 */
final class Polling {
  private static final Logger log = LoggerFactory.getLogger(Polling.class);

  /** Above the 50 s for which the server holds a poll that has no updates. */
  private static final int READ_TIMEOUT_SECONDS = 75;

  private static final int CALL_TIMEOUT_SECONDS = 120;

  private final ApiServer server;
  private final PollingHealth health;
  private final Pulse pulse;
  private final ScheduledExecutorService executor;
  private final OkHttpClient http;
  private final TelegramBotsLongPollingApplication library;
  private final CountDownLatch stopped;
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private LongPollingUpdateConsumer consumer;

  /** Written by the polling thread when it begins, and by whoever ends it; null while neither. */
  private volatile BotSession session;

  Polling(
      ApiServer server,
      PollingHealth health,
      Pulse pulse,
      ScheduledExecutorService executor,
      CountDownLatch stopped) {
    this.server = server;
    this.health = health;
    this.pulse = pulse;
    this.executor = executor;
    this.stopped = stopped;
    http =
        server
            .client()
            .addInterceptor(new PollingWatch(server, health, this::isStopped))
            .readTimeout(READ_TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .callTimeout(CALL_TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .build();
    library =
        new TelegramBotsLongPollingApplication(
            ObjectMapper::new, () -> http, () -> executor, Waits::new);
  }

  boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /** Completes when the server has been reached and polling has begun. */
  CompletableFuture<Void> begun() {
    return begun;
  }

  void begin(LongPollingUpdateConsumer newConsumer) {
    consumer = newConsumer;
    executor.execute(this::register);
  }

  /** Removes a webhook, which takes a call, and plans the first poll. */
  private void register() {
    if (isStopped()) {
      return;
    }
    forget();
    try {
      BotSession fresh =
          library.registerBot(
              server.token(), server::url, last -> new TolerantUpdates(last + 1), consumer);
      health.reached();
      pulse.restarted();
      session = fresh;
      begun.complete(null);
      if (isStopped()) {
        forget();
      }
    } catch (TelegramApiException | RuntimeException e) {
      forget();
      Duration wait = health.failed("deleteWebhook");
      pulse.rest(wait);
      log.debug("telegram.begin-again seconds={}", wait.toSeconds());
      registerAfter(wait);
    }
  }

  private void registerAfter(Duration wait) {
    try {
      executor.schedule(this::register, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("telegram.closed");
    }
  }

  /** The library refuses to register a bot again, even one whose beginning failed. */
  private void forget() {
    session = null;
    try {
      library.unregisterBot(server.token());
    } catch (TelegramApiException e) {
      log.trace("telegram.not-registered");
    }
  }

  /** Whether the library has given up without a word. */
  boolean isDead() {
    BotSession now = session;
    if (now == null || isStopped()) {
      return false;
    }
    ScheduledFuture<?> polls = now.getRunningPolling();
    return (polls != null && polls.isDone()) || pulse.isStill();
  }

  boolean isQuiet() {
    return session != null && !isStopped() && pulse.isQuiet();
  }

  /** Begins anew, from the first update that is not acknowledged. */
  void restart() {
    forget();
    pulse.restarted();
    http.dispatcher().cancelAll();
    registerAfter(Duration.ZERO);
  }

  /** No new update is taken; what was taken is still handled. */
  void stop() {
    stopped.countDown();
    forget();
    ApiServer.close(http);
  }

  /**
   * The library asks how long to sleep. The wait is over here, where the stop can end it, before it
   * goes to sleep for no time.
   */
  private final class Waits implements BackOff {
    @Override
    public void reset() {
      pulse.beat();
      health.polled();
    }

    @Override
    public long nextBackOffMillis() {
      if (isStopped()) {
        return 0;
      }
      Duration wait = health.failed("getUpdates");
      pulse.rest(wait);
      if (health.takeWebhook()) {
        restart();
      }
      try {
        boolean over = stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        log.debug("telegram.waited stopped={}", over);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return 0;
    }
  }
}
