package io.maemae.schedule;

import io.maemae.desk.DayPlan;
import io.maemae.desk.DeskEvent;
import io.maemae.desk.Routine;
import io.maemae.market.MarketClock;
import io.maemae.market.MarketTime;
import io.maemae.market.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.simpl.RAMJobStore;
import org.quartz.simpl.SimpleThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts each routine of each trading day to the desk when it is due, and runs what prepares each
 * trading day and the nightly task. Days without trading have no routines.
 *
 * <p>What is to come stands in an agenda, and Quartz has one trigger at a time: for the first entry
 * of it, at the machine time that the market's clock names. When it fires, the market's clock is
 * asked again and everything that is due is done, in its order; so nothing overtakes anything,
 * however late the machine wakes. Nothing is due yet if the machine's clock was set back since; the
 * trigger is then planned again. Never a cron expression: that would be in machine time, which may
 * be another.
 *
 * <p>A trigger that Quartz finds to have missed its time, after the machine slept, say, fires at
 * once: whether something late is still done is the desk's to decide, and it can only decide what
 * it is told.
 *
 * <p>{@link #start} and {@link #close} are called once, by the same thread.
 */
public final class Clockwork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);
  private static final String NAME = "clockwork";

  /** Quartz keeps all schedulers of the JVM by name. */
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static final JobKey JOB = JobKey.jobKey("due");

  /** When a day is planned: no little step of the clock back to yesterday is in the way. */
  private static final LocalTime PLANNING = LocalTime.of(0, 1);

  /** What was missed is made up for when the start is over. */
  private static final Duration MAKING_UP = Duration.ofMinutes(1);

  /** Quartz knows whole milliseconds, and fires up to two of them early. */
  private static final Duration QUARTZ_EARLY = Duration.ofMillis(3);

  private final TradingCalendar calendar;
  private final MarketClock clock;
  private final InstantSource machineTime;
  private final Consumer<DeskEvent> inbox;
  private final Nightly nightly;
  private final List<Preparation> preparations;
  private final Scheduler scheduler;

  /**
   * What is to come, the next first. Owned by the thread that calls {@link #start} until Quartz
   * starts there, and then by Quartz's one worker.
   */
  private final List<Entry> agenda = new ArrayList<>();

  private record Entry(Instant due, Runnable task) {}

  /**
   * Does nothing until it is started, but has its threads already: close it.
   *
   * @param clock says what time it is, and how long the machine has to wait
   * @param machineTime Quartz's own time: the machine's
   * @param inbox takes the events; it must not block
   */
  public Clockwork(
      TradingCalendar calendar,
      MarketClock clock,
      InstantSource machineTime,
      Consumer<DeskEvent> inbox,
      Nightly nightly) {
    this(calendar, clock, machineTime, inbox, nightly, List.of());
  }

  /** With what is done before the routines of each trading day. */
  public Clockwork(
      TradingCalendar calendar,
      MarketClock clock,
      InstantSource machineTime,
      Consumer<DeskEvent> inbox,
      Nightly nightly,
      List<Preparation> preparations) {
    this.preparations = List.copyOf(preparations);
    this.calendar = calendar;
    this.clock = clock;
    this.machineTime = machineTime;
    this.inbox = inbox;
    this.nightly = nightly;
    this.scheduler = scheduler();
  }

  private Scheduler scheduler() {
    String name = NAME + "-" + COUNT.incrementAndGet();
    SimpleThreadPool pool = new SimpleThreadPool(1, Thread.NORM_PRIORITY);
    pool.setThreadNamePrefix(NAME);
    try {
      DirectSchedulerFactory factory = DirectSchedulerFactory.getInstance();
      factory.createScheduler(name, name, pool, new RAMJobStore());
      Scheduler made = factory.getScheduler(name);
      made.setJobFactory((fired, by) -> context -> ring());
      made.addJob(JobBuilder.newJob(Job.class).withIdentity(JOB).storeDurably().build(), false);
      return made;
    } catch (SchedulerException e) {
      throw new IllegalStateException("the clockwork could not be made", e);
    }
  }

  /**
   * Posts at once, in order and on this thread, what of today's routines is already due; the rest,
   * and each following day, when it comes. A nightly task that was missed is done a minute later.
   */
  public void start() {
    Instant now = clock.instant();
    planDay(MarketTime.date(now), now);
    planMissed(now);
    planNightly(now);
    try {
      doWhatIsDue();
      planTrigger();
      scheduler.start();
    } catch (SchedulerException e) {
      throw new IllegalStateException("the clockwork could not be started", e);
    }
  }

  /** Plans a day; of its preparations only those from a time on. */
  private void planDay(LocalDate date, Instant from) {
    Instant next = MarketTime.instant(date.plusDays(1), PLANNING);
    // If the machine sleeps over whole days, they are left out.
    plan(next, () -> planDay(MarketTime.date(notBefore(next)), Instant.MIN));
    if (calendar.isTradingDay(date)) {
      for (Preparation preparation : preparations) {
        Instant due = MarketTime.instant(date, preparation.at());
        if (!due.isBefore(from)) {
          plan(due, preparation.task());
        }
      }
      DayPlan.of(calendar, date).forEach((routine, due) -> plan(due, () -> post(routine, due)));
    }
  }

  private void post(Routine routine, Instant due) {
    inbox.accept(new DeskEvent.RoutineDue(routine, due, clock.instant()));
  }

  private void planMissed(Instant now) {
    LocalDate today = MarketTime.date(now);
    boolean before = now.isBefore(MarketTime.instant(today, nightly.at()));
    LocalDate last = before ? today.minusDays(1) : today;
    if (nightly.isMissed().test(last)) {
      plan(now.plus(MAKING_UP), () -> nightly.task().accept(last));
    }
  }

  /** Plans the first one after a time. */
  private void planNightly(Instant after) {
    LocalDate date = MarketTime.date(after);
    Instant today = MarketTime.instant(date, nightly.at());
    Instant due = today.isAfter(after) ? today : MarketTime.instant(date.plusDays(1), nightly.at());
    plan(
        due,
        () -> {
          Instant now = notBefore(due);
          planNightly(now);
          nightly.task().accept(MarketTime.date(now));
        });
  }

  /** Now, or what was due, should the clock just have been set back: nothing is planned twice. */
  private Instant notBefore(Instant due) {
    Instant now = clock.instant();
    return now.isBefore(due) ? due : now;
  }

  private void plan(Instant due, Runnable task) {
    agenda.add(new Entry(due, task));
    agenda.sort(Comparator.comparing(Entry::due));
  }

  private void ring() {
    try {
      doWhatIsDue();
    } finally {
      replanTrigger();
    }
  }

  private void doWhatIsDue() {
    while (hasCome(next().due())) {
      Entry entry = agenda.remove(0);
      try {
        entry.task().run();
      } catch (RuntimeException e) {
        // The top of this thread: one that fails must not take the others with it.
        LOG.error("clockwork.failed due={}", entry.due(), e);
      }
    }
  }

  private boolean hasCome(Instant due) {
    return clock.until(due).compareTo(Duration.ZERO) <= 0;
  }

  private void replanTrigger() {
    try {
      planTrigger();
    } catch (SchedulerException e) {
      LOG.error("clockwork.stopped due={}", next().due(), e);
    }
  }

  private void planTrigger() throws SchedulerException {
    Duration wait = clock.until(next().due()).plus(QUARTZ_EARLY);
    scheduler.scheduleJob(
        TriggerBuilder.newTrigger()
            .forJob(JOB)
            .startAt(Date.from(machineTime.instant().plus(wait)))
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
            .build());
  }

  /** There always is one: the planning of the day after. */
  private Entry next() {
    return agenda.get(0);
  }

  /**
   * Ends its threads. A task that is under way is waited for, as long as it takes; after that
   * nothing more is posted or run.
   */
  @Override
  public void close() {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      throw new IllegalStateException("the clockwork could not be stopped", e);
    }
  }
}
