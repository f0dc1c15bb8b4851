package io.maemae.app;

import io.maemae.broker.kis.KisServer;
import io.maemae.broker.kis.KisServerSettings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** The server of KIS. */
final class MeasuredKis implements MeasuredServer {
  private static final String ORDERS = "/uapi/domestic-stock/v1/trading/order-cash";
  private static final String TRADES = "H0STCNT0";

  private final KisServer server;

  MeasuredKis(InstantSource clock, Map<String, Long> prices) {
    server =
        KisServer.start(KisServerSettings.of(KisServer.Environment.LIVE, clock).withPrices(prices));
  }

  @Override
  public String account() {
    return KisDoor.account(server);
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
    server.pingPong();
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
