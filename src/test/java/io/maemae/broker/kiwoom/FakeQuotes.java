package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeBooks;
import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeLevel;
import io.maemae.broker.fake.FakeListings;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.fake.FakeTime;
import java.util.List;

/**
 * Answers what the market is like now, and what is listed.
 *
 * <p>Source: official specification 451f89c, ka10001, ka10004 and ka10099.
 */
final class FakeQuotes {
  private static final int LEVELS = 10;
  private static final String INFO =
      "stk_cd stk_nm setl_mm fav cap flo_stk crd_rt oyr_hgst oyr_lwst mac mac_wght for_exh_rt"
          + " repl_pric per eps roe pbr ev bps sale_amt bus_pro cup_nga 250hgst 250lwst open_pric"
          + " high_pric low_pric upl_pric lst_pric base_pric exp_cntr_pric exp_cntr_qty"
          + " 250hgst_pric_dt 250hgst_pric_pre_rt 250lwst_pric_dt 250lwst_pric_pre_rt cur_prc"
          + " pre_sig pred_pre flu_rt trde_qty trde_pre fav_unit dstr_stk dstr_rt";

  private final FakeListings listings;
  private final FakeBooks books;
  private final FakePages pages;
  private final FakeTime time;
  private int listPage = 1_000;

  FakeQuotes(FakeListings listings, FakeBooks books, FakePages pages, FakeTime time) {
    this.listings = listings;
    this.books = books;
    this.pages = pages;
    this.time = time;
  }

  void listPage(int rows) {
    listPage = rows;
  }

  private FakeInstrument asked(FakeRequest request) {
    return FakeText.get(listings, request.field("stk_cd").orElse(""));
  }

  FakeReply price(FakeRequest request) {
    FakeInstrument asked = asked(request);
    ObjectNode body = FakeJson.blank(INFO);
    FakeJson.put(body, "stk_cd", request.field("stk_cd").orElse(""), "stk_nm", asked.name);
    FakeJson.put(body, "open_pric", FakeText.price(asked.open, asked));
    FakeJson.put(body, "high_pric", FakeText.price(asked.high, asked));
    FakeJson.put(body, "low_pric", FakeText.price(asked.low, asked));
    FakeJson.put(body, "upl_pric", FakeText.price(asked.upper(), asked));
    FakeJson.put(body, "lst_pric", FakeText.price(asked.lower(), asked));
    FakeJson.put(body, "base_pric", asked.base, "exp_cntr_pric", "0", "exp_cntr_qty", "0");
    FakeJson.put(body, "cur_prc", FakeText.price(asked.price, asked), "pre_sig", asked.sign());
    FakeJson.put(body, "pred_pre", FakeText.signed(asked.change()));
    FakeJson.put(body, "flu_rt", FakeText.changePercent(asked), "trde_qty", asked.volume);
    return KiwoomReplies.quoted(FakeJson.put(body, "fav_unit", "원"));
  }

  FakeReply book(FakeRequest request) {
    FakeInstrument asked = asked(request);
    String venue = FakeText.venue(request.field("stk_cd").orElse(""));
    List<FakeLevel> asks = books.asks(asked, venue);
    List<FakeLevel> bids = books.bids(asked, venue);
    ObjectNode body = FakeJson.of("bid_req_base_tm", time.time());
    for (int i = LEVELS; i >= 1; i--) {
      FakeLevel ask = FakeFrames.level(asks, i - 1);
      String name = i == 1 ? "sel_fpr" : "sel_" + i + "th_pre";
      FakeJson.put(body, "sel_" + i + "th_pre_req_pre", "0", name + "_req", ask.quantity());
      FakeJson.put(body, name + "_bid", FakeText.price(ask.price(), asked));
    }
    for (int i = 1; i <= LEVELS; i++) {
      FakeLevel bid = FakeFrames.level(bids, i - 1);
      String name = i == 1 ? "buy_fpr" : "buy_" + i + "th_pre";
      FakeJson.put(body, name + "_bid", FakeText.price(bid.price(), asked));
      FakeJson.put(body, name + "_req", bid.quantity(), "buy_" + i + "th_pre_req_pre", "0");
    }
    FakeJson.put(body, "tot_sel_req_jub_pre", "0", "tot_sel_req", FakeFrames.total(asks));
    FakeJson.put(body, "tot_buy_req", FakeFrames.total(bids), "tot_buy_req_jub_pre", "0");
    FakeJson.put(body, "ovt_sel_req_pre", "0", "ovt_sel_req", "0");
    return KiwoomReplies.quoted(FakeJson.put(body, "ovt_buy_req", "0", "ovt_buy_req_pre", "0"));
  }

  /** KOSPI has its shares only here; ETF and ETN are lists of their own. */
  FakeReply instruments(FakeRequest request) {
    String market = request.field("mrkt_tp").orElse("");
    List<FakeInstrument> found =
        listings.all().stream().filter(one -> market(one).equals(market)).toList();
    return pages.page(request, found, listPage, "list", FakeQuotes::row, FakeJson.object());
  }

  private static String market(FakeInstrument instrument) {
    return switch (instrument.kind) {
      case SHARE -> instrument.kosdaq ? "10" : "0";
      case ETF -> "8";
      case ETN -> "60";
    };
  }

  private static ObjectNode row(FakeInstrument one) {
    ObjectNode row = FakeJson.of("code", FakeText.code(one), "name", one.name);
    FakeJson.put(row, "listCount", "0000000000100000", "auditInfo", one.halted ? "거래정지" : "정상");
    FakeJson.put(row, "regDay", "20000101", "lastPrice", FakeText.padded(one.base, 8));
    String state = one.halted ? "거래정지" : one.administrative ? "관리종목" : "증거금20%";
    FakeJson.put(row, "state", state, "marketCode", market(one));
    FakeJson.put(row, "marketName", one.kosdaq ? "코스닥" : "거래소", "upName", "", "upSizeName", "");
    FakeJson.put(row, "orderWarning", "0", "companyClassName", one.kosdaq ? "일반기업" : "");
    return FakeJson.put(row, "nxtEnable", one.onNextrade ? "Y" : "N");
  }
}
