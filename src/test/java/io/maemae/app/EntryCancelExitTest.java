package io.maemae.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Trade;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cancel of a stopped entry that was filled in part is refused, and what it bought is held. */
final class EntryCancelExitTest extends MoneyTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final String BUSY = "잠시 후 다시 시도하십시오";

  @Override
  void configure(MoneyBench unstarted) {
    unstarted.hearing().strategy("cross", MoneyBench.KIS, 0);
  }

  @BeforeEach
  void entryIsFilledInPart() {
    bench.strategyNamed("cross").enters(70_000);
    hears(70_000);
    broker.fills("1001", 4, 70_000);
    bench.advance(Duration.ofSeconds(10));
    bench.forget();
  }

  private void hears(long won) {
    bench.hears(
        MoneyBench.KIS,
        new Trade(MoneyBench.SAMSUNG, bench.now(), Price.ofWon(won), Quantity.of(1)),
        false);
    bench.advance(SOON);
  }

  private void hearsFor(Duration time) {
    for (long seconds = 0; seconds < time.toSeconds(); seconds += 5) {
      hears(70_000);
      bench.advance(Duration.ofSeconds(4));
    }
  }

  @Test
  void givenCancelsThatWereRefusedForLong_whenAnExitIsWanted_thenTheNextOneDoesNotWaitMinutes() {
    for (int times = 0; times < 7; times++) {
      broker.refusesNext(BUSY);
    }
    bench.types("/stop");
    hearsFor(Duration.ofSeconds(10 + 20 + 40 + 80 + 160 + 320 + 10));
    assertEquals(7, broker.sent().size());
    broker.forgetAsked();

    bench.strategyNamed("cross").exits();
    hears(66_000);
    for (int seconds = 0; seconds < 30; seconds++) {
      hears(66_000);
    }

    assertEquals(
        List.of("cancel #1 1001 6 whole", "submit #2 SELL 005930 4@market"), broker.sent());
  }

  @Test
  void givenNoExitThatIsWanted_whenTheCancelIsRefused_thenNobodyIsToldOfAnUnclearOrder() {
    broker.refusesNext(BUSY);

    bench.types("/stop");
    hearsFor(Duration.ofSeconds(8));

    List<String> told = bench.told();
    assertEquals(
        List.of(),
        told.stream().filter(t -> t.contains("결과를") || t.startsWith("아래 보유분")).toList(),
        told::toString);
  }

  @Test
  void givenARefusedCancel_whenTheNextIsAnsweredAfterAWhile_thenTheGuardIsNotToldToWorkMeanwhile() {
    broker.refusesNext(BUSY);
    bench.types("/stop");
    hearsFor(Duration.ofSeconds(5));
    bench.told();

    broker.next(FakeBroker.Manner.HOLD_UNTAKEN);
    hearsFor(Duration.ofSeconds(15));
    broker.answerHeld(new SubmitResult.Rejected(BUSY));
    hearsFor(Duration.ofSeconds(6));

    List<String> told = bench.told();
    assertEquals(
        List.of(), told.stream().filter(t -> t.startsWith("아래 보유분")).toList(), told::toString);
  }
}
