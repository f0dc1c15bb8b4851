package io.maemae.broker.kis;

import io.maemae.config.Secret;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import java.time.LocalTime;
import java.util.Optional;

/**
 * What KIS says of an order of the account (실시간체결통보, H0STCNI0; on paper H0STCNI9): of any account
 * of the person, from any channel. It names no execution: two equal fills are told by two equal
 * records. Nothing is sent again after a lost connection.
 *
 * <p>Names of persons and instruments are not kept, nor is BRNC_NO (지점번호): whether it is the branch
 * that numbered the order is written nowhere. Source: workbook 2026-06-03, H0STCNI0; each component
 * names its column.
 *
 * @param account ACNT_NO (계좌번호): ten digits, the account and its two-digit product
 * @param number ODER_NO (주문번호), without the zeros in front
 * @param originalNumber OODER_NO (원주문번호), likewise: what is modified or cancelled
 * @param side SELN_BYOV_CLS (매도매수구분)
 * @param kind RCTF_CLS (정정구분)
 * @param division ODER_KIND (주문종류), the code of the order division as it came, such as {@code 00}
 * @param condition ODER_COND (주문조건)
 * @param symbol STCK_SHRN_ISCD (주식 단축 종목코드)
 * @param quantity CNTG_QTY (체결 수량): shares of this execution, or if it is no fill, of the request
 * @param price CNTG_UNPR (체결단가): of this execution, or if it is no fill, of the request; none where
 *     KIS says 0
 * @param time STCK_CNTG_HOUR (주식 체결 시간), at the exchange
 * @param rejected RFUS_YN (거부여부)
 * @param fill CNTG_YN (체결여부): an execution, not a word about a request
 * @param stage ACPT_YN (접수여부)
 * @param ordered ODER_QTY (주문수량)
 * @param venue ORD_EXG_GB (주문거래소 구분): where it happened, for a routed order {@link Venue#SOR}; none
 *     in the 23-column layout, or if KIS left it blank
 * @param orderPrice ODER_PRC (주문가격); none where KIS says 0
 */
record NoticeRecord(
    Secret account,
    String number,
    Optional<String> originalNumber,
    Side side,
    Kind kind,
    String division,
    TimeInForce condition,
    Symbol symbol,
    Quantity quantity,
    Optional<Price> price,
    LocalTime time,
    boolean rejected,
    boolean fill,
    Stage stage,
    Quantity ordered,
    Optional<Venue> venue,
    Optional<Price> orderPrice) {
  /** What was asked for. */
  enum Kind {
    /** 신규. */
    NEW,
    /** 정정. */
    MODIFY,
    /** 취소. */
    CANCEL
  }

  /** How far the request is. */
  enum Stage {
    /** 주문접수: KIS took the order. */
    ACCEPTED,
    /** 확인: the exchange did it. */
    CONFIRMED,
    /** 취소 (IOC/FOK): the exchange took back what its condition left. */
    CANCELED_BY_CONDITION
  }
}
