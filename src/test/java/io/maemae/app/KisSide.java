package io.maemae.app;

import io.maemae.broker.fake.FakeBooked;
import io.maemae.broker.fake.FakeDelivery;
import io.maemae.broker.fake.FakeHold;
import io.maemae.broker.fake.FakeOrder;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.kis.KisServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The side of the KIS on loopback, a live one. */
record KisSide(KisServer server) implements BrokerSide {
  private static final List<String> ORDERS = List.of("TTTC0011U", "TTTC0012U");
  private static final String CHANGE = "TTTC0013U";

  @Override
  public String account() {
    return "kis";
  }

  @Override
  public List<String> secrets() {
    return List.of(server.settings().appKey(), server.settings().appSecret());
  }

  @Override
  public List<FakeBooked> orders() {
    return server.orders();
  }

  @Override
  public long held(String symbol) {
    return server.held(symbol);
  }

  @Override
  public long cash() {
    return server.cash();
  }

  @Override
  public FakeHold hold() {
    return server.hold();
  }

  @Override
  public List<String> writes() {
    return Stream.concat(ORDERS.stream(), Stream.of(CHANGE)).toList();
  }

  @Override
  public List<String> lists() {
    return List.of("TTTC0081R");
  }

  @Override
  public List<FakeRequest> requests(FakeOrder.Request kind) {
    return Stream.concat(server.requests().stream(), hold().lost().stream())
        .filter(request -> is(kind, request))
        .toList();
  }

  private static boolean is(FakeOrder.Request kind, FakeRequest request) {
    if (kind == FakeOrder.Request.NEW) {
      return ORDERS.contains(request.id());
    }
    String code = kind == FakeOrder.Request.MODIFY ? "01" : "02";
    return request.id().equals(CHANGE)
        && request.field("RVSE_CNCL_DVSN_CD").orElseThrow().equals(code);
  }

  @Override
  public long quantity(FakeRequest request) {
    return Long.parseLong(request.field("ORD_QTY").orElseThrow());
  }

  @Override
  public void stream(FakeDelivery.Mode mode) {
    server.stream(mode);
  }

  @Override
  public void refusesNextBuy() {
    server.answerNext(
        "TTTC0012U",
        200,
        Map.of(),
        "{\"rt_cd\":\"7\",\"msg_cd\":\"APBK0656\",\"msg1\":\"주문이 거부되었습니다\"}");
  }

  @Override
  public void tellFirst() {
    server.next(KisServer.Trouble.NOTICES_FIRST);
  }

  @Override
  public void others(String symbol, boolean buy, long quantity, long price) {
    if (buy) {
      server.othersBuy(symbol, quantity, price);
    } else {
      server.othersSell(symbol, quantity, price);
    }
  }

  @Override
  public void othersBeforeNextChange(String symbol, boolean buy, long quantity, long price) {
    server.othersBeforeNextChange(symbol, buy, quantity, price);
  }

  @Override
  public void losesNextAnswer() {
    server.next(KisServer.Trouble.ANSWER_LOST);
  }

  @Override
  public void losesNextRequest() {
    server.next(KisServer.Trouble.CUT);
  }

  @Override
  public long orderElsewhere(String symbol, boolean buy, long quantity, long price) {
    return server.orderElsewhere(symbol, buy, quantity, price);
  }

  @Override
  public void cancelElsewhere(long number) {
    server.cancelElsewhere(number);
  }

  @Override
  public long modifyElsewhere(long number, long price) {
    return server.modifyElsewhere(number, price);
  }

  @Override
  public void cutStream() {
    server.cutStream();
  }

  @Override
  public void pauseStream() {
    server.pauseStream();
  }

  @Override
  public void resumeStream() {
    server.resumeStream();
  }

  @Override
  public void pauseListening() {
    server.pauseListening();
  }

  @Override
  public void resumeListening() {
    server.resumeListening();
  }

  @Override
  public void closeMarket() {
    server.closeMarket();
  }

  @Override
  public void beat() {
    server.pingPong();
  }

  @Override
  public void awaitNotices() {
    server.awaitRegistered(
        server.noticeRegistration().trId(), server.noticeRegistration().trKey(), ChatDoor.SOON);
  }

  @Override
  public void trade(String symbol, long price) {
    server.trade(symbol, price, 1);
  }

  @Override
  public void awaitTrades(String symbol) {
    server.awaitRegistered("H0STCNT0", symbol, ChatDoor.SOON);
  }

  @Override
  public void pay(long won) {
    server.pay(won);
  }

  @Override
  public void split(String symbol, long from, long to) {
    server.split(symbol, from, to);
  }

  @Override
  public void hold(String symbol, long quantity, long cost) {
    server.hold(symbol, quantity, cost);
  }

  @Override
  public void close() {
    server.close();
  }
}
