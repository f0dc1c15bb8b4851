package io.maemae.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ConfigurationProblemsTest {
  private static final String PAPER = "accounts: [{name: p, broker: paper, cash: 1}]\n";
  private static final String STRATEGY =
      PAPER
          + """
          strategies:
            - builtin: ma-cross
              symbols: [005930]
              timeframe: 5m
              budget: 1
              mode: signal
          """;

  @TempDir Path directory;

  @ParameterizedTest(name = "{0}")
  @MethodSource("problems")
  void eachProblemIsTold(String what, String yaml, List<String> expected) {
    assertEquals(expected, problemsOf(yaml.getBytes(UTF_8)));
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        arguments(
            "unknown key",
            "langauge: ko\nsurprise: 1\n" + PAPER,
            List.of(
                "m.yaml:1: langauge: unknown key, did you mean 'language'?",
                "m.yaml:2: surprise: unknown key, must be one of language, data-dir, telegram,"
                    + " accounts, default-account, confirm-orders, risk, strategies, holidays, backup-days, journal")),
        arguments(
            "unknown key further in",
            "risk: {max_order_value: 1}\n" + PAPER,
            List.of(
                "m.yaml:1: risk.max_order_value: unknown key, did you mean 'max-order-value'?")),
        arguments(
            "key of another broker",
            "accounts:\n- name: p\n  broker: paper\n  cash: 1\n  hts-id: x\n",
            List.of(
                "m.yaml:5: accounts[0].hts-id: unknown key, must be one of name, broker, cash,"
                    + " market-data, environment, venue, risk, fees")),
        arguments(
            "missing values",
            "telegram: {}\naccounts:\n- name: k\n  broker: kis\n",
            List.of(
                "m.yaml:1: telegram.token: is missing, must be text",
                "m.yaml:1: telegram.users: is missing, must be a list of at least one"
                    + " { id: 123456789, role: trader }",
                "m.yaml:3: accounts[0].environment: is missing, must be one of paper, live",
                "m.yaml:3: accounts[0].app-key: is missing, must be text",
                "m.yaml:3: accounts[0].app-secret: is missing, must be text",
                "m.yaml:3: accounts[0].account-number: is missing, must be eight digits, a hyphen"
                    + " and two digits, such as \"50012345-01\"",
                "m.yaml:3: accounts[0].hts-id: is missing, must be text")),
        arguments(
            "keys without a value",
            "risk:\nlanguage:\n" + PAPER,
            List.of(
                "m.yaml:1: risk: has no value, must be a map of keys",
                "m.yaml:2: language: has no value, must be one of ko, en")),
        arguments(
            "no account",
            "language: ko\ndefault-account: x\n",
            List.of("m.yaml:1: accounts: is missing, must be a list of at least one account")),
        arguments(
            "empty account list",
            "accounts: []\n",
            List.of("m.yaml:1: accounts: is empty, must be a list of at least one account")),
        arguments(
            "wrong types",
            """
            language: [ko]
            accounts:
              - name: p q
                broker: paper
                cash: 10,000,000
                fees: {commission-percent: 1%}
            confirm-orders: sometimes
            risk:
              max-order-value: -1
              max-position-value: 1.5
              max-daily-loss: 999999999999999
              max-orders-per-minute: many
              price-collar-percent: 101
            holidays: {closed: 2026-12-31, open: [2026-02-30]}
            """,
            List.of(
                "m.yaml:1: language: is a list, must be one of ko, en",
                "m.yaml:3: accounts[0].name: is 'p q', must be a name of at most 40 letters,"
                    + " digits, '.', '_' or '-', without blanks",
                "m.yaml:5: accounts[0].cash: is '10,000,000', must be a whole number of won, zero"
                    + " or more, without commas, such as 5000000",
                "m.yaml:6: accounts[0].fees.commission-percent: is '1%', must be a percentage from"
                    + " 0 to 10, such as 0.015",
                "m.yaml:7: confirm-orders: is 'sometimes', must be one of live, always, never",
                "m.yaml:9: risk.max-order-value: is '-1', must be a whole number of won, zero or"
                    + " more, without commas, such as 5000000",
                "m.yaml:10: risk.max-position-value: is '1.5', must be a whole number of won, zero"
                    + " or more, without commas, such as 5000000",
                "m.yaml:11: risk.max-daily-loss: is '999999999999999', must be a whole number of"
                    + " won, zero or more, without commas, such as 5000000",
                "m.yaml:12: risk.max-orders-per-minute: is 'many', must be a whole number from 0"
                    + " to 100000, such as 30",
                "m.yaml:13: risk.price-collar-percent: is '101', must be a percentage from 0 to"
                    + " 100, such as 5",
                "m.yaml:14: holidays.closed: is a single value, must be a list, each item a date"
                    + " such as 2027-10-01",
                "m.yaml:14: holidays.open[0]: is '2026-02-30', must be a date such as"
                    + " 2027-10-01")),
        arguments(
            "wrong URLs",
            """
            accounts:
              - name: k
                broker: kiwoom
                environment: live
                app-key: a
                app-secret: b
                rest-url: localhost:8080
                websocket-url: http://localhost
            """,
            List.of(
                "m.yaml:7: accounts[0].rest-url: is 'localhost:8080', must be a URL with host and"
                    + " without user such as https://example.com:443",
                "m.yaml:8: accounts[0].websocket-url: is 'http://localhost', must be a URL with host"
                    + " and without user such as wss://example.com:443")),
        arguments(
            "unknown broker",
            "accounts: [{name: k, broker: kis-paper}]\n",
            List.of(
                "m.yaml:1: accounts[0].broker: is 'kis-paper', must be one of kis, kiwoom, paper")),
        arguments(
            "live paper",
            "accounts: [{name: p, broker: paper, cash: 1, environment: live}]\n",
            List.of(
                "m.yaml:1: accounts[0].environment: is 'live', must be paper or left out: the"
                    + " broker is paper")),
        arguments(
            "duplicate key",
            "language: ko\n" + PAPER + "language: en\n",
            List.of("m.yaml:3: language: is here twice, must be once")),
        arguments(
            "two accounts of one name",
            """
            accounts:
              - {name: p, broker: paper, cash: 1}
              - {name: P, broker: paper, cash: 1}
              - {name: synthetic, broker: paper, cash: 1}
            """,
            List.of(
                "m.yaml:3: accounts[1].name: two accounts are named 'P', must be a name of its own",
                "m.yaml:4: accounts[2].name: 'synthetic' means the synthetic market, must be"
                    + " another name")),
        arguments(
            "an account named by its number",
            """
            accounts:
              - name: isa-50012345
                broker: kis
                environment: paper
                app-key: k
                app-secret: s
                account-number: "50012345-01"
                hts-id: h
            """,
            List.of(
                "m.yaml:2: accounts[0].name: holds the account number, must be another name: it is"
                    + " written openly")),
        arguments(
            "several accounts without a default",
            "accounts: [{name: p, broker: paper, cash: 1}, {name: q, broker: paper, cash: 1}]\n",
            List.of("m.yaml:1: default-account: is missing, must be the name of an account: p, q")),
        arguments(
            "names of no account",
            STRATEGY.replace("cash: 1", "cash: 1, market-data: a")
                + "    account: b\n    market-data: c\ndefault-account: d\n",
            List.of(
                "m.yaml:1: accounts[0].market-data: no account is named 'a', must be the name of"
                    + " an account: p",
                "m.yaml:8: strategies[0].account: no account is named 'b', must be the name of an"
                    + " account: p",
                "m.yaml:9: strategies[0].market-data: no account is named 'c', must be the name of"
                    + " an account: p",
                "m.yaml:10: default-account: no account is named 'd', must be the name of an"
                    + " account: p")),
        arguments(
            "streams in a circle",
            """
            default-account: p
            accounts:
              - {name: p, broker: paper, cash: 1, market-data: q}
              - {name: q, broker: paper, cash: 1, market-data: p}
              - {name: r, broker: paper, cash: 1, market-data: q}
            """,
            List.of(
                "m.yaml:3: accounts[0].market-data: leads back to 'p', must end at another's stream",
                "m.yaml:4: accounts[1].market-data: leads back to 'q', must end at another's"
                    + " stream")),
        arguments(
            "missing strategy file",
            STRATEGY.replace("builtin: ma-cross", "file: none.kis.yaml"),
            List.of(
                "m.yaml:3: strategies[0].file: no readable file 'DIR/none.kis.yaml', must be a"
                    + " strategy file")),
        arguments(
            "directory as strategy file",
            STRATEGY.replace("builtin: ma-cross", "file: ."),
            List.of(
                "m.yaml:3: strategies[0].file: 'DIR/.' is a directory, must be a strategy file")),
        arguments(
            "both or neither source",
            STRATEGY.replace("builtin: ma-cross", "builtin: ma-cross\n    file: x")
                + "  - {symbols: [005930], timeframe: 5m, budget: 1, mode: trade}\n"
                + "  - {builtin: buy-high, symbols: [005930], timeframe: 5m, budget: 1, mode: trade}",
            List.of(
                "m.yaml:3: strategies[0].builtin: file and builtin are both here, must be one of"
                    + " them",
                "m.yaml:9: strategies[1].file: is missing, must be the path of a strategy file, unless"
                    + " builtin: names one",
                "m.yaml:10: strategies[2].builtin: is 'buy-high', must be one of opening-range,"
                    + " ma-cross")),
        arguments(
            "wrong strategy",
            PAPER
                + """
                strategies:
                  - builtin: ma-cross
                    symbols: [5930, "005930", 005930, 삼성전자]
                    timeframe: 2m
                    budget: 0
                    mode: buy
                    sessions: all
                  - builtin: ma-cross
                    symbols: []
                """,
            List.of(
                "m.yaml:4: strategies[0].symbols[0]: is '5930', must be a code of six digits or"
                    + " capital letters such as \"005930\"",
                "m.yaml:4: strategies[0].symbols[3]: is '삼성전자', must be a code of six digits or"
                    + " capital letters such as \"005930\"",
                "m.yaml:4: strategies[0].symbols: has '005930' twice, must have it once",
                "m.yaml:5: strategies[0].timeframe: is '2m', must be one of 1m, 3m, 5m, 10m, 15m,"
                    + " 30m, 1h, 1d",
                "m.yaml:6: strategies[0].budget: is '0', must be a whole number of won above zero,"
                    + " without commas, such as 1000000",
                "m.yaml:7: strategies[0].mode: is 'buy', must be one of trade, signal",
                "m.yaml:8: strategies[0].sessions: is 'all', must be one of regular, extended",
                "m.yaml:9: strategies[1].builtin: two strategies are named 'ma-cross', must have a"
                    + " name: of its own",
                "m.yaml:9: strategies[1].timeframe: is missing, must be one of 1m, 3m, 5m, 10m,"
                    + " 15m, 30m, 1h, 1d",
                "m.yaml:9: strategies[1].budget: is missing, must be a whole number of won above"
                    + " zero, without commas, such as 1000000",
                "m.yaml:9: strategies[1].mode: is missing, must be one of trade, signal",
                "m.yaml:10: strategies[1].symbols: is empty, must be a list of at least one code"
                    + " such as [\"005930\"]")),
        arguments(
            "wrong condition",
            STRATEGY.replace("[005930]", "{max-symbols: 0, number: 3}"),
            List.of(
                "m.yaml:4: strategies[0].symbols.condition: is missing, must be the name of a"
                    + " condition as it is saved in the broker's own program",
                "m.yaml:4: strategies[0].symbols.max-symbols: is '0', must be a whole number from 1"
                    + " to 90, such as 10",
                "m.yaml:4: strategies[0].symbols.number: unknown key, must be one of condition,"
                    + " max-symbols")),
        arguments(
            "wrong users",
            PAPER
                + """
                telegram:
                  token: t
                  users:
                    - {id: me, role: owner}
                    - {id: 7, role: viewer}
                    - {id: 7, role: trader}
                    - 8
                  notify-chats: [0]
                """,
            List.of(
                "m.yaml:5: telegram.users[0].id: is 'me', must be a Telegram user id, a whole"
                    + " number above zero such as 123456789",
                "m.yaml:5: telegram.users[0].role: is 'owner', must be one of trader, viewer",
                "m.yaml:7: telegram.users[2].id: is '7' again, must be listed once",
                "m.yaml:8: telegram.users[3]: is a single value, must be a map of keys",
                "m.yaml:9: telegram.notify-chats[0]: is '0', must be a Telegram chat id, a whole"
                    + " number such as 123456789 or -1001234567890")),
        arguments(
            "holiday both ways",
            PAPER + "holidays: {closed: [2026-12-31], open: [2026-12-31]}",
            List.of(
                "m.yaml:2: holidays.open: has 2026-12-31 as closed does, must be in one of them")),
        arguments(
            "missing variable",
            "language: ${NOBODY}\ndata-dir: ${1}\n" + PAPER,
            List.of(
                "m.yaml:1: language: environment variable NOBODY is not set; set it, or give a"
                    + " default: ${NOBODY:-default}",
                "m.yaml:2: data-dir: has a broken placeholder, must be ${NAME} or"
                    + " ${NAME:-default}")),
        arguments(
            "empty variable",
            "language: ${EMPTY}\n" + PAPER,
            List.of("m.yaml:1: language: has no value, must be one of ko, en")),
        arguments(
            "placeholder in braces",
            "accounts:\n  - { name: ${NAME}, broker: paper }\n",
            List.of(
                "m.yaml:2: not YAML: expected ',' or '}', but got {; inside { } and [ ] put ${NAME}"
                    + " in quotes")),
        arguments(
            "broken YAML",
            "language: ko\naccounts: x: y",
            List.of("m.yaml:2: not YAML: mapping values are not allowed here")),
        arguments(
            "tab",
            "accounts:\n\t- name: p\n",
            List.of(
                "m.yaml:2: not YAML: found character '\\t(TAB)' that cannot start any token."
                    + " (Do not use \\t(TAB) for indentation)")),
        arguments(
            "control character",
            "language: ko\n# \u0001\n",
            List.of("m.yaml:2: not YAML: a control character; save it as plain text")),
        arguments("empty file", "", List.of("m.yaml:1: the file is empty")),
        arguments("only comments", "# nothing\n---\n", List.of("m.yaml:1: the file is empty")),
        arguments(
            "not a map",
            "- language: ko\n",
            List.of("m.yaml:1: is not a map, must be keys with values such as 'language: ko'")),
        arguments(
            "two documents",
            PAPER + "---\n" + PAPER,
            List.of("m.yaml:2: more than one document; remove the line '---'")),
        arguments(
            "key that is a list",
            PAPER + "? [a]\n: b\n",
            List.of("m.yaml:2: a key is a list or a map, must be a word")),
        arguments(
            "tag",
            "language: !x ko\n" + PAPER,
            List.of(
                "m.yaml:1: language: tags are not supported; put a value that begins with ! in"
                    + " quotes")),
        arguments(
            "alias inside its anchor",
            "a: &a [*a]\n",
            List.of("m.yaml:1: nested too deeply; is an alias inside its own anchor?")),
        arguments(
            "alias bomb", bomb(), List.of("m.yaml:1: too many values, must be at most 20000")),
        arguments(
            "too deep",
            "a: " + "[".repeat(100),
            List.of("m.yaml: not usable YAML: Nesting Depth exceeded max 40")));
  }

  @Test
  void aFileInAnotherEncodingIsTold() {
    assertEquals(
        List.of("m.yaml:2: not UTF-8; save it as UTF-8"),
        problemsOf("language: ko\n# \u00e9t\u00e9\n".getBytes(ISO_8859_1)));
    assertEquals(
        List.of("m.yaml:2: not UTF-8; save it as UTF-8"),
        problemsOf(new byte[] {'#', '\n', (byte) 0xec}));
  }

  @Test
  void aFileTooLargeIsTold() {
    assertEquals(
        List.of("m.yaml: too large, must be at most 1048576 bytes"),
        problemsOf("#".repeat(1 << 21).getBytes(UTF_8)));
  }

  @Test
  void aFileThatCannotBeReadIsTold() {
    var reader = new ConfigurationReader(Map.of(), directory, Brokers.ALL);

    assertEquals(
        directory.resolve("none.yaml") + ": no such file",
        assertThrows(ConfigurationException.class, () -> reader.read(Path.of("none.yaml")))
            .getMessage());
    assertEquals(
        directory + ": is a directory, must be a YAML file",
        assertThrows(ConfigurationException.class, () -> reader.read(directory)).getMessage());
  }

  private static String bomb() {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x]\n");
    for (int level = 1; level < 6; level++) {
      String alias = "*a" + (level - 1);
      yaml.append("a%d: &a%d [%s]\n".formatted(level, level, (alias + ", ").repeat(8) + "x"));
    }
    return yaml.toString();
  }

  private List<String> problemsOf(byte[] content) {
    var reader = new ConfigurationReader(Map.of("EMPTY", ""), directory, Brokers.ALL);
    return assertThrows(ConfigurationException.class, () -> reader.read("m.yaml", content))
        .problems()
        .stream()
        .map(problem -> problem.toString().replace(directory.toString(), "DIR"))
        .toList();
  }
}
