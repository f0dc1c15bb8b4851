package io.maemae.broker.kis;

import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeOrder;
import io.maemae.broker.fake.FakeOrderKind;
import io.maemae.broker.fake.FakeRefusal;
import io.maemae.broker.fake.FakeRules;

/** What the broker checks before it sends an order to the exchange. */
final class KisRules implements FakeRules {
  private final boolean live;

  KisRules(KisServerSettings settings) {
    live = settings.live();
  }

  @Override
  public FakeOrderKind kind(String division, String venue, FakeInstrument instrument) {
    if (!venue.equals("KRX") && !instrument.onNextrade) {
      throw KisRefusals.order("APBK3026", "해당 거래소에서 거래할 수 없는 종목입니다");
    }
    FakeOrderKind kind =
        KisOrderKind.find(division)
            .orElseThrow(() -> KisRefusals.order("APBK0918", "처리할 수 없는 주문구분입니다"));
    if (kind.isTakenBy(venue)) {
      return kind;
    }
    boolean market = kind == KisOrderKind.MARKET.kind;
    throw market
        ? KisRefusals.order("APBK1943", "시장가 주문이 불가합니다")
        : KisRefusals.order("APBK0918", "해당 거래소에서 처리할 수 없는 주문구분입니다");
  }

  @Override
  public void checkOpen(boolean closed, FakeInstrument instrument) {
    if (closed) {
      throw live
          ? KisRefusals.order("APBK1058", "주문 가능한 시간이 아닙니다")
          : new FakeRefusal(KisReplies.refused("1", "40580000", "모의투자 장종료 입니다."));
    }
    if (instrument.halted) {
      throw live
          ? KisRefusals.order("APBK0634", "거래정지 종목입니다")
          : new FakeRefusal(KisReplies.refused("1", "40070000", "모의투자 주문처리가 안되었습니다(매매불가 종목)"));
    }
  }

  @Override
  public void checkPrice(FakeInstrument instrument, FakeOrderKind kind, long price) {
    if (kind.price() != FakeOrderKind.Price.GIVEN) {
      if (price != 0) {
        throw KisRefusals.field("ORD_UNPR");
      }
      return;
    }
    if (price <= 0) {
      throw KisRefusals.field("ORD_UNPR");
    }
    if (price % instrument.tick(price) != 0) {
      throw live
          ? KisRefusals.order("APBK0918", "호가단위 오류입니다")
          : new FakeRefusal(KisReplies.refused("1", "40030000", "모의투자 주문처리가 안되었습니다(호가단위 오류)"));
    }
    if (price > instrument.upper() || price < instrument.lower()) {
      throw KisRefusals.order("APBK0918", "상한가 또는 하한가를 벗어난 주문입니다");
    }
  }

  @Override
  public FakeRefusal notListed() {
    return KisRefusals.order("APBK0656", "해당종목정보가 없습니다");
  }

  @Override
  public FakeRefusal tooLittleCash(long available, long price) {
    return KisRefusals.order("APBK0952", "주문가능금액을 초과 했습니다");
  }

  @Override
  public FakeRefusal tooFewShares(long sellable) {
    return KisRefusals.order("APBK0400", "주문 가능한 수량을 초과했습니다");
  }

  @Override
  public FakeRefusal nothingOpen() {
    return KisRefusals.order("APBK1663", "원주문번호가 존재하지 않습니다");
  }

  @Override
  public FakeRefusal moreThanOpen(FakeOrder target) {
    return KisRefusals.order("APBK0918", "정정취소 가능수량을 초과했습니다");
  }
}
