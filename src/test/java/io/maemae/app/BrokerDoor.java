package io.maemae.app;

import io.maemae.broker.kis.KisServer;
import io.maemae.broker.kis.KisServerSettings;
import io.maemae.broker.kiwoom.KiwoomServer;
import io.maemae.broker.kiwoom.KiwoomServerSettings;
import io.maemae.telegram.FakeBotApi;
import io.maemae.telegram.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The running bot with one live account at a real broker's protocol on loopback, and a Telegram on
 * loopback: lines and buttons in, messages out, and what the broker has to compare. The bot may end
 * and start again; broker and chat live on. The market's time goes on by itself and can be made to
 * pass.
 */
final class BrokerDoor implements AutoCloseable {
  static final String SAMSUNG = "005930";
  static final LocalDateTime MORNING = LocalDateTime.of(2026, 11, 20, 9, 10, 15);
  static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 23, 9, 10, 15);

  /** Whose protocol it is. */
  enum Broker {
    KIS,
    KIWOOM
  }

  final BrokerSide side;
  final MovableClock clock = new MovableClock(MORNING);
  final FakeBotApi telegram = ChatDoor.telegram(this::machineTime);
  private final PassingTime passing;
  private final Path directory;
  private final String configuration;
  private ChatDoor door;
  private int read;

  /** What the machine's clock was put forward by, with the market's. */
  private volatile Duration away = Duration.ZERO;

  /** A broker with ten million won, and no program yet. */
  BrokerDoor(Broker broker, Path directory, String strategies) {
    this.directory = directory;
    String account;
    if (broker == Broker.KIS) {
      KisServer server = KisServer.start(KisServerSettings.of(KisServer.Environment.LIVE, clock));
      server.oneTokenPerMinute(false);
      side = new KisSide(server);
      account = KisDoor.account(server);
    } else {
      KiwoomServer server =
          KiwoomServer.start(
              KiwoomServerSettings.of(KiwoomServer.Environment.LIVE, clock)
                  .withTokenClock(this::machineTime));
      server.oneTokenPerSecond(false);
      side = new KiwoomSide(server);
      account = KiwoomDoor.account(server);
    }
    passing = new PassingTime(clock, side::beat);
    configuration = configuration(account, strategies);
  }

  private String configuration(String account, String strategies) {
    return """
    language: ko
    data-dir: ${DATA}
    telegram:
      token: ${TOKEN}
      api-url: %s
      users:
        - { id: %d, role: trader }
      notify-chats: [%d]
    accounts:
    %s
    confirm-orders: never
    %s
    """
        .formatted(
            telegram.url(),
            ChatDoor.TRADER,
            ChatDoor.TRADER,
            account.stripTrailing(),
            strategies.replace("ACCOUNT", side.account()));
  }

  // The program.

  /** Starts, and waits until it answers, may trade and hears notices. */
  BrokerDoor open() throws IOException {
    start();
    door.awaitLog("app.ready");
    door.awaitLog("account.ready");
    side.awaitNotices();
    return this;
  }

  /** Starts for the first time, and waits until a second balance has confirmed the opening. */
  BrokerDoor openFirst() throws IOException {
    open();
    passUntil("the opening is confirmed", () -> log().contains("account.opening-confirmed"));
    return this;
  }

  /** Starts, and waits for nothing. */
  void start() throws IOException {
    Path config = directory.resolve("maemae.yaml");
    door =
        ChatDoor.start(
            directory, telegram, configuration, new ClockedRun(config, clock, this::machineTime));
  }

  /** Ends it; the broker goes on. */
  void stop() {
    door.stop();
  }

  String log() {
    return door.log();
  }

  // The chat.

  /** The trader types a line; the answer is the next message that holds a part. */
  Shown says(String line, String part) {
    return door.says(line, part);
  }

  Shown presses(Shown message, String label, String part) {
    return door.presses(message, label, part);
  }

  /** From here on messages are looked for and told. */
  void forget() {
    read = telegram.shown(ChatDoor.TRADER).size();
  }

  /** The texts since then. */
  List<String> told() {
    return telegram.shown(ChatDoor.TRADER).stream().skip(read).map(Shown::text).toList();
  }

  // Time.

  /** Lets the market's time pass until a message since then has a part. */
  Shown waitsFor(String part) {
    passUntil("a message with '" + part + "' in " + told(), () -> has(part));
    return door.next(read, part);
  }

  private boolean has(String part) {
    return told().stream().anyMatch(text -> text.contains(part));
  }

  /** Lets the market's time pass until something is so. */
  void passUntil(String what, BooleanSupplier condition) {
    passUntil(what, PassingTime.STEP, condition);
  }

  /** The same in strides, where nothing waits for an answer of the broker's meanwhile. */
  void hurryUntil(String what, BooleanSupplier condition) {
    passUntil(what, PassingTime.STRIDE, condition);
  }

  private void passUntil(String what, Duration step, BooleanSupplier condition) {
    passing.passUntil(() -> what + "\n" + told() + "\n" + log(), step, condition);
  }

  /** While the program is away it becomes a time that is to come, on the machine too. */
  void comes(LocalDateTime time) {
    Instant before = clock.instant();
    clock.forwardTo(time);
    away = away.plus(Duration.between(before, clock.instant()));
  }

  private Instant machineTime() {
    return Instant.now().plus(away);
  }

  /** Lets so much of the market's time pass, in strides. */
  void pass(Duration time) {
    passing.pass(time);
  }

  /** Whether the broker's server says on the stream that it is there. */
  void beats(boolean does) {
    passing.beats(does);
  }

  // What is stored, once it has ended.

  List<String> query(String sql) throws SQLException {
    return FrontDoor.query(door.data(), sql);
  }

  /** Number, side, quantity, price, filled and state of each order. */
  List<String> orders() throws SQLException {
    return query(
        "select '#' || id || ' ' || side || ' ' || quantity || '@'"
            + " || coalesce(cast(cast(price as bigint) as varchar), 'market')"
            + " || ' ' || filled || ' ' || state from orders_view order by id");
  }

  /** Order, strategy, side, quantity and price of each fill. */
  List<String> fills() throws SQLException {
    return query(
        "select '#' || order_id || ' ' || coalesce(strategy || ' ', '') || side || ' ' || quantity"
            + " || '@' || cast(price as bigint) from fills_view order by id");
  }

  @Override
  public void close() {
    if (door != null) {
      door.close();
    }
    side.close();
    telegram.close();
  }
}
