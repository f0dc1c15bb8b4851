package io.maemae.broker.kiwoom;

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

/** Prices of Kiwoom, whose requests are counted by their kind and all together. */
final class KiwoomPollingTest extends PollingContract {
  private static final String PRICE = "ka10001";

  private KiwoomServer server;

  @Override
  protected ManualRig rig(FakeClock clock, List<Symbol> symbols, Duration interval, Path tokens) {
    Map<String, Long> prices =
        symbols.stream()
            .map(Symbol::code)
            .collect(Collectors.toMap(Function.identity(), c -> 10_000L));
    server =
        KiwoomServer.start(
            KiwoomServerSettings.of(KiwoomServer.Environment.LIVE, clock).withPrices(prices));
    server.pauseStream();
    return KiwoomRig.over(clock, server, tokens, KiwoomRig.every(interval));
  }

  @Override
  protected List<String> priced() {
    return server.requests(PRICE).stream()
        .map(request -> request.field("stk_cd").orElseThrow())
        .toList();
  }

  @Override
  protected void refusePrice() {
    server.answerNext(
        PRICE, 200, Map.of(), "{\"return_code\":2,\"return_msg\":\"입력 값 오류입니다[1511:stk_cd]\"}");
  }

  /** Too many of all, which holds back more than prices. */
  @Override
  protected void throttlePrices(int times) {
    server.next(PRICE, times, KiwoomServer.Trouble.THROTTLED_IN_ALL);
  }

  @Override
  protected Duration period() {
    return Duration.ofSeconds(30);
  }
}
