package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.market.TradingCalendar;
import io.maemae.order.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerDaysTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
  private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);

  @TempDir Path directory;

  private Instant now = Instant.parse("2026-11-20T00:00:00Z");
  private TradingCalendar calendar = TradingCalendar.krx(Set.of(), Set.of());
  private final List<Consumer<Reading<SortedMap<LocalDate, Boolean>>>> asked = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final List<Planned> planned = new ArrayList<>();

  private record Planned(Instant when, Runnable task) {}

  private BrokerDays days() {
    return new BrokerDays(
        calendar,
        directory,
        Optional.of((from, answer) -> asked.add(answer)),
        () -> now,
        (when, task) -> planned.add(new Planned(when, task)),
        (key, values) -> told.add(key + " " + Arrays.asList(values)));
  }

  private void answer(Map<LocalDate, Boolean> open) {
    asked.remove(0).accept(new Reading.Complete<>(new TreeMap<>(open), now));
  }

  private BrokerDays restarted() {
    calendar = TradingCalendar.krx(Set.of(), Set.of());
    BrokerDays days = days();
    days.load();
    return days;
  }

  @Test
  void givenDaysThatDiffer_thenToldOnceAlsoOverARestart() {
    BrokerDays days = days();
    days.ask();
    answer(Map.of(TODAY, false, MONDAY, false, TUESDAY, true, CHRISTMAS, true));

    assertEquals(List.of("run.days-closed [[2026-11-23]]", "run.days-open [[2026-12-25]]"), told);
    assertTrue(calendar.isTradingDay(TODAY));
    assertEquals(TUESDAY, calendar.next(TODAY));

    told.clear();
    BrokerDays next = restarted();
    now = now.plus(Duration.ofDays(1));
    next.ask();
    answer(Map.of(MONDAY, false, TUESDAY, true, CHRISTMAS, true));

    assertEquals(List.of(), told);
    assertFalse(calendar.isTradingDay(MONDAY));
  }

  @Test
  void givenAnAnswerOfToday_thenItIsNotAskedAgainTodayEvenAfterARestart() {
    BrokerDays days = days();
    days.ask();
    days.ask();
    assertEquals(1, asked.size());
    answer(Map.of(MONDAY, true));

    BrokerDays next = restarted();
    next.ask();
    assertEquals(0, asked.size());

    now = now.plus(Duration.ofDays(1));
    next.ask();
    assertEquals(1, asked.size());
  }

  private void answerNothing() {
    asked.remove(0).accept(new Reading.Unreadable<>("no network"));
  }

  private void passToPlanned() {
    Planned next = planned.remove(0);
    now = next.when();
    next.task().run();
  }

  @Test
  void givenNoAnswer_thenTheCalendarStaysAndItIsAskedAgainLater() {
    BrokerDays days = days();
    days.ask();
    answerNothing();
    days.ask();
    assertEquals(0, asked.size());
    assertTrue(calendar.isTradingDay(MONDAY));

    Instant begun = now;
    passToPlanned();
    assertEquals(begun.plus(Duration.ofMinutes(10)), now);
    answer(Map.of(MONDAY, false));

    assertFalse(calendar.isTradingDay(MONDAY));
    assertEquals(List.of("run.days-closed [[2026-11-23]]"), told);
    assertEquals(List.of(), planned);
  }

  @Test
  void givenNoAnswerAgainAndAgain_thenItIsLeftUntilTomorrow() {
    BrokerDays days = days();
    days.ask();
    answerNothing();
    for (int i = 0; i < 3; i++) {
      passToPlanned();
      answerNothing();
    }
    assertEquals(List.of(), planned);
    assertEquals(List.of(), told);

    now = now.plus(Duration.ofDays(1));
    days.ask();
    assertEquals(1, asked.size());
  }

  @Test
  void givenNoAnswerBeforeMidnight_thenTheNextDayAsksForItself() {
    now = Instant.parse("2026-11-20T14:55:00Z");
    days().ask();
    answerNothing();
    passToPlanned();

    assertEquals(0, asked.size());
  }

  @Test
  void givenADayThatHasComeSince_thenARestartStillKnowsIt() {
    BrokerDays days = days();
    days.ask();
    answer(Map.of(MONDAY, false));

    now = now.plus(Duration.ofDays(3));
    restarted();

    assertFalse(calendar.isTradingDay(MONDAY));
  }

  @Test
  void givenAnUnreadableFile_thenTheBuiltInCalendarIsUsedAndTheBrokerAsked() throws IOException {
    Files.writeString(directory.resolve("broker-days.csv"), "# asked 2026-11-20\ndate,open\n2026");

    BrokerDays days = restarted();
    days.ask();

    assertTrue(calendar.isTradingDay(MONDAY));
    assertEquals(1, asked.size());
  }
}
