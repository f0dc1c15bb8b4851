package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeAccount;
import io.maemae.broker.fake.FakeBackOffice;
import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeJson;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes holdings and cash as the inquiries show them; numbers have 15 or 12 places.
 *
 * <p>Source: official specification 451f89c, kt00018 and kt00001.
 */
final class FakeLedgerWriter {
  private static final int WIDE = 15;
  private static final int PRICE = 12;
  private static final String DEPOSIT =
      "entr profa_ch bncr_profa_ch nxdy_bncr_sell_exct fc_stk_krw_repl_set_amt crd_grnta_ch"
          + " crd_grnt_ch add_grnt_ch etc_profa uncl_stk_amt shrts_prica crd_set_grnta chck_ina_amt"
          + " etc_chck_ina_amt crd_grnt_ruse knx_asset_evltv elwdpst_evlta crd_ls_rght_frcs_amt"
          + " lvlh_join_amt lvlh_trns_alowa repl_amt remn_repl_evlta trst_remn_repl_evlta"
          + " bncr_remn_repl_evlta profa_repl crd_grnta_repl crd_grnt_repl add_grnt_repl"
          + " rght_repl_amt pymn_alow_amt wrap_pymn_alow_amt ord_alow_amt bncr_buy_alowa"
          + " 20stk_ord_alow_amt 30stk_ord_alow_amt 40stk_ord_alow_amt 100stk_ord_alow_amt ch_uncla"
          + " ch_uncla_dlfe ch_uncla_tot crd_int_npay int_npay_amt_dlfe int_npay_amt_tot etc_loana"
          + " etc_loana_dlfe etc_loan_tot nrpy_loan loan_sum ls_sum crd_grnt_rt mdstrm_usfe"
          + " min_ord_alow_yn loan_remn_evlt_amt dpst_grntl_remn sell_grntl_remn d1_entra"
          + " d1_slby_exct_amt d1_buy_exct_amt d1_out_rep_mor d1_sel_exct_amt d1_pymn_alow_amt"
          + " d2_entra d2_slby_exct_amt d2_buy_exct_amt d2_out_rep_mor d2_sel_exct_amt"
          + " d2_pymn_alow_amt 50stk_ord_alow_amt 60stk_ord_alow_amt";

  private final FakeBackOffice broker;

  FakeLedgerWriter(FakeBackOffice broker) {
    this.broker = broker;
  }

  FakeLedger write() {
    List<ObjectNode> holdings = new ArrayList<>();
    for (FakeAccount.Holding holding : broker.account.holdings()) {
      if (holding.quantity > 0) {
        holdings.add(holding(holding));
      }
    }
    return new FakeLedger(
        broker.orders().stream().map(FakeLedger.Line::of).toList(),
        holdings,
        totals(),
        deposit(),
        broker.available());
  }

  private static String wide(long value) {
    return FakeText.padded(value, WIDE);
  }

  private ObjectNode holding(FakeAccount.Holding holding) {
    FakeInstrument instrument = holding.instrument;
    long value = holding.quantity * instrument.price;
    long buyFee = broker.account.commission(holding.cost);
    long sellFee = broker.account.commission(value);
    long tax = broker.account.tax(instrument, value);
    long profit = value - holding.cost - buyFee - sellFee - tax;
    String percent = FakeInstrument.percent(profit, holding.cost);
    ObjectNode row = FakeJson.of("stk_cd", FakeText.accountCode(instrument));
    FakeJson.put(row, "stk_nm", instrument.name, "evltv_prft", wide(profit), "prft_rt", percent);
    FakeJson.put(row, "pur_pric", wide(holding.cost / holding.quantity));
    FakeJson.put(row, "pred_close_pric", FakeText.padded(instrument.base, PRICE));
    FakeJson.put(row, "rmnd_qty", wide(holding.quantity));
    long sellable = broker.account.sellable(instrument, broker.orders());
    FakeJson.put(row, "trde_able_qty", wide(sellable));
    FakeJson.put(row, "cur_prc", FakeText.padded(instrument.price, PRICE));
    FakeJson.put(row, "pred_buyq", wide(0), "pred_sellq", wide(0));
    FakeJson.put(row, "tdy_buyq", wide(holding.boughtToday), "tdy_sellq", wide(holding.soldToday));
    FakeJson.put(row, "pur_amt", wide(holding.cost), "pur_cmsn", wide(buyFee));
    FakeJson.put(row, "evlt_amt", wide(value), "sell_cmsn", wide(sellFee), "tax", wide(tax));
    FakeJson.put(row, "sum_cmsn", wide(buyFee + sellFee), "poss_rt", "100.00");
    return FakeJson.put(row, "crd_tp", "00", "crd_tp_nm", "", "crd_loan_dt", "");
  }

  private ObjectNode totals() {
    long value = 0;
    long cost = 0;
    for (FakeAccount.Holding holding : broker.account.holdings()) {
      value += holding.quantity * holding.instrument.price;
      cost += holding.cost;
    }
    String percent = cost == 0 ? "0.00" : FakeInstrument.percent(value - cost, cost);
    ObjectNode totals = FakeJson.of("tot_pur_amt", wide(cost), "tot_evlt_amt", wide(value));
    FakeJson.put(totals, "tot_evlt_pl", wide(value - cost), "tot_prft_rt", percent);
    FakeJson.put(totals, "prsm_dpst_aset_amt", wide(broker.account.settled() + value));
    return FakeJson.put(
        totals, "tot_loan_amt", wide(0), "tot_crd_loan_amt", wide(0), "tot_crd_ls_amt", wide(0));
  }

  /** Nothing of today has settled tomorrow, and all of it the day after. */
  private ObjectNode deposit() {
    FakeAccount account = broker.account;
    long available = broker.available();
    ObjectNode body = FakeJson.object();
    for (String name : DEPOSIT.split(" ")) {
      body.put(name, wide(0));
    }
    FakeJson.put(body, "entr", wide(account.deposit), "d1_entra", wide(account.deposit));
    FakeJson.put(body, "d2_entra", wide(account.settled()), "crd_grnt_rt", "0.00");
    long today = account.settled() - account.deposit;
    FakeJson.put(body, "d2_slby_exct_amt", wide(today), "d2_buy_exct_amt", wide(account.bought));
    FakeJson.put(body, "d2_sel_exct_amt", wide(account.sold));
    long payable = Math.max(0, Math.min(account.deposit, available));
    FakeJson.put(body, "pymn_alow_amt", wide(payable), "d1_pymn_alow_amt", wide(payable));
    FakeJson.put(body, "d2_pymn_alow_amt", wide(payable), "ord_alow_amt", wide(available));
    for (String rate : List.of("20", "30", "40", "50", "60", "100")) {
      body.put(rate + "stk_ord_alow_amt", wide(available));
    }
    body.set("stk_entr_prst", FakeJson.array(List.of()));
    return body;
  }
}
