package io.maemae.broker.kis;

import java.util.Optional;

/**
 * What can be asked of KIS over REST: path, and the transaction id (tr_id) of each environment.
 * Never derived from one another: some have no paper twin.
 *
 * <p>Source: official workbook of 2026-06-03 with the changes of 2026-10-07, sheets of domestic
 * stocks (국내주식); sample repository koreainvestment/open-trading-api, examples_llm/domestic_stock.
 */
enum Tr {
  /** 주식주문(현금), 매수. */
  BUY(true, "trading/order-cash", "TTTC0012U", "VTTC0012U"),
  /** 주식주문(현금), 매도. */
  SELL(true, "trading/order-cash", "TTTC0011U", "VTTC0011U"),
  /** 주식주문(정정취소). */
  CHANGE(true, "trading/order-rvsecncl", "TTTC0013U", "VTTC0013U"),
  /** 주식일별주문체결조회, of the last three months. */
  ORDERS(false, "trading/inquire-daily-ccld", "TTTC0081R", "VTTC0081R"),
  /** The same, of longer ago. */
  OLD_ORDERS(false, "trading/inquire-daily-ccld", "CTSC9215R", "VTSC9215R"),
  /** 주식정정취소가능주문조회. */
  MODIFIABLE(false, "trading/inquire-psbl-rvsecncl", "TTTC0084R", ""),
  /** 주식잔고조회. */
  BALANCE(false, "trading/inquire-balance", "TTTC8434R", "VTTC8434R"),
  /** 매수가능조회. */
  BUYABLE(false, "trading/inquire-psbl-order", "TTTC8908R", "VTTC8908R"),
  /** 기간별매매손익현황조회. */
  REALISED(false, "trading/inquire-period-trade-profit", "TTTC8715R", ""),
  /** 주식현재가 시세. */
  PRICE(false, "quotations/inquire-price", "FHKST01010100", "FHKST01010100"),
  /** 주식현재가 호가/예상체결. */
  BOOK(false, "quotations/inquire-asking-price-exp-ccn", "FHKST01010200", "FHKST01010200"),
  /** 주식당일분봉조회. */
  MINUTES(false, "quotations/inquire-time-itemchartprice", "FHKST03010200", "FHKST03010200"),
  /** 주식일별분봉조회. */
  PAST_MINUTES(false, "quotations/inquire-time-dailychartprice", "FHKST03010230", ""),
  /** 국내주식기간별시세(일/주/월/년). */
  DAYS(false, "quotations/inquire-daily-itemchartprice", "FHKST03010100", "FHKST03010100"),
  /** 국내휴장일조회. */
  HOLIDAYS(false, "quotations/chk-holiday", "CTCA0903R", "");

  private static final String ROOT = "/uapi/domestic-stock/v1/";

  private final boolean order;
  private final String path;
  private final String live;
  private final String paper;

  Tr(boolean order, String path, String live, String paper) {
    this.order = order;
    this.path = ROOT + path;
    this.live = live;
    this.paper = paper;
  }

  /** Whether it is sent as an order, by POST and never twice. */
  boolean isOrder() {
    return order;
  }

  String path() {
    return path;
  }

  /** The transaction id; empty if the environment has none. */
  Optional<String> id(KisEnvironment environment) {
    String id = environment == KisEnvironment.LIVE ? live : paper;
    return Optional.of(id).filter(text -> !text.isEmpty());
  }
}
