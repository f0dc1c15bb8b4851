package io.maemae.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.maemae.market.Money;
import io.maemae.market.Symbol;
import io.maemae.market.Timeframe;
import io.maemae.market.Venue;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationReaderTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "TELEGRAM_BOT_TOKEN", "1:telegram-token",
          "KIS_APP_KEY", "kis-key",
          "KIS_APP_SECRET", "kis-secret",
          "KIS_HTS_ID", "hong",
          "KIWOOM_APP_KEY", "kiwoom-key",
          "KIWOOM_SECRET_KEY", "kiwoom-secret");

  private static final String WHOLE_CONTRACT =
      """
      language: en                     # ko | en
      data-dir: data
      telegram:
        token: ${TELEGRAM_BOT_TOKEN}
        api-url: https://api.telegram.org
        users:                         # nobody else is heard
          - { id: 123456789, role: trader }     # trader | viewer
        notify-chats: [123456789, -100]
      accounts:
        - name: kis-paper
          broker: kis                  # kis | kiwoom | paper
          environment: paper           # paper | live
          app-key: ${KIS_APP_KEY}
          app-secret: ${KIS_APP_SECRET}
          account-number: "50012345-01"
          hts-id: ${KIS_HTS_ID}
          key-expires: 2027-10-01
          venue: sor
          rest-url: https://openapivts.koreainvestment.com:29443
          websocket-url: ws://ops.koreainvestment.com:31000
          fees:
            commission-percent: 0.014053
          risk:
            max-order-value: 1
        - name: kiwoom-mock
          broker: kiwoom
          environment: live
          app-key: ${KIWOOM_APP_KEY}
          app-secret: ${KIWOOM_SECRET_KEY}
          requests-per-second: 0.5
        - name: pretend
          broker: paper
          cash: 10000000
          market-data: kis-paper
      default-account: kis-paper
      confirm-orders: never
      risk:
        max-order-value: 5000000
        max-position-value: 20000000
        max-daily-loss: 500000
        max-orders-per-minute: 30
        price-collar-percent: 5
      strategies:
        - file: golden-cross.kis.yaml
          account: pretend
          market-data: kis-paper
          symbols: [005930, "000660", 0001A0]
          timeframe: 5m
          budget: 1000000
          mode: trade
      holidays:
        closed: [2026-12-31]
        open: [2026-05-01]
      journal: {max-megabytes: 50, days: 3}
      """;

  @TempDir Path directory;

  @Test
  void theWholeContractIsRead() throws Exception {
    Path strategy = Files.createFile(directory.resolve("golden-cross.kis.yaml"));

    Configuration expected =
        new Configuration(
            Language.EN,
            directory.resolve("data"),
            Optional.of(
                new TelegramSettings(
                    new Secret("1:telegram-token"),
                    URI.create("https://api.telegram.org"),
                    List.of(new TelegramSettings.User(123456789, TelegramSettings.Role.TRADER)),
                    List.of(123456789L, -100L))),
            List.of(
                new AccountSettings(
                    "kis-paper",
                    Brokers.KIS,
                    TradingEnvironment.PAPER,
                    Optional.of(new Secret("kis-key")),
                    Optional.of(new Secret("kis-secret")),
                    Optional.of(new Secret("50012345-01")),
                    Optional.of("hong"),
                    Optional.of(LocalDate.of(2027, 10, 1)),
                    Venue.SOR,
                    Optional.of(URI.create("https://openapivts.koreainvestment.com:29443")),
                    Optional.of(URI.create("ws://ops.koreainvestment.com:31000")),
                    Optional.empty(),
                    Money.ZERO,
                    Optional.empty(),
                    new RiskSettings(Money.ofWon(1), Money.ZERO, Money.ZERO, 0, BigDecimal.ZERO),
                    new BigDecimal("0.014053"),
                    10),
                new AccountSettings(
                    "kiwoom-mock",
                    Brokers.KIWOOM,
                    TradingEnvironment.LIVE,
                    Optional.of(new Secret("kiwoom-key")),
                    Optional.of(new Secret("kiwoom-secret")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Venue.KRX,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Duration.ofSeconds(2)),
                    Money.ZERO,
                    Optional.empty(),
                    RiskSettings.OFF,
                    new BigDecimal("0.015"),
                    25),
                new AccountSettings(
                    "pretend",
                    Brokers.PAPER,
                    TradingEnvironment.PAPER,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Venue.KRX,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Money.ofWon(10_000_000),
                    Optional.of("kis-paper"),
                    RiskSettings.OFF,
                    new BigDecimal("0.015"),
                    31)),
            "kis-paper",
            ConfirmOrders.NEVER,
            new RiskSettings(
                Money.ofWon(5_000_000),
                Money.ofWon(20_000_000),
                Money.ofWon(500_000),
                30,
                new BigDecimal("5")),
            List.of(
                new StrategySettings(
                    new StrategySource.FromFile(strategy),
                    "golden-cross",
                    "pretend",
                    Optional.of("kis-paper"),
                    new SymbolSource.Listed(
                        List.of(new Symbol("005930"), new Symbol("000660"), new Symbol("0001A0"))),
                    Timeframe.M5,
                    Money.ofWon(1_000_000),
                    StrategyMode.TRADE,
                    StrategySessions.REGULAR,
                    44)),
            new HolidaySettings(
                Set.of(LocalDate.of(2026, 12, 31)), Set.of(LocalDate.of(2026, 5, 1))),
            7,
            new JournalSettings(50, 3));

    assertEquals(expected, read(WHOLE_CONTRACT));
  }

  @Test
  void whatIsNotSaidHasTheDefaultsOfTheContract() throws Exception {
    Configuration read = read("accounts: [{name: 모의, broker: paper, cash: 0}]");

    assertEquals(
        new Configuration(
            Language.KO,
            directory.resolve("data"),
            Optional.empty(),
            read.accounts(),
            "모의",
            ConfirmOrders.LIVE,
            RiskSettings.OFF,
            List.of(),
            HolidaySettings.NONE,
            7,
            JournalSettings.USUAL),
        read);
  }

  @Test
  void symbolsMayBeThoseThatMeetACondition() throws Exception {
    String strategy =
        """
        accounts: [{name: p, broker: paper, cash: 1}]
        strategies:
          - builtin: ma-cross
            symbols: {condition: 거래량 상위%s}
            timeframe: 5m
            budget: 1
            mode: signal
        """;

    assertEquals(
        new SymbolSource.Condition("거래량 상위", 10),
        read(strategy.formatted("")).strategies().get(0).symbols());
    assertEquals(
        new SymbolSource.Condition("거래량 상위", 3),
        read(strategy.formatted(", max-symbols: 3")).strategies().get(0).symbols());
  }

  @Test
  void placeholdersAreReplacedInValuesOnly() throws Exception {
    Configuration read =
        read(
            """
            # ${NOT_SET} in a comment is nobody's business
            language: ${LANG_OF_CHAT:-en}
            data-dir: "${EMPTY:-fallback}/$plain"
            accounts:
              - { name: '${A}${B:-}-1', broker: paper, cash: "${CASH}" }
            """,
            Map.of("EMPTY", "", "A", "1", "CASH", "70"));

    assertEquals(Language.EN, read.language());
    assertEquals(directory.resolve("fallback/$plain"), read.dataDir());
    assertEquals("1-1", read.defaultAccount());
    assertEquals(Money.ofWon(70), read.accounts().get(0).cash());
  }

  @Test
  void aReplacedValueIsNotReplacedAgain() throws Exception {
    Configuration read =
        read(
            "data-dir: ${A}\naccounts: [{name: p, broker: paper, cash: 1}]",
            Map.of("A", "${B}$1\\"));

    assertEquals(directory.resolve("${B}$1\\"), read.dataDir());
  }

  @Test
  void secretsAreNeverShown() throws Exception {
    Files.createFile(directory.resolve("golden-cross.kis.yaml"));
    String shown = read(WHOLE_CONTRACT).toString();

    for (String secret :
        List.of("telegram-token", "kis-key", "kis-secret", "50012345", "kiwoom-secret")) {
      assertFalse(shown.contains(secret), shown);
    }
  }

  @Test
  void secretsAreNotInMessagesEither() {
    ConfigurationException problems =
        assertThrows(
            ConfigurationException.class,
            () ->
                read(
                    """
                    telegram: hunter2
                    accounts:
                      - name: k
                        broker: kis
                        environment: live
                        app-key: !hunter2 hunter2
                        app-secret: [hunter2]
                        account-number: hunter2
                        hts-id: h
                        rest-url: https://hunter2@host
                    """));
    assertFalse(problems.getMessage().contains("hunter2"), problems.getMessage());
    ConfigurationException broken =
        assertThrows(ConfigurationException.class, () -> read("app-secret: *hunter2"));
    assertFalse(broken.getMessage().contains("hunter2"), broken.getMessage());
  }

  @Test
  void theShippedFilesLoad() throws Exception {
    ConfigurationReader reader = new ConfigurationReader(Map.of(), Path.of(""), Brokers.ALL);

    Configuration example = reader.read(Path.of("bot-config/maemae.yaml"));
    Configuration rehearsal = reader.read(Path.of("bot-config/rehearsal.yaml"));

    assertEquals(List.of("pretend"), names(example));
    assertEquals(Path.of("data"), example.dataDir());
    assertEquals(List.of("rehearsal"), names(rehearsal));
    assertEquals(
        List.of("opening-range", "ma-cross"),
        rehearsal.strategies().stream().map(StrategySettings::name).toList());
  }

  @Test
  void theShippedExampleLoadsWithItsCommentsSwitchedOn() throws Exception {
    String commented = "(?m)^( *)# (?= *(- )?(\\{ )?[a-z-]+:)";
    String all =
        Files.readString(Path.of("bot-config/maemae.yaml"))
            .replaceAll(commented, "$1")
            .replaceAll(commented, "$1");

    Configuration read = read(all);

    assertEquals(List.of("pretend", "kis-paper", "kiwoom-mock"), names(read));
    assertEquals(1, read.strategies().size());
    assertEquals(1, read.holidays().closed().size());
    assertEquals(1, read.telegram().orElseThrow().users().size());
  }

  private static List<String> names(Configuration configuration) {
    return configuration.accounts().stream().map(AccountSettings::name).toList();
  }

  private Configuration read(String yaml) throws ConfigurationException, IOException {
    return read(yaml, ENVIRONMENT);
  }

  private Configuration read(String yaml, Map<String, String> environment)
      throws ConfigurationException {
    return new ConfigurationReader(environment, directory, Brokers.ALL)
        .read("m.yaml", yaml.getBytes(UTF_8));
  }
}
