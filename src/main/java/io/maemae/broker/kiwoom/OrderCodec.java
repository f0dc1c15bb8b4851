package io.maemae.broker.kiwoom;

import io.maemae.broker.Outcome;
import io.maemae.market.MarketTime;
import io.maemae.market.Price;
import io.maemae.market.Symbol;
import io.maemae.order.CancelRequest;
import io.maemae.order.ModifyRequest;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRequest;
import io.maemae.order.SubmitResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Orders, modifies and cancels on the wire, and their answers. Which of them it is, and the side of
 * a new order, is said by the api-id alone; every value is text. No call names the account, for the
 * token does.
 *
 * <p>Source: official specification 451f89c, apis kt10000 to kt10003.
 */
final class OrderCodec {
  private static final int NUMBER_LENGTH = 7;
  private static final String ALL_THAT_IS_OPEN = "0";
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private final String account;

  /** With our name of the account. */
  OrderCodec(String account) {
    this.account = account;
  }

  /**
   * The body of a new order, to buy and to sell alike.
   *
   * @param kind what Kiwoom calls its kind there
   */
  Map<String, String> order(OrderRequest request, OrderKind kind) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("dmst_stex_tp", request.venue().name());
    body.put("stk_cd", request.symbol().code());
    body.put("ord_qty", String.valueOf(request.quantity().units()));
    body.put("ord_uv", request.limit().map(OrderCodec::price).orElse(""));
    body.put("trde_tp", kind.code());
    body.put("cond_uv", "");
    return body;
  }

  /** Moves all that is open; the number of shares is the server's to know, and the kind stays. */
  Map<String, String> modify(ModifyRequest request) {
    Map<String, String> body = change(request.target(), request.venue().name(), request.symbol());
    body.put("mdfy_qty", ALL_THAT_IS_OPEN);
    body.put("mdfy_uv", price(request.limit()));
    body.put("mdfy_cond_uv", "");
    return body;
  }

  /**
   * Takes back all that is open, or that many shares.
   *
   * @throws IllegalArgumentException if it is to take back a part of no shares, for on the wire
   *     that would be the whole
   */
  Map<String, String> cancel(CancelRequest request) {
    if (!request.whole() && request.quantity().isZero()) {
      throw new IllegalArgumentException("quantity of a partial cancel must be positive, was 0");
    }
    Map<String, String> body = change(request.target(), request.venue().name(), request.symbol());
    body.put(
        "cncl_qty",
        request.whole() ? ALL_THAT_IS_OPEN : String.valueOf(request.quantity().units()));
    return body;
  }

  private static Map<String, String> change(OrderId target, String venue, Symbol symbol) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("dmst_stex_tp", venue);
    body.put("orig_ord_no", padded(target.number()));
    body.put("stk_cd", symbol.code());
    return body;
  }

  /** A price as requests have it. */
  static String price(Price price) {
    return price.toBigDecimal().stripTrailingZeros().toPlainString();
  }

  private static String padded(String number) {
    return "0".repeat(Math.max(0, NUMBER_LENGTH - number.length())) + number;
  }

  /**
   * What the server made of an order, modify or cancel.
   *
   * @param now in market time; an answer tells no time of its own, so an order was accepted now
   */
  SubmitResult result(Outcome<KiwoomAnswer> outcome, Instant now) {
    if (outcome instanceof Outcome.NotSent<KiwoomAnswer> notSent) {
      return new SubmitResult.NotSent(notSent.why());
    }
    if (!(outcome instanceof Outcome.Answered<KiwoomAnswer> answered)) {
      return new SubmitResult.Unknown(outcome.words());
    }
    KiwoomAnswer answer = answered.answer();
    if (answer.isSuccess()) {
      return accepted(answer, now);
    }
    return ErrorTable.ofOrder(answer) == ErrorTable.OfOrder.REFUSED
        ? new SubmitResult.Rejected(answer.words())
        : new SubmitResult.Unknown(answer.words());
  }

  private SubmitResult accepted(KiwoomAnswer answer, Instant now) {
    Optional<String> number = answer.fields().orderNumber("ord_no");
    if (number.isEmpty()) {
      return new SubmitResult.Unknown("ord_no is missing");
    }
    if (!NUMBER.matcher(number.get()).matches()) {
      return new SubmitResult.Unknown("ord_no is no number: '" + number.get() + "'");
    }
    OrderId id = new OrderId(account, MarketTime.date(now), "", number.get());
    return new SubmitResult.Accepted(id, now);
  }
}
