package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeClock;
import io.maemae.broker.fake.FakeJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders and readings, as the documents' examples have them. */
final class KisServerTest {
  private KisServer server;
  private FakeCaller caller;

  @BeforeEach
  void start() throws Exception {
    server = start(KisServer.Environment.LIVE);
    caller = new FakeCaller(server).loggedIn();
  }

  private static KisServer start(KisServer.Environment environment) {
    return KisServer.start(KisServerSettings.of(environment, new FakeClock()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anOrderIsAnsweredAsInTheExample() throws Exception {
    FakeCaller.Answer answer = caller.buy(10, 70_000);

    assertEquals("APBK0013", answer.code());
    assertEquals("06010", answer.output().path("KRX_FWDG_ORD_ORGNO").asText());
    assertTrue(number(answer).matches("\\d{10}"));
    assertEquals("100000", answer.output().path("ORD_TMD").asText());
  }

  @Test
  void thePaperServerHasIdsAndCodesOfItsOwn() throws Exception {
    try (KisServer paper = start(KisServer.Environment.PAPER)) {
      FakeCaller paperCaller = new FakeCaller(paper).loggedIn();

      assertEquals("40600000", paperCaller.buy(10, 70_000).code());
      assertEquals("00950", paperCaller.buy(1, 70_000).output().path(ORGNO).asText());
      assertEquals("OPSQ2001", paperCaller.order("TTTC0012U", "00", "NXT", 1, 70_000).code());
      ObjectNode query = paperCaller.account();
      assertEquals(
          "EGW00213", paperCaller.get(FakeService.OPEN_ORDERS.path, "TTTC0084R", query).code());
    }
  }

  private static final String ORGNO = "KRX_FWDG_ORD_ORGNO";

  @Test
  void theListTellsAsInTheExampleWhatACancelDid() throws Exception {
    String first = number(caller.buy(10, 70_000));
    server.othersSell("005930", 3, 70_000);
    String cancel = number(caller.cancel(first));

    JsonNode rows = caller.orderRows();

    assertEquals(37, rows.get(0).size());
    assertEquals(first + " of  10@70000 filled 3 remains 7 canceled 0 ", row(rows.get(0)));
    assertEquals(
        cancel + " of " + first + " 7@0 filled 0 remains 0 canceled 7 Y", row(rows.get(1)));
  }

  @Test
  void aModifyGoesOnUnderItsOwnNumber() throws Exception {
    String first = number(caller.buy(10, 70_000));
    server.othersSell("005930", 3, 70_000);
    String second = number(caller.change(first, "01", 0, 70_100));
    server.othersSell("005930", 2, 70_100);

    assertEquals("APBK1663", caller.cancel(first).code());
    String third = number(caller.cancel(second));
    JsonNode rows = caller.orderRows();

    assertEquals(
        second + " of " + first + " 7@70100 filled 2 remains 5 canceled 0 ", row(rows.get(1)));
    assertEquals(
        third + " of " + second + " 5@0 filled 0 remains 0 canceled 5 Y", row(rows.get(2)));
  }

  @Test
  void anImmediateOrderLosesItsRest() throws Exception {
    server.othersSell("005930", 3, 70_000);

    String ioc = number(caller.order("TTTC0012U", "11", "KRX", 10, 70_000));
    String fok = number(caller.order("TTTC0012U", "12", "KRX", 10, 70_000));

    JsonNode rows = caller.orderRows();
    assertEquals(ioc + " of  10@70000 filled 3 remains 0 canceled 7 ", row(rows.get(0)));
    assertEquals(fok + " of  10@70000 filled 0 remains 0 canceled 10 ", row(rows.get(1)));
  }

  @Test
  void atTheCloseWhatIsOpenIsNeitherLeftNorCanceled() throws Exception {
    String number = number(caller.buy(10, 70_000));
    server.othersSell("005930", 4, 70_000);

    server.closeMarket();

    assertEquals(
        number + " of  10@70000 filled 4 remains 0 canceled 0 ", row(caller.orderRows().get(0)));
    assertEquals("APBK1058", caller.buy(1, 70_000).code());
  }

  @Test
  void refusalsHaveTheirCodes() throws Exception {
    FakeCaller.Answer tooMuch = caller.buy(1_000_000, 70_000);

    assertEquals(200, tooMuch.status());
    assertTrue(tooMuch.json().path("msg1").asText().startsWith("주문가능금액을 초과 했습니다  "));
    assertEquals("APBK0952", tooMuch.code());
    assertEquals("APBK0952", caller.order("TTTC0012U", "01", "KRX", 110, 0).code());
    assertEquals("APBK0400", caller.sell(1, 70_000).code());
    assertEquals("APBK0918", caller.buy(1, 70_050).code());
    assertEquals("APBK0918", caller.buy(1, 91_100).code());
    assertEquals("APBK1943", caller.order("TTTC0012U", "01", "NXT", 1, 0).code());
    assertEquals(0, caller.orderRows().size());
  }

  @Test
  void cashAndSharesAddUp() throws Exception {
    caller.buy(10, 70_000);
    assertEquals(9_299_895, caller.buyingPower().path("ord_psbl_cash").asLong());
    server.othersSell("005930", 10, 70_000);
    caller.sell(4, 70_100);
    server.othersBuy("005930", 3, 70_100);

    JsonNode balance = caller.balance().json();

    JsonNode totals = balance.path("output2").get(0);
    assertEquals(10_000_000, totals.path("dnca_tot_amt").asLong());
    assertEquals(9_300_000, totals.path("nxdy_excc_amt").asLong());
    assertEquals(9_299_895 + 210_300 - 31 - 420, totals.path("prvs_rcdl_excc_amt").asLong());
    JsonNode holding = balance.path("output1").get(0);
    assertEquals(7, holding.path("hldg_qty").asLong());
    assertEquals(6, holding.path("ord_psbl_qty").asLong());
    assertEquals("70000.0000", holding.path("pchs_avg_pric").asText());
    assertEquals(490_000, holding.path("pchs_amt").asLong());
  }

  @Test
  void aSoldOutRowStays() throws Exception {
    server.hold("000660", 5, 600_000);
    server.hold("005930", 5, 350_000);
    server.othersBuy("005930", 5, 70_000);
    caller.sell(5, 70_000);

    JsonNode rows = caller.balance().json().path("output1");

    assertEquals(2, rows.size());
    assertEquals("0", rows.get(1).path("hldg_qty").asText());
  }

  @Test
  void venuesHaveBooksOfTheirOwn() throws Exception {
    caller.order("TTTC0012U", "00", "NXT", 1, 70_000);
    caller.order("TTTC0012U", "00", "SOR", 2, 70_000);
    server.othersOnNextrade("005930", false, 1, 70_000);
    server.othersSell("005930", 1, 70_000);
    server.orderElsewhere("005930", true, 5, 70_000);

    JsonNode rows = caller.orderRows();

    assertEquals("NXT 1", venue(rows.get(0)));
    assertEquals("SOR 1", venue(rows.get(1)));
    assertEquals("KRX 0", venue(rows.get(2)));
  }

  private static String venue(JsonNode row) {
    return row.path("excg_id_dvsn_Cd").asText() + " " + row.path("tot_ccld_qty").asText();
  }

  @Test
  void listsComeInPages() throws Exception {
    server.orderPageSize(2);
    for (int i = 0; i < 5; i++) {
      caller.buy(1, 70_000);
    }

    FakeCaller.Answer first = caller.orders(FakeJson.object());
    FakeCaller.Answer second = caller.orders(first.json());
    FakeCaller.Answer third = caller.orders(second.json());

    assertEquals("F 2", page(first));
    assertEquals("M 2", page(second));
    assertEquals("D 1", page(third));
    assertEquals(100, first.json().path("ctx_area_nk100").asText().length());
    assertTrue(third.json().path("ctx_area_nk100").asText().isBlank());
  }

  private static String page(FakeCaller.Answer answer) {
    return answer.trCont() + " " + answer.json().path("output1").size();
  }

  private static String number(FakeCaller.Answer answer) {
    return answer.output().path("ODNO").asText();
  }

  private static String row(JsonNode row) {
    return "%s of %s %s@%s filled %s remains %s canceled %s %s"
        .formatted(
            row.path("odno").asText(),
            row.path("orgn_odno").asText(),
            row.path("ord_qty").asText(),
            row.path("ord_unpr").asText(),
            row.path("tot_ccld_qty").asText(),
            row.path("rmn_qty").asText(),
            row.path("cncl_cfrm_qty").asText(),
            row.path("cncl_yn").asText());
  }
}
