package io.maemae.broker.kis;

import io.maemae.broker.ManualRig;
import io.maemae.broker.PollingContract;
import io.maemae.broker.fake.FakeClock;
import io.maemae.market.Symbol;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prices of KIS, whose requests are counted all together. */
final class KisPollingTest extends PollingContract {
  private static final String PRICE = "FHKST01010100";

  private KisServer server;

  @Override
  protected ManualRig rig(FakeClock clock, List<Symbol> symbols, Duration interval, Path tokens) {
    Map<String, Long> prices =
        symbols.stream()
            .map(Symbol::code)
            .collect(Collectors.toMap(Function.identity(), c -> 10_000L));
    server =
        KisServer.start(KisServerSettings.of(KisServer.Environment.LIVE, clock).withPrices(prices));
    server.pauseStream();
    // An order's turn comes within its deadline.
    Duration deadline = interval.multipliedBy(2);
    return KisRig.over(
        clock,
        server,
        tokens,
        s -> ChangedSettings.of(s, c -> c.interval(interval).orderDeadline(deadline)));
  }

  @Override
  protected List<String> priced() {
    return server.requests(PRICE).stream()
        .map(request -> request.field("FID_INPUT_ISCD").orElseThrow())
        .toList();
  }

  @Override
  protected void refusePrice() {
    server.answerNext(
        PRICE,
        200,
        Map.of(),
        "{\"rt_cd\":\"1\",\"msg_cd\":\"OPSQ2001\",\"msg1\":\"ERROR INPUT FIELD NOT FOUND\"}");
  }

  @Override
  protected void throttlePrices(int times) {
    server.next(PRICE, times, KisServer.Trouble.THROTTLED);
  }

  @Override
  protected Duration period() {
    return Duration.ofSeconds(5);
  }
}
