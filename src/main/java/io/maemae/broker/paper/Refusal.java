package io.maemae.broker.paper;

import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.PriceLimits;
import io.maemae.market.Quantity;
import io.maemae.market.Symbol;
import java.util.Locale;

/** Why the paper broker or its exchange refuses, in words like a broker's, each naming its rule. */
final class Refusal {
  static final String BEFORE_OPEN = "장시작전: 주문 접수 시간이 아닙니다";
  static final String AFTER_CLOSE = "장종료: 오늘 정규시장이 끝났습니다";
  static final String HOLIDAY = "휴장일: 오늘은 장이 열리지 않습니다";
  static final String HALTED = "거래정지: 지금 매매할 수 없는 종목입니다";
  static final String VENUE = "거래소 오류: 한국거래소(KRX) 주문만 받습니다";
  static final String AUCTION = "호가조건 오류: 단일가매매 중에는 IOC/FOK 주문을 할 수 없습니다";
  static final String CONDITIONAL_AT_ONCE = "호가조건 오류: 조건부지정가에는 IOC/FOK를 붙일 수 없습니다";
  static final String BEST_IN_AUCTION = "호가유형 오류: 최유리지정가는 접속매매 시간에만 주문할 수 있습니다";
  static final String CONDITIONAL_AT_CLOSE = "호가유형 오류: 조건부지정가는 종가 단일가가 시작되기 전까지만 주문할 수 있습니다";
  static final String NO_BEST_PRICE = "호가유형 오류: 호가도 체결가도 없어 최유리지정가를 정할 수 없습니다";
  static final String NO_ORIGINAL = "원주문번호 오류: 오늘 접수된 원주문이 없습니다";
  static final String NOTHING_TO_CHANGE = "정정/취소 가능 수량 없음";
  static final String NO_QUANTITY = "주문수량 오류: 수량을 1주 이상 입력하십시오";

  private Refusal() {}

  static String unknownSymbol(Symbol symbol) {
    return "종목코드 오류: " + symbol + " 종목이 없습니다";
  }

  static String offTick(Price price, Price tick) {
    return "호가단위 오류: " + won(price) + "은 " + won(tick) + " 단위가 아닙니다";
  }

  static String beyondLimits(Price price, PriceLimits limits) {
    return "상하한가 오류: "
        + won(price)
        + "은 하한가 "
        + won(limits.lower())
        + "과 상한가 "
        + won(limits.upper())
        + " 사이가 아닙니다";
  }

  static String tooMany(Quantity most) {
    return "주문수량 한도 초과: 한 번에 " + shares(most) + "까지 주문할 수 있습니다";
  }

  static String tooLittleCash(Money orderable, Money needed) {
    return "주문가능금액 부족: 가능 " + won(orderable.wonFloor()) + ", 필요 " + won(needed.wonFloor());
  }

  static String tooFewShares(Quantity sellable) {
    return "매도가능수량 부족: 가능 " + shares(sellable);
  }

  static String tooManyToChange(Quantity changeable) {
    return "정정/취소 가능 수량 초과: 가능 " + shares(changeable);
  }

  private static String won(Price price) {
    return won(price.wonFloor());
  }

  private static String won(long amountWon) {
    return String.format(Locale.ROOT, "%,d원", amountWon);
  }

  private static String shares(Quantity quantity) {
    return String.format(Locale.ROOT, "%,d주", quantity.units());
  }
}
