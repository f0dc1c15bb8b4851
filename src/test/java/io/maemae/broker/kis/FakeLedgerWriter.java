package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeAccount;
import io.maemae.broker.fake.FakeBackOffice;
import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeOrder;
import io.maemae.broker.fake.FakeOrderKind;
import io.maemae.broker.fake.FakeTime;
import java.util.List;

/** Writes rows of orders and holdings as the inquiries show them. */
final class FakeLedgerWriter {
  private final KisServerSettings settings;
  private final FakeBackOffice broker;
  private KisServer.Padding padding = KisServer.Padding.ZEROS;
  private boolean remainderShrinks;
  private String branch;

  FakeLedgerWriter(KisServerSettings settings, FakeBackOffice broker) {
    this.settings = settings;
    this.broker = broker;
    branch = settings.branch();
  }

  void padding(KisServer.Padding padding) {
    this.padding = padding;
  }

  void remainderShrinks(boolean shrinks) {
    remainderShrinks = shrinks;
  }

  void branch(String office) {
    branch = office;
  }

  FakeLedger write() {
    List<FakeOrder> open = broker.orders().stream().filter(order -> order.open() > 0).toList();
    return new FakeLedger(
        broker.orders().stream().map(this::order).toList(),
        open.stream().map(this::open).toList(),
        broker.account.holdings().stream().map(this::holding).toList(),
        totals(),
        broker.available());
  }

  private String number(long number) {
    return switch (padding) {
      case ZEROS -> "%010d".formatted(number);
      case BLANKS -> "%10d".formatted(number);
      case NONE -> Long.toString(number);
    };
  }

  private ObjectNode order(FakeOrder order) {
    boolean cancel = order.request == FakeOrder.Request.CANCEL;
    ObjectNode row = FakeJson.of("ord_dt", FakeTime.date(order.at.toLocalDate()));
    FakeJson.put(row, "ord_gno_brno", branch, "odno", number(order.number));
    FakeJson.put(row, "orgn_odno", order.original.map(o -> number(o.number)).orElse(""));
    FakeJson.put(row, "ord_dvsn_name", order.kind.title());
    FakeJson.put(row, "sll_buy_dvsn_cd", order.buy ? "02" : "01");
    FakeJson.put(row, "sll_buy_dvsn_cd_name", order.buy ? "현금매수" : "현금매도");
    FakeJson.put(row, "pdno", order.instrument.symbol, "prdt_name", order.instrument.name);
    FakeJson.put(row, "ord_qty", order.quantity, "ord_unpr", order.asked);
    FakeJson.put(row, "ord_tmd", FakeTime.time(order.at), "tot_ccld_qty", order.filled);
    FakeJson.put(row, "avg_prvs", order.filled == 0 ? 0 : order.amount / order.filled);
    FakeJson.put(row, "cncl_yn", cancel ? "Y" : "", "tot_ccld_amt", order.amount);
    FakeJson.put(row, "loan_dt", "", "ordr_empno", "", "ord_dvsn_cd", order.kind.code());
    FakeJson.put(row, "cnc_cfrm_qty", "", "rmn_qty", remainder(order));
    FakeJson.put(row, "rjct_qty", order.rejected, "ccld_cndt_name", condition(order));
    FakeJson.put(row, "inqr_ip_addr", "", "cpbc_ordp_ord_rcit_dvsn_cd", "");
    FakeJson.put(row, "cpbc_ordp_infm_mthd_dvsn_cd", "", "infm_tmd", "", "ctac_tlno", "");
    FakeJson.put(row, "prdt_type_cd", "300", "excg_dvsn_cd", "02");
    FakeJson.put(row, "cpbc_ordp_mtrl_dvsn_cd", "", "ord_orgno", "00000");
    FakeJson.put(row, "rsvn_ord_end_dt", "", "excg_id_dvsn_Cd", order.venue);
    FakeJson.put(row, "stpm_cndt_pric", "", "stpm_efct_occr_dtmd", "");
    return FakeJson.put(row, "cncl_cfrm_qty", confirmed(order));
  }

  private static long confirmed(FakeOrder order) {
    boolean cancel = order.request == FakeOrder.Request.CANCEL;
    return cancel && !order.waiting ? order.quantity : order.dropped;
  }

  private static String condition(FakeOrder order) {
    return order.kind.life() == FakeOrderKind.Life.DAY ? "없음" : order.kind.life().name();
  }

  /** What was taken back by a cancel still counts as remaining, unless the test wants it gone. */
  private long remainder(FakeOrder order) {
    return order.open() + (remainderShrinks ? 0 : order.taken);
  }

  private ObjectNode open(FakeOrder order) {
    ObjectNode row = FakeJson.of("ord_gno_brno", branch);
    FakeJson.put(row, "odno", number(order.number));
    FakeJson.put(row, "orgn_odno", order.original.map(o -> number(o.number)).orElse(""));
    FakeJson.put(row, "ord_dvsn_name", order.kind.title(), "pdno", order.instrument.symbol);
    FakeJson.put(row, "prdt_name", order.instrument.name);
    FakeJson.put(row, "rvse_cncl_dvsn_name", order.original.isPresent() ? "정정" : "");
    FakeJson.put(row, "ord_qty", order.quantity, "ord_unpr", order.asked);
    FakeJson.put(row, "ord_tmd", FakeTime.time(order.at), "tot_ccld_qty", order.filled);
    FakeJson.put(row, "tot_ccld_amt", order.amount, "psbl_qty", order.open());
    FakeJson.put(row, "sll_buy_dvsn_cd", order.buy ? "02" : "01", "ord_dvsn_cd", order.kind.code());
    FakeJson.put(row, "mgco_aptm_odno", "", "excg_dvsn_cd", "02", "excg_id_dvsn_cd", order.venue);
    FakeJson.put(row, "excg_id_dvsn_name", order.venue, "stpm_cndt_pric", "0");
    return FakeJson.put(row, "stpm_efct_occr_yn", "N");
  }

  private ObjectNode holding(FakeAccount.Holding holding) {
    FakeInstrument instrument = holding.instrument;
    long value = holding.quantity * instrument.price;
    long profit = value - holding.cost;
    String percent = holding.cost == 0 ? "0.00" : FakeInstrument.percent(profit, holding.cost);
    String average = holding.quantity == 0 ? "0.0000" : average(holding);
    ObjectNode row = FakeJson.of("pdno", instrument.symbol, "prdt_name", instrument.name);
    FakeJson.put(row, "trad_dvsn_name", "현금", "bfdy_buy_qty", "0", "bfdy_sll_qty", "0");
    FakeJson.put(row, "thdt_buyqty", holding.boughtToday, "thdt_sll_qty", holding.soldToday);
    FakeJson.put(row, "hldg_qty", holding.quantity);
    FakeJson.put(row, "ord_psbl_qty", broker.account.sellable(instrument, broker.orders()));
    FakeJson.put(row, "pchs_avg_pric", average, "pchs_amt", holding.cost);
    FakeJson.put(row, "prpr", instrument.price, "evlu_amt", value, "evlu_pfls_amt", profit);
    FakeJson.put(row, "evlu_pfls_rt", percent, "evlu_erng_rt", percent + "000000");
    FakeJson.put(row, "loan_dt", "", "loan_amt", "0", "stln_slng_chgs", "0", "expd_dt", "");
    FakeJson.put(row, "fltt_rt", instrument.changePercent() + "000000");
    FakeJson.put(row, "bfdy_cprs_icdc", instrument.change(), "item_mgna_rt_name", "20%");
    FakeJson.put(row, "grta_rt_name", "", "sbst_pric", "0");
    return FakeJson.put(row, "stck_loan_unpr", "0.0000");
  }

  private static String average(FakeAccount.Holding holding) {
    return java.math.BigDecimal.valueOf(holding.cost)
        .divide(java.math.BigDecimal.valueOf(holding.quantity), 4, java.math.RoundingMode.HALF_UP)
        .toPlainString();
  }

  private ObjectNode totals() {
    FakeAccount account = broker.account;
    long value = 0;
    long cost = 0;
    for (FakeAccount.Holding holding : account.holdings()) {
      value += holding.quantity * holding.instrument.price;
      cost += holding.cost;
    }
    long costs = account.fees + account.taxes;
    ObjectNode row = FakeJson.of("dnca_tot_amt", account.deposit);
    // The next day's figure has neither fees nor sales yet, so that the three differ.
    FakeJson.put(row, "nxdy_excc_amt", account.deposit - account.bought);
    FakeJson.put(row, "prvs_rcdl_excc_amt", account.settled(), "cma_evlu_amt", "0");
    FakeJson.put(row, "bfdy_buy_amt", "0", "thdt_buy_amt", account.bought);
    FakeJson.put(row, "nxdy_auto_rdpt_amt", "0", "bfdy_sll_amt", "0");
    FakeJson.put(row, "thdt_sll_amt", account.sold, "d2_auto_rdpt_amt", "0");
    FakeJson.put(row, "bfdy_tlex_amt", "0", "thdt_tlex_amt", costs, "tot_loan_amt", "0");
    FakeJson.put(row, "scts_evlu_amt", value, "tot_evlu_amt", account.settled() + value);
    FakeJson.put(row, "nass_amt", account.settled() + value, "fncg_gld_auto_rdpt_yn", "");
    FakeJson.put(row, "pchs_amt_smtl_amt", cost, "evlu_amt_smtl_amt", value);
    FakeJson.put(row, "evlu_pfls_smtl_amt", value - cost, "tot_stln_slng_chgs", "0");
    FakeJson.put(row, "bfdy_tot_asst_evlu_amt", account.deposit, "asst_icdc_amt", "0");
    return FakeJson.put(row, "asst_icdc_erng_rt", "0.00000000");
  }
}
