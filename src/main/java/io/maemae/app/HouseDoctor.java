package io.maemae.app;

import io.maemae.config.AccountSettings;
import io.maemae.config.Configuration;
import io.maemae.config.ConfigurationException;
import io.maemae.config.TelegramSettings;
import io.maemae.market.MarketTime;
import io.maemae.order.Balance;
import io.maemae.order.Reading;
import io.maemae.store.Database;
import io.maemae.store.DatabaseException;
import io.maemae.telegram.TelegramCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks what the bot needs on this machine, and says what to do about what is missing. */
final class HouseDoctor implements Doctor {
  private static final long MEGABYTE = 1024 * 1024;
  private static final long LITTLE_MEGABYTES = 500;
  private static final long TOO_LITTLE_MEGABYTES = 50;
  private static final long KEY_ENDS_SOON_DAYS = 30;
  private static final Duration CLOCK_OFF = Duration.ofSeconds(5);
  private static final Duration CLOCK_WRONG = Duration.ofSeconds(30);

  /** What KIS and Kiwoom say of keys that are wrong, or of the other environment. */
  private static final List<String> WRONG_KEY =
      List.of(
          "EGW00103", "EGW00105", "EGW00304", "EGW02004", "[8001:", "[8002:", "[8030:", "[8031:");

  private final Map<String, String> environment;
  private final PrintStream out;
  private final InstantSource machineTime;
  private boolean failed;

  HouseDoctor(Map<String, String> environment, PrintStream out, InstantSource machineTime) {
    this.environment = environment;
    this.out = out;
    this.machineTime = machineTime;
  }

  @Override
  public int check(Path config) {
    failed = false;
    configuration(config).ifPresent(c -> check(config, c));
    return failed ? 1 : 0;
  }

  private void check(Path config, Configuration configuration) {
    keys(configuration);
    Logging.hide(configuration.secrets());
    Optional<TelegramCheck> telegram = configuration.telegram().map(TelegramCheck::of);
    clock(telegram);
    disk(configuration.dataDir());
    database(config, configuration.dataDir());
    brokers(configuration);
    telegram(configuration.telegram(), telegram);
  }

  private Optional<Configuration> configuration(Path file) {
    try {
      Configuration configuration = Connections.configurations(environment).read(file);
      Availability.requireForRun(file, configuration);
      ok(
          "configuration",
          "%s: %d accounts, %d strategies"
              .formatted(file, configuration.accounts().size(), configuration.strategies().size()));
      return Optional.of(configuration);
    } catch (ConfigurationException e) {
      e.getMessage().lines().forEach(problem -> fail("configuration", problem));
      return Optional.empty();
    }
  }

  private void keys(Configuration configuration) {
    String withKeys =
        configuration.accounts().stream()
            .filter(a -> a.appKey().isPresent())
            .map(AccountSettings::name)
            .collect(Collectors.joining(", "));
    ok("keys", withKeys.isEmpty() ? "no account needs any" : "there for " + withKeys);
    LocalDate today = MarketTime.date(machineTime.instant());
    for (AccountSettings account : configuration.accounts()) {
      account
          .keyExpires()
          .filter(last -> ChronoUnit.DAYS.between(today, last) <= KEY_ENDS_SOON_DAYS)
          .ifPresent(last -> warn("keys", keyEnds(account.name(), last, today)));
    }
  }

  private static String keyEnds(String account, LocalDate last, LocalDate today) {
    long days = ChronoUnit.DAYS.between(today, last);
    String when = days < 0 ? "has ended on " : days == 0 ? "ends today, " : "ends on ";
    return "the key of '"
        + account
        + "' "
        + when
        + last
        + (days > 0 ? ", in " + days + (days == 1 ? " day" : " days") : "")
        + "; have a new one issued, and change app-key, app-secret and key-expires";
  }

  /** Telegram's time is as good as any; without it there is nothing to compare with. */
  private void clock(Optional<TelegramCheck> telegram) {
    Instant now = machineTime.instant();
    Optional<Instant> server =
        telegram.flatMap(
            t ->
                t.fold(
                    TelegramCheck.Answering::serverTime,
                    r -> Optional.empty(),
                    u -> Optional.empty()));
    if (server.isEmpty()) {
      warn("clock", "the machine says " + now + "; no server's time to compare it with");
      return;
    }
    Duration off = Duration.between(server.get(), now);
    String words =
        "the machine's clock is "
            + off.abs().toSeconds()
            + " s "
            + (off.isNegative() ? "behind" : "ahead of")
            + " the server's";
    if (off.abs().compareTo(CLOCK_WRONG) > 0) {
      fail("clock", words + "; switch time synchronisation on (timedatectl set-ntp true)");
    } else if (off.abs().compareTo(CLOCK_OFF) > 0) {
      warn("clock", words + "; is time synchronisation on? (timedatectl)");
    } else {
      ok("clock", words);
    }
  }

  private void disk(Path dataDir) {
    Path there = dataDir.toAbsolutePath();
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      fail("disk", there + " cannot be written; it must be a directory that this user may write");
      return;
    }
    try {
      long free = Files.getFileStore(there).getUsableSpace() / MEGABYTE;
      String words = dataDir + ": " + free + " MB free";
      if (free < TOO_LITTLE_MEGABYTES) {
        fail("disk", words + "; make room");
      } else if (free < LITTLE_MEGABYTES) {
        warn("disk", words);
      } else {
        ok("disk", words);
      }
    } catch (IOException e) {
      fail("disk", there + ": " + e.getMessage());
    }
  }

  private void database(Path config, Path dataDir) {
    Database.check(dataDir)
        .<Void>fold(
            absent -> ok("database", "none yet; made at the first start"),
            fine -> ok("database", "version " + fine.version()),
            older ->
                ok(
                    "database",
                    "version "
                        + older.version()
                        + "; the next start brings it to "
                        + older.latest()),
            troubled ->
                troubled.kind() == DatabaseException.Kind.IN_USE
                    ? warn("database", "in use, by a running maemae? " + troubled.message())
                    : fail(
                        "database",
                        troubled.message()
                            + RestoreAdvice.words(troubled.kind(), config, dataDir, machineTime)));
  }

  private void brokers(Configuration configuration) {
    BrokerVisit visit = new BrokerVisit(configuration.dataDir(), machineTime);
    for (AccountSettings account : configuration.accounts()) {
      if (account.broker().isEmbedded()) {
        ok("broker " + account.name(), "the embedded exchange, pretended money");
      } else {
        broker(account, visit);
      }
    }
  }

  private void broker(AccountSettings account, BrokerVisit visit) {
    String name = "broker " + account.name();
    String environment = account.environment().name().toLowerCase(Locale.ROOT);
    Reading<Balance> reading = balance(account, visit);
    if (reading instanceof Reading.Complete<Balance> complete) {
      int holdings = complete.value().holdings().size();
      ok(
          name,
          account.broker().label() + " " + environment + " answers; " + holdings + " holdings");
      return;
    }
    String why = ((Reading.Unreadable<Balance>) reading).why();
    boolean wrongKey = WRONG_KEY.stream().anyMatch(why::contains);
    fail(
        name,
        BrokerVisit.words(why)
            + (wrongKey
                ? "; app-key and app-secret must be those of environment: "
                    + environment
                    + ", and a live key does not open the paper server, nor the other way round"
                : ""));
  }

  private static Reading<Balance> balance(AccountSettings account, BrokerVisit visit) {
    try {
      BrokerVisit.Outcome<Reading<Balance>> outcome =
          visit.ask(account, (broker, answer) -> broker.source().balance(answer));
      return outcome.answer().orElseGet(() -> new Reading.Unreadable<>(outcome.why()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reading.Unreadable<>("reason:net.ending");
    }
  }

  private void telegram(Optional<TelegramSettings> settings, Optional<TelegramCheck> check) {
    if (check.isEmpty()) {
      warn("telegram", "not configured; notices only go to the log");
      return;
    }
    check
        .get()
        .<Void>fold(
            answering -> {
              ok("telegram", "@" + answering.username() + " at " + settings.get().apiUrl());
              answering.chats().stream()
                  .filter(chat -> !chat.known())
                  .forEach(
                      chat ->
                          warn(
                              "telegram chat " + chat.id(),
                              "unknown to the bot; open a chat with it and press Start"));
              return null;
            },
            refused ->
                fail(
                    "telegram",
                    "telegram.token is refused by "
                        + settings.get().apiUrl()
                        + ", must be the token that @BotFather shows"),
            unreachable -> fail("telegram", settings.get().apiUrl() + ": " + unreachable.why()));
  }

  private Void ok(String name, String text) {
    return line("ok", name, text);
  }

  private Void warn(String name, String text) {
    return line("warn", name, text);
  }

  private Void fail(String name, String text) {
    failed = true;
    return line("FAIL", name, text);
  }

  private Void line(String verdict, String name, String text) {
    out.println(verdict + " " + name + ": " + text);
    return null;
  }
}
