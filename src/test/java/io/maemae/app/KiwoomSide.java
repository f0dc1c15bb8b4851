package io.maemae.app;

import io.maemae.broker.fake.FakeBooked;
import io.maemae.broker.fake.FakeDelivery;
import io.maemae.broker.fake.FakeHold;
import io.maemae.broker.fake.FakeOrder;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.kiwoom.KiwoomServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The side of the Kiwoom on loopback, a live one. */
record KiwoomSide(KiwoomServer server) implements BrokerSide {
  @Override
  public String account() {
    return "kiwoom";
  }

  @Override
  public List<String> secrets() {
    return List.of(server.settings().appKey(), server.settings().secretKey());
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
    return Stream.of(FakeOrder.Request.values()).flatMap(kind -> ids(kind).stream()).toList();
  }

  private static List<String> ids(FakeOrder.Request kind) {
    return switch (kind) {
      case NEW -> List.of("kt10000", "kt10001");
      case MODIFY -> List.of("kt10002");
      case CANCEL -> List.of("kt10003");
    };
  }

  @Override
  public List<String> lists() {
    return List.of("kt00007");
  }

  @Override
  public List<FakeRequest> requests(FakeOrder.Request kind) {
    return Stream.concat(server.requests().stream(), hold().lost().stream())
        .filter(request -> ids(kind).contains(request.id()))
        .toList();
  }

  @Override
  public long quantity(FakeRequest request) {
    return Long.parseLong(request.field("ord_qty").orElseThrow());
  }

  @Override
  public void stream(FakeDelivery.Mode mode) {
    server.stream(mode);
  }

  @Override
  public void refusesNextBuy() {
    server.answerNext(
        "kt10000",
        200,
        Map.of(),
        "{\"return_code\":20,\"return_msg\":\"[2000](800033:주문이 거부되었습니다)\"}");
  }

  @Override
  public void tellFirst() {
    server.next(KiwoomServer.Trouble.NOTICES_FIRST);
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
    server.next(KiwoomServer.Trouble.ANSWER_LOST);
  }

  @Override
  public void losesNextRequest() {
    server.next(KiwoomServer.Trouble.CUT);
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
    server.ping();
  }

  @Override
  public void awaitNotices() {
    server.awaitRegistered("00", "", ChatDoor.SOON);
  }

  @Override
  public void trade(String symbol, long price) {
    server.trade(symbol, price, 1);
  }

  @Override
  public void awaitTrades(String symbol) {
    server.awaitRegistered("0B", symbol, ChatDoor.SOON);
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
