package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeBackOffice;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeListings;
import io.maemae.broker.fake.FakeOrder;
import io.maemae.broker.fake.FakeOrderKind;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import java.util.Optional;

/**
 * Answers orders, modifies and cancels. A modify of an order without a price of its own makes it a
 * limit order.
 *
 * <p>Source: official specification 451f89c, kt10000 to kt10003.
 */
final class FakeTrading {
  private final KiwoomServerSettings settings;
  private final FakeBackOffice broker;
  private final FakeListings listings;

  FakeTrading(KiwoomServerSettings settings, FakeBackOffice broker, FakeListings listings) {
    this.settings = settings;
    this.broker = broker;
    this.listings = listings;
  }

  FakeReply order(FakeRequest request) {
    long quantity = number(request, "ord_qty");
    if (quantity == 0) {
      throw KiwoomReplies.malformed("ord_qty");
    }
    FakeOrder order =
        broker.order(
            FakeText.get(listings, text(request, "stk_cd")).symbol,
            request.id().equals(FakeApi.BUY.id),
            text(request, "trde_tp"),
            text(request, "dmst_stex_tp"),
            text(request, "ord_uv").isEmpty() ? 0 : number(request, "ord_uv"),
            quantity);
    ObjectNode body = FakeJson.of("ord_no", FakeText.number(order.number));
    FakeJson.put(body, "dmst_stex_tp", order.venue);
    return KiwoomReplies.done(body, (order.buy ? "매수" : "매도") + "주문이 완료되었습니다.");
  }

  FakeReply modify(FakeRequest request) {
    FakeOrder change =
        change(request, FakeOrder.Request.MODIFY, "mdfy_qty", number(request, "mdfy_uv"));
    ObjectNode body = answer(change);
    FakeJson.put(body, "mdfy_qty", FakeText.padded(change.quantity, 12));
    FakeJson.put(body, "dmst_stex_tp", change.venue);
    return KiwoomReplies.done(body, FakeNotices.what(change) + " 주문입력이 완료되었습니다");
  }

  FakeReply cancel(FakeRequest request) {
    FakeOrder change = change(request, FakeOrder.Request.CANCEL, "cncl_qty", 0);
    ObjectNode body = answer(change);
    FakeJson.put(body, "cncl_qty", FakeText.padded(change.quantity, 12));
    return KiwoomReplies.done(body, FakeNotices.what(change) + " 주문입력이 완료되었습니다");
  }

  private FakeOrder change(
      FakeRequest request, FakeOrder.Request what, String quantityField, long price) {
    if (!settings.live() && !text(request, "dmst_stex_tp").equals("KRX")) {
      throw KiwoomRules.notInPaper();
    }
    long number = number(request, "orig_ord_no");
    Optional<FakeOrder> target =
        broker.orders().stream()
            .filter(order -> order.number == number)
            .filter(order -> FakeText.code(order.instrument).equals(text(request, "stk_cd")))
            .findFirst();
    boolean unpriced = target.filter(t -> t.kind.price() != FakeOrderKind.Price.GIVEN).isPresent();
    boolean becomesLimit = unpriced && what == FakeOrder.Request.MODIFY;
    long quantity = number(request, quantityField);
    return broker.change(
        what,
        target.map(t -> t.number).orElse(-1L),
        becomesLimit ? Optional.of(KiwoomOrderKind.LIMIT.kind.code()) : Optional.empty(),
        text(request, "dmst_stex_tp"),
        price,
        quantity == 0 ? Optional.empty() : Optional.of(quantity));
  }

  /** The number that the chain began with. */
  private static ObjectNode answer(FakeOrder change) {
    FakeOrder root = change;
    while (root.original.isPresent()) {
      root = root.original.get();
    }
    ObjectNode body = FakeJson.of("ord_no", FakeText.number(change.number));
    return FakeJson.put(body, "base_orig_ord_no", FakeText.number(root.number));
  }

  private static String text(FakeRequest request, String name) {
    return request.field(name).orElse("").strip();
  }

  private static long number(FakeRequest request, String name) {
    return Long.parseLong(text(request, name));
  }
}
