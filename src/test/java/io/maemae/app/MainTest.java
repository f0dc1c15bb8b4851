package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.maemae.config.ConfigurationException;
import io.maemae.config.Language;
import io.maemae.config.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
  private static final String TRY =
      "Try 'maemae --help', or 'maemae run --help' for one command.\n";
  private static final String TRY_REHEARSE = "Try 'maemae rehearse --help'.\n";
  private static final RehearseOptions USUAL =
      new RehearseOptions(
          LocalDate.of(2026, 11, 20),
          LocalTime.of(8, 59, 30),
          7,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<RehearseOptions> rehearsed = new ArrayList<>();
  private Rehearse rehearse =
      options -> {
        rehearsed.add(options);
        return 0;
      };

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"", "rehearse", "--seed 7", "rehearse --start 08:59:30"})
  void withoutWordsTheUsualDayIsRehearsed(String line) {
    assertEquals(0, call(line));

    assertEquals(List.of(USUAL), rehearsed);
    assertEquals("", out.toString(UTF_8) + err.toString(UTF_8));
  }

  @Test
  void everyOptionIsPassedOn() throws IOException {
    Path script = Files.createFile(directory.resolve("대본.txt"));
    Path one = Files.createFile(directory.resolve("005930-1.csv"));
    Path two = Files.createFile(directory.resolve("005930-2.csv"));
    Path config = Files.createFile(directory.resolve("c.yaml"));

    int code =
        call(
            "--date=2026-11-23 --start 10:00 --seed -3 --speed 2.5 --script "
                + script
                + " --replay %s %s --replay %s".formatted(one, two, one)
                + " --lang en --data-dir new/dir --config "
                + config);

    assertEquals(0, code);
    assertEquals(
        List.of(
            new RehearseOptions(
                LocalDate.of(2026, 11, 23),
                LocalTime.of(10, 0),
                -3,
                Optional.of(new Speed(2.5)),
                Optional.of(script),
                List.of(one, two, one),
                Optional.of(Language.EN),
                Optional.of(Path.of("new/dir")),
                Optional.of(config))),
        rehearsed);
  }

  @Test
  void speedMaxDoesNotWait() {
    call("rehearse --speed max");

    assertTrue(rehearsed.get(0).speed().orElseThrow().isMax());
  }

  @ParameterizedTest
  @MethodSource("wrongCalls")
  void aWrongCallSaysWhatWouldBeRight(String line, String words) {
    assertEquals(2, call(line));

    String hint = words.startsWith("unknown command") ? TRY : TRY_REHEARSE;
    assertEquals("maemae: " + words + "\n" + hint, err.toString(UTF_8));
    assertEquals("", out.toString(UTF_8));
    assertEquals(List.of(), rehearsed);
  }

  @ParameterizedTest
  @MethodSource("wordsTooMany")
  void aWordTooManySaysWhatTheCommandTakes(String line, String words) {
    assertEquals(2, call(line));

    String command = line.split(" ")[0];
    assertEquals(
        "maemae: " + words + "\nTry 'maemae %s --help'.\n".formatted(command), err.toString(UTF_8));
    assertEquals("", out.toString(UTF_8));
  }

  static Stream<Arguments> wordsTooMany() {
    return Stream.of(
        arguments("rehearse now", "unexpected argument 'now', must be an option such as --seed 7"),
        arguments("run now", "unexpected argument 'now', must be an option such as --config FILE"),
        arguments(
            "doctor now", "unexpected argument 'now', must be an option such as --config FILE"),
        arguments("revoke a b", "unexpected argument 'b', must be one ACCOUNT only"),
        arguments("restore a b", "unexpected argument 'b', must be one BACKUP only"),
        arguments("restore a --list b c", "unexpected argument 'b', must be one BACKUP only"),
        arguments("replay pom.xml b", "unexpected argument 'b', must be one FILE only"),
        arguments("version now", "unexpected argument 'now', version takes none"),
        arguments("version --seed 3", "unknown option '--seed'"),
        arguments("restore --lisst", "unknown option '--lisst', did you mean --list?"),
        arguments("revoke", "Missing required parameter: 'ACCOUNT'"),
        arguments(
            "run --clock 9",
            invalid("--clock", "9", "a date and time such as 2026-11-20T09:30:00")));
  }

  static Stream<Arguments> wrongCalls() {
    return Stream.of(
        arguments(
            "trade",
            "unknown command 'trade', must be one of rehearse, run, doctor, revoke, restore,"
                + " replay, version"),
        arguments(
            "trade --config x",
            "unknown command 'trade', must be one of rehearse, run, doctor, revoke, restore,"
                + " replay, version"),
        arguments("--sped 3", "unknown option '--sped', did you mean --speed?"),
        arguments("--seed", "Missing required parameter for option '--seed' (N)"),
        arguments("--seed 1 --seed 2", "option '--seed' (N) should be specified only once"),
        arguments("--seed 1.5", invalid("--seed", "1.5", "a whole number such as 7")),
        arguments("--date 20261120", invalid("--date", "20261120", "a date such as 2026-11-20")),
        arguments(
            "--start 9:00", invalid("--start", "9:00", "a time of day such as 08:59:30 or 09:00")),
        arguments(
            "--start 24:00",
            invalid("--start", "24:00", "a time of day such as 08:59:30 or 09:00")),
        arguments("--speed 0", speed("0")),
        arguments("--speed -1", speed("-1")),
        arguments("--speed NaN", speed("NaN")),
        arguments("--speed fast", speed("fast")),
        arguments("--lang jp", invalid("--lang", "jp", "ko or en")),
        arguments(
            "--script none.txt",
            invalid("--script", "none.txt", "a file that can be read, there is no such file")),
        arguments(
            "--replay src",
            "Invalid value for option '--replay' at index 0 (CSV): 'src', must be a file that can be read,"
                + " this is a directory"),
        arguments(
            "--config none.yaml",
            invalid("--config", "none.yaml", "a file that can be read, there is no such file")),
        arguments(
            "--data-dir pom.xml",
            invalid("--data-dir", "pom.xml", "a directory or a path where one can be made")),
        arguments(
            "@pom.xml",
            "unknown command '@pom.xml', must be one of rehearse, run, doctor, revoke, restore,"
                + " replay, version"));
  }

  private static String invalid(String option, String value, String expected) {
    return "Invalid value for option '%s': '%s', must be %s".formatted(option, value, expected);
  }

  private static String speed(String value) {
    return invalid("--speed", value, "a number above zero such as 20 (1 is real time), or max");
  }

  @Test
  void versionIsThatOfThePom() throws IOException {
    assertEquals(0, call("version"));

    assertEquals("maemae 0.1.0 (unknown)\n", out.toString(UTF_8));
    assertTrue(Files.readString(Path.of("pom.xml")).contains("<version>" + Version.NUMBER + "<"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "rehearse --help", "--seed 3 --help", "version --help"})
  void helpIsPlainWithoutTerminal(String line) {
    assertEquals(0, call(line));

    String help = out.toString(UTF_8);
    assertTrue(help.startsWith("Usage: maemae"), help);
    assertTrue(help.indexOf('\u001b') < 0, help);
    assertEquals("", err.toString(UTF_8));
  }

  @Test
  void theExitCodeIsTheRehearsals() {
    rehearse = options -> 1;

    assertEquals(1, call(""));
  }

  @Test
  void aWrongConfigurationIsToldLineByLine() {
    rehearse =
        options -> {
          throw new ConfigurationException(
              List.of(new Problem("f", 1, "a", "x"), new Problem("f", 2, "매매", "y")));
        };

    assertEquals(2, call(""));
    assertEquals("f:1: a: x\nf:2: 매매: y\n", err.toString(UTF_8));
  }

  @Test
  void whatTheRehearsalCannotObeyIsAWrongCall() {
    rehearse =
        options -> {
          throw new WrongCallException("--date: no trading on 2026-11-21");
        };

    assertEquals(2, call(""));
    assertEquals("maemae: --date: no trading on 2026-11-21\n" + TRY_REHEARSE, err.toString(UTF_8));
  }

  @Test
  void anUnexpectedFailureIsOneLineAndItsTraceIsInTheLog() throws IOException {
    rehearse =
        options -> {
          Logging.toFile(directory.resolve("logs"));
          throw new IllegalStateException("broken\n  promise");
        };

    assertEquals(1, call(""));
    Logging.close();
    Path log = directory.resolve("logs/maemae.log");
    assertEquals(
        "maemae: failed: IllegalStateException: broken promise; the log has more: " + log + "\n",
        err.toString(UTF_8));
    assertTrue(Files.readString(log).contains("app.failed\njava.lang.IllegalStateException"));
    assertTrue(Files.readString(log).contains("\tat io.maemae.app.MainTest"));
  }

  @Test
  void anErrorIsOneLineToo() {
    rehearse =
        options -> {
          throw new NoClassDefFoundError("x/Y");
        };

    assertEquals(1, call(""));
    assertEquals("maemae: failed: NoClassDefFoundError: x/Y\n", err.toString(UTF_8));
  }

  @Test
  void theWholeProgramKnowsItsVersion() {
    assertEquals(0, Main.run(new String[] {"version"}, Map.of(), streams(""), task -> {}));

    assertEquals("maemae 0.1.0 (unknown)\n", out.toString(UTF_8));
  }

  @Test
  void streamsAreUtf8() throws IOException {
    Streams streams = streams("/매수 삼성전자 1\n");

    streams.out().println(streams.in().readLine());

    assertEquals("/매수 삼성전자 1\n", out.toString(UTF_8));
  }

  private int call(String line) {
    String[] args = line.isEmpty() ? new String[0] : line.split(" ");
    return new Calls(
            streams(""), rehearse, options -> 0, config -> 0, (config, account) -> 0, options -> 0)
        .run(args);
  }

  private Streams streams(String input) {
    return Streams.utf8(new ByteArrayInputStream(input.getBytes(UTF_8)), out, err, false);
  }
}
