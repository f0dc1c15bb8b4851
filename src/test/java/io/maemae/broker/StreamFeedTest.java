package io.maemae.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.desk.MarketFeed;
import io.maemae.market.MarketTime;
import io.maemae.market.OrderBook;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.order.QuoteSource;
import io.maemae.order.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream brings one symbol of two, and the other's price is asked for. */
final class StreamFeedTest {
  private static final Instant START =
      MarketTime.instant(LocalDate.of(2026, 9, 17), LocalTime.of(10, 0));

  private static final Symbol HEARD = new Symbol("005930");
  private static final Symbol UNHEARD = new Symbol("000660");
  private static final Duration PERIOD = Duration.ofSeconds(10);
  private static final int WAITING = 7;

  private final VirtualTime timeline = new VirtualTime(START);
  private final Heard heard = new Heard();
  private final Wire wire = new Wire();
  private final Quotes quotes = new Quotes();
  private final StreamFeed feed =
      new StreamFeed(
          new StreamSession.Setup(
              "test",
              timeline,
              new Random(1),
              heard,
              Duration.ofMillis(1),
              Duration.ofHours(1),
              now -> false),
          wire,
          new StreamFeed.Asking(quotes, now -> true, PERIOD),
          () -> WAITING);

  /** Answers with the same price always. */
  private final class Quotes implements QuoteSource {
    private final List<Symbol> asked = new ArrayList<>();
    private boolean unreadable;

    @Override
    public void quote(Symbol symbol, Consumer<Reading<Quote>> answer) {
      asked.add(symbol);
      Price price = Price.ofWon(10_000);
      PriceLimits limits = new PriceLimits(Price.ofWon(7_000), Price.ofWon(13_000));
      Instant now = timeline.now();
      Quote quote =
          new Quote(
              symbol, now, price, limits, Optional.of(price), Optional.empty(), Optional.empty());
      Reading<Quote> reading =
          unreadable ? new Reading.Unreadable<>("HTTP 503") : new Reading.Complete<>(quote, now);
      timeline.at(now, () -> answer.accept(reading));
    }

    @Override
    public void book(Symbol symbol, Consumer<Reading<OrderBook>> answer) {
      throw new AssertionError("nobody wants a book");
    }
  }

  /** Has place for the notices and one symbol, and takes what is asked at once. */
  private static final class Wire implements StreamWire, StreamWire.Line {
    private static final Registration NOTICES = new Registration("notices", "");

    private Owner owner;
    private boolean closed;

    @Override
    public void prepare(Runnable ready, Consumer<String> failed) {
      ready.run();
    }

    @Override
    public Line open(Owner next) {
      owner = next;
      return this;
    }

    @Override
    public List<Registration> plan(List<Symbol> symbols, int cap) {
      return Stream.concat(Stream.of(NOTICES), symbols.stream().map(this::trades))
          .limit(cap)
          .toList();
    }

    @Override
    public int cap() {
      return 2;
    }

    @Override
    public int batch() {
      return 1;
    }

    @Override
    public boolean isNotice(Registration registration) {
      return registration.equals(NOTICES);
    }

    @Override
    public boolean isBusy(Registration registration) {
      return !isNotice(registration);
    }

    @Override
    public Registration trades(Symbol symbol) {
      return new Registration("trades", symbol.code());
    }

    @Override
    public Duration elsewhereWait() {
      return Duration.ofMinutes(1);
    }

    @Override
    public void register(List<Registration> what) {
      what.forEach(owner::registered);
    }

    @Override
    public void unregister(List<Registration> what) {
      what.forEach(owner::unregistered);
    }

    @Override
    public Instant lastFrameAt() {
      return START;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @BeforeEach
  void connect() {
    feed.start();
    feed.want(List.of(HEARD, UNHEARD));
    timeline.advance(Duration.ofSeconds(3));
    assertEquals(List.of(HEARD, UNHEARD), quotes.asked);
    quotes.asked.clear();
    wire.owner.opened();
    timeline.advance(Duration.ofSeconds(1));
  }

  @Test
  void whatWasMissedIsAskedForWhenTheStreamIsUp() {
    assertEquals(List.of("up"), heard.said);
    assertEquals(List.of(HEARD, UNHEARD), quotes.asked);
    assertEquals(4, heard.market.size());
  }

  @Test
  void whatTheStreamDoesNotBringIsAskedForAgainAndAgain() {
    quotes.asked.clear();
    timeline.advance(PERIOD.multipliedBy(2));

    assertEquals(List.of(UNHEARD, UNHEARD), quotes.asked);
  }

  @Test
  void aPriceThatCannotBeReadIsAskedForLessAndLessOften() {
    quotes.unreadable = true;
    quotes.asked.clear();
    timeline.advance(Duration.ofMinutes(10));
    int asked = quotes.asked.size();
    assertTrue(asked >= 10 && asked <= 14, () -> asked + " times in ten minutes");

    quotes.unreadable = false;
    timeline.advance(Duration.ofMinutes(1));
    quotes.asked.clear();
    timeline.advance(PERIOD.multipliedBy(2));
    assertEquals(List.of(UNHEARD, UNHEARD), quotes.asked);
  }

  @Test
  void itTellsOfTheStreamAndOfTheRequestsThatWait() {
    List<MarketFeed.State> states = new ArrayList<>();
    feed.state(states::add);
    timeline.advance(Duration.ZERO);

    assertEquals(
        List.of(new MarketFeed.State(true, START, 2, 2, List.of(UNHEARD), WAITING)), states);
  }

  @Test
  void onceClosedItNeitherHearsNorAsks() {
    quotes.asked.clear();
    feed.close();
    timeline.advance(PERIOD.multipliedBy(5));

    assertTrue(wire.closed);
    assertEquals(List.of(), quotes.asked);
  }
}
