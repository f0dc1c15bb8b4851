package io.maemae.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.fake.FakeClock;
import io.maemae.desk.MarketFeed;
import io.maemae.market.Bar;
import io.maemae.market.MarketTime;
import io.maemae.market.Quote;
import io.maemae.market.Symbol;
import io.maemae.market.TradingCalendar;
import io.maemae.order.Reading;
import io.maemae.order.SubmitResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices that are asked for in place of a stream, over a slow server. */
public abstract class PollingContract {
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

  /** More are due in a period than leave in it, whichever broker it is. */
  private static final int SYMBOLS = 40;

  private static final Duration INTERVAL = Duration.ofMillis(1_000);

  @TempDir Path tokens;
  private ManualRig rig;

  /**
   * A live account on that clock, over a server whose stream cannot be opened.
   *
   * @param symbols listed there, apart from Samsung, whose first is "100000"
   * @param interval the least time between two requests of a kind
   */
  protected abstract ManualRig rig(
      FakeClock clock, List<Symbol> symbols, Duration interval, Path tokens);

  /** What prices were asked for, in the order in which they were. */
  protected abstract List<String> priced();

  /** The next price is refused in so many words, and asking again would not help. */
  protected abstract void refusePrice();

  /** The next prices are too many. */
  protected abstract void throttlePrices(int times);

  /** How long a price counts as one. */
  protected abstract Duration period();

  @AfterEach
  void stop() {
    assertEquals(List.of(), rig.timeline.thrown());
    rig.close();
  }

  private static List<Symbol> symbols(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> new Symbol(String.valueOf(100_000 + 10 * i)))
        .toList();
  }

  /** There is a token, and no stream; nothing is wanted yet. */
  private void at(LocalDate day, String time, int number) {
    FakeClock clock = new FakeClock();
    clock.advance(
        Duration.between(clock.instant(), MarketTime.instant(day, LocalTime.parse(time))));
    rig = rig(clock, symbols(number), INTERVAL, tokens);
    rig.inTime(rig.connection().source()::balance);
    rig.connection().start();
    rig.awaitSaid("down", 1);
  }

  private void want(int number) {
    rig.connection().want(symbols(number));
    rig.idle(0);
  }

  /** Many more are due than can leave, in the middle of the day. */
  private void poll() {
    at(FRIDAY, "10:00:00", SYMBOLS);
    want(SYMBOLS);
    passTurns(3);
  }

  /** In each of them one request of a kind may leave. */
  private void passTurns(int turns) {
    for (int i = 0; i < turns; i++) {
      rig.timeline.settle();
      rig.timeline.advance(INTERVAL);
      rig.idle(0);
    }
  }

  /** So much time, in turns. */
  private void pass(Duration time) {
    passTurns((int) time.dividedBy(INTERVAL));
  }

  private List<String> pricedSince(int before) {
    return priced().subList(before, priced().size());
  }

  private List<String> quoted() {
    return rig.heard.market.stream()
        .filter(Quote.class::isInstance)
        .map(event -> event.symbol().code())
        .toList();
  }

  @Test
  void everySymbolGetsItsTurn() {
    poll();
    int before = priced().size();
    passTurns(2 * SYMBOLS);

    List<String> asked = pricedSince(before);
    assertEquals(2 * SYMBOLS, asked.size());
    assertEquals(SYMBOLS, Set.copyOf(asked.subList(0, SYMBOLS)).size());
    assertEquals(asked.subList(0, SYMBOLS), asked.subList(SYMBOLS, 2 * SYMBOLS));
    assertEquals(priced(), quoted());
  }

  @Test
  void twoPolledPricesWaitAtMost() {
    poll();
    for (int i = 0; i < 30; i++) {
      passTurns(1);
      int waiting = ManualRig.<MarketFeed.State>result(rig.connection()::state).waiting();
      assertTrue(waiting <= 2, () -> waiting + " wait");
    }
  }

  @Test
  void aPriceThatSomebodyWaitsForTakesTheNextTurn() {
    poll();
    int before = priced().size();
    CompletableFuture<Reading<Quote>> answer =
        ManualRig.asked(told -> rig.connection().quotes().quote(AdapterHarness.SAMSUNG, told));
    passTurns(1);

    assertEquals(List.of(AdapterHarness.SAMSUNG.code()), pricedSince(before));
    assertInstanceOf(Reading.Complete.class, answer.join());
  }

  @Test
  void aPriceThatIsLookedAtComesBeforeAllThatWaitForTheirTurn() {
    poll();
    int before = priced().size();
    String last = priced().get(before - 1);
    rig.connection().look(new Symbol(last));
    passTurns(4);

    List<String> asked = pricedSince(before);
    assertTrue(asked.subList(0, 3).contains(last), asked::toString);
    assertEquals(1, asked.stream().filter(last::equals).count());
  }

  @Test
  void anOrderTakesTheNextTurn() {
    poll();
    CompletableFuture<SubmitResult> answer =
        ManualRig.asked(told -> rig.connection().gateway().submit(ManualRig.buy(1), told));
    passTurns(1);

    assertEquals(1, rig.orderRequests());
    assertInstanceOf(SubmitResult.Accepted.class, answer.join());
  }

  @Test
  void whatThePollingIsToldToLeaveKeepsNoOrderWaiting() {
    poll();
    throttlePrices(4);
    passTurns(1);
    CompletableFuture<SubmitResult> answer =
        ManualRig.asked(told -> rig.connection().gateway().submit(ManualRig.buy(1), told));
    passTurns(1);

    assertInstanceOf(SubmitResult.Accepted.class, answer.getNow(null));
  }

  @Test
  void historyIsReadBetweenPolledPrices() {
    poll();
    CompletableFuture<Reading<List<Bar>>> answer =
        ManualRig.asked(
            told ->
                rig.connection()
                    .history()
                    .minutes(
                        AdapterHarness.SAMSUNG,
                        FRIDAY,
                        TradingCalendar.krx(Set.of(), Set.of()).regularHours(),
                        told));
    passTurns(3 * 3);

    assertInstanceOf(Reading.Complete.class, answer.getNow(null));
  }

  @Test
  void basePricesAreAskedForOnceAtNightAndOnceInTheMorning() {
    at(FRIDAY.plusDays(1), "23:59:50", 1);
    want(1);
    passTurns(2);
    assertEquals(1, priced().size(), "the evening");
    passTurns(20);
    assertEquals(2, priced().size(), "the night");
    rig.timeline.advance(Duration.ofHours(8));
    passTurns(1);
    assertEquals(2, priced().size(), "before the morning");
    rig.timeline.advance(Duration.ofMinutes(30));
    passTurns(20);

    assertEquals(3, priced().size(), "the morning");
    assertEquals(priced(), quoted());
  }

  @Test
  void aPriceThatIsRefusedWaitsForAPeriodAndKeepsNoOtherWaiting() {
    at(FRIDAY.plusDays(2), "10:00:00", 2);
    refusePrice();
    want(2);
    passTurns(2);
    assertEquals(List.of("100000", "100010"), priced());
    assertEquals(List.of("100010"), quoted());

    pass(period().minus(INTERVAL.multipliedBy(3)));
    assertEquals(2, priced().size());
    passTurns(3);
    assertEquals(List.of("100000", "100010", "100000"), priced());
    assertEquals(List.of("100010", "100000"), quoted());

    pass(period().multipliedBy(3));
    assertEquals(3, priced().size());
  }

  @Test
  void aThrottledPriceIsAskedForAgainUntilItIsThere() {
    at(FRIDAY.plusDays(2), "10:00:00", 2);
    throttlePrices(2);
    want(2);
    passTurns(6);

    assertEquals(Set.of("100000", "100010"), Set.copyOf(quoted()));
    assertEquals(4, priced().size());
  }

  @Test
  void whatIsNotWantedAnyMoreIsNotAskedFor() {
    poll();
    want(1);
    passTurns(3);
    int before = priced().size();
    pass(period().multipliedBy(2).plus(INTERVAL));

    assertEquals(Set.of("100000"), Set.copyOf(pricedSince(before)));
  }

  @Test
  void whileNothingTradesAKnownPriceIsNotAskedForAgain() {
    at(FRIDAY, "15:29:00", 1);
    want(1);
    pass(Duration.ofMinutes(2));
    passTurns(1);
    int before = priced().size();
    assertTrue(before > 2, () -> before + " prices");
    pass(Duration.ofMinutes(3));

    assertEquals(before, priced().size());
  }
}
