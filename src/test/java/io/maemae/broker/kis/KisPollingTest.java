package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.fake.FakeClock;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.desk.MarketFeed;
import io.maemae.market.Symbol;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices that are asked for in place of a stream, over a slow server. */
final class KisPollingTest {
  private static final int SYMBOLS = 12;
  private static final Duration INTERVAL = Duration.ofMillis(1_100);
  private static final String PRICE = "FHKST01010100";
  private static final String BALANCE = "TTTC8434R";
  private static final String ORDERS = "TTTC0081R";
  private static final String MODIFIABLE = "TTTC0084R";

  @TempDir Path tokens;
  private KisRig rig;

  /** No symbol is on the stream, and more are due than the server answers in their period. */
  @BeforeEach
  void start() {
    FakeClock clock = new FakeClock();
    KisServerSettings usual = KisServerSettings.of(KisServer.Environment.LIVE, clock);
    Map<String, Long> prices = new HashMap<>();
    symbols().forEach(symbol -> prices.put(symbol.code(), 10_000L));
    KisServer server =
        KisServer.start(
            new KisServerSettings(
                usual.environment(),
                usual.appKey(),
                usual.appSecret(),
                usual.otherAppKey(),
                usual.account(),
                usual.htsId(),
                usual.cash(),
                prices,
                usual.commissionPercent(),
                clock,
                usual.seed()));
    rig = KisRig.over(clock, server, tokens, KisRig.every(INTERVAL));
    var loggedIn = KisRig.asked(rig.kis.source()::balance);
    rig.advanceUntil(INTERVAL, loggedIn::isDone, "no balance");
    server.pauseStream();
    rig.kis.start();
    rig.awaitSaid("down");
    rig.kis.want(symbols());
    passTurns(3);
  }

  @AfterEach
  void stop() {
    assertEquals(List.of(), rig.timeline.thrown());
    rig.close();
  }

  private static List<Symbol> symbols() {
    return IntStream.range(0, SYMBOLS)
        .mapToObj(i -> new Symbol(String.valueOf(100_000 + 10 * i)))
        .toList();
  }

  /** In each of them one request may leave. */
  private void passTurns(int turns) {
    for (int i = 0; i < turns; i++) {
      rig.timeline.settle();
      rig.timeline.advance(INTERVAL);
      rig.idle(0);
    }
  }

  /** What left since then, but for the attempts to open the stream. */
  private List<FakeRequest> since(int before) {
    return requests().stream().skip(before).toList();
  }

  private List<FakeRequest> requests() {
    return rig.server.requests().stream().filter(r -> !r.id().isEmpty()).toList();
  }

  private List<String> polled(List<FakeRequest> requests) {
    return requests.stream()
        .filter(r -> r.is(PRICE))
        .map(r -> r.field("FID_INPUT_ISCD").orElseThrow())
        .toList();
  }

  @Test
  void readsDoNotWaitForPolledPrices() {
    int before = requests().size();
    rig.kis.source().balance(reading -> {});
    rig.kis.source().orders(rig.server.today(), reading -> {});
    passTurns(3);

    assertEquals(
        List.of(ORDERS, MODIFIABLE, BALANCE), since(before).stream().map(FakeRequest::id).toList());
  }

  @Test
  void twoPolledPricesWaitAtMost() {
    for (int i = 0; i < 30; i++) {
      passTurns(1);
      int waiting = KisRig.<MarketFeed.State>result(rig.kis::state).waiting();
      assertTrue(waiting <= 2, () -> waiting + " wait");
    }
  }

  @Test
  void everySymbolGetsItsTurn() {
    int before = requests().size();
    passTurns(2 * SYMBOLS);

    List<String> asked = polled(since(before));
    assertEquals(2 * SYMBOLS, asked.size());
    assertEquals(SYMBOLS, Set.copyOf(asked.subList(0, SYMBOLS)).size());
    assertEquals(asked.subList(0, SYMBOLS), asked.subList(SYMBOLS, 2 * SYMBOLS));
  }
}
