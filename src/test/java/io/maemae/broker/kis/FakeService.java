package io.maemae.broker.kis;

import java.util.List;
import java.util.Set;

/** The services behind {@code /uapi}: where they are, under which ids, and what they must get. */
enum FakeService {
  ORDER(
      "POST",
      "trading/order-cash",
      "TTTC0011U TTTC0012U",
      "VTTC0011U VTTC0012U",
      "CANO ACNT_PRDT_CD PDNO ORD_DVSN ORD_QTY ORD_UNPR"),
  CHANGE(
      "POST",
      "trading/order-rvsecncl",
      "TTTC0013U",
      "VTTC0013U",
      "CANO ACNT_PRDT_CD KRX_FWDG_ORD_ORGNO ORGN_ODNO ORD_DVSN RVSE_CNCL_DVSN_CD ORD_QTY ORD_UNPR"
          + " QTY_ALL_ORD_YN"),
  DAILY_ORDERS(
      "GET",
      "trading/inquire-daily-ccld",
      "TTTC0081R CTSC9215R",
      "VTTC0081R VTSC9215R",
      "CANO ACNT_PRDT_CD INQR_STRT_DT INQR_END_DT SLL_BUY_DVSN_CD PDNO ORD_GNO_BRNO ODNO CCLD_DVSN"
          + " INQR_DVSN INQR_DVSN_1 INQR_DVSN_3 EXCG_ID_DVSN_CD CTX_AREA_FK100 CTX_AREA_NK100"),
  OPEN_ORDERS(
      "GET",
      "trading/inquire-psbl-rvsecncl",
      "TTTC0084R",
      "",
      "CANO ACNT_PRDT_CD CTX_AREA_FK100 CTX_AREA_NK100 INQR_DVSN_1 INQR_DVSN_2"),
  BUYING_POWER(
      "GET",
      "trading/inquire-psbl-order",
      "TTTC8908R",
      "VTTC8908R",
      "CANO ACNT_PRDT_CD PDNO ORD_UNPR ORD_DVSN CMA_EVLU_AMT_ICLD_YN OVRS_ICLD_YN"),
  BALANCE(
      "GET",
      "trading/inquire-balance",
      "TTTC8434R",
      "VTTC8434R",
      "CANO ACNT_PRDT_CD AFHR_FLPR_YN OFL_YN INQR_DVSN UNPR_DVSN FUND_STTL_ICLD_YN"
          + " FNCG_AMT_AUTO_RDPT_YN PRCS_DVSN CTX_AREA_FK100 CTX_AREA_NK100"),
  PROFIT(
      "GET",
      "trading/inquire-period-trade-profit",
      "TTTC8715R",
      "",
      "CANO SORT_DVSN ACNT_PRDT_CD PDNO INQR_STRT_DT INQR_END_DT CTX_AREA_NK100 CBLC_DVSN"
          + " CTX_AREA_FK100"),
  PRICE("GET", "quotations/inquire-price", "FHKST01010100", "FHKST01010100", Names.QUOTE),
  BOOK(
      "GET",
      "quotations/inquire-asking-price-exp-ccn",
      "FHKST01010200",
      "FHKST01010200",
      Names.QUOTE),
  MINUTES_TODAY(
      "GET",
      "quotations/inquire-time-itemchartprice",
      "FHKST03010200",
      "FHKST03010200",
      Names.QUOTE + " FID_INPUT_HOUR_1 FID_PW_DATA_INCU_YN FID_ETC_CLS_CODE"),
  MINUTES_PAST(
      "GET",
      "quotations/inquire-time-dailychartprice",
      "FHKST03010230",
      "",
      Names.QUOTE + " FID_INPUT_HOUR_1 FID_INPUT_DATE_1 FID_PW_DATA_INCU_YN FID_FAKE_TICK_INCU_YN"),
  DAYS(
      "GET",
      "quotations/inquire-daily-itemchartprice",
      "FHKST03010100",
      "FHKST03010100",
      Names.QUOTE + " FID_INPUT_DATE_1 FID_INPUT_DATE_2 FID_PERIOD_DIV_CODE FID_ORG_ADJ_PRC"),
  HOLIDAYS("GET", "quotations/chk-holiday", "CTCA0903R", "", "BASS_DT CTX_AREA_NK CTX_AREA_FK"),
  PRICES(
      "GET",
      "quotations/intstock-multprice",
      "FHKST11300006",
      "",
      "FID_COND_MRKT_DIV_CODE_1 FID_INPUT_ISCD_1"),
  STOCK_INFO("GET", "quotations/search-stock-info", "CTPF1002R", "", "PRDT_TYPE_CD PDNO");

  private static final class Names {
    static final String QUOTE = "FID_COND_MRKT_DIV_CODE FID_INPUT_ISCD";
  }

  /** Ids that a newer generation has replaced. */
  static final Set<String> OLD_IDS =
      Set.of(
          "TTTC0801U",
          "TTTC0802U",
          "TTTC0803U",
          "VTTC0801U",
          "VTTC0802U",
          "VTTC0803U",
          "TTTC8001R",
          "VTTC8001R",
          "TTTC8036R");

  final String method;
  final String path;
  private final Set<String> liveIds;
  private final Set<String> paperIds;

  /** Fields that have to be there, though some may be blank. */
  final List<String> fields;

  FakeService(String method, String path, String liveIds, String paperIds, String fields) {
    this.method = method;
    this.path = "/uapi/domestic-stock/v1/" + path;
    this.liveIds = Set.of(liveIds.split(" "));
    this.paperIds = paperIds.isEmpty() ? Set.of() : Set.of(paperIds.split(" "));
    this.fields = List.of(fields.split(" "));
  }

  boolean isKnownAs(String trId, boolean live) {
    return (live ? liveIds : paperIds).contains(trId);
  }
}
