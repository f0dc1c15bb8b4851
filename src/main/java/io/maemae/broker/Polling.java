package io.maemae.broker;

import io.maemae.market.MarketEvent;
import io.maemae.market.MarketTime;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.order.QuoteSource;
import io.maemae.order.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks for what the stream does not tell: the day's base price and limits of each symbol, once at
 * night and once before the opening, and the prices of symbols that found no place on the stream.
 * They take turns, a few at a time, so that other requests find their place between them. Owned by
 * the timeline's thread.
 */
public final class Polling {
  private static final Duration STEP = Duration.ofSeconds(1);

  /** While one is answered, the next can wait for its turn to leave. */
  private static final int MOST_AT_ONCE = 2;

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 6;

  /** By then the day's base prices are set. */
  private static final LocalTime MORNING = LocalTime.of(8, 30);

  private final Timeline timeline;
  private final QuoteSource quotes;
  private final Supplier<List<Symbol>> unheard;
  private final MarketHours hours;
  private final Duration period;
  private final Consumer<MarketEvent> market;
  private final Map<Symbol, Asked> asked = new HashMap<>();
  private final Set<Symbol> underWay = new HashSet<>();

  /** When each was asked for last, answered or not. */
  private final Map<Symbol, Instant> lastTurn = new HashMap<>();

  /** When what could not be read is asked for again. */
  private final Map<Symbol, Instant> later = new HashMap<>();

  /** How often in a row it could not. */
  private final Map<Symbol, Integer> failures = new HashMap<>();

  /** What somebody cannot wait for. */
  private final Set<Symbol> urgent = new HashSet<>();

  private List<Symbol> symbols = List.of();
  private boolean closed;

  /** What was known of a symbol last, and when it was asked. */
  private record Asked(LocalDate date, boolean morning, Instant at) {}

  /**
   * Asks for nothing before {@link #start}.
   *
   * @param unheard the symbols that the stream does not bring
   * @param period how often those are asked for while the market trades
   */
  public Polling(
      Timeline timeline,
      QuoteSource quotes,
      Supplier<List<Symbol>> unheard,
      MarketHours hours,
      Duration period,
      Consumer<MarketEvent> market) {
    this.timeline = timeline;
    this.quotes = quotes;
    this.unheard = unheard;
    this.hours = hours;
    this.period = period;
    this.market = market;
  }

  /** Begins to ask. */
  public void start() {
    step();
  }

  /** Asks no more. */
  public void close() {
    closed = true;
  }

  /** Which symbols are to be known. */
  public void want(List<Symbol> wanted) {
    symbols = List.copyOf(wanted);
    asked.keySet().retainAll(symbols);
    later.keySet().retainAll(symbols);
    failures.keySet().retainAll(symbols);
    lastTurn.keySet().retainAll(symbols);
    urgent.retainAll(symbols);
    ask();
  }

  /** Asks for one of them before all others. */
  public void look(Symbol symbol) {
    if (symbols.contains(symbol)) {
      urgent.add(symbol);
      ask();
    }
  }

  /** The stream had ended, and trades were missed: all prices are asked for again. */
  public void again() {
    asked.clear();
    later.clear();
    failures.clear();
    ask();
  }

  private void step() {
    if (!closed) {
      ask();
      timeline.at(timeline.now().plus(STEP), this::step);
    }
  }

  private void ask() {
    Instant now = timeline.now();
    LocalDate today = MarketTime.date(now);
    boolean morning = !MarketTime.time(now).isBefore(MORNING);
    List<Symbol> due = due(now, today, morning);
    for (Symbol symbol : due.subList(0, Math.min(due.size(), MOST_AT_ONCE - underWay.size()))) {
      underWay.add(symbol);
      urgent.remove(symbol);
      lastTurn.put(symbol, now);
      quotes.quote(symbol, reading -> take(symbol, new Asked(today, morning, now), reading));
    }
  }

  /** What is to be asked for: what is urgent first, then the longest unasked. */
  private List<Symbol> due(Instant now, LocalDate today, boolean morning) {
    Set<Symbol> polled = hours.trades(now) ? Set.copyOf(unheard.get()) : Set.of();
    List<Symbol> due = new ArrayList<>();
    for (Symbol symbol : symbols) {
      Asked last = asked.get(symbol);
      boolean known = last != null && last.date().equals(today) && last.morning() == morning;
      boolean stale = polled.contains(symbol) && known && !last.at().plus(period).isAfter(now);
      boolean waits = later.getOrDefault(symbol, Instant.MIN).isAfter(now);
      boolean isDue = urgent.contains(symbol) || (!known || stale) && !waits;
      if (isDue && !underWay.contains(symbol)) {
        due.add(symbol);
      }
    }
    due.sort(
        Comparator.comparing((Symbol symbol) -> !urgent.contains(symbol))
            .thenComparing(symbol -> lastTurn.getOrDefault(symbol, Instant.MIN)));
    return due;
  }

  /** A server that is away, through a night perhaps, is asked less and less often. */
  private Duration wait(int inARow) {
    Duration longest = LONGEST_WAIT.compareTo(period) > 0 ? LONGEST_WAIT : period;
    Duration wait = period.multipliedBy(1L << Math.min(inARow - 1, MOST_DOUBLINGS));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }

  private void take(Symbol symbol, Asked question, Reading<Quote> reading) {
    underWay.remove(symbol);
    if (reading instanceof Reading.Complete<Quote> complete) {
      asked.put(symbol, question);
      later.remove(symbol);
      failures.remove(symbol);
      market.accept(complete.value());
    } else {
      later.put(symbol, timeline.now().plus(wait(failures.merge(symbol, 1, Integer::sum))));
    }
    if (!closed) {
      ask();
    }
  }
}
