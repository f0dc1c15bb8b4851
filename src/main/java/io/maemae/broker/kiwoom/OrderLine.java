package io.maemae.broker.kiwoom;

import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import io.maemae.broker.Why;
import io.maemae.market.MarketTime;
import io.maemae.market.Money;
import io.maemae.market.OrderType;
import io.maemae.market.Price;
import io.maemae.market.Quantity;
import io.maemae.market.Side;
import io.maemae.market.TimeInForce;
import io.maemae.market.Venue;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import io.maemae.order.RequestKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * One row of a list of orders, before it is seen together with the others.
 *
 * <p>Source: official specification 451f89c, kt00007 and ka10075. It names what a row has and not
 * what it means; users of the service report that the row of a cancel or modify names its original
 * ({@code ori_ord}), says which it is ({@code mdfy_cncl} 취소 or 정정) and has in {@code cnfm_qty}
 * (확인수량) the shares that the exchange has confirmed, none before. The day's orders name the channel
 * of each ({@code comm_ord_tp}, 통신구분), such as 영웅문4 in the sample; the open ones do not.
 *
 * @param row nothing of it is taken back yet
 * @param confirmed shares of a cancel or modify that are confirmed; of a new order those that it
 *     says were taken from it
 * @param remaining what the row says is open
 * @param average what a share cost, rounded by the broker
 */
record OrderLine(OrderRow row, Quantity confirmed, Quantity remaining, Optional<Price> average) {
  private static final String REFUSED = "거부";
  private static final String CANCEL = "취소";
  private static final String MODIFY = "정정";

  /** Of the day's orders (kt00007). */
  static OrderLine listed(Fields row, String account, LocalDate date) throws ProtocolException {
    Optional<OrderId> parent =
        row.orderNumber("ori_ord").map(number -> new OrderId(account, date, "", number));
    RequestKind kind = parent.isPresent() ? change(row) : RequestKind.NEW;
    Quantity remaining = row.requiredQuantity("ord_remnq");
    Quantity filled = row.requiredQuantity("cntr_qty");
    Quantity confirmed = row.quantity("cnfm_qty");
    Quantity ordered = ordered(row, kind, confirmed, filled.plus(remaining));
    Optional<String> refused = row.text("acpt_tp").filter(text -> text.contains(REFUSED));
    if (ordered.isZero() && refused.isEmpty() && kind != RequestKind.CANCEL) {
      throw new ProtocolException("ord_qty is 0");
    }
    OrderRow order =
        order(
            row,
            new OrderId(account, date, "", number(row)),
            parent,
            kind,
            "ord_uv",
            Venues.named("dmst_stex_tp", row.word("dmst_stex_tp")),
            ordered,
            filled,
            refused.map(text -> Why.refused(ordered, row.text("trde_tp").orElse(""))),
            MarketTime.instant(date, time(row, "ord_tm")));
    return new OrderLine(
        order, confirmed.min(ordered), remaining, SignedPrices.price(row, "cntr_uv"));
  }

  /** A new order of those that are open (ka10075); empty if it is a change of one. */
  static Optional<OrderLine> open(Fields row, String account, LocalDate date)
      throws ProtocolException {
    String what = row.word("io_tp_nm");
    boolean isNew = row.orderNumber("orig_ord_no").isEmpty();
    if (!isNew || what.contains(CANCEL) || what.contains(MODIFY)) {
      return Optional.empty();
    }
    OrderRow order =
        order(
            row,
            new OrderId(account, date, "", number(row)),
            Optional.empty(),
            RequestKind.NEW,
            "ord_pric",
            Venues.open(row),
            row.requiredQuantity("ord_qty"),
            row.quantity("cntr_qty"),
            Optional.empty(),
            MarketTime.instant(date, time(row, "tm")));
    return Optional.of(
        new OrderLine(order, Quantity.ZERO, row.requiredQuantity("oso_qty"), Optional.empty()));
  }

  private static OrderRow order(
      Fields row,
      OrderId id,
      Optional<OrderId> parent,
      RequestKind kind,
      String limit,
      Venue venue,
      Quantity ordered,
      Quantity filled,
      Optional<String> rejection,
      Instant orderedAt)
      throws ProtocolException {
    Optional<OrderKind> priced = kind(row, kind);
    OrderType type = priced.map(OrderKind::type).orElse(OrderType.OTHER);
    Optional<Price> price = SignedPrices.price(row, limit);
    return new OrderRow(
        id,
        parent,
        kind,
        KiwoomSymbols.symbol(row.word("stk_cd")),
        side(row.word("io_tp_nm")),
        type,
        // A market order has none, whatever stands where others have theirs.
        type == OrderType.MARKET ? Optional.empty() : price,
        priced.map(OrderKind::timeInForce).orElse(TimeInForce.DAY),
        venue,
        ordered,
        filled,
        Optional.<Money>empty(),
        Quantity.ZERO,
        false,
        rejection,
        orderedAt,
        row.text("comm_ord_tp"));
  }

  private static String number(Fields row) throws ProtocolException {
    return row.orderNumber("ord_no").orElseThrow(() -> new ProtocolException("ord_no is missing"));
  }

  /** A cancel may name no kind; without one an order of ours would not be known again. */
  private static Optional<OrderKind> kind(Fields row, RequestKind what) throws ProtocolException {
    return what == RequestKind.CANCEL
        ? row.text("trde_tp").flatMap(OrderKind::named)
        : OrderKind.named(row.word("trde_tp"));
  }

  /** What a row that names an original does to it; never guessed, for shares depend on it. */
  private static RequestKind change(Fields row) throws ProtocolException {
    String what = row.text("mdfy_cncl").orElse("") + "/" + row.text("io_tp_nm").orElse("");
    boolean cancels = what.contains(CANCEL);
    if (cancels == what.contains(MODIFY)) {
      throw new ProtocolException("mdfy_cncl/io_tp_nm: neither cancel nor modify: '" + what + "'");
    }
    return cancels ? RequestKind.CANCEL : RequestKind.MODIFY;
  }

  /**
   * What was ordered; of a modify what moved to it. Where that was confirmed it may be less than
   * what it asked for, by what was filled meanwhile.
   *
   * @param accounted what the row itself says is filled or open
   */
  private static Quantity ordered(
      Fields row, RequestKind kind, Quantity confirmed, Quantity accounted)
      throws ProtocolException {
    Quantity asked = row.requiredQuantity("ord_qty");
    boolean moved = !confirmed.isZero() && confirmed.compareTo(accounted) >= 0;
    return switch (kind) {
      case NEW -> asked;
      case CANCEL -> asked.max(confirmed);
      case MODIFY -> moved ? confirmed : asked;
    };
  }

  private static Side side(String text) throws ProtocolException {
    boolean buys = text.contains("매수");
    if (buys == text.contains("매도")) {
      throw new ProtocolException("io_tp_nm: neither buy nor sell: '" + text + "'");
    }
    return buys ? Side.BUY : Side.SELL;
  }

  /** A time of day; some lists write it with colons. */
  private static LocalTime time(Fields row, String name) throws ProtocolException {
    try {
      return LocalTime.parse(row.word(name).replace(":", ""), Fields.TIME);
    } catch (DateTimeException e) {
      throw row.wrong(name, "no time", e);
    }
  }
}
