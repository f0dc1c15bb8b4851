package io.maemae.strategy;

import io.maemae.market.Bar;
import io.maemae.market.BarBuilder;
import io.maemae.market.BarHours;
import io.maemae.market.MarketTime;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.order.Outside;
import io.maemae.order.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills what the strategies of a symbol did not hear of one stream: before the start, while the
 * stream was away, or because trades were left out. Desk thread.
 *
 * <p>Trades are missing up to some moment. When the minute of that moment is over, the day's
 * minutes are asked for: all minutes that had ended by then are taken from the answer, and the
 * later trades as they were heard, so every trade counts exactly once. Meanwhile bars are held
 * back. If the history cannot be read it is asked again, soon and then every minute; with the fifth
 * failure the bars go on as they were heard, none of them complete until it could be read.
 *
 * <p>Before that, strategies that look back further than the day get the bars of earlier days that
 * they have not had, if somebody keeps them. Those are asked for again likewise; once bars of the
 * day have gone on without them they come too late and are left.
 */
final class BarFilling {
  private static final Logger LOG = LoggerFactory.getLogger(BarFilling.class);

  private static final List<Duration> BACK_OFF =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(60));

  /** A stream that is there again asks for its symbols one after the other. */
  private static final Duration REGISTERING = Duration.ofSeconds(30);

  /** More than any share has in the minutes that an answer may take. */
  private static final int MOST_TRADES = 20_000;

  private final String feed;
  private final Symbol symbol;
  private final HistorySource history;
  private final BarHours hours;
  private final Outside outside;
  private final InstantSource clock;
  private final Receiver receiver;
  private final BarWaits waits;
  private final List<StrategySlot> slots = new ArrayList<>();
  private final Deque<Trade> trades = new ArrayDeque<>();

  private Stage stage = Stage.NONE;

  /** Whatever was asked or planned in an earlier one counts no more. */
  private long round;

  /** Trades until then may be missing, and from when on. */
  private Instant missingUntil = Instant.MIN;

  private Instant missingFrom = Instant.MIN;
  private int failures;

  /** Whether the stream brings anything, and has brought a trade of the symbol since. */
  private boolean up;

  private boolean heard;

  private enum Stage {
    /** Nothing is missing. */
    NONE,
    /** Bars of earlier days are on their way. */
    WARMING,
    /** The stream brings nothing. */
    SILENT,
    /** The minute goes on of which trades are missing, or the history could not be read. */
    WAITING,
    /** The answer is on its way. */
    ASKING
  }

  /** Takes the bars. */
  interface Receiver {
    /** A bar that closes now. */
    void bar(StrategySlot slot, Bar bar);

    /**
     * Bars that closed before now, oldest first.
     *
     * @param act whether a signal of theirs may still be acted on
     */
    void missed(StrategySlot slot, List<Bar> bars, boolean act);
  }

  /** For a slot, and for all others of which it {@link #isOf is}. */
  BarFilling(
      StrategySlot slot,
      HistorySource history,
      StrategyRunner.Surroundings with,
      Receiver receiver,
      BarWaits waits) {
    this.feed = slot.definition.feed();
    this.symbol = slot.symbol;
    this.hours = slot.hours;
    this.history = history;
    this.outside = with.outside();
    this.clock = with.clock();
    this.receiver = receiver;
    this.waits = waits;
  }

  void add(StrategySlot slot) {
    slots.add(slot);
  }

  /** Returns whether nobody is left. */
  boolean remove(StrategySlot slot) {
    slots.remove(slot);
    waits.over(slot);
    if (slots.isEmpty()) {
      end();
    }
    return slots.isEmpty();
  }

  String feed() {
    return feed;
  }

  /** Whether a slot hears the same symbol on the same stream in the same hours. */
  boolean isOf(StrategySlot slot) {
    return slot.symbol.equals(symbol)
        && slot.definition.feed().equals(feed)
        && slot.hours.equals(hours);
  }

  /** Whether the stream is the embedded market's, which begins when the program does. */
  boolean isEmbedded() {
    return feed.isEmpty();
  }

  /** Whether bars are missing that a strategy should have. */
  boolean isActive() {
    return stage != Stage.NONE;
  }

  /** The program starts, or has taken everything from the store anew. */
  void start() {
    missingFrom = Instant.MIN;
    missingUntil = clock.instant();
    failures = 0;
    trades.clear();
    warm();
  }

  /** A trading day begins: what is missing of the one before is looked for with it. */
  void startDay() {
    if (isActive()) {
      failures = 0;
      warm();
    }
  }

  /**
   * Whether a trade of the symbol was heard since the stream was lost last. Before that nobody
   * knows if it brings the symbol at all, so no bar is complete.
   */
  boolean hasHeard() {
    return heard;
  }

  /** A trade was heard. */
  void onTrade(Trade trade) {
    heard = true;
    if (!isActive()) {
      up = true;
      return;
    }
    trades.add(trade);
    if (trades.size() > MOST_TRADES) {
      trades.clear();
      gap(clock.instant());
    }
    if (!up) {
      up = true;
      gap(clock.instant().plus(REGISTERING));
    }
  }

  /** Trades until now are missing. */
  void onGap() {
    gap(clock.instant());
  }

  /** The stream brings nothing any more. */
  void onLost() {
    up = false;
    heard = false;
    begin();
    if (stage != Stage.WARMING) {
      enter(Stage.SILENT);
    }
  }

  /** The stream brings everything soon. */
  void onBack() {
    up = true;
    gap(clock.instant().plus(REGISTERING));
  }

  private void gap(Instant until) {
    begin();
    boolean sameMinute = stage == Stage.WAITING && edge(until).equals(edge(missingUntil));
    if (until.isAfter(missingUntil)) {
      missingUntil = until;
    }
    if (stage != Stage.WARMING && !sameMinute) {
      plan();
    }
  }

  private void begin() {
    if (!isActive()) {
      missingFrom = clock.instant();
      failures = 0;
      trades.clear();
      enter(Stage.SILENT);
    }
  }

  private void enter(Stage next) {
    stage = next;
    round++;
  }

  private void end() {
    enter(Stage.NONE);
    trades.clear();
    slots.forEach(slot -> slot.heldBack.clear());
    slots.forEach(waits::over);
  }

  /** From when on everything was heard: the minute after the last trade that may be missing. */
  private static Instant edge(Instant missing) {
    return minute(missing.plus(BarClock.LATE_TRADES)).plus(1, ChronoUnit.MINUTES);
  }

  private static Instant minute(Instant time) {
    return time.truncatedTo(ChronoUnit.MINUTES);
  }

  /** Waits for the moment to ask, if there is anything to ask for. */
  private void plan() {
    Instant now = clock.instant();
    if (!up) {
      enter(Stage.SILENT);
    } else if (!isAnythingMissing(now)) {
      end();
    } else {
      Instant whole = edge(missingUntil).plus(BarClock.LATE_TRADES);
      askAt(whole.isBefore(now) ? now : whole);
    }
  }

  private boolean isAnythingMissing(Instant now) {
    LocalDate today = MarketTime.date(now);
    Instant close = hours.close(today);
    return hours.calendar().isTradingDay(today)
        && !missingUntil.isBefore(hours.open(today))
        && !missingFrom.isAfter(close.plus(BarClock.LATE_TRADES))
        && slots.stream().anyMatch(slot -> slot.lastBar.filter(close::equals).isEmpty());
  }

  private void askAt(Instant when) {
    enter(Stage.WAITING);
    long mine = round;
    outside.wakeAt(
        when,
        () -> {
          if (mine == round) {
            ask();
          }
        });
  }

  private void ask() {
    Instant now = clock.instant();
    if (!isAnythingMissing(now)) {
      end();
      return;
    }
    while (!trades.isEmpty() && trades.peek().at().isBefore(minute(now))) {
      trades.remove(); // of minutes that the answer has
    }
    enter(Stage.ASKING);
    long mine = round;
    outside.<Reading<List<Bar>>>ask(
        answer -> history.minutes(symbol, MarketTime.date(now), hours, answer),
        reading -> {
          if (mine == round) {
            take(reading);
          }
        });
  }

  private void take(Reading<List<Bar>> reading) {
    if (reading instanceof Reading.Complete<List<Bar>> complete
        && !complete.begunAt().isBefore(edge(missingUntil))) {
      fill(complete.value(), minute(complete.begunAt()));
    } else {
      failed(reading);
    }
  }

  private void failed(Reading<List<Bar>> reading) {
    String why =
        reading instanceof Reading.Unreadable<List<Bar>> no ? no.why() : "reason:history.old";
    askAt(clock.instant().plus(failed(why)));
  }

  /** Returns how long to wait before it is tried again. */
  private Duration failed(String why) {
    LOG.warn("strategy.history-unreadable feed={} symbol={} why=\"{}\"", feed, symbol, why);
    failures++;
    if (failures >= BACK_OFF.size()) {
      slots.forEach(slot -> waits.begin(slot, why));
    }
    if (failures > BACK_OFF.size()) {
      slots.forEach(this::letGo);
    }
    return BACK_OFF.get(Math.min(failures, BACK_OFF.size()) - 1);
  }

  /** Every bar that closes while trades are missing comes here. */
  void take(StrategySlot slot, Bar bar) {
    slot.heldBack.add(bar);
    if (failures > BACK_OFF.size()) {
      letGo(slot);
    }
  }

  private void letGo(StrategySlot slot) {
    List<Bar> bars = List.copyOf(slot.heldBack);
    slot.heldBack.clear();
    bars.forEach(bar -> receiver.bar(slot, bar.incomplete()));
  }

  /**
   * Builds the day's bars anew.
   *
   * @param cut minutes before it are the history's, trades from it on were heard
   */
  private void fill(List<Bar> minutes, Instant cut) {
    List<Trade> later = trades.stream().filter(trade -> !trade.at().isBefore(cut)).toList();
    List<Bar> earlier = minutes.stream().filter(bar -> bar.start().isBefore(cut)).toList();
    LOG.info(
        "strategy.filled feed={} symbol={} minutes={} trades={}",
        feed,
        symbol,
        earlier.size(),
        later.size());
    List<List<Bar>> missed = new ArrayList<>();
    for (StrategySlot slot : slots) {
      missed.add(rebuild(slot, earlier, later));
    }
    end();
    for (int i = 0; i < slots.size(); i++) {
      receiver.missed(slots.get(i), missed.get(i), true);
    }
  }

  private List<Bar> rebuild(StrategySlot slot, List<Bar> minutes, List<Trade> later) {
    BarBuilder bars = slot.newBars();
    List<Bar> closed = new ArrayList<>();
    minutes.forEach(bar -> bars.onMinute(bar, closed::add));
    later.forEach(trade -> bars.onTrade(trade, closed::add));
    Duration late = isEmbedded() ? Duration.ZERO : BarClock.LATE_TRADES;
    bars.closeUntil(clock.instant().minus(late), closed::add);
    slot.bars = bars;
    return notYetHad(slot, closed);
  }

  private static List<Bar> notYetHad(StrategySlot slot, List<Bar> bars) {
    return bars.stream()
        .filter(bar -> slot.lastBar.filter(last -> !bar.start().isAfter(last)).isEmpty())
        .toList();
  }

  // Bars of earlier days.

  /** Looks for bars of earlier days that a strategy needs, and goes on with today's. */
  private void warm() {
    LocalDate today = MarketTime.date(clock.instant());
    enter(Stage.WARMING);
    long mine = round;
    List<StrategySlot> asking = List.copyOf(slots);
    new EarlierBars(symbol, history, hours, outside)
        .read(
            today,
            asking,
            bars -> {
              if (mine == round) {
                failures = 0;
                for (int i = 0; i < asking.size(); i++) {
                  receiver.missed(asking.get(i), notYetHad(asking.get(i), bars.get(i)), false);
                }
                plan();
              }
            },
            why -> {
              if (mine == round) {
                warmAgain(failed(why));
              }
            });
  }

  private void warmAgain(Duration pause) {
    long mine = round;
    outside.wakeAt(
        clock.instant().plus(pause),
        () -> {
          if (mine == round) {
            warm();
          }
        });
  }
}
