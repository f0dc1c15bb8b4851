package io.maemae.app;

import io.maemae.broker.kis.KisServer;
import io.maemae.broker.kis.KisServerSettings;
import io.maemae.market.MarketTime;
import io.maemae.telegram.FakeBotApi;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** The whole program with an account at a KIS on loopback, and a Telegram on loopback. */
final class KisDoor {
  static final LocalDateTime MORNING = LocalDateTime.of(2026, 11, 20, 9, 10);

  /** A strategy that trades nothing lets the stream bring a symbol. */
  static final String SIGNALS =
      """
      strategies:
        - builtin: opening-range
          account: kis
          symbols: ["005930"]
          timeframe: 5m
          budget: 1000000
          mode: signal
      """;

  private KisDoor() {}

  /** Its clock goes on from ten past nine. */
  static KisServer server(KisServer.Environment environment) {
    return server(environment, MORNING);
  }

  /** Its clock goes on from a time. */
  static KisServer server(KisServer.Environment environment, LocalDateTime time) {
    return server(environment, clock(time));
  }

  static KisServer server(KisServer.Environment environment, InstantSource clock) {
    return KisServer.start(KisServerSettings.of(environment, clock));
  }

  /** A clock that goes on from a time. */
  static InstantSource clock(LocalDateTime time) {
    Instant start = MarketTime.instant(time.toLocalDate(), time.toLocalTime());
    long begun = System.nanoTime();
    return () -> start.plus(Duration.ofNanos(System.nanoTime() - begun));
  }

  /** The account, as the configuration names it. */
  static String account(KisServer server) {
    KisServerSettings there = server.settings();
    return """
      - name: kis
        broker: kis
        environment: %s
        app-key: %s
        app-secret: %s
        account-number: "%s"
        hts-id: %s
        requests-per-second: 100
        rest-url: %s
        websocket-url: %s
    """
        .formatted(
            there.environment() == KisServer.Environment.LIVE ? "live" : "paper",
            there.appKey(),
            there.appSecret(),
            there.account(),
            there.htsId(),
            server.restUri(),
            server.streamUri());
  }

  /** A configuration with that account, and more of them. */
  static String configuration(
      FakeBotApi telegram, KisServer server, String moreAccounts, String more) {
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
    %s%s
    default-account: kis
    confirm-orders: never
    %s
    """
        .formatted(
            telegram.url(),
            ChatDoor.TRADER,
            ChatDoor.TRADER,
            account(server).stripTrailing(),
            moreAccounts.isEmpty() ? "" : "\n" + moreAccounts.stripTrailing(),
            more);
  }

  /** Starts in the morning, and waits until it answers and may trade. */
  static ChatDoor open(Path directory, FakeBotApi telegram, KisServer server) throws IOException {
    return open(directory, telegram, server, configuration(telegram, server, "", SIGNALS), MORNING);
  }

  /** Starts, and waits until it answers and may trade. */
  static ChatDoor open(
      Path directory, FakeBotApi telegram, KisServer server, String yaml, LocalDateTime time)
      throws IOException {
    ChatDoor door =
        ChatDoor.start(
            directory,
            telegram,
            yaml,
            "--clock",
            time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME));
    return ready(door, server);
  }

  /** Waits until it answers and may trade, and hears notices. */
  static ChatDoor ready(ChatDoor door, KisServer server) {
    door.awaitLog("app.ready");
    door.awaitLog("account.ready");
    server.awaitRegistered(
        server.noticeRegistration().trId(), server.noticeRegistration().trKey(), ChatDoor.SOON);
    return door;
  }
}
