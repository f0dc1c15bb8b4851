package io.maemae.broker.paper;

import io.maemae.broker.Timeline;
import io.maemae.market.Bar;
import io.maemae.market.MarketEvent;
import io.maemae.market.MarketTime;
import io.maemae.market.ReferencePrice;
import io.maemae.market.Symbol;
import io.maemae.market.Trade;
import io.maemae.market.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Plays bars back as a market: the events of all {@link BarTape}s in order of time, those of one
 * instant by symbol, each told to the {@link TapeVenue} first and then to the market data consumer.
 * One task is pending on the timeline at a time; it plays everything due at its instant.
 */
final class BarReplay {
  private final Timeline timeline;
  private final List<BarTape> tapes = new ArrayList<>();
  private final TapeVenue venue;
  private final Consumer<MarketEvent> marketData;

  /**
   * @param bars by symbol, sorted by start
   */
  BarReplay(
      Timeline timeline,
      TradingCalendar calendar,
      Map<Symbol, List<Bar>> bars,
      TapeVenue venue,
      Consumer<MarketEvent> marketData) {
    this.timeline = timeline;
    this.venue = venue;
    this.marketData = marketData;
    new TreeMap<>(bars).values().forEach(list -> tapes.add(new BarTape(calendar, list)));
  }

  /**
   * Starts at the timeline's time. What lies before is not played, except today's reference prices,
   * which are told at once.
   */
  void start() {
    Instant now = timeline.now();
    LocalDate today = MarketTime.date(now);
    for (BarTape tape : tapes) {
      while (tape.peek() != null && tape.peek().at().isBefore(now)) {
        MarketEvent past = tape.poll();
        if (past instanceof ReferencePrice && MarketTime.date(past.at()).equals(today)) {
          play(new ReferencePrice(past.symbol(), now, ((ReferencePrice) past).price()));
        }
      }
    }
    schedule();
  }

  /** Whether everything has been played. */
  boolean isDone() {
    return tapes.stream().allMatch(tape -> tape.peek() == null);
  }

  private void schedule() {
    Instant next = null;
    for (BarTape tape : tapes) {
      MarketEvent event = tape.peek();
      if (event != null && (next == null || event.at().isBefore(next))) {
        next = event.at();
      }
    }
    if (next != null) {
      Instant when = next;
      timeline.at(when, () -> playDue(when));
    }
  }

  private void playDue(Instant when) {
    for (BarTape tape : tapes) {
      while (tape.peek() != null && !tape.peek().at().isAfter(when)) {
        play(tape.poll());
      }
    }
    schedule();
  }

  private void play(MarketEvent event) {
    if (event instanceof Trade) {
      venue.onTrade((Trade) event);
    } else {
      venue.onReference((ReferencePrice) event);
    }
    marketData.accept(event);
  }
}
