package io.maemae.app;

import io.maemae.broker.kiwoom.KiwoomServer;
import io.maemae.broker.kiwoom.KiwoomServerSettings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** The server of Kiwoom. */
final class MeasuredKiwoom implements MeasuredServer {
  private static final String ORDERS = "/api/dostk/ordr";
  private static final String TRADES = "0B";

  /** Longer than any measurement. */
  private static final Duration NEVER = Duration.ofDays(1);

  private final KiwoomServer server;

  MeasuredKiwoom(InstantSource clock, Map<String, Long> prices) {
    server =
        KiwoomServer.start(
            KiwoomServerSettings.of(KiwoomServer.Environment.LIVE, clock)
                .withTokenClock(InstantSource.system())
                .withPrices(prices));
    server.pingEvery(NEVER); // one of its own might come between a trade and its order
  }

  @Override
  public String account() {
    return KiwoomDoor.account(server);
  }

  @Override
  public URI restUri() {
    return server.restUri();
  }

  @Override
  public URI streamUri() {
    return server.streamUri();
  }

  @Override
  public void othersTrade(String symbol, long quantity, long bid, long ask) {
    server.othersSell(symbol, quantity, ask);
    server.othersBuy(symbol, quantity, bid);
  }

  @Override
  public void awaitRegistered(String symbol, Duration atMost) {
    server.awaitRegistered(TRADES, symbol, atMost);
  }

  @Override
  public void trade(String symbol, long price) {
    server.trade(symbol, price, 1);
  }

  @Override
  public void heartbeat(Duration atMost) {
    int before = server.echoes().size();
    server.ping();
    server.awaitEchoes(before + 1, atMost);
  }

  @Override
  public int orders() {
    return server.requests(ORDERS).size();
  }

  @Override
  public void close() {
    server.close();
  }
}
