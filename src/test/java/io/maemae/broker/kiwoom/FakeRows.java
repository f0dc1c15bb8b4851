package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeAccount;
import io.maemae.broker.fake.FakeBooks;
import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeOrder;
import java.time.format.DateTimeFormatter;

/**
 * Writes rows of orders as the inquiries show them.
 *
 * <p>Source: official specification 451f89c, kt00007, ka10075 and ka10076. Its examples have
 * neither a cancel nor a refusal: here what was taken from an order by a cancel or modify is gone
 * from its {@code ord_remnq} unless {@link #remainderShrinks} says otherwise, {@code cnfm_qty} is
 * what a modify or cancel took and what the exchange dropped of an IOC or FOK order, {@code
 * acpt_tp} is 확인 for a modify or cancel and 거부 for what the exchange refused, and {@code ori_ord}
 * is the number that was changed.
 */
final class FakeRows {
  private static final int WIDTH = 10;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("HHmmss");

  private final KiwoomServerSettings settings;
  private final FakeAccount account;
  private final FakeBooks books;
  private boolean remainderShrinks = true;

  FakeRows(KiwoomServerSettings settings, FakeAccount account, FakeBooks books) {
    this.settings = settings;
    this.account = account;
    this.books = books;
  }

  void remainderShrinks(boolean shrinks) {
    remainderShrinks = shrinks;
  }

  private static String ten(long value) {
    return FakeText.padded(value, WIDTH);
  }

  /** A row of kt00007. */
  ObjectNode detail(FakeLedger.Line line) {
    FakeOrder order = line.order();
    boolean change = order.request != FakeOrder.Request.NEW;
    ObjectNode row = FakeJson.of("ord_no", FakeText.number(order.number));
    FakeJson.put(row, "stk_cd", FakeText.accountCode(order.instrument));
    FakeJson.put(row, "trde_tp", order.kind.title(), "crd_tp", "보통매매");
    FakeJson.put(row, "ord_qty", ten(order.quantity), "ord_uv", ten(order.asked));
    FakeJson.put(row, "cnfm_qty", ten(change && !order.waiting ? order.quantity : line.dropped()));
    FakeJson.put(
        row, "acpt_tp", line.rejected() > 0 ? "거부" : change && !order.waiting ? "확인" : "접수");
    FakeJson.put(row, "rsrv_tp", "", "ord_tm", order.at.format(TIME));
    FakeJson.put(row, "ori_ord", FakeText.original(order), "stk_nm", order.instrument.name);
    FakeJson.put(row, "io_tp_nm", order.buy ? "현금매수" : "현금매도", "loan_dt", "");
    FakeJson.put(row, "cntr_qty", ten(line.filled()), "cntr_uv", ten(line.average()));
    long remaining = line.open() + (remainderShrinks ? 0 : line.taken());
    FakeJson.put(row, "ord_remnq", ten(remaining), "comm_ord_tp", order.channel);
    FakeJson.put(row, "mdfy_cncl", changed(order));
    FakeJson.put(row, "cnfm_tm", change ? order.at.format(TIME) : "");
    return FakeJson.put(row, "dmst_stex_tp", order.venue, "cond_uv", ten(0));
  }

  private static String changed(FakeOrder order) {
    return switch (order.request) {
      case NEW -> "";
      case MODIFY -> "정정";
      case CANCEL -> "취소";
    };
  }

  /** A row of ka10075. */
  ObjectNode open(FakeLedger.Line line) {
    FakeOrder order = line.order();
    FakeInstrument instrument = order.instrument;
    ObjectNode row = FakeJson.of("acnt_no", settings.account());
    FakeJson.put(row, "ord_no", FakeText.number(order.number), "mang_empno", "");
    FakeJson.put(row, "stk_cd", FakeText.code(instrument), "tsk_tp", "");
    FakeJson.put(row, "ord_stt", line.filled() > 0 ? "체결" : "접수", "stk_nm", instrument.name);
    FakeJson.put(row, "ord_qty", order.quantity, "ord_pric", order.asked);
    FakeJson.put(row, "oso_qty", line.open(), "cntr_tot_amt", line.amount());
    FakeJson.put(row, "orig_ord_no", FakeText.original(order));
    FakeJson.put(row, "io_tp_nm", FakeNotices.what(order), "trde_tp", order.kind.title());
    FakeJson.put(row, "tm", order.at.format(PLAIN), "cntr_no", "", "cntr_pric", line.average());
    FakeJson.put(row, "cntr_qty", line.filled());
    FakeJson.put(row, "cur_prc", FakeText.price(instrument.price, instrument));
    long ask = books.ask(instrument, order.venue);
    long bid = books.bid(instrument, order.venue);
    FakeJson.put(row, "sel_bid", FakeText.price(ask, instrument));
    FakeJson.put(row, "buy_bid", FakeText.price(bid, instrument));
    FakeJson.put(row, "unit_cntr_pric", "", "unit_cntr_qty", "");
    costs(row, line);
    FakeJson.put(row, "ind_invsr", "");
    return venue(row, order);
  }

  /** A row of ka10076: one order with all that it has traded. */
  ObjectNode fill(FakeLedger.Line line) {
    FakeOrder order = line.order();
    ObjectNode row = FakeJson.of("ord_no", FakeText.number(order.number));
    FakeJson.put(row, "stk_nm", order.instrument.name, "io_tp_nm", FakeNotices.what(order));
    FakeJson.put(row, "ord_pric", order.asked, "ord_qty", order.quantity);
    FakeJson.put(row, "cntr_pric", line.average(), "cntr_qty", line.filled());
    FakeJson.put(row, "oso_qty", line.open());
    costs(row, line);
    FakeJson.put(row, "ord_stt", "체결", "trde_tp", order.kind.title());
    FakeJson.put(row, "orig_ord_no", FakeText.original(order), "ord_tm", order.at.format(PLAIN));
    FakeJson.put(row, "stk_cd", FakeText.code(order.instrument));
    return venue(row, order);
  }

  private void costs(ObjectNode row, FakeLedger.Line line) {
    FakeOrder order = line.order();
    FakeJson.put(row, "tdy_trde_cmsn", account.commission(line.amount()));
    long tax = order.buy ? 0 : account.tax(order.instrument, line.amount());
    FakeJson.put(row, "tdy_trde_tax", tax);
  }

  private static ObjectNode venue(ObjectNode row, FakeOrder order) {
    FakeJson.put(row, "stex_tp", FakeText.venueCode(order), "stex_tp_txt", order.venue);
    String sor = order.venue.equals("SOR") ? "Y" : "N";
    return FakeJson.put(row, "sor_yn", sor, "stop_pric", "");
  }
}
