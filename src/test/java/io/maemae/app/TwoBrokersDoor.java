package io.maemae.app;

import io.maemae.broker.kis.KisServer;
import io.maemae.broker.kiwoom.KiwoomServer;
import io.maemae.telegram.FakeBotApi;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;

/** The whole program with an account at each of two brokers on loopback, {@code kis} first. */
final class TwoBrokersDoor {
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
    return ready(KisDoor.open(directory, telegram, kis, yaml, time), kiwoom);
  }

  /** The same on a clock that can be put forward, which must be that of the brokers. */
  static ChatDoor open(
      Path directory,
      FakeBotApi telegram,
      KisServer kis,
      KiwoomServer kiwoom,
      String yaml,
      MovableClock clock)
      throws IOException {
    Path config = directory.resolve("maemae.yaml");
    ClockedRun run = new ClockedRun(config, clock, InstantSource.system());
    return ready(KisDoor.ready(ChatDoor.start(directory, telegram, yaml, run), kis), kiwoom);
  }

  private static ChatDoor ready(ChatDoor door, KiwoomServer kiwoom) {
    door.awaitLog("account.ready account=kis");
    door.awaitLog("account.ready account=kiwoom");
    kiwoom.awaitRegistered("00", "", ChatDoor.SOON);
    return door;
  }

  /** Makes the time of both pass. */
  static PassingTime passing(MovableClock clock, KisServer kis, KiwoomServer kiwoom) {
    return new PassingTime(
        clock,
        () -> {
          kis.pingPong();
          kiwoom.ping();
        });
  }

  /**
   * Lets time pass until the bars of before the start were read, and the strategies may enter: no
   * sooner than the end of the minute in which their stream was there for half a minute.
   */
  static void awaitFilled(PassingTime passing, ChatDoor door, String feed, String symbol) {
    String filled = "strategy.filled feed=" + feed + " symbol=" + symbol;
    passing.passUntil(
        () -> filled + ":\n" + door.log(), PassingTime.STEP, () -> door.log().contains(filled));
  }
}
