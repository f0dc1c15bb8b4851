package io.maemae.broker.kiwoom;

import io.maemae.market.Money;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.Symbol;
import io.maemae.market.Venue;
import io.maemae.order.RequestKind;
import java.time.Instant;
import java.util.Optional;

/**
 * What Kiwoom says of an order of the account (주문체결, 00), from any channel. Nothing is sent again
 * after a lost connection. Account and names are not kept.
 *
 * <p>Source: specification 451f89c, type 00; each component names its FID. Of 910 and 911 it says
 * only price and quantity of the fill; on the paper host they were measured to be those of all
 * fills so far.
 *
 * @param number 9203 (주문번호), without the zeros in front
 * @param original 904 (원주문번호), likewise: what is modified or cancelled
 * @param symbol 9001 (종목코드)
 * @param side 907 (매도수구분)
 * @param kind 905 (주문구분)
 * @param stage 913 (주문상태)
 * @param ordered 900 (주문수량), under this number
 * @param limit 901 (주문가격); none where Kiwoom says 0
 * @param remaining 902 (미체결수량)
 * @param amount 903 (체결누계금액); zero where Kiwoom says nothing
 * @param execution 909 (체결번호); none if it is no fill
 * @param at 908 (주문/체결시간)
 * @param average 910 (체결가), of all fills
 * @param filled 911 (체결량), of all fills; zero where Kiwoom says nothing
 * @param lastPrice 914 (단위체결가), of this fill
 * @param last 915 (단위체결량), of this fill; zero where Kiwoom says nothing
 * @param rejection 919 (거부사유); empty where Kiwoom says 0
 * @param venue 2134 (거래소구분) and 2136 (SOR여부): for a routed order {@link Venue#SOR}; none where
 *     Kiwoom says nothing
 */
record OrderEvent(
    String number,
    Optional<String> original,
    Symbol symbol,
    Side side,
    RequestKind kind,
    Stage stage,
    Quantity ordered,
    Optional<Price> limit,
    Quantity remaining,
    Money amount,
    Optional<String> execution,
    Instant at,
    Optional<Price> average,
    Quantity filled,
    Optional<Price> lastPrice,
    Quantity last,
    String rejection,
    Optional<Venue> venue) {
  /** How far the request is. */
  enum Stage {
    /** 접수: it was taken. */
    ACCEPTED,
    /** 체결: shares were bought or sold. */
    FILLED,
    /** 확인: a modify or cancel was done. */
    CONFIRMED,
    /** 취소: documented as a state, and nobody has published one. */
    CANCELED,
    /** 거부: it was refused. */
    REJECTED
  }
}
