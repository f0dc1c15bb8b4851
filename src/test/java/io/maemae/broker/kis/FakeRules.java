package io.maemae.broker.kis;

/** What the broker checks before it sends an order to the exchange. */
final class FakeRules {
  private FakeRules() {}

  static FakeOrderKind kind(String division, String venue, FakeInstrument instrument) {
    if (!venue.equals("KRX") && !instrument.onNextrade) {
      throw FakeRefusal.order("APBK3026", "해당 거래소에서 거래할 수 없는 종목입니다");
    }
    FakeOrderKind kind =
        FakeOrderKind.find(division)
            .orElseThrow(() -> FakeRefusal.order("APBK0918", "처리할 수 없는 주문구분입니다"));
    if (kind.isTakenBy(venue)) {
      return kind;
    }
    boolean market = kind == FakeOrderKind.MARKET;
    throw market
        ? FakeRefusal.order("APBK1943", "시장가 주문이 불가합니다")
        : FakeRefusal.order("APBK0918", "해당 거래소에서 처리할 수 없는 주문구분입니다");
  }

  static void checkOpen(
      KisServerSettings settings, FakeExchange exchange, FakeInstrument instrument) {
    if (exchange.isClosed()) {
      throw settings.live()
          ? FakeRefusal.order("APBK1058", "주문 가능한 시간이 아닙니다")
          : new FakeRefusal(FakeReply.refused("1", "40580000", "모의투자 장종료 입니다."));
    }
    if (instrument.halted) {
      throw settings.live()
          ? FakeRefusal.order("APBK0634", "거래정지 종목입니다")
          : new FakeRefusal(FakeReply.refused("1", "40070000", "모의투자 주문처리가 안되었습니다(매매불가 종목)"));
    }
  }

  static void checkPrice(
      KisServerSettings settings, FakeInstrument instrument, FakeOrderKind kind, long price) {
    if (kind.price != FakeOrderKind.Price.GIVEN) {
      if (price != 0) {
        throw FakeRefusal.field("ORD_UNPR");
      }
      return;
    }
    if (price <= 0) {
      throw FakeRefusal.field("ORD_UNPR");
    }
    if (price % instrument.tick(price) != 0) {
      throw settings.live()
          ? FakeRefusal.order("APBK0918", "호가단위 오류입니다")
          : new FakeRefusal(FakeReply.refused("1", "40030000", "모의투자 주문처리가 안되었습니다(호가단위 오류)"));
    }
    if (price > instrument.upper() || price < instrument.lower()) {
      throw FakeRefusal.order("APBK0918", "상한가 또는 하한가를 벗어난 주문입니다");
    }
  }
}
