package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.broker.fake.FakeBooked;
import io.maemae.broker.fake.FakeClock;
import io.maemae.broker.fake.FakeJson;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders and readings, as the documents' examples have them. */
final class KiwoomServerTest {
  private KiwoomServer server;
  private FakeCaller caller;

  @BeforeEach
  void start() throws Exception {
    server = start(KiwoomServer.Environment.LIVE);
    caller = new FakeCaller(server).loggedIn();
  }

  private static KiwoomServer start(KiwoomServer.Environment environment) {
    return KiwoomServer.start(KiwoomServerSettings.of(environment, new FakeClock()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String number(FakeCaller.Answer answer) {
    return answer.field("ord_no");
  }

  @Test
  void anOrderIsAnsweredAsInTheExample() throws Exception {
    FakeCaller.Answer answer = caller.buy(10, 70_000);

    assertTrue(number(answer).matches("\\d{7}"));
    assertEquals("KRX", answer.field("dmst_stex_tp"));
    assertEquals("매수주문이 완료되었습니다.", answer.words());
    assertTrue(answer.json().path("return_code").isInt());
    assertEquals("kt10000", answer.header("api-id"));
  }

  @Test
  void theOrderHostRefusesInItsOwnWords() throws Exception {
    FakeCaller.Answer answer = caller.buy(1_000, 70_000);

    assertEquals(200, answer.status());
    assertEquals(20, answer.code());
    assertEquals("[2000](855056:매수증거금이 부족합니다. 142주 매수가능)", answer.words());
    assertTrue(caller.sell(1, 70_000).words().startsWith("[2000](800033:"));
    assertTrue(caller.order("kt10000", "KRX", "0", 1, "").words().startsWith("[2000](308003:"));
    assertEquals(List.of(), server.orders());
  }

  @Test
  void changesHaveNumbersOfTheirOwnAndNameTheRoot() throws Exception {
    String first = number(caller.buy(10, 70_000));
    FakeCaller.Answer modified = caller.modify(first, 0, 70_100);
    String second = number(modified);

    assertEquals(first, modified.field("base_orig_ord_no"));
    assertEquals("000000000010", modified.field("mdfy_qty"));
    assertEquals("매수정정 주문입력이 완료되었습니다", modified.words());
    assertTrue(caller.cancel(first, 0).words().startsWith("[2000](RC"));
    FakeCaller.Answer canceled = caller.cancel(second, 4);
    assertEquals(first, canceled.field("base_orig_ord_no"));
    assertEquals("000000000004", canceled.field("cncl_qty"));
    assertEquals(List.of(0L, 6L, 0L), server.orders().stream().map(FakeBooked::open).toList());
    assertTrue(caller.cancel(second, 7).words().startsWith("[2000](RC"));
  }

  private static String row(JsonNode row) {
    List<String> parts = new ArrayList<>();
    for (String name :
        "ord_no ori_ord ord_qty ord_uv cntr_qty cntr_uv ord_remnq cnfm_qty acpt_tp mdfy_cncl"
            .split(" ")) {
      parts.add(row.path(name).asText());
    }
    return String.join(" ", parts);
  }

  @Test
  void theListOfTheDayHasEveryNumber() throws Exception {
    String first = number(caller.buy(10, 70_000));
    server.othersSell("005930", 3, 70_000);
    String second = number(caller.modify(first, 0, 70_100));
    String third = number(caller.cancel(second, 0));

    JsonNode rows = caller.orderRows();

    assertEquals(
        first + " 0000000 0000000010 0000070000 0000000003 0000070000 0000000000 0000000000 접수 ",
        row(rows.get(0)));
    assertEquals(
        second
            + " "
            + first
            + " 0000000007 0000070100 0000000000 0000000000 0000000000 0000000007 확인 정정",
        row(rows.get(1)));
    assertEquals(
        third
            + " "
            + second
            + " 0000000007 0000000000 0000000000 0000000000 0000000000 0000000007 확인 취소",
        row(rows.get(2)));
    assertEquals("A005930", rows.get(0).path("stk_cd").asText());
    assertEquals("10:00:00", rows.get(0).path("ord_tm").asText());
    assertEquals(22, rows.get(0).size());
  }

  @Test
  void theListOfTheDayIsFilteredAsAsked() throws Exception {
    server.hold("005930", 5, 350_000);
    String buy = number(caller.buy(10, 69_000));
    String sell = number(caller.sell(5, 71_000));
    String onNextrade = number(caller.order("kt10000", "NXT", "0", 1, 69_000));
    server.othersBuy("005930", 5, 71_000);

    assertEquals(List.of(buy, sell, onNextrade), numbers());
    assertEquals(List.of(onNextrade, sell, buy), numbers("qry_tp", "2"));
    assertEquals(List.of(buy, onNextrade), numbers("qry_tp", "3"));
    assertEquals(List.of(sell), numbers("qry_tp", "4"));
    assertEquals(List.of(sell), numbers("sell_tp", "1"));
    assertEquals(List.of(buy, onNextrade), numbers("sell_tp", "2"));
    assertEquals(List.of(onNextrade), numbers("dmst_stex_tp", "NXT"));
    assertEquals(List.of(sell, onNextrade), numbers("fr_ord_no", sell));
    assertEquals(List.of(), numbers("stk_cd", "000660"));
    assertEquals(List.of(), numbers("ord_dt", "20261119"));
    assertEquals(List.of(), numbers("stk_bond_tp", "2"));
  }

  private List<String> numbers(Object... fields) throws Exception {
    List<String> numbers = new ArrayList<>();
    caller.orderRows(fields).forEach(row -> numbers.add(row.path("ord_no").asText()));
    return numbers;
  }

  @Test
  void openOrdersAndFillsAreListedWithoutZeros() throws Exception {
    String number = number(caller.buy(10, 70_000));
    server.othersSell("005930", 4, 70_000);

    JsonNode open = caller.openRows().get(0);
    JsonNode fill = caller.fillRows().get(0);

    assertEquals(30, open.size());
    assertEquals(number, open.path("ord_no").asText());
    assertEquals("6", open.path("oso_qty").asText());
    assertEquals("280000", open.path("cntr_tot_amt").asText());
    assertEquals("005930", open.path("stk_cd").asText());
    assertEquals("100000", open.path("tm").asText());
    assertEquals("1", open.path("stex_tp").asText());
    assertEquals(19, fill.size());
    assertEquals("4", fill.path("cntr_qty").asText());
    assertEquals("70000", fill.path("cntr_pric").asText());
    assertEquals(0, caller.fillRows("ord_no", number).size());
  }

  @Test
  void anImmediateOrderLosesItsRest() throws Exception {
    server.othersSell("005930", 3, 70_000);

    caller.order("kt10000", "KRX", "10", 10, 70_000);
    caller.order("kt10000", "KRX", "20", 10, 70_000);

    JsonNode rows = caller.orderRows();
    assertEquals("0000000003", rows.get(0).path("cntr_qty").asText());
    assertEquals("0000000007", rows.get(0).path("cnfm_qty").asText());
    assertEquals("0000000010", rows.get(1).path("cnfm_qty").asText());
    assertEquals("0000000000", rows.get(1).path("ord_remnq").asText());
  }

  @Test
  void atTheCloseWhatIsOpenIsNeitherLeftNorConfirmed() throws Exception {
    caller.buy(10, 70_000);
    server.othersSell("005930", 4, 70_000);

    server.closeMarket();

    JsonNode row = caller.orderRows().get(0);
    assertEquals("0000000004", row.path("cntr_qty").asText());
    assertEquals("0000000000", row.path("ord_remnq").asText());
    assertEquals("0000000000", row.path("cnfm_qty").asText());
    assertTrue(caller.buy(1, 70_000).words().startsWith("[2000]("));
  }

  @Test
  void sharesAndCashFollowTheFills() throws Exception {
    caller.buy(10, 70_000);
    server.othersSell("005930", 10, 70_000);
    caller.sell(4, 71_000);

    JsonNode row = caller.balance("KRX").body().path("acnt_evlt_remn_indv_tot").get(0);
    FakeCaller.Answer deposit = caller.deposit();

    assertEquals("A005930", row.path("stk_cd").asText());
    assertEquals("000000000000010", row.path("rmnd_qty").asText());
    assertEquals("000000000000006", row.path("trde_able_qty").asText());
    assertEquals("000000000070000", row.path("pur_pric").asText());
    assertEquals("000000070000", row.path("cur_prc").asText());
    assertEquals(23, row.size());
    assertEquals("000000010000000", deposit.field("entr"));
    assertEquals("000000009299895", deposit.field("d2_entra"));
    assertEquals(9_299_895, server.cash());
    assertEquals(10, server.held("005930"));
  }

  @Test
  void theBuyableCountsTheFee() throws Exception {
    FakeCaller.Answer answer =
        caller.post(
            "/api/dostk/acnt",
            "kt00010",
            FakeJson.of("stk_cd", "005930", "trde_tp", "2", "uv", "70000"));

    assertEquals("000010000000", answer.field("ord_alowa"));
    assertEquals("0000000142", answer.field("profa_100ord_alowq"));
  }

  @Test
  void pagesAreContinuedByHeaders() throws Exception {
    server.orderPageSize(2);
    for (int i = 0; i < 3; i++) {
      caller.buy(1, 69_000);
    }

    FakeCaller.Answer first = caller.orders();
    FakeCaller.Answer second = caller.after(first).orders();

    assertEquals("Y", first.header("cont-yn"));
    assertEquals(2, first.body().path("acnt_ord_cntr_prps_dtl").size());
    assertEquals("N", second.header("cont-yn"));
    assertEquals(1, second.body().path("acnt_ord_cntr_prps_dtl").size());
    assertTrue(caller.orders("qry_tp", "2").words().contains("[1517:"));
  }

  @Test
  void theMockServerHasOneVenue() throws Exception {
    try (KiwoomServer paper = start(KiwoomServer.Environment.PAPER)) {
      FakeCaller paperCaller = new FakeCaller(paper).loggedIn();

      assertTrue(
          paperCaller.order("kt10000", "NXT", "0", 1, 70_000).words().startsWith("[2000](RC9000:"));
      assertTrue(
          paperCaller.order("kt10000", "SOR", "0", 1, 70_000).words().startsWith("[2000](RC9000:"));
      assertTrue(paperCaller.balance("NXT").words().startsWith("[2000](RC9000:"));
      assertEquals(2, paperCaller.quote("stkinfo", "ka10001", "stk_cd", "005930_NX").code());
      paper.closeMarket();
      assertEquals("[2000](RC4058:모의투자 장종료)", paperCaller.buy(1, 70_000).words());
    }
  }
}
