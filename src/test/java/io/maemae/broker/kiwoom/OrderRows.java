package io.maemae.broker.kiwoom;

import io.maemae.broker.Fields;
import io.maemae.broker.ProtocolException;
import io.maemae.order.OrderId;
import io.maemae.order.OrderRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Rows of the lists of orders, as in the samples with other figures. */
final class OrderRows {
  static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  static final String FILE = "kt00007-order-detail.ok.json";
  static final String LIST = "acnt_ord_cntr_prps_dtl";
  static final OrderListCodec CODEC = new OrderListCodec("kiwoom");

  private OrderRows() {}

  static OrderId id(String number) {
    return new OrderId("kiwoom", DAY, "", number);
  }

  static Fields row(String... changes) {
    return RestSamples.row(FILE, LIST, changes);
  }

  static String[] with(String[] basic, String... more) {
    List<String> all = new ArrayList<>(List.of(basic));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /** A buy with a limit of 71,900 won. */
  static Fields order(
      String number, String ordered, String filled, String remaining, String... more) {
    String[] basic = {
      "ord_no",
      number,
      "ord_qty",
      ordered,
      "cntr_qty",
      filled,
      "ord_remnq",
      remaining,
      "trde_tp",
      "보통",
      "ord_uv",
      "0000071900",
      "cntr_uv",
      "0000071850"
    };
    return row(with(basic, more));
  }

  static Fields change(String number, String original, String quantity, String... more) {
    String[] basic = {"ori_ord", original, "cntr_uv", "0000000000"};
    return order(number, quantity, "0", "0", with(basic, more));
  }

  static Fields cancel(String number, String original, String quantity, String... more) {
    String[] basic = {"mdfy_cncl", "취소", "cnfm_qty", quantity, "acpt_tp", "확인"};
    return change(number, original, quantity, with(basic, more));
  }

  static Fields modify(String number, String original, String quantity, String... more) {
    String[] basic = {
      "mdfy_cncl", "정정", "cnfm_qty", quantity, "acpt_tp", "확인", "ord_remnq", quantity
    };
    return change(number, original, quantity, with(basic, more));
  }

  static List<OrderRow> rows(Fields... rows) throws ProtocolException {
    return CODEC.rows(DAY, List.of(rows), List.of(), List.of(), row -> false);
  }

  /** Number, ordered, filled, taken back and open shares of each row. */
  static List<String> figures(List<OrderRow> rows) {
    return rows.stream()
        .map(
            row ->
                String.join(
                    " ",
                    row.id().number(),
                    row.quantity().toString(),
                    row.filled().toString(),
                    row.canceled().toString(),
                    row.open().toString()))
        .toList();
  }

  static List<String> figures(Fields... rows) throws ProtocolException {
    return figures(rows(rows));
  }

  /** The sample's row of the open orders: number 69, ten at 74,000, four filled. */
  static Fields open(String... changes) {
    return RestSamples.row("ka10075-unfilled.ok.json", "oso", changes);
  }

  static Fields fill(String shares, String price, String... more) {
    String[] basic = {
      "ord_no", "1", "cntr_qty", shares, "cntr_pric", price, "stex_tp", "1", "stex_tp_txt", "KRX"
    };
    return RestSamples.row("ka10076-fills.ok.json", "cntr", with(basic, more));
  }
}
