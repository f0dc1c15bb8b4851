package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.Symbol;
import io.maemae.order.Reading;
import io.maemae.strategy.ConditionSearch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conditions, as they are listed, searched once and watched. */
final class KiwoomConditionTest {
  private static final String SAMSUNG = "005930";
  private static final String HYNIX = "000660";

  @TempDir Path tokens;
  private KiwoomRig rig;
  private ConditionSearch search;

  @BeforeEach
  void start() {
    rig = new KiwoomRig(KiwoomServer.Environment.LIVE, tokens);
    search = rig.kiwoom.conditions().orElseThrow();
    rig.server.condition("1", "급등주", List.of(SAMSUNG));
    rig.server.condition("2", "거래량 상위", List.of(HYNIX, SAMSUNG));
  }

  @AfterEach
  void stop() {
    assertEquals(List.of(), rig.timeline.thrown());
    rig.close();
  }

  private static List<String> codes(Reading<List<Symbol>> reading) {
    return complete(reading).stream().map(Symbol::code).toList();
  }

  private static <T> T complete(Reading<T> reading) {
    if (reading instanceof Reading.Complete<T> complete) {
      return complete.value();
    }
    throw new AssertionError(reading);
  }

  private static String why(Reading<?> reading) {
    return ((Reading.Unreadable<?>) reading).why();
  }

  /** What was told of a condition last. */
  private Reading<List<Symbol>> told(String name) {
    return rig.heard.conditions.stream()
        .filter(told -> told.getKey().equals(name))
        .reduce((earlier, later) -> later)
        .map(Map.Entry::getValue)
        .orElse(new Reading.Unreadable<>("nothing was told"));
  }

  private void awaitTold(String name, String... codes) {
    rig.advanceUntil(
        () ->
            told(name) instanceof Reading.Complete<List<Symbol>> c
                && codes(c).equals(List.of(codes)),
        "told: " + rig.heard.conditions);
  }

  private void awaitUntold(String name, String why) {
    rig.advanceUntil(
        () -> told(name) instanceof Reading.Unreadable<List<Symbol>> no && no.why().contains(why),
        "told: " + rig.heard.conditions);
  }

  /** On one connection, which is not silent. */
  private void aMinutePasses() {
    rig.advanceUntil(
        () -> rig.server.registrations().size() == 3, "registered: " + rig.server.registrations());
    for (int i = 0; i < 3; i++) {
      int before = rig.server.echoes().size();
      rig.server.ping();
      rig.server.awaitEchoes(before + 1, Duration.ofSeconds(5));
      rig.timeline.advance(Duration.ofSeconds(21));
    }
    assertEquals(1, rig.said("up"), rig.heard.said::toString);
  }

  private long requests(String trnm) {
    return rig.server.streamTexts().stream()
        .filter(text -> text.contains("\"" + trnm + "\""))
        .count();
  }

  @Test
  void theyAreListedByName() {
    rig.streaming();

    assertEquals(List.of("급등주", "거래량 상위"), complete(rig.read(search::list)));
  }

  @Test
  void oneIsSearchedAfterTheListWasAskedFor() {
    rig.streaming();

    assertEquals(List.of(HYNIX, SAMSUNG), codes(rig.read(answer -> search.run("거래량 상위", answer))));
  }

  @Test
  void allPagesOfWhatIsFoundAreRead() {
    List<String> many = List.of(SAMSUNG, "035900", HYNIX, "000020", "001440");
    rig.server.condition("3", "많음", many);
    rig.server.conditionPageSize(2);
    rig.streaming();

    assertEquals(many, codes(rig.read(answer -> search.run("많음", answer))));
  }

  @Test
  void pagesWithoutEndAreNoAnswer() {
    rig.server.conditionPageSize(0);
    rig.streaming();

    assertEquals(
        "reason:answer.endless", why(rig.<List<Symbol>>read(answer -> search.run("급등주", answer))));
  }

  @Test
  void aNameThatThereIsNotOrTwiceIsToldSo() {
    rig.server.condition("3", "급등주", List.of());
    rig.streaming();

    assertEquals(
        "reason:condition.none", why(rig.<List<Symbol>>read(answer -> search.run("없음", answer))));
    assertEquals(
        "reason:condition.several",
        why(rig.<List<Symbol>>read(answer -> search.run("급등주", answer))));
  }

  @Test
  void withoutAStreamNothingCanBeAsked() {
    assertEquals("reason:stream.down", why(rig.read(search::list)));
  }

  @Test
  void whatIsNotAnsweredInTimeIsToldSo() {
    rig.streaming();
    rig.server.goSilent();

    assertEquals("reason:net.timeout", why(rig.read(search::list)));
  }

  @Test
  void oneThatIsWatchedIsToldAtOnceAndWheneverItChanges() {
    search.watch(Set.of("급등주"));
    rig.streaming();
    awaitTold("급등주", SAMSUNG);

    rig.server.conditionChanged("1", HYNIX, true);
    awaitTold("급등주", SAMSUNG, HYNIX);
    rig.server.conditionChanged("1", SAMSUNG, false);
    awaitTold("급등주", HYNIX);

    // What is watched is known, and need not be asked for.
    long asked = requests("CNSRREQ");
    assertEquals(List.of(HYNIX), codes(rig.read(answer -> search.run("급등주", answer))));
    assertEquals(asked, requests("CNSRREQ"));
  }

  @Test
  void oneThatIsWatchedNoMoreIsTakenBackAndAnotherTakenUp() {
    search.watch(Set.of("급등주"));
    rig.streaming();
    awaitTold("급등주", SAMSUNG);

    search.watch(Set.of("거래량 상위"));

    awaitTold("거래량 상위", HYNIX, SAMSUNG);
    rig.advanceUntil(() -> requests("CNSRCLR") == 1, "not cleared");
  }

  @Test
  void whoeverAsksAgainIsToldAgain() {
    search.watch(Set.of("급등주"));
    rig.streaming();
    awaitTold("급등주", SAMSUNG);
    int before = rig.heard.conditions.size();

    search.watch(Set.of("급등주"));

    rig.advanceUntil(() -> rig.heard.conditions.size() > before, "not told again");
    assertEquals(List.of(SAMSUNG), codes(told("급등주")));
    assertEquals(1, requests("CNSRREQ"));
  }

  @Test
  void aNewConnectionWatchesAnewByTheNumbersOfThen() {
    search.watch(Set.of("급등주"));
    rig.streaming();
    awaitTold("급등주", SAMSUNG);

    rig.server.condition("1", "다른 것", List.of());
    rig.server.condition("7", "급등주", List.of(HYNIX));
    rig.server.closeStream();
    rig.awaitSaid("up", 2);

    awaitTold("급등주", HYNIX);
  }

  @Test
  void oneThatThereIsNotIsToldAndLookedForAgain() {
    search.watch(Set.of("나중"));
    rig.streaming();
    awaitUntold("나중", "reason:condition.none");

    rig.server.condition("9", "나중", List.of(SAMSUNG));
    aMinutePasses();

    awaitTold("나중", SAMSUNG);
  }

  @Test
  void afterAHitThatCannotBeReadEachIsWatchedAnew() {
    search.watch(Set.of("급등주"));
    rig.streaming();
    awaitTold("급등주", SAMSUNG);
    rig.server.condition("1", "급등주", List.of(HYNIX));

    rig.server.rawFrame(StreamFrames.with(StreamFrames.read("real-condition-insert"), 843, "?"));
    aMinutePasses();

    awaitTold("급등주", HYNIX);
    assertEquals(1, requests("CNSRCLR"));
  }

  @Test
  void whoWasNumberedAnewIsLookedForAgain() {
    search.watch(Set.of("급등주", "나중"));
    rig.streaming();
    awaitTold("급등주", SAMSUNG);
    awaitUntold("나중", "reason:condition.none");

    rig.server.condition("1", "나중", List.of(HYNIX));
    rig.server.condition("7", "급등주", List.of(SAMSUNG, HYNIX));
    aMinutePasses();

    awaitTold("나중", HYNIX);
    awaitUntold("급등주", "reason:condition.changed");
    aMinutePasses();
    awaitTold("급등주", SAMSUNG, HYNIX);
  }

  @Test
  void oneTooManyIsToldInTheServersWordsAndTheOthersAreWatched() {
    Set<String> names =
        IntStream.rangeClosed(1, 11)
            .mapToObj(i -> "조건%02d".formatted(i))
            .collect(Collectors.toSet());
    IntStream.rangeClosed(1, 11)
        .forEach(i -> rig.server.condition("1" + i, "조건%02d".formatted(i), List.of(SAMSUNG)));
    search.watch(names);
    rig.streaming();

    awaitUntold("조건11", "초과");
    assertTrue(
        names.stream().filter(n -> !n.equals("조건11")).allMatch(n -> codes(told(n)).size() == 1));
  }
}
