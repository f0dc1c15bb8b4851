package io.maemae.broker.paper;

import static io.maemae.market.InstrumentKind.ETF;
import static io.maemae.market.InstrumentKind.STOCK;

import io.maemae.market.InstrumentKind;
import io.maemae.market.Price;
import io.maemae.market.Symbol;
import java.util.List;

/**
 * What is listed at the synthetic venue by default: ten well-known codes. The base prices are made
 * up; they lie on the tick grid.
 */
final class SyntheticMarket {
  /** The default listings, always in this order. */
  static final List<Listing> LISTINGS =
      List.of(
          listing("005930", STOCK, 70_000), // 삼성전자
          listing("000660", STOCK, 182_000), // SK하이닉스
          listing("005380", STOCK, 236_000), // 현대차
          listing("000270", STOCK, 98_500), // 기아
          listing("035420", STOCK, 205_500), // NAVER
          listing("035720", STOCK, 43_250), // 카카오
          listing("068270", STOCK, 176_300), // 셀트리온
          listing("005490", STOCK, 352_000), // POSCO홀딩스
          listing("247540", STOCK, 128_400), // 에코프로비엠
          listing("069500", ETF, 36_120)); // KODEX 200

  private SyntheticMarket() {}

  private static Listing listing(String code, InstrumentKind kind, long won) {
    return new Listing(new Symbol(code), kind, Price.ofWon(won));
  }
}
