package io.maemae.broker.kiwoom;

import io.maemae.broker.fake.FakeAccount;
import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeOrder;
import io.maemae.broker.fake.FakeOrderKind;
import io.maemae.broker.fake.FakeRefusal;
import io.maemae.broker.fake.FakeRules;

/**
 * What the order host checks. It is known to say 855056, 308003, RC4058 and RC9000; its other codes
 * are not published, and those here are made up in the same form.
 */
final class KiwoomRules implements FakeRules {
  private final boolean live;
  private final FakeAccount account;

  KiwoomRules(KiwoomServerSettings settings, FakeAccount account) {
    live = settings.live();
    this.account = account;
  }

  /** The mock server has KRX only. */
  static FakeRefusal notInPaper() {
    return KiwoomReplies.order("RC9000", "모의투자에서는 해당업무가 제공되지 않습니다.");
  }

  @Override
  public FakeOrderKind kind(String code, String venue, FakeInstrument instrument) {
    if (!live && !venue.equals("KRX")) {
      throw notInPaper();
    }
    if (!venue.equals("KRX") && !instrument.onNextrade) {
      throw KiwoomReplies.order("RC4091", "해당 거래소에서 거래할 수 없는 종목입니다");
    }
    return KiwoomOrderKind.find(code)
        .filter(kind -> kind.isTakenBy(venue))
        .orElseThrow(() -> KiwoomReplies.order("RC4079", "처리할 수 없는 매매구분입니다"));
  }

  @Override
  public void checkOpen(boolean closed, FakeInstrument instrument) {
    if (closed) {
      throw live
          ? KiwoomReplies.order("505217", "장종료되었습니다")
          : KiwoomReplies.order("RC4058", "모의투자 장종료");
    }
    if (instrument.halted) {
      throw KiwoomReplies.order("RC4020", "매매거래정지 종목입니다");
    }
  }

  @Override
  public void checkPrice(FakeInstrument instrument, FakeOrderKind kind, long price) {
    if (kind.price() != FakeOrderKind.Price.GIVEN) {
      if (price != 0) {
        throw KiwoomReplies.order("RC4004", "주문단가를 입력할 수 없는 매매구분입니다");
      }
      return;
    }
    if (price <= 0) {
      throw KiwoomReplies.order("308003", "주문단가를 입력하십시오");
    }
    if (price % instrument.tick(price) != 0) {
      throw KiwoomReplies.order("RC4003", "호가단위 오류입니다");
    }
    if (price > instrument.upper() || price < instrument.lower()) {
      throw KiwoomReplies.order("RC4027", "상/하한가 오류입니다");
    }
  }

  @Override
  public FakeRefusal notListed() {
    return KiwoomReplies.input("1902", "종목 정보가 존재하지 않습니다. 입력한 종목코드 값을 확인바랍니다");
  }

  @Override
  public FakeRefusal tooLittleCash(long available, long price) {
    long buyable = Math.max(0, account.withoutCommission(available)) / price;
    return KiwoomReplies.order("855056", "매수증거금이 부족합니다. " + buyable + "주 매수가능");
  }

  @Override
  public FakeRefusal tooFewShares(long sellable) {
    return KiwoomReplies.order("800033", "매도가능수량이 부족합니다. " + sellable + "주 매도가능");
  }

  @Override
  public FakeRefusal nothingOpen() {
    return KiwoomReplies.order("RC4033", "정정/취소할 수량이 없습니다");
  }

  @Override
  public FakeRefusal moreThanOpen(FakeOrder target) {
    return KiwoomReplies.order("RC4034", "정정/취소 가능수량을 초과하였습니다");
  }
}
