package io.maemae.app;

import io.maemae.broker.kis.KisServer;
import io.maemae.broker.kiwoom.KiwoomServer;
import io.maemae.telegram.FakeBotApi;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;

/** The whole program with an account at each of two brokers on loopback, {@code kis} first. */
final class TwoBrokersDoor {
  /**
   * Strategies enter nothing before the minute is over in which their stream was there for half a
   * minute; a start at this time makes that short.
   */
  static final LocalDateTime EARLY_IN_A_MINUTE = LocalDateTime.of(2026, 11, 20, 9, 10, 15);

  /** On a slow machine it is the minute after. */
  private static final Duration FILLED = Duration.ofSeconds(150);

  private TwoBrokersDoor() {}

  /** A configuration with both accounts, others after them, and more lines below. */
  static String configuration(
      FakeBotApi telegram, KisServer kis, KiwoomServer kiwoom, String others, String more) {
    return KisDoor.configuration(telegram, kis, KiwoomDoor.account(kiwoom) + others, more);
  }

  /** The same with limits under an account. */
  static String limited(String configuration, String account, String limits) {
    String name = "  - name: " + account + "\n";
    return configuration.replace(name, name + "    risk: { " + limits + " }\n");
  }

  /** Starts, and waits until it answers and may trade at both. */
  static ChatDoor open(
      Path directory,
      FakeBotApi telegram,
      KisServer kis,
      KiwoomServer kiwoom,
      String yaml,
      LocalDateTime time)
      throws IOException {
    ChatDoor door = KisDoor.open(directory, telegram, kis, yaml, time);
    door.awaitLog("account.ready account=kis");
    door.awaitLog("account.ready account=kiwoom");
    kiwoom.awaitRegistered("00", "", ChatDoor.SOON);
    return door;
  }

  /** Waits until the bars of before the start were read, and the strategies may enter. */
  static void awaitFilled(ChatDoor door, String feed, String symbol) {
    String filled = "strategy.filled feed=" + feed + " symbol=" + symbol;
    ChatDoor.await(FILLED, () -> filled + ":\n" + door.log(), () -> door.log().contains(filled));
  }
}
