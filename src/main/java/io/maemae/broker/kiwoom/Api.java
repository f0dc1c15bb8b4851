package io.maemae.broker.kiwoom;

/**
 * What can be asked of Kiwoom over REST: the header {@code api-id} and the path, which is only its
 * category. All are POST.
 *
 * <p>Source: official specification 451f89c.
 */
enum Api {
  /** 주식 매수주문. */
  BUY("kt10000", "ordr"),
  /** 주식 매도주문. */
  SELL("kt10001", "ordr"),
  /** 주식 정정주문. */
  MODIFY("kt10002", "ordr"),
  /** 주식 취소주문. */
  CANCEL("kt10003", "ordr"),
  /** 계좌별주문체결내역상세요청: the orders of a day. */
  ORDERS("kt00007", "acnt"),
  /** 미체결요청. */
  OPEN_ORDERS("ka10075", "acnt"),
  /** 체결요청. */
  FILLS("ka10076", "acnt"),
  /** 예수금상세현황요청. */
  DEPOSIT("kt00001", "acnt"),
  /** 계좌평가잔고내역요청. */
  BALANCE("kt00018", "acnt"),
  /** 주문인출가능금액요청. */
  BUYABLE("kt00010", "acnt"),
  /** 주식기본정보요청. */
  PRICE("ka10001", "stkinfo"),
  /** 주식호가요청. */
  BOOK("ka10004", "mrkcond"),
  /** 주식분봉차트조회요청. */
  MINUTES("ka10080", "chart"),
  /** 주식일봉차트조회요청. */
  DAYS("ka10081", "chart"),
  /** 종목정보 리스트. */
  INSTRUMENTS("ka10099", "stkinfo");

  private final String id;
  private final String path;

  Api(String id, String path) {
    this.id = id;
    this.path = "/api/dostk/" + path;
  }

  /** The header api-id. */
  String id() {
    return id;
  }

  String path() {
    return path;
  }

  /** Whether it is sent as an order, never twice. */
  boolean isOrder() {
    return this == BUY || this == SELL || this == MODIFY || this == CANCEL;
  }
}
