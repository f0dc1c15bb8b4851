package io.maemae.broker.kis;

import io.maemae.broker.Outcome;
import io.maemae.broker.ProtocolException;
import io.maemae.broker.RequestPacer.Urgency;
import io.maemae.broker.Timeline;
import io.maemae.broker.Why;
import io.maemae.market.Bar;
import io.maemae.market.BarHours;
import io.maemae.market.MarketTime;
import io.maemae.market.Symbol;
import io.maemae.market.TradingCalendar;
import io.maemae.order.Reading;
import io.maemae.strategy.HistorySource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Bars of the past, read page by page from the newest to the oldest and handed over the other way
 * round. May be called on any thread; answers come on the timeline's.
 *
 * <p>Charts have no continuation key: an earlier page is asked for by the time before the oldest
 * row (source: workbook of 2026-06-03 and the samples; 30 minutes of today a page, 120 of another
 * day, 100 days). A page without rows is the end. A page that reaches no further back than the one
 * before is no end that can be trusted, and gives no reading. No time ahead is asked for: what
 * comes for it is made up.
 */
final class KisHistory implements HistorySource {
  /**
   * Twelve hours, from the first session to the last, in pages of 30 have 24, and some to spare.
   */
  private static final int MOST_PAGES = 60;

  private final Timeline timeline;
  private final KisRest rest;
  private final ChartCodec codec;
  private final TradingCalendar calendar;
  private final Predicate<Symbol> isEtn;

  KisHistory(
      Timeline timeline,
      KisRest rest,
      ChartCodec codec,
      TradingCalendar calendar,
      Predicate<Symbol> isEtn) {
    this.timeline = timeline;
    this.rest = rest;
    this.codec = codec;
    this.calendar = calendar;
    this.isEtn = isEtn;
  }

  @Override
  public void minutes(
      Symbol symbol, LocalDate day, BarHours hours, Consumer<Reading<List<Bar>>> answer) {
    timeline.at(timeline.now(), () -> beginMinutes(symbol, day, hours, answer));
  }

  private void beginMinutes(
      Symbol symbol, LocalDate day, BarHours hours, Consumer<Reading<List<Bar>>> answer) {
    Instant now = timeline.now();
    if (!calendar.isTradingDay(day) || now.isBefore(hours.open(day))) {
      answer.accept(new Reading.Complete<>(List.of(), now));
      return;
    }
    boolean isToday = MarketTime.date(now).equals(day);
    Tr tr = isToday ? Tr.MINUTES : Tr.PAST_MINUTES;
    if (!rest.has(tr)) {
      answer.accept(new Reading.Unreadable<>(Why.TODAY_ONLY));
      return;
    }
    String code = KisSymbols.code(symbol, isEtn.test(symbol));
    LocalTime close = MarketTime.time(hours.close(day));
    LocalTime open = MarketTime.time(hours.open(day));
    boolean isOver = !isToday || MarketTime.time(now).isAfter(close);
    new Run<LocalTime>(
            tr,
            open,
            now,
            answer,
            until ->
                isToday ? codec.minutesOfToday(code, until) : codec.minutesOf(code, day, until),
            page -> codec.minutes(symbol, day, hours, page, now),
            oldest -> oldest.minusMinutes(1))
        .ask(isOver ? close : MarketTime.time(now));
  }

  @Override
  public boolean keepsEarlierMinutes() {
    return rest.has(Tr.PAST_MINUTES);
  }

  @Override
  public void days(
      Symbol symbol, LocalDate first, LocalDate last, Consumer<Reading<List<Bar>>> answer) {
    timeline.at(timeline.now(), () -> beginDays(symbol, first, last, answer));
  }

  private void beginDays(
      Symbol symbol, LocalDate first, LocalDate last, Consumer<Reading<List<Bar>>> answer) {
    Instant now = timeline.now();
    LocalDate today = MarketTime.date(now);
    LocalDate newest = last.isAfter(today) ? today : last;
    if (newest.isBefore(first)) {
      answer.accept(new Reading.Complete<>(List.of(), now));
      return;
    }
    String code = KisSymbols.code(symbol, isEtn.test(symbol));
    LocalDate oldest = calendar.isTradingDay(first) ? first : calendar.next(first);
    new Run<LocalDate>(
            Tr.DAYS,
            oldest,
            now,
            answer,
            until -> codec.days(code, first, until),
            page -> codec.days(symbol, first, newest, page, today),
            day -> day.minusDays(1))
        .ask(newest);
  }

  /** Asks for what goes up to a time or day. */
  private interface Query<T> {
    Map<String, String> until(T last);
  }

  private interface Decoder<T> {
    ChartCodec.Page<T> decode(KisAnswer answer) throws ProtocolException;
  }

  private interface Before<T> {
    T of(T oldest);
  }

  /** One way back through the pages. */
  private final class Run<T extends Comparable<? super T>> {
    private final Tr tr;
    private final T first;
    private final Consumer<Reading<List<Bar>>> answer;
    private final Query<T> query;
    private final Decoder<T> decoder;
    private final Before<T> before;
    private final Instant begunAt;
    private final TreeMap<Instant, Bar> bars = new TreeMap<>();
    private Optional<T> oldest = Optional.empty();
    private int pages;

    /**
     * @param first there is nothing to be asked for before it
     */
    Run(
        Tr tr,
        T first,
        Instant begunAt,
        Consumer<Reading<List<Bar>>> answer,
        Query<T> query,
        Decoder<T> decoder,
        Before<T> before) {
      this.tr = tr;
      this.first = first;
      this.begunAt = begunAt;
      this.answer = answer;
      this.query = query;
      this.decoder = decoder;
      this.before = before;
    }

    void ask(T until) {
      pages++;
      rest.read(new KisRest.Question(tr, query.until(until), false, Urgency.HISTORY), this::took);
    }

    private void took(Outcome<KisAnswer> outcome) {
      if (!(outcome instanceof Outcome.Answered<KisAnswer> answered)
          || !answered.answer().isSuccess()) {
        fail(outcome.words());
        return;
      }
      try {
        add(decoder.decode(answered.answer()));
      } catch (ProtocolException | IllegalArgumentException e) {
        fail(Why.unreadable(e));
      }
    }

    private void add(ChartCodec.Page<T> page) {
      // The page that was asked for later knows no more of a bar than the one asked for earlier.
      page.bars().forEach(bar -> bars.putIfAbsent(bar.start(), bar));
      boolean isEnd = page.oldest().isEmpty();
      if (isEnd || page.goesFurtherBack() || page.oldest().get().compareTo(first) <= 0) {
        answer.accept(new Reading.Complete<>(List.copyOf(bars.values()), begunAt));
      } else if (oldest.filter(o -> page.oldest().get().compareTo(o) >= 0).isPresent()) {
        fail(Why.ENDLESS);
      } else if (pages >= MOST_PAGES) {
        fail(Why.ENDLESS);
      } else {
        oldest = page.oldest();
        ask(before.of(oldest.get()));
      }
    }

    private void fail(String why) {
      answer.accept(new Reading.Unreadable<>(why));
    }
  }
}
