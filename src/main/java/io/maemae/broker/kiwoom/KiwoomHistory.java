package io.maemae.broker.kiwoom;

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
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Bars of the past, read page by page from now back and handed over the other way round. May be
 * called on any thread; answers come on the timeline's.
 */
final class KiwoomHistory implements HistorySource {
  /** Half a year of minutes at 900 a page, measured by users of the service; days need fewer. */
  private static final int MOST_PAGES = 60;

  private final Timeline timeline;
  private final KiwoomRest rest;
  private final ChartCodec codec;
  private final TradingCalendar calendar;

  KiwoomHistory(Timeline timeline, KiwoomRest rest, ChartCodec codec, TradingCalendar calendar) {
    this.timeline = timeline;
    this.rest = rest;
    this.codec = codec;
    this.calendar = calendar;
  }

  @Override
  public void minutes(
      Symbol symbol, LocalDate day, BarHours hours, Consumer<Reading<List<Bar>>> answer) {
    timeline.at(
        timeline.now(),
        () -> {
          Instant now = timeline.now();
          if (!calendar.isTradingDay(day) || now.isBefore(hours.open(day))) {
            answer.accept(new Reading.Complete<>(List.of(), now));
            return;
          }
          LocalDateTime first = LocalDateTime.of(day, MarketTime.time(hours.open(day)));
          new Run<>(
                  Api.MINUTES,
                  first,
                  day.isBefore(MarketTime.date(now)),
                  answer,
                  page -> codec.minutes(symbol, day, hours, page, now))
              .ask(codec.minutes(symbol));
        });
  }

  @Override
  public boolean keepsEarlierMinutes() {
    return true;
  }

  @Override
  public void days(
      Symbol symbol, LocalDate first, LocalDate last, Consumer<Reading<List<Bar>>> answer) {
    timeline.at(
        timeline.now(),
        () -> {
          Instant now = timeline.now();
          LocalDate today = MarketTime.date(now);
          LocalDate newest = last.isAfter(today) ? today : last;
          if (newest.isBefore(first)) {
            answer.accept(new Reading.Complete<>(List.of(), now));
            return;
          }
          LocalDate oldest = calendar.isTradingDay(first) ? first : calendar.next(first);
          new Run<>(
                  Api.DAYS,
                  oldest,
                  false,
                  answer,
                  page -> codec.days(symbol, first, newest, page, today))
              .ask(codec.days(symbol, today));
        });
  }

  private interface Decoder<T> {
    ChartCodec.Page<T> decode(KiwoomAnswer answer) throws ProtocolException;
  }

  /** One way back through the pages. */
  private final class Run<T extends Comparable<? super T>> {
    private final Api api;
    private final boolean mustHaveSome;
    private final Consumer<Reading<List<Bar>>> answer;
    private final Decoder<T> decoder;
    private final ChartPages<T> pages;
    private final Instant begunAt = timeline.now();

    /**
     * A way that is not begun.
     *
     * @param first there is nothing to be asked for before it
     * @param mustHaveSome whether no bar at all means that they are not kept
     */
    Run(
        Api api,
        T first,
        boolean mustHaveSome,
        Consumer<Reading<List<Bar>>> answer,
        Decoder<T> decoder) {
      this.api = api;
      this.mustHaveSome = mustHaveSome;
      this.answer = answer;
      this.decoder = decoder;
      this.pages = new ChartPages<>(first, MOST_PAGES);
    }

    void ask(Map<String, String> body) {
      ask(new KiwoomRest.Question(api, body, Urgency.HISTORY));
    }

    private void ask(KiwoomRest.Question question) {
      rest.read(question, outcome -> took(question, outcome));
    }

    private void took(KiwoomRest.Question question, Outcome<KiwoomAnswer> outcome) {
      if (!(outcome instanceof Outcome.Answered<KiwoomAnswer> answered)
          || !answered.answer().isSuccess()) {
        fail(outcome.words());
        return;
      }
      KiwoomAnswer page = answered.answer();
      try {
        step(question, page, pages.add(decoder.decode(page), page.more()));
      } catch (ProtocolException | IllegalArgumentException e) {
        fail(Why.unreadable(e));
      }
    }

    private void step(KiwoomRest.Question question, KiwoomAnswer page, ChartPages.Step step) {
      switch (step) {
        case NEXT -> next(question, page);
        case WHOLE -> complete();
        case CUT_SHORT -> cutShort();
        case ENDLESS -> fail(Why.ENDLESS);
      }
    }

    /** Without its key the next page cannot be asked for. */
    private void next(KiwoomRest.Question question, KiwoomAnswer page) {
      if (page.nextKey().isEmpty()) {
        fail(Why.ENDLESS);
      } else {
        ask(question.after(page));
      }
    }

    private void complete() {
      answer.accept(new Reading.Complete<>(pages.bars(), begunAt));
    }

    /** A young listing has no more; of a day that is kept no longer nothing at all is there. */
    private void cutShort() {
      if (mustHaveSome && pages.bars().isEmpty()) {
        fail(Why.NOT_KEPT);
      } else {
        complete();
      }
    }

    private void fail(String why) {
      answer.accept(new Reading.Unreadable<>(why));
    }
  }
}
