package io.maemae.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.desk.DeskEvent;
import io.maemae.desk.DeskEvent.RoutineDue;
import io.maemae.desk.Routine;
import io.maemae.market.MarketClock;
import io.maemae.market.MarketTime;
import io.maemae.market.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClockworkTest {
  private static final TradingCalendar CALENDAR = TradingCalendar.krx(Set.of(), Set.of());
  private static final LocalTime NIGHT = LocalTime.of(20, 30);
  private static final List<Due> FRIDAY =
      List.of(
          due("2026-11-20T08:00", Routine.DAY_START),
          due("2026-11-20T09:00", Routine.MARKET_OPEN),
          due("2026-11-20T15:30", Routine.MARKET_CLOSE),
          due("2026-11-20T15:30:05", Routine.RECONCILIATION),
          due("2026-11-20T15:30:10", Routine.DAILY_REPORT),
          due("2026-11-20T20:00:05", Routine.FINAL_RECONCILIATION));

  private final BlockingQueue<RoutineDue> posted = new LinkedBlockingQueue<>();
  private final BlockingQueue<Instant> nights = new LinkedBlockingQueue<>();
  private final List<Clockwork> clockworks = new ArrayList<>();

  /** A routine and when it is due. */
  private record Due(LocalDateTime at, Routine routine) {}

  /**
   * Stands still until it is moved. Whoever waits for a later time is told to ask again at once.
   */
  private static final class HandClock implements MarketClock {
    private static final Duration SOON = Duration.ofMillis(5);

    private final BlockingQueue<Instant> asked = new LinkedBlockingQueue<>();
    private volatile Instant now;

    HandClock(String time) {
      moveTo(time);
    }

    void moveTo(String time) {
      now = moment(time);
      asked.clear();
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public Duration until(Instant marketTime) {
      asked.add(marketTime);
      return marketTime.isAfter(now) ? SOON : Duration.between(now, marketTime);
    }

    /** Waits until somebody has asked for that time so often. */
    void awaitAsked(int times, String time) throws InterruptedException {
      int found = 0;
      while (found < times) {
        Instant next = asked.poll(10, TimeUnit.SECONDS);
        assertTrue(next != null, "nobody waits for " + time);
        found += next.equals(moment(time)) ? 1 : 0;
      }
    }
  }

  @AfterEach
  void closeAll() {
    clockworks.forEach(Clockwork::close);
    assertEquals(List.of(), threads());
  }

  private static Instant moment(String time) {
    LocalDateTime at = LocalDateTime.parse(time);
    return MarketTime.instant(at.toLocalDate(), at.toLocalTime());
  }

  private static Due due(String time, Routine routine) {
    return new Due(LocalDateTime.parse(time), routine);
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("clockwork"))
        .toList();
  }

  private static Nightly nightly(Runnable task) {
    return new Nightly(NIGHT, day -> task.run(), day -> false);
  }

  private Clockwork clockwork(MarketClock clock, Consumer<DeskEvent> inbox, Runnable task) {
    Clockwork made = new Clockwork(CALENDAR, clock, InstantSource.system(), inbox, nightly(task));
    clockworks.add(made);
    return made;
  }

  private Clockwork start(MarketClock clock) {
    return start(clock, () -> nights.add(clock.instant()));
  }

  private Clockwork start(MarketClock clock, Runnable task) {
    Clockwork made = clockwork(clock, this::post, task);
    made.start();
    return made;
  }

  private void post(DeskEvent event) {
    posted.add((RoutineDue) event);
  }

  private List<Due> awaitPosted(int count) throws InterruptedException {
    List<Due> seen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RoutineDue next = posted.poll(10, TimeUnit.SECONDS);
      assertTrue(next != null, "only " + seen);
      assertFalse(next.at().isBefore(next.due()), next.toString());
      seen.add(seen(next));
    }
    return seen;
  }

  private List<Due> postedSoFar() {
    return posted.stream().map(ClockworkTest::seen).toList();
  }

  private static Due seen(RoutineDue event) {
    return new Due(MarketTime.local(event.due()), event.routine());
  }

  private LocalDateTime awaitNight() throws InterruptedException {
    Instant night = nights.poll(10, TimeUnit.SECONDS);
    assertTrue(night != null, "no night");
    return MarketTime.local(night);
  }

  @Test
  void givenATradingDay_whenItPasses_thenItsRoutinesInOrderEachWhenDue() throws Exception {
    HandClock clock = new HandClock("2026-11-20T07:59");
    start(clock);

    assertPostedWhenDue(clock, FRIDAY);
    clock.moveTo("2026-11-20T20:30");

    assertEquals(LocalDateTime.parse("2026-11-20T20:30"), awaitNight());
  }

  private void assertPostedWhenDue(HandClock clock, List<Due> routines) throws Exception {
    for (Due next : routines) {
      assertEquals(List.of(), postedSoFar());
      clock.moveTo(next.at().toString());
      assertEquals(List.of(next), awaitPosted(1));
    }
  }

  @Test
  void givenDaysThatPass_whenNobodyTouchesIt_thenEachIsPlannedAtItsMidnight() throws Exception {
    HandClock clock = new HandClock("2026-11-19T20:00:06");
    start(clock);
    awaitPosted(6);

    assertNightThenPlanned(clock, "2026-11-19", "2026-11-20T08:00");
    assertPostedWhenDue(clock, FRIDAY);
    assertNightThenPlanned(clock, "2026-11-20", "2026-11-21T20:30");
    assertNightThenPlanned(clock, "2026-11-21", "2026-11-22T20:30");
    assertNightThenPlanned(clock, "2026-11-22", "2026-11-23T08:00");
    assertPostedWhenDue(clock, List.of(due("2026-11-23T08:00", Routine.DAY_START)));
  }

  /** The nightly task of a day, and then the midnight after it, at which the next is planned. */
  private void assertNightThenPlanned(HandClock clock, String day, String next) throws Exception {
    clock.moveTo(day + "T20:30");
    assertEquals(LocalDateTime.parse(day + "T20:30"), awaitNight());
    clock.moveTo(LocalDate.parse(day).plusDays(1) + "T00:01");
    clock.awaitAsked(2, next);
  }

  @Test
  void givenTheDayOfTheExam_whenItPasses_thenTheHoursOfThatDay() throws Exception {
    HandClock clock = new HandClock("2026-11-19T00:30");
    start(clock);

    clock.moveTo("2026-11-19T23:00");

    assertEquals(
        List.of(
            due("2026-11-19T08:00", Routine.DAY_START),
            due("2026-11-19T10:00", Routine.MARKET_OPEN),
            due("2026-11-19T16:30", Routine.MARKET_CLOSE),
            due("2026-11-19T16:30:05", Routine.RECONCILIATION),
            due("2026-11-19T16:30:10", Routine.DAILY_REPORT),
            due("2026-11-19T20:00:05", Routine.FINAL_RECONCILIATION)),
        awaitPosted(6));
  }

  @Test
  void givenHolidaysAndAWeekend_whenTheyPass_thenOnlyTheNightlyTask() throws Exception {
    HandClock clock = new HandClock("2026-09-24T00:30");
    start(clock);

    for (String day : List.of("2026-09-24", "2026-09-25", "2026-09-26", "2026-09-27")) {
      clock.moveTo(day + "T20:30");
      assertEquals(LocalDateTime.parse(day + "T20:30"), awaitNight());
    }
    assertEquals(List.of(), postedSoFar());
    clock.moveTo("2026-09-28T08:00");

    assertEquals(List.of(due("2026-09-28T08:00", Routine.DAY_START)), awaitPosted(1));
  }

  @Test
  void givenAStartInMidSession_whenStarted_thenWhatWasMissedAtOnceAndTheRestLater()
      throws Exception {
    HandClock clock = new HandClock("2026-11-20T15:30:07");

    start(clock);

    assertEquals(FRIDAY.subList(0, 4), postedSoFar());
    assertEquals(moment("2026-11-20T15:30:07"), posted.peek().at());
    awaitPosted(4);
    clock.moveTo("2026-11-20T15:30:10");
    assertEquals(FRIDAY.subList(4, 5), awaitPosted(1));
    clock.moveTo("2026-11-20T20:00:05");
    assertEquals(FRIDAY.subList(5, 6), awaitPosted(1));
  }

  @Test
  void givenNoMissedNight_whenStartedAfterIt_thenItWaitsForTheNext() throws Exception {
    HandClock clock = new HandClock("2026-11-21T20:30");
    start(clock);

    clock.moveTo("2026-11-22T20:30:01");

    assertEquals(LocalDateTime.parse("2026-11-22T20:30:01"), awaitNight());
    assertEquals(0, nights.size());
  }

  @Test
  void givenAMissedNight_whenStarted_thenItIsMadeUpForAMinuteLaterAndTheNextIsInTime()
      throws Exception {
    HandClock clock = new HandClock("2026-11-22T09:10");
    BlockingQueue<LocalDate> done = new LinkedBlockingQueue<>();
    LocalDate missed = LocalDate.of(2026, 11, 21);
    Nightly nightly = new Nightly(NIGHT, done::add, missed::equals);
    Clockwork clockwork =
        new Clockwork(CALENDAR, clock, InstantSource.system(), this::post, nightly);
    clockworks.add(clockwork);

    clockwork.start();
    clock.awaitAsked(4, "2026-11-22T09:11");
    assertEquals(0, done.size());
    clock.moveTo("2026-11-22T09:11");
    assertEquals(missed, done.poll(10, TimeUnit.SECONDS));
    clock.moveTo("2026-11-22T20:30");
    assertEquals(LocalDate.of(2026, 11, 22), done.poll(10, TimeUnit.SECONDS));
  }

  @Test
  void givenANightlyTaskThatFails_whenTimeGoesOn_thenItAndTheRoutinesGoOn() throws Exception {
    HandClock clock = new HandClock("2026-11-20T20:29");
    start(
        clock,
        () -> {
          nights.add(clock.instant());
          throw new IllegalStateException("no disk");
        });
    awaitPosted(6);

    clock.moveTo("2026-11-20T20:30");
    awaitNight();
    clock.moveTo("2026-11-23T08:00");

    assertEquals(List.of(due("2026-11-23T08:00", Routine.DAY_START)), awaitPosted(1));
    awaitNight();
  }

  @Test
  void givenAnInboxThatFails_whenTheNextIsDue_thenItIsPosted() throws Exception {
    HandClock clock = new HandClock("2026-11-20T09:30");
    Consumer<DeskEvent> inbox =
        event -> {
          post(event);
          throw new IllegalStateException("full");
        };

    clockwork(clock, inbox, () -> {}).start();
    clock.moveTo("2026-11-20T15:30");

    assertEquals(FRIDAY.subList(0, 3), awaitPosted(3));
  }

  @Test
  void givenTheClockWasSetBack_whenTheTriggerFiresEarly_thenNothingUntilItIsTime()
      throws Exception {
    HandClock clock = new HandClock("2026-11-20T08:59:59");
    start(clock);
    awaitPosted(1);

    clock.moveTo("2026-11-20T08:50");
    clock.awaitAsked(6, "2026-11-20T09:00");
    assertEquals(List.of(), postedSoFar());
    clock.moveTo("2026-11-20T09:00");

    assertEquals(FRIDAY.subList(1, 2), awaitPosted(1));
    clock.awaitAsked(4, "2026-11-20T15:30");
    assertEquals(List.of(), postedSoFar());
  }

  @Test
  void givenTheMachineSleptOverTheClose_whenItWakes_thenAllThatIsDueInOrder() throws Exception {
    HandClock clock = new HandClock("2026-11-20T14:00");
    start(clock);
    awaitPosted(2);

    clock.moveTo("2026-11-25T09:10");

    assertEquals(FRIDAY.subList(2, 6), awaitPosted(4));
    assertEquals(
        List.of(
            due("2026-11-25T08:00", Routine.DAY_START),
            due("2026-11-25T09:00", Routine.MARKET_OPEN)),
        awaitPosted(2));
    clock.awaitAsked(4, "2026-11-25T15:30");
    assertEquals(List.of(), postedSoFar());
    assertEquals(1, nights.size());
  }

  @Test
  void givenATriggerThatQuartzThinksMissed_whenStarted_thenItFiresAtOnce() throws Exception {
    HandClock clock = new HandClock("2026-11-20T08:59:59");
    InstantSource anHourBehind = () -> Instant.now().minusSeconds(3_600);
    Clockwork clockwork =
        new Clockwork(CALENDAR, clock, anHourBehind, this::post, nightly(() -> {}));
    clockworks.add(clockwork);
    clockwork.start();
    awaitPosted(1);

    clock.moveTo("2026-11-20T09:00");

    assertEquals(FRIDAY.subList(1, 2), awaitPosted(1));
  }

  @Test
  void givenTwoAtOnce_whenOneIsClosed_thenTheOtherGoesOn() throws Exception {
    BlockingQueue<DeskEvent> others = new LinkedBlockingQueue<>();
    HandClock clock = new HandClock("2026-11-20T08:30");
    Clockwork first = clockwork(clock, others::add, () -> {});
    first.start();
    start(clock);
    awaitPosted(1);

    first.close();
    clock.moveTo("2026-11-20T09:00");

    assertEquals(FRIDAY.subList(1, 2), awaitPosted(1));
    assertEquals(1, others.size());
  }

  @Test
  void givenItIsClosed_whenTimeGoesOn_thenNothingIsPostedAndNoThreadIsLeft() throws Exception {
    HandClock clock = new HandClock("2026-11-20T08:59");
    Clockwork clockwork = start(clock);
    clock.awaitAsked(4, "2026-11-20T09:00");

    clockwork.close();
    clockwork.close();
    clock.moveTo("2026-11-20T09:00");

    assertEquals(List.of(), threads());
    assertEquals(FRIDAY.subList(0, 1), postedSoFar());
    assertEquals(0, clock.asked.size());
  }

  @Test
  void givenItWasNeverStarted_whenClosed_thenNoThreadIsLeft() {
    clockwork(new HandClock("2026-11-20T08:59"), this::post, () -> {}).close();

    assertEquals(List.of(), threads());
  }

  @Test
  void givenATaskUnderWay_whenClosed_thenItIsWaitedForAndNothingFollows() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    HandClock clock = new HandClock("2026-11-20T20:29");
    Clockwork clockwork =
        start(
            clock,
            () -> {
              entered.countDown();
              await(released);
              nights.add(clock.instant());
            });
    clock.moveTo("2026-11-20T20:30");
    assertTrue(entered.await(10, TimeUnit.SECONDS));

    CompletableFuture<Void> closing = CompletableFuture.runAsync(clockwork::close);
    assertThrows(TimeoutException.class, () -> closing.get(50, TimeUnit.MILLISECONDS));
    released.countDown();
    closing.get(10, TimeUnit.SECONDS);

    assertEquals(1, nights.size());
    assertEquals(List.of(), threads());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void givenAPreparation_thenDoneOnEachTradingDayBeforeItsRoutinesButNotMadeUpFor()
      throws Exception {
    LinkedBlockingQueue<Instant> done = new LinkedBlockingQueue<>();
    HandClock clock = new HandClock("2026-11-20T07:31");
    Clockwork made =
        new Clockwork(
            CALENDAR,
            clock,
            InstantSource.system(),
            this::post,
            nightly(() -> {}),
            List.of(new Preparation(LocalTime.of(7, 30), () -> done.add(clock.instant()))));
    clockworks.add(made);
    made.start();
    clock.moveTo("2026-11-20T08:00");
    assertEquals(FRIDAY.subList(0, 1), awaitPosted(1));
    assertEquals(0, done.size());

    clock.moveTo("2026-11-23T07:30");

    assertEquals(moment("2026-11-23T07:30"), done.poll(10, TimeUnit.SECONDS));
    assertEquals(0, done.size());
  }
}
