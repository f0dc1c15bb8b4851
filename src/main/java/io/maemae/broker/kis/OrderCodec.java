package io.maemae.broker.kis;

import io.maemae.broker.Fields;
import io.maemae.broker.Outcome;
import io.maemae.broker.ProtocolException;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Side;
import io.maemae.market.Venue;
import io.maemae.order.CancelRequest;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRequest;
import io.maemae.order.SubmitResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Orders, modifies and cancels on the wire (주식주문(현금), 주식주문(정정취소)), and their answers. Keys are
 * upper case and every value is text.
 *
 * <p>Source: official workbook, sheets 주식주문(현금) and 주식주문(정정취소), 2026-10-07; sample repository
 * koreainvestment/open-trading-api, order_cash.py and order_rvsecncl.py.
 */
final class OrderCodec {
  private static final int NUMBER_LENGTH = 10;
  private static final String NO_PRICE = "0";

  private final KisSettings settings;

  OrderCodec(KisSettings settings) {
    this.settings = settings;
  }

  /**
   * The body of a new order.
   *
   * @param division what KIS calls its kind there
   */
  Map<String, String> order(OrderRequest request, Division division, boolean etn) {
    Map<String, String> body = account();
    body.put("PDNO", KisSymbols.code(request.symbol(), etn));
    body.put("ORD_DVSN", division.code());
    body.put("ORD_QTY", String.valueOf(request.quantity().units()));
    body.put("ORD_UNPR", request.limit().map(OrderCodec::price).orElse(NO_PRICE));
    body.put("EXCG_ID_DVSN_CD", request.venue().name());
    body.put("SLL_TYPE", request.side() == Side.SELL ? "01" : "");
    body.put("CNDT_PRIC", "");
    return body;
  }

  Map<String, String> cancel(CancelRequest request) {
    String quantity = request.whole() ? "0" : String.valueOf(request.quantity().units());
    return change(
        request.target(),
        "02",
        cancelledAs(request),
        quantity,
        NO_PRICE,
        request.whole(),
        request.venue());
  }

  /**
   * A cancel has to name some kind. Of an order placed elsewhere we may not know which it is, and a
   * cancel must not fail for that.
   */
  private static String cancelledAs(CancelRequest request) {
    return Division.of(request.type(), request.timeInForce(), request.venue(), request.session())
        .orElse(Division.LIMIT)
        .code();
  }

  /** Moves all that is open; the number of shares is the server's to know. */
  Map<String, String> modify(ModifyRequest request, Division division) {
    return change(
        request.target(),
        "01",
        division.code(),
        "0",
        price(request.limit()),
        true,
        request.venue());
  }

  private Map<String, String> change(
      OrderId target,
      String what,
      String division,
      String quantity,
      String price,
      boolean whole,
      Venue venue) {
    Map<String, String> body = account();
    body.put("KRX_FWDG_ORD_ORGNO", target.branch());
    body.put("ORGN_ODNO", padded(target.number()));
    body.put("ORD_DVSN", division);
    body.put("RVSE_CNCL_DVSN_CD", what);
    body.put("ORD_QTY", quantity);
    body.put("ORD_UNPR", price);
    body.put("QTY_ALL_ORD_YN", whole ? "Y" : "N");
    body.put("EXCG_ID_DVSN_CD", venue.name());
    return body;
  }

  private Map<String, String> account() {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("CANO", settings.customer().reveal());
    body.put("ACNT_PRDT_CD", settings.product());
    return body;
  }

  /** A price as requests have it. */
  static String price(Price price) {
    return price.toBigDecimal().stripTrailingZeros().toPlainString();
  }

  private static String padded(String number) {
    return "0".repeat(Math.max(0, NUMBER_LENGTH - number.length())) + number;
  }

  /** What the server made of an order, modify or cancel. */
  SubmitResult result(Outcome<KisAnswer> outcome, Instant now) {
    if (outcome instanceof Outcome.NotSent<KisAnswer> notSent) {
      return new SubmitResult.NotSent(notSent.why());
    }
    if (!(outcome instanceof Outcome.Answered<KisAnswer> answered)) {
      return new SubmitResult.Unknown(outcome.words());
    }
    KisAnswer answer = answered.answer();
    if (answer.isSuccess()) {
      return accepted(answer, MarketTime.date(now));
    }
    return ErrorTable.ofOrder(answer) == ErrorTable.OfOrder.REFUSED
        ? new SubmitResult.Rejected(answer.words())
        : new SubmitResult.Unknown(answer.words());
  }

  private SubmitResult accepted(KisAnswer answer, LocalDate today) {
    try {
      Fields output = answer.object("output");
      Optional<String> number = output.orderNumber("odno");
      if (number.isEmpty()) {
        return new SubmitResult.Unknown("odno is missing");
      }
      OrderId id =
          new OrderId(settings.name(), today, output.word("krx_fwdg_ord_orgno"), number.get());
      return new SubmitResult.Accepted(id, MarketTime.instant(today, output.time("ord_tmd")));
    } catch (ProtocolException e) {
      return new SubmitResult.Unknown(e.getMessage());
    }
  }
}
