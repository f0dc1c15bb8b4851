package io.maemae.telegram;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.maemae.command.MenuEntry;
import io.maemae.config.Secret;
import io.maemae.config.TelegramSettings;
import io.maemae.desk.DeskEvent;
import io.maemae.notice.OutboxMessage;
import io.maemae.notice.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/** The chat against a server on loopback; the desk is a queue that the test reads. */
final class ChatFixture implements AutoCloseable {
  static final String TOKEN = "123456:TEST-token";
  static final long TRADER = 11;
  static final long VIEWER = 22;
  static final Instant MARKET = Instant.parse("2026-11-20T00:30:00Z");
  static final Duration SOON = Duration.ofSeconds(30);

  final FakeBotApi api = FakeBotApi.start(TOKEN);
  final BlockingQueue<DeskEvent> events = new ArrayBlockingQueue<>(100);
  final Semaphore refusals = new Semaphore(0);
  final List<String> logs = new CopyOnWriteArrayList<>();
  final Telegram telegram;

  /** How far the machine's clock has been moved. */
  volatile Duration ahead = Duration.ZERO;

  volatile Function<DeskEvent, CompletableFuture<Void>> desk =
      event -> CompletableFuture.completedFuture(null);

  private final ScheduledThreadPoolExecutor polling = new ScheduledThreadPoolExecutor(1);
  private final ScheduledThreadPoolExecutor sending = new HurriedExecutor();
  private final AppenderBase<ILoggingEvent> appender = new Recorder();

  ChatFixture() {
    appender.start();
    for (Logger logger : loggers()) {
      logger.setLevel(Level.DEBUG);
      logger.addAppender(appender);
    }
    telegram =
        new Telegram(
            new Telegram.Setup(settings(), "새로고침"),
            new Telegram.Edges(
                event -> {
                  events.add(event);
                  return desk.apply(event);
                },
                InstantSource.fixed(MARKET),
                () -> Instant.now().plus(ahead),
                polling,
                sending,
                refusals::release));
  }

  TelegramSettings settings() {
    return new TelegramSettings(
        new Secret(TOKEN),
        api.url(),
        List.of(
            new TelegramSettings.User(TRADER, TelegramSettings.Role.TRADER),
            new TelegramSettings.User(VIEWER, TelegramSettings.Role.VIEWER)),
        List.of());
  }

  /** Both users have opened their chats, and the bot polls. */
  ChatFixture started() {
    api.knows(TRADER);
    api.knows(VIEWER);
    start();
    assertTrue(api.awaitPoll(SOON));
    api.awaitCalls("setMyCommands", 2, SOON);
    return this;
  }

  void start() {
    MenuEntry orders = new MenuEntry("orders", "open orders");
    MenuEntry buy = new MenuEntry("buy", "x".repeat(300));
    telegram.start(trades -> trades ? List.of(orders, buy) : List.of(orders));
  }

  DeskEvent nextEvent() throws InterruptedException {
    DeskEvent event = events.poll(SOON.toMillis(), TimeUnit.MILLISECONDS);
    assertNotNull(event, "no event within " + SOON);
    return event;
  }

  String nextLine() throws InterruptedException {
    return ((DeskEvent.ChatLine) nextEvent()).text();
  }

  CompletableFuture<Boolean> deliver(OutboxMessage message) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    telegram.deliver(
        message,
        shown -> {
          if (!answer.complete(shown)) {
            logs.add("answered twice");
          }
        });
    return answer;
  }

  boolean delivered(OutboxMessage message) throws Exception {
    return deliver(message).get(SOON.toMillis(), TimeUnit.MILLISECONDS);
  }

  static OutboxMessage message(long chat, String text) {
    return message(chat, text, List.of(), "", "");
  }

  static OutboxMessage message(
      long chat, String text, List<OutboxMessage.Button> buttons, String refresh, String replaces) {
    return new OutboxMessage(
        1,
        String.valueOf(chat),
        Topic.ANSWER,
        text,
        buttons,
        refresh,
        replaces,
        MARKET,
        MARKET,
        "");
  }

  @Override
  public void close() {
    telegram.close();
    polling.shutdownNow();
    sending.shutdownNow();
    api.close();
    for (Logger logger : loggers()) {
      logger.setLevel(null);
      logger.detachAppender(appender);
    }
  }

  /** Ours and the library's: nothing logs in tests unless it is told to. */
  private static List<Logger> loggers() {
    return List.of(
        (Logger) LoggerFactory.getLogger("io.maemae.telegram"),
        (Logger) LoggerFactory.getLogger("org.telegram"));
  }

  /** Half a minute and more passes in a tenth of a second. */
  private static final class HurriedExecutor extends ScheduledThreadPoolExecutor {
    HurriedExecutor() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
      return super.schedule(task, hurried(delay, unit), TimeUnit.MILLISECONDS);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
        Runnable task, long first, long delay, TimeUnit unit) {
      return super.scheduleWithFixedDelay(
          task, hurried(first, unit), hurried(delay, unit), TimeUnit.MILLISECONDS);
    }

    private static long hurried(long delay, TimeUnit unit) {
      return unit.toSeconds(delay) >= 30 ? 100 : unit.toMillis(delay);
    }
  }

  private final class Recorder extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      String trace =
          event.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(event.getThrowableProxy());
      logs.add(event.getFormattedMessage() + trace);
    }
  }
}
