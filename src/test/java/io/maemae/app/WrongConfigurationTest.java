package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.maemae.app.FrontDoor.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong in a configuration is told with file, line and key, and nothing begins. */
final class WrongConfigurationTest {
  private static final String GOOD =
      """
      accounts:
        - name: pretend
          broker: paper
          cash: 1000000
      """;
  private static final String STRATEGY =
      """
      strategies:
        - %s
          symbols: ["005930"]
          timeframe: 5m
          budget: 1000000
          mode: trade
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("wrong")
  void itIsToldWithFileLineAndKey(String content, String told) throws IOException {
    Path file = Files.writeString(directory.resolve("my.yaml"), content);

    Said said = FrontDoor.rehearse(List.of("/buy 005930 1"), "rehearse", "--config", file);

    assertEquals(2, said.code());
    assertEquals(file + ":" + told + "\n", said.err());
    assertEquals("", said.out());
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments("langage: ko\n" + GOOD, "1: langage: unknown key, did you mean 'language'?"),
        arguments(
            GOOD.replace("cash:", "cash-flow: 1\n    cash:"),
            "4: accounts[0].cash-flow: unknown key, must be one of name, broker, cash,"
                + " market-data, environment, venue, risk, fees"),
        arguments(
            GOOD.replace("pretend", "${WHO}"),
            "2: accounts[0].name: environment variable WHO is not set; set it, or give a default:"
                + " ${WHO:-default}"),
        arguments(
            GOOD.replace("1000000", "${HOW_MUCH}"),
            "4: accounts[0].cash: environment variable HOW_MUCH is not set; set it, or give a"
                + " default: ${HOW_MUCH:-default}"),
        arguments(
            GOOD.replace("1000000", "lots"),
            "4: accounts[0].cash: is 'lots', must be a whole number of won, zero or more, without"
                + " commas, such as 5000000"),
        arguments(
            GOOD.replace("1000000", "[1]"),
            "4: accounts[0].cash: is a list, must be a whole number of won, zero or more, without"
                + " commas, such as 5000000"),
        arguments(
            GOOD + GOOD.replace("accounts:\n", ""),
            "5: accounts[1].name: two accounts are named 'pretend', must be a name of its own"),
        arguments(
            GOOD + STRATEGY.formatted("file: nowhere.kis.yaml"),
            "6: strategies[0].file: no readable file 'nowhere.kis.yaml', must be a strategy file"),
        arguments(
            GOOD + STRATEGY.formatted("builtin: magic"),
            "6: strategies[0].builtin: is 'magic', must be one of opening-range, ma-cross"),
        arguments(
            GOOD + STRATEGY.formatted("builtin: ma-cross") + "    sessions: extended\n",
            "6: strategies[0].sessions: 'pretend' has the regular session only, must be regular"),
        arguments(
            GOOD
                + STRATEGY
                    .formatted("builtin: ma-cross")
                    .replace("[\"005930\"]", "{condition: any}"),
            "6: strategies[0].symbols: the stream that it hears has no search by conditions, must be"
                + " a list of codes, or market-data: must name an account that has one"),
        arguments("accounts:\n  - name: [a\nx: }\n", "3: not YAML: expected ',' or ']', but got :"),
        arguments(
            "accounts:\n\t- name: a\n",
            "2: not YAML: found character '\\t(TAB)' that cannot start any token."
                + " (Do not use \\t(TAB) for indentation)"),
        arguments("", "1: the file is empty"),
        arguments(
            "accounts: []\n", "1: accounts: is empty, must be a list of at least one account"),
        arguments(
            """
            accounts:
              - name: real
                broker: kis
                environment: paper
                app-key: a
                app-secret: b
                account-number: "50012345-01"
                hts-id: me
            """,
            "2: accounts[0].broker: a rehearsal trades at the embedded exchange only, must be"
                + " paper"));
  }

  @Test
  void aVariableThatIsSetIsTaken() throws IOException {
    Path file = Files.writeString(directory.resolve("my.yaml"), GOOD.replace("pretend", "${WHO}"));

    Said said =
        FrontDoor.run(
            Map.of("WHO", "나의-1"), List.of("/accounts"), "--config", file, "--start", "15:29:00");

    assertEquals(0, said.code(), said.err());
    assertEquals(List.of("[나의-1 모의] @나의-1 (기본)"), said.answers("/accounts"));
  }
}
