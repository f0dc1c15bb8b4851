package io.maemae.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.app.FrontDoor.Said;
import io.maemae.desk.DeskEvent;
import io.maemae.desk.GuardWatch;
import io.maemae.desk.LossGuard;
import io.maemae.desk.PriceAlert;
import io.maemae.market.OrderType;
import io.maemae.market.Side;
import io.maemae.market.Timeframe;
import io.maemae.market.TradingPhase;
import io.maemae.notice.Topic;
import io.maemae.order.Environment;
import io.maemae.order.OrderState;
import io.maemae.order.Refusal;
import io.maemae.order.TradingStop;
import io.maemae.strategy.Signal;
import io.maemae.strategy.StrategyMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of both languages fit each other, the code, and the ear of who reads them. */
final class CatalogueTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern LITERAL =
      Pattern.compile("\"([a-z][A-Za-z0-9-]*[.:][A-Za-z0-9.-]*) ?\"");
  private static final Pattern HANGUL = Pattern.compile("[가-힣ㄱ-ㅎ]");

  private static final Pattern BROKERS_WORDS =
      Pattern.compile("(?<=: rejected 0/[0-9]{1,9}\\. |\\. Not (cancelled|modified): ).*");

  /** Four words of English are a sentence; names of shares and of strategies are shorter. */
  private static final Pattern SENTENCE = Pattern.compile("[A-Za-z']+( [a-z']+){3}");

  private static final List<String> EVERY_COMMAND =
      List.of(
          "/help",
          "/buy 005930 10",
          "/buy 005930 10",
          "2",
          "/buy 000660 5 150000",
          "/orders",
          "/modify 2 price=151000",
          "/modify 2 qty=3",
          "/cancel 2",
          "/cancel 2",
          "/fills",
          "/positions",
          "/balance",
          "/price 005930",
          "/book 005930",
          "/chart 005930",
          "/chart 005930 2m",
          "/watch 005930 000660",
          "/watch remove 005930",
          "/watch remove 035720",
          "/alert",
          "/alert 005930 > 90000",
          "/alert 005930 > 1",
          "/alert 005930 < 900000",
          "/alert 000660 < 1000000",
          "/alert 005930 = 5",
          "/alert 005930 > high",
          "/alert",
          "/alert remove 7",
          "/alert remove 1",
          "/strategies",
          "/strategy ma-cross signal",
          "/strategy ma-cross off",
          "/strategy ma-cross on",
          "/signals",
          "/pnl week",
          "/status",
          "/risk",
          "/accounts",
          "@11:00:00 /stop",
          "/resume",
          "/resume",
          "/stop all",
          "/signals",
          "/strategies",
          "/resume",
          "@14:00:00 /panic",
          "1",
          "1",
          "/buy 005930 1 70050",
          "/buy samsung 1",
          "/buy",
          "hello",
          "@15:40:00 /buy 005930 1",
          "/pnl month");

  @Test
  void bothLanguagesHaveTheSameTextsWithTheSameValues() throws IOException {
    Map<String, Set<String>> korean = slots("ko");
    Map<String, Set<String>> english = slots("en");

    assertEquals(korean, english);
  }

  @Test
  void noTextIsThereTwiceOrEmpty() throws IOException {
    for (String language : List.of("ko", "en")) {
      List<String> keys =
          Files.readAllLines(Path.of("src/main/resources/messages/" + language + ".properties"))
              .stream()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split("=", 2)[0])
              .toList();

      assertEquals(keys.stream().distinct().toList(), keys);
      texts(language).forEach((key, text) -> assertEquals(false, text.isBlank(), key));
    }
  }

  @Test
  void everyTextThatTheCodeWantsIsThere() throws IOException {
    Set<String> keys = texts("ko").keySet();
    Set<String> missing = new TreeSet<>(wanted(keys));
    missing.removeAll(keys);

    assertEquals(Set.of(), missing);
  }

  @Test
  void everyTextIsWantedByTheCode() throws IOException {
    Set<String> unused = new TreeSet<>(texts("ko").keySet());
    unused.removeAll(wanted(unused));

    assertEquals(Set.of(), unused);
  }

  /** It would be told in English, whatever the person's language. */
  @Test
  void noAnswerIsRefusedWithASentenceOfTheCodes() throws IOException {
    assertEquals(
        List.of(),
        found("(?:Unreadable<>|NotSent|Lost)\\(\\s*(\"(?!reason:)[^\"]*|e\\.[a-zA-Z]+)"));
  }

  /** Its text would be kept for nothing. */
  @Test
  void everyReasonIsUsedByTheCode() throws IOException {
    Set<String> used = new TreeSet<>(found("\\bReason\\.([A-Z_]+)\\b"));
    used.retainAll(names(Refusal.Reason.values()));

    assertEquals(new TreeSet<>(names(Refusal.Reason.values())), used);
  }

  @Test
  void anEnglishDayHasNoHangulButTheWordsOfTheExchange() {
    Said said = FrontDoor.rehearse(EVERY_COMMAND, "--lang", "en");

    assertEquals(0, said.code(), said.err());
    assertEquals(
        List.of(),
        said.lines().stream()
            .filter(line -> HANGUL.matcher(BROKERS_WORDS.matcher(line).replaceFirst("")).find())
            .toList());
  }

  @Test
  void aKoreanDayHasNoEnglishSentence() {
    Said said = FrontDoor.rehearse(EVERY_COMMAND);

    assertEquals(0, said.code(), said.err());
    assertEquals(List.of(), said.lines().stream().filter(l -> SENTENCE.matcher(l).find()).toList());
  }

  private static Map<String, String> texts(String language) throws IOException {
    Properties texts = new Properties();
    texts.load(
        Files.newBufferedReader(
            Path.of("src/main/resources/messages/" + language + ".properties"), UTF_8));
    Map<String, String> sorted = new TreeMap<>();
    texts.stringPropertyNames().forEach(key -> sorted.put(key, texts.getProperty(key)));
    return sorted;
  }

  private static Map<String, Set<String>> slots(String language) throws IOException {
    Map<String, Set<String>> slots = new TreeMap<>();
    Pattern slot = Pattern.compile("\\{[^}]*}");
    texts(language)
        .forEach(
            (key, text) ->
                slots.put(
                    key,
                    slot.matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toCollection(TreeSet::new))));
    return slots;
  }

  /**
   * The keys that stand in the code, whole or as the beginning of those of an enumeration, and
   * those of the commands.
   */
  private static Set<String> wanted(Set<String> keys) throws IOException {
    Set<String> families =
        keys.stream().map(key -> key.split("\\.")[0]).collect(Collectors.toSet());
    Set<String> literals =
        literals().stream()
            .map(literal -> literal.replaceFirst("^reason:", "reason."))
            .filter(literal -> families.contains(literal.split("\\.")[0]))
            .collect(Collectors.toSet());
    Set<String> wanted = new TreeSet<>();
    literals.stream().filter(literal -> !literal.endsWith(".")).forEach(wanted::add);
    wanted.removeIf(CatalogueTest::isLogEvent);
    enumerations().forEach((prefix, names) -> names.forEach(name -> wanted.add(prefix + name)));
    Set<String> known = new TreeSet<>(enumerations().keySet());
    known.addAll(Set.of("button.", "usage.", "about.", "error.missing.", "signal.", "reason."));
    Set<String> unknownPrefixes = new TreeSet<>(literals);
    unknownPrefixes.removeIf(literal -> !literal.endsWith(".") || known.contains(literal));
    assertEquals(Set.of(), unknownPrefixes);
    return wanted;
  }

  private static boolean isLogEvent(String literal) {
    return Stream.of(".failed", ".not-deleted", ".csv", ".yaml", ".properties")
        .anyMatch(literal::endsWith);
  }

  private static Map<String, List<String>> enumerations() throws IOException {
    Map<String, List<String>> names = new TreeMap<>();
    names.put("refusal.", names(Refusal.Reason.values()));
    names.put("value.state.", names(OrderState.values()));
    names.put("value.type.", names(OrderType.values()));
    names.put("value.side.", names(Side.values()));
    names.put("value.environment.", names(Environment.values()));
    names.put("value.action.", names(Signal.Action.values()));
    names.put("value.mode.", names(StrategyMode.values()));
    names.put("value.phase.", names(TradingPhase.values()));
    names.put("strategy.mode.", names(StrategyMode.values()));
    names.put("stop.level.", names(TradingStop.Level.values()));
    names.put("unguarded.reason.", names(GuardWatch.Reason.values()));
    names.put("day.loss-limit.", names(LossGuard.Scope.values()));
    names.put("order.change-failed.", List.of("CANCEL", "MODIFY"));
    names.put("order.change-unknown.", List.of("CANCEL", "MODIFY"));
    names.put("value.timeframe.", names(Timeframe.values()));
    names.put("alert.reached.", names(PriceAlert.Direction.values()));
    names.put("alert.reached-already.", names(PriceAlert.Direction.values()));
    names.put("button.", List.of("USED", "CLOSED", "EXPIRED", "FORGOTTEN", "NOTHING", "UNKNOWN"));
    names.put("usage.", commands());
    names.put("about.", commands());
    names.put("error.other.", names(DeskEvent.ChatOther.Kind.values()));
    names.put(
        "digest.topic.",
        Stream.of(Topic.values())
            .filter(topic -> topic != Topic.REPORT && topic != Topic.ALERT)
            .map(Enum::name)
            .toList());
    names.put("error.missing.", found("(?:required|rest)\\(\"([a-z]+)\"\\)"));
    names.put("signal.", found("\"((?:opening-range|ma-cross)\\.[a-z-]+)\""));
    return names;
  }

  private static List<String> names(Enum<?>... values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>(List.of("buy", "sell"));
    commands.addAll(found("public String name\\(\\) \\{\\s+return \"([a-z]+)\";"));
    return commands;
  }

  private static List<String> literals() throws IOException {
    List<String> literals = new ArrayList<>(found(LITERAL.pattern()));
    literals.addAll(found("(?:text|reply)\\(\\s*\"([a-z]+)\""));
    return literals;
  }

  /** What a pattern's first group finds in the sources. */
  private static List<String> found(String pattern) throws IOException {
    Function<String, Stream<String>> groups =
        text -> Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1));
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        groups.apply(Files.readString(file)).forEach(found::add);
      }
    }
    return found;
  }
}
