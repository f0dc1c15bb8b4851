package io.maemae.telegram;

import io.maemae.command.ClockOffset;
import io.maemae.command.MenuEntry;
import io.maemae.config.TelegramSettings;
import io.maemae.desk.DeskEvent;
import io.maemae.desk.Inbox;
import io.maemae.notice.Face;
import io.maemae.notice.OutboxMessage;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;

/**
 * The chat in Telegram: what listed users say goes to the desk, and messages are shown to them. Its
 * parts share two threads that are given; its own methods may be called by any thread and do not
 * block.
 */
public final class Telegram implements Face, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Telegram.class);
  private static final long WATCH_SECONDS = 30;

  private final Edges edges;
  private final ServerTime time;
  private final ApiCalls calls;
  private final Patience patience;
  private final Sender sender;
  private final Gate gate;
  private final Pulse pulse;
  private final Polling polling;
  private final List<TelegramSettings.User> users;

  /**
   * What the person chose.
   *
   * @param refreshLabel what the button says that shows a message anew, in the person's language
   */
  public record Setup(TelegramSettings settings, String refreshLabel) {}

  /**
   * What the machine gives.
   *
   * @param inbox the way to the desk
   * @param marketTime stamps events
   * @param machineTime tells how old an update is, and whether the polling lives
   * @param polling one thread, of its own; closed by whoever made it, by an interrupt
   * @param sending one thread; closed by whoever made it, after {@link Telegram#close}
   * @param onRefused the server does not know the token and the program must end; called once, on
   *     one of the two threads
   */
  public record Edges(
      Inbox inbox,
      InstantSource marketTime,
      InstantSource machineTime,
      ScheduledExecutorService polling,
      ScheduledExecutorService sending,
      Runnable onRefused) {}

  /** Silent until it is started. */
  public Telegram(Setup setup, Edges edges) {
    this.edges = edges;
    TelegramSettings settings = setup.settings();
    time = new ServerTime(edges.machineTime());
    ApiServer server = new ApiServer(settings, Optional.of(time));
    TokenRefusal refusal = new TokenRefusal(this::onRefused);
    users = settings.users();
    calls = new ApiCalls(server, refusal);
    patience = new Patience(edges.sending());
    sender = new Sender(calls, edges.sending(), patience, setup.refreshLabel());
    gate = new Gate(settings, edges.marketTime(), edges.machineTime());
    pulse = new Pulse(edges.machineTime());
    PollingHealth health =
        new PollingHealth(
            edges.machineTime(),
            refusal,
            minutes -> report("run.token-conflict", List.of(minutes)));
    polling = new Polling(server, health, pulse, edges.polling(), new CountDownLatch(1));
  }

  /**
   * Begins to listen; goes on trying while the server cannot be reached.
   *
   * @param menu the commands of a trader (true) or a viewer
   */
  public void start(Function<Boolean, List<MenuEntry>> menu) {
    Menu menus = new Menu(calls, patience, menu);
    Watchdog watchdog = new Watchdog(polling, () -> report("run.polling-restarted", List.of()));
    Consumer<Gate.Heard> onHandled = heard -> later(() -> onHandled(heard, menus));
    polling.begin(new Intake(gate, edges.inbox(), pulse, polling::isStopped, onHandled));
    edges
        .sending()
        .scheduleWithFixedDelay(watchdog, WATCH_SECONDS, WATCH_SECONDS, TimeUnit.SECONDS);
    users.forEach(user -> later(() -> menus.set(user)));
  }

  /** Completes when the server has been reached and polling has begun. */
  public CompletableFuture<Void> answering() {
    return polling.begun().copy();
  }

  /** How far the machine's clock was from the server's last; empty if that is not known yet. */
  public Optional<ClockOffset> clock() {
    return time.last();
  }

  @Override
  public void deliver(OutboxMessage message, Consumer<Boolean> answer) {
    sender.deliver(message, answer);
  }

  private void onHandled(Gate.Heard heard, Menu menus) {
    // The telephone shows a press as under way until it is acknowledged.
    heard.query().ifPresent(query -> patience.run(Patience.NO_CHAT, () -> acknowledge(query)));
    if (heard.opens()) {
      menus.set(heard.user());
    }
  }

  private void acknowledge(String query) {
    calls
        .call(new AnswerCallbackQuery(query))
        .ifPresent(
            failure -> {
              log.info("telegram.press-unacknowledged why={}", failure.why());
              if (failure.kind() == ApiFailure.Kind.LIMITED) {
                patience.onLimited(Patience.NO_CHAT, failure.retryAfter());
              }
            });
  }

  private void later(Runnable task) {
    try {
      edges.sending().execute(task);
    } catch (RejectedExecutionException e) {
      log.debug("telegram.closed");
    }
  }

  private void report(String key, List<Object> values) {
    edges.inbox().post(new DeskEvent.Reported(key, values, edges.marketTime().instant()));
  }

  private void onRefused() {
    polling.stop();
    edges.onRefused().run();
  }

  /** No new update is taken; what was taken is still handled. */
  public void stopPolling() {
    polling.stop();
  }

  /** Ends all: messages under way are answered as not shown. */
  @Override
  public void close() {
    polling.stop();
    sender.close();
    calls.close();
  }
}
