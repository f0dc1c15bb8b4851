package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.broker.fake.FakeBar;
import io.maemae.broker.fake.FakeClock;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeLevel;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prices, books, charts and lists. */
final class KiwoomServerQuoteTest {
  private KiwoomServer server;
  private FakeCaller caller;

  @BeforeEach
  void start() throws Exception {
    server =
        KiwoomServer.start(KiwoomServerSettings.of(KiwoomServer.Environment.LIVE, new FakeClock()));
    caller = new FakeCaller(server).loggedIn();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aPriceHasTheSignOfItsChange() throws Exception {
    server.trade("005930", 69_900, 5);

    FakeCaller.Answer answer = caller.quote("stkinfo", "ka10001");

    assertEquals("-69900", answer.field("cur_prc"));
    assertEquals("-100", answer.field("pred_pre"));
    assertEquals("5", answer.field("pre_sig"));
    assertEquals("70000", answer.field("base_pric"));
    assertEquals("+91000", answer.field("upl_pric"));
    assertEquals("-49000", answer.field("lst_pric"));
  }

  @Test
  void aBookHasTenLevels() throws Exception {
    server.book(
        "005930",
        List.of(new FakeLevel(70_100, 7), new FakeLevel(70_200, 9)),
        List.of(new FakeLevel(70_000, 8)));

    FakeCaller.Answer answer = caller.quote("mrkcond", "ka10004");

    assertEquals("+70100", answer.field("sel_fpr_bid"));
    assertEquals("9", answer.field("sel_2th_pre_req"));
    assertEquals("70000", answer.field("buy_fpr_bid"));
    assertEquals("0", answer.field("buy_10th_pre_bid"));
    assertEquals("16", answer.field("tot_sel_req"));
  }

  @Test
  void minutesAreNewestFirstSignedAndPaged() throws Exception {
    LocalDateTime nine = server.today().atTime(9, 0);
    server.minuteBars(
        "005930",
        List.of(
            new FakeBar(nine, 70_000, 70_200, 69_900, 70_100, 3),
            new FakeBar(nine.plusMinutes(1), 70_100, 70_100, 69_800, 69_900, 4)));
    server.chartPageSize(1);

    FakeCaller.Answer first = minutes("1");
    FakeCaller.Answer second = caller.after(first).quote("chart", "ka10080", MINUTE);

    JsonNode newest = first.body().path("stk_min_pole_chart_qry").get(0);
    assertEquals("20261120090100", newest.path("cntr_tm").asText());
    assertEquals("-69900", newest.path("cur_prc").asText());
    assertEquals("7", newest.path("acc_trde_qty").asText());
    assertEquals(
        "20261120090000",
        second.body().path("stk_min_pole_chart_qry").get(0).path("cntr_tm").asText());
  }

  private static final Object[] MINUTE = {"tic_scope", "1", "upd_stkpc_tp", "1"};

  private FakeCaller.Answer minutes(String scope) throws Exception {
    return caller.quote("chart", "ka10080", "tic_scope", scope, "upd_stkpc_tp", "1");
  }

  @Test
  void minutesAreMerged() throws Exception {
    LocalDateTime nine = server.today().atTime(9, 0);
    server.minuteBars(
        "005930",
        List.of(
            new FakeBar(nine, 70_000, 70_200, 69_900, 70_100, 3),
            new FakeBar(nine.plusMinutes(4), 70_100, 70_300, 69_800, 69_900, 4)));

    JsonNode rows = minutes("5").body().path("stk_min_pole_chart_qry");

    assertEquals(1, rows.size());
    assertEquals("+70300", rows.get(0).path("high_pric").asText());
    assertEquals("7", rows.get(0).path("trde_qty").asText());
  }

  @Test
  void daysAreNotSigned() throws Exception {
    server.dailyBars(
        "005930",
        List.of(new FakeBar(server.today().minusDays(1).atStartOfDay(), 1, 70_000, 1, 69_900, 4)));

    JsonNode rows =
        caller
            .quote("chart", "ka10081", "base_dt", "20261120", "upd_stkpc_tp", "1")
            .body()
            .path("stk_dt_pole_chart_qry");

    assertEquals("69900", rows.get(0).path("cur_prc").asText());
    assertEquals("20261119", rows.get(0).path("dt").asText());
  }

  @Test
  void listingsComeByMarket() throws Exception {
    JsonNode funds = list("8");
    JsonNode notes = list("60");

    assertEquals("069500", funds.get(0).path("code").asText());
    assertEquals("00035000", funds.get(0).path("lastPrice").asText());
    assertEquals("500001", notes.get(0).path("code").asText());
    assertEquals("Y", list("10").get(0).path("nxtEnable").asText());
  }

  private JsonNode list(String market) throws Exception {
    return caller
        .post("/api/dostk/stkinfo", "ka10099", FakeJson.of("mrkt_tp", market))
        .body()
        .path("list");
  }
}
