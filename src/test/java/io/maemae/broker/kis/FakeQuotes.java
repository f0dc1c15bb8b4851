package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeBooks;
import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeLevel;
import io.maemae.broker.fake.FakeListings;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.fake.FakeTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Answers what the market is like now. */
final class FakeQuotes {
  private static final Set<String> MARKETS = Set.of("J", "NX", "UN");
  private static final int MOST_AT_ONCE = 30;
  private static final int LEVELS = 10;
  private static final String PRICE =
      "iscd_stat_cls_code marg_rate rprs_mrkt_kor_name new_hgpr_lwpr_cls_code bstp_kor_isnm"
          + " temp_stop_yn oprc_rang_cont_yn clpr_rang_cont_yn crdt_able_yn grmn_rate_cls_code"
          + " elw_pblc_yn stck_prpr prdy_vrss prdy_vrss_sign prdy_ctrt acml_tr_pbmn acml_vol"
          + " prdy_vrss_vol_rate stck_oprc stck_hgpr stck_lwpr stck_mxpr stck_llam stck_sdpr"
          + " wghn_avrg_stck_prc hts_frgn_ehrt frgn_ntby_qty pgtr_ntby_qty pvt_scnd_dmrs_prc"
          + " pvt_frst_dmrs_prc pvt_pont_val pvt_frst_dmsp_prc pvt_scnd_dmsp_prc dmrs_val dmsp_val"
          + " cpfn rstc_wdth_prc stck_fcam stck_sspr aspr_unit hts_deal_qty_unit_val lstn_stcn"
          + " hts_avls per pbr stac_month vol_tnrt eps bps d250_hgpr d250_hgpr_date"
          + " d250_hgpr_vrss_prpr_rate d250_lwpr d250_lwpr_date d250_lwpr_vrss_prpr_rate"
          + " stck_dryy_hgpr dryy_hgpr_vrss_prpr_rate dryy_hgpr_date stck_dryy_lwpr"
          + " dryy_lwpr_vrss_prpr_rate dryy_lwpr_date w52_hgpr w52_hgpr_vrss_prpr_ctrt w52_hgpr_date"
          + " w52_lwpr w52_lwpr_vrss_prpr_ctrt w52_lwpr_date whol_loan_rmnd_rate ssts_yn"
          + " stck_shrn_iscd fcam_cnnm cpfn_cnnm apprch_rate frgn_hldn_qty vi_cls_code"
          + " ovtm_vi_cls_code last_ssts_cntg_qty invt_caful_yn mrkt_warn_cls_code short_over_yn"
          + " sltr_yn mang_issu_cls_code";
  private static final String BOOK_ENDS =
      "total_askp_rsqn total_bidp_rsqn total_askp_rsqn_icdc total_bidp_rsqn_icdc"
          + " ovtm_total_askp_icdc ovtm_total_bidp_icdc ovtm_total_askp_rsqn ovtm_total_bidp_rsqn"
          + " ntby_aspr_rsqn new_mkop_cls_code";
  private static final String INFO =
      "pdno prdt_type_cd mket_id_cd scty_grp_id_cd excg_dvsn_cd setl_mmdd lstg_stqt lstg_cptl_amt"
          + " cpta papr issu_pric kospi200_item_yn scts_mket_lstg_dt scts_mket_lstg_abol_dt"
          + " kosdaq_mket_lstg_dt kosdaq_mket_lstg_abol_dt frbd_mket_lstg_dt"
          + " frbd_mket_lstg_abol_dt reits_kind_cd etf_dvsn_cd oilf_fund_yn idx_bztp_lcls_cd"
          + " idx_bztp_mcls_cd idx_bztp_scls_cd stck_kind_cd mfnd_opng_dt mfnd_end_dt"
          + " dpsi_erlm_cncl_dt etf_cu_qty prdt_name prdt_name120 prdt_abrv_name std_pdno"
          + " prdt_eng_name prdt_eng_name120 prdt_eng_abrv_name dpsi_aptm_erlm_yn etf_txtn_type_cd"
          + " etf_type_cd lstg_abol_dt nwst_odst_dvsn_cd sbst_pric thco_sbst_pric"
          + " thco_sbst_pric_chng_dt tr_stop_yn admn_item_yn thdt_clpr bfdy_clpr clpr_chng_dt"
          + " std_idst_clsf_cd std_idst_clsf_cd_name idx_bztp_lcls_cd_name idx_bztp_mcls_cd_name"
          + " idx_bztp_scls_cd_name ocr_no crfd_item_yn elec_scty_yn issu_istt_cd"
          + " etf_chas_erng_rt_dbnb etf_etn_ivst_heed_item_yn stln_int_rt_dvsn_cd frnr_psnl_lmt_rt"
          + " lstg_rqsr_issu_istt_cd lstg_rqsr_item_cd trst_istt_issu_istt_cd"
          + " cptt_trad_tr_psbl_yn nxt_tr_stop_yn";

  private final FakeListings listings;
  private final FakeBooks books;
  private final FakeTime time;

  FakeQuotes(FakeListings listings, FakeBooks books, FakeTime time) {
    this.listings = listings;
    this.books = books;
    this.time = time;
  }

  /** The instrument that a request of one symbol asks for. */
  static FakeInstrument asked(FakeListings listings, FakeRequest request, String suffix) {
    String marketField = "FID_COND_MRKT_DIV_CODE" + suffix;
    if (!MARKETS.contains(request.field(marketField).orElse(""))) {
      throw KisRefusals.field(marketField);
    }
    String symbolField = "FID_INPUT_ISCD" + suffix;
    return listings
        .find(request.field(symbolField).orElse(""))
        .orElseThrow(() -> KisRefusals.field(symbolField));
  }

  FakeReply price(FakeRequest request) {
    FakeInstrument asked = asked(listings, request, "");
    ObjectNode output = FakeJson.zeros(PRICE);
    FakeJson.put(output, "iscd_stat_cls_code", status(asked), "marg_rate", "20.00");
    FakeJson.put(output, "rprs_mrkt_kor_name", asked.kosdaq ? "KOSDAQ" : "KOSPI200");
    FakeJson.put(output, "bstp_kor_isnm", "", "temp_stop_yn", asked.halted ? "Y" : "N");
    FakeJson.put(output, "stck_prpr", asked.price, "prdy_vrss", asked.change());
    FakeJson.put(output, "prdy_vrss_sign", asked.sign(), "prdy_ctrt", asked.changePercent());
    FakeJson.put(output, "acml_tr_pbmn", asked.amount, "acml_vol", asked.volume);
    FakeJson.put(output, "stck_oprc", asked.open, "stck_hgpr", asked.high, "stck_lwpr", asked.low);
    FakeJson.put(output, "stck_mxpr", asked.upper(), "stck_llam", asked.lower());
    FakeJson.put(output, "stck_sdpr", asked.base, "aspr_unit", asked.tick(asked.price));
    FakeJson.put(output, "hts_deal_qty_unit_val", "1", "stck_shrn_iscd", asked.symbol);
    FakeJson.put(output, "vi_cls_code", asked.interrupted ? "Y" : "N", "invt_caful_yn", "N");
    FakeJson.put(output, "mrkt_warn_cls_code", "00", "short_over_yn", "N", "sltr_yn", "N");
    FakeJson.put(output, "mang_issu_cls_code", asked.administrative ? "Y" : "N");
    return single(output);
  }

  static String status(FakeInstrument asked) {
    if (asked.halted) {
      return "58";
    }
    return asked.administrative ? "51" : "55";
  }

  private static FakeReply single(ObjectNode output) {
    ObjectNode body = FakeJson.object();
    body.set("output", output);
    return KisReplies.quoted(body);
  }

  FakeReply book(FakeRequest request) {
    FakeInstrument asked = asked(listings, request, "");
    String venue = request.field("FID_COND_MRKT_DIV_CODE").orElse("").equals("NX") ? "NXT" : "KRX";
    List<FakeLevel> asks = books.asks(asked, venue);
    List<FakeLevel> bids = books.bids(asked, venue);
    ObjectNode output1 = FakeJson.of("aspr_acpt_hour", time.time());
    side(output1, "askp", asks);
    side(output1, "bidp", bids);
    output1.setAll(FakeJson.zeros(BOOK_ENDS));
    long offered = asks.stream().limit(LEVELS).mapToLong(FakeLevel::quantity).sum();
    long bid = bids.stream().limit(LEVELS).mapToLong(FakeLevel::quantity).sum();
    FakeJson.put(output1, "total_askp_rsqn", offered, "total_bidp_rsqn", bid);
    FakeJson.put(output1, "ntby_aspr_rsqn", bid - offered);
    ObjectNode output2 = FakeJson.of("antc_mkop_cls_code", "112", "stck_prpr", asked.price);
    FakeJson.put(output2, "stck_oprc", asked.open, "stck_hgpr", asked.high);
    FakeJson.put(output2, "stck_lwpr", asked.low, "stck_sdpr", asked.base, "antc_cnpr", "0");
    FakeJson.put(output2, "antc_cntg_vrss_sign", "3", "antc_cntg_vrss", "0");
    FakeJson.put(output2, "antc_cntg_prdy_ctrt", "0", "antc_vol", "0");
    FakeJson.put(output2, "stck_shrn_iscd", asked.symbol);
    FakeJson.put(output2, "vi_cls_code", asked.interrupted ? "Y" : "N");
    ObjectNode body = FakeJson.object();
    body.set("output1", output1);
    body.set("output2", output2);
    return KisReplies.quoted(body);
  }

  private static void side(ObjectNode output, String name, List<FakeLevel> levels) {
    for (int i = 0; i < LEVELS; i++) {
      boolean there = i < levels.size();
      FakeJson.put(output, name + (i + 1), there ? levels.get(i).price() : 0);
      FakeJson.put(output, name + "_rsqn" + (i + 1), there ? levels.get(i).quantity() : 0);
      FakeJson.put(output, name + "_rsqn_icdc" + (i + 1), 0);
    }
  }

  FakeReply prices(FakeRequest request) {
    List<ObjectNode> rows = new ArrayList<>();
    for (int i = 1; i <= MOST_AT_ONCE; i++) {
      if (!request.field("FID_INPUT_ISCD_" + i).orElse("").isBlank()) {
        rows.add(row(asked(listings, request, "_" + i)));
      }
    }
    ObjectNode body = FakeJson.object();
    body.set("output", FakeJson.array(rows));
    return KisReplies.quoted(body);
  }

  private ObjectNode row(FakeInstrument asked) {
    List<FakeLevel> asks = books.asks(asked, "KRX");
    List<FakeLevel> bids = books.bids(asked, "KRX");
    ObjectNode row = FakeJson.of("kospi_kosdaq_cls_name", asked.kosdaq ? "KOSDAQ" : "KOSPI");
    FakeJson.put(row, "mrkt_trtm_cls_name", "", "hour_cls_code", "0");
    FakeJson.put(row, "inter_shrn_iscd", asked.symbol, "inter_kor_isnm", asked.name);
    FakeJson.put(row, "inter2_prpr", asked.price, "inter2_prdy_vrss", asked.change());
    FakeJson.put(row, "prdy_vrss_sign", asked.sign(), "prdy_ctrt", asked.changePercent());
    FakeJson.put(row, "acml_vol", asked.volume, "inter2_oprc", asked.open);
    FakeJson.put(row, "inter2_hgpr", asked.high, "inter2_lwpr", asked.low);
    FakeJson.put(row, "inter2_llam", asked.lower(), "inter2_mxpr", asked.upper());
    FakeJson.put(row, "inter2_askp", asks.isEmpty() ? 0 : asks.get(0).price());
    FakeJson.put(row, "inter2_bidp", bids.isEmpty() ? 0 : bids.get(0).price());
    FakeJson.put(row, "seln_rsqn", asks.isEmpty() ? 0 : asks.get(0).quantity());
    FakeJson.put(row, "shnu_rsqn", bids.isEmpty() ? 0 : bids.get(0).quantity());
    FakeJson.put(row, "total_askp_rsqn", "0", "total_bidp_rsqn", "0");
    FakeJson.put(row, "acml_tr_pbmn", asked.amount, "inter2_prdy_clpr", asked.base);
    FakeJson.put(row, "oprc_vrss_hgpr_rate", "0.00", "intr_antc_cntg_vrss", "0");
    FakeJson.put(row, "intr_antc_cntg_vrss_sign", "3", "intr_antc_cntg_prdy_ctrt", "0.00");
    return FakeJson.put(row, "intr_antc_vol", "0", "inter2_sdpr", asked.base);
  }

  FakeReply stockInfo(FakeRequest request) {
    FakeInstrument asked =
        listings
            .find(request.field("PDNO").orElse(""))
            .orElseThrow(() -> KisRefusals.field("PDNO"));
    ObjectNode output = FakeJson.zeros(INFO);
    FakeJson.put(output, "pdno", asked.symbol, "prdt_type_cd", "300");
    FakeJson.put(output, "mket_id_cd", asked.kosdaq ? "KSQ" : "STK");
    FakeJson.put(output, "scty_grp_id_cd", FakeMasters.group(asked), "excg_dvsn_cd", "02");
    FakeJson.put(output, "prdt_name", asked.name, "prdt_name120", asked.name);
    FakeJson.put(output, "prdt_abrv_name", asked.name, "std_pdno", asked.isin);
    FakeJson.put(output, "tr_stop_yn", asked.halted ? "Y" : "N");
    FakeJson.put(output, "admn_item_yn", asked.administrative ? "Y" : "N");
    FakeJson.put(output, "thdt_clpr", asked.price, "bfdy_clpr", asked.base);
    FakeJson.put(output, "lstg_abol_dt", "");
    FakeJson.put(output, "cptt_trad_tr_psbl_yn", asked.onNextrade ? "Y" : "N");
    FakeJson.put(output, "nxt_tr_stop_yn", "N");
    ObjectNode body = FakeJson.object();
    body.set("output", output);
    return KisReplies.inquired(body);
  }
}
