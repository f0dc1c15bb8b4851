package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.maemae.broker.fake.FakeClock;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeLevel;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prices, charts, days and the master files. */
final class KisServerQuoteTest {
  private static final Charset CP949 = Charset.forName("MS949");

  private KisServer server;
  private FakeCaller caller;

  @BeforeEach
  void start() throws Exception {
    server = KisServer.start(KisServerSettings.of(KisServer.Environment.LIVE, new FakeClock()));
    caller = new FakeCaller(server).loggedIn();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aPriceHasItsLimitsAndItsTick() throws Exception {
    server.trade("005930", 69_900, 7);

    JsonNode output = caller.quote(FakeService.PRICE, "FHKST01010100").output();

    assertEquals(82, output.size());
    assertEquals(
        "69900 -100 5 -0.14", texts(output, "stck_prpr prdy_vrss prdy_vrss_sign prdy_ctrt"));
    assertEquals("91000 49000 100 7", texts(output, "stck_mxpr stck_llam aspr_unit acml_vol"));
  }

  @Test
  void aBookIsTheExchangesOrTheTests() throws Exception {
    caller.buy(3, 69_900);
    server.othersSell("005930", 4, 70_000);
    JsonNode own = caller.quote(FakeService.BOOK, "FHKST01010200").json().path("output1");
    assertEquals("70000 4 69900 3", texts(own, "askp1 askp_rsqn1 bidp1 bidp_rsqn1"));

    server.book("005930", List.of(new FakeLevel(70_100, 5)), List.of());
    JsonNode shown = caller.quote(FakeService.BOOK, "FHKST01010200").json().path("output1");
    assertEquals("70100 5 0 0", texts(shown, "askp1 askp_rsqn1 bidp1 bidp_rsqn1"));
  }

  @Test
  void minutesGoBackwardsFromTheAskedTime() throws Exception {
    JsonNode bars = minutes("095900", "N");
    assertEquals(30, bars.size());
    assertEquals("20261120 095900", texts(bars.get(0), "stck_bsop_date stck_cntg_hour"));
    assertEquals("093000", bars.get(29).path("stck_cntg_hour").asText());

    assertEquals(6, minutes("090500", "N").size());
    JsonNode withYesterday = minutes("090500", "Y");
    assertEquals(30, withYesterday.size());
    assertEquals("20261119 153000", texts(withYesterday.get(6), "stck_bsop_date stck_cntg_hour"));
    assertEquals("70000 0", texts(minutes("101000", "N").get(0), "stck_prpr cntg_vol"));
  }

  private JsonNode minutes(String until, String past) throws Exception {
    return caller
        .quote(
            FakeService.MINUTES_TODAY,
            "FHKST03010200",
            "FID_INPUT_HOUR_1",
            until,
            "FID_PW_DATA_INCU_YN",
            past,
            "FID_ETC_CLS_CODE",
            "")
        .json()
        .path("output2");
  }

  @Test
  void pastMinutesComeInHundredAndTwenties() throws Exception {
    JsonNode bars =
        caller
            .quote(
                FakeService.MINUTES_PAST,
                "FHKST03010230",
                "FID_INPUT_HOUR_1",
                "120000",
                "FID_INPUT_DATE_1",
                "20261118",
                "FID_PW_DATA_INCU_YN",
                "N",
                "FID_FAKE_TICK_INCU_YN",
                "")
            .json()
            .path("output2");

    assertEquals(120, bars.size());
    assertEquals("100100", bars.get(119).path("stck_cntg_hour").asText());
  }

  @Test
  void daysComeInHundreds() throws Exception {
    assertEquals(100, days("20260101", "D").size());
    assertEquals("20261119", days("20261116", "D").get(0).path("stck_bsop_date").asText());
    assertEquals(4, days("20261116", "D").size());
    assertEquals(2, days("20261109", "W").size());
    JsonNode years = days("20000101", "Y");
    assertEquals(0, years.get(years.size() - 1).size());
  }

  private JsonNode days(String from, String period) throws Exception {
    return caller
        .quote(
            FakeService.DAYS,
            "FHKST03010100",
            "FID_INPUT_DATE_1",
            from,
            "FID_INPUT_DATE_2",
            "20261120",
            "FID_PERIOD_DIV_CODE",
            period,
            "FID_ORG_ADJ_PRC",
            "0")
        .json()
        .path("output2");
  }

  @Test
  void theCalendarIsAsInTheExample() throws Exception {
    var query = FakeJson.of("BASS_DT", "20261120", "CTX_AREA_NK", "", "CTX_AREA_FK", "");

    JsonNode answer = caller.get(FakeService.HOLIDAYS.path, "CTCA0903R", query).json();

    assertEquals("20261215            ", answer.path("ctx_area_nk").asText());
    String fields = "bass_dt wday_dvsn_cd opnd_yn";
    assertEquals("20261120 06 Y", texts(answer.path("output").get(0), fields));
    assertEquals("20261121 07 N", texts(answer.path("output").get(1), fields));
  }

  @Test
  void manyPricesAndFactsAreAnswered() throws Exception {
    var query = FakeJson.of("FID_COND_MRKT_DIV_CODE_1", "J", "FID_INPUT_ISCD_1", "005930");
    FakeJson.put(query, "FID_COND_MRKT_DIV_CODE_2", "J", "FID_INPUT_ISCD_2", "000660");
    JsonNode prices = caller.get(FakeService.PRICES.path, "FHKST11300006", query).output();
    assertEquals("000660 128500", texts(prices.get(1), "inter_shrn_iscd inter2_prpr"));

    var asked = FakeJson.of("PRDT_TYPE_CD", "300", "PDNO", "069500");
    JsonNode info = caller.get(FakeService.STOCK_INFO.path, "CTPF1002R", asked).output();
    assertEquals("N N N", texts(info, "cptt_trad_tr_psbl_yn nxt_tr_stop_yn admn_item_yn"));
  }

  @Test
  void profitsAreAfterCosts() throws Exception {
    server.hold("005930", 10, 690_000);
    server.othersBuy("005930", 10, 70_000);
    caller.sell(10, 70_000);
    var query = caller.account();
    FakeJson.put(query, "SORT_DVSN", "00", "PDNO", "", "CBLC_DVSN", "00");
    FakeJson.put(query, "INQR_STRT_DT", "20261120", "INQR_END_DT", "20261120");

    JsonNode answer =
        caller.paged(FakeService.PROFIT, "TTTC8715R", query, FakeJson.object()).json();

    JsonNode row = answer.path("output1").get(0);
    assertEquals("700000 8495 105 1400", texts(row, "sll_amt rlzt_pfls fee tl_tax"));
    assertEquals("8495", answer.path("output2").path("tot_rlzt_pfls").asText());
  }

  @Test
  void masterFilesGoByBytes() throws Exception {
    List<byte[]> kospi = lines("kospi_code.mst");
    assertEquals(6, kospi.size());
    byte[] first = kospi.get(0);
    assertEquals("005930", text(first, 0, 9).trim());
    assertEquals("KR7005930003", text(first, 9, 12));
    assertEquals("삼성전자", text(first, 21, first.length - 227 - 21).trim());
    assertEquals("ST", text(first, first.length - 227, 2));
    assertEquals("000070000", text(first, first.length - 227 + 41, 9));
    byte[] halted =
        kospi.stream().filter(line -> text(line, 0, 6).equals("000020")).findFirst().orElseThrow();
    assertEquals("YNN00", text(halted, halted.length - 227 + 60, 5));

    byte[] kosdaq = lines("kosdaq_code.mst").get(0);
    assertEquals("JYP Ent.", text(kosdaq, 21, kosdaq.length - 221 - 21).trim());
    assertEquals("000060000", text(kosdaq, kosdaq.length - 221 + 36, 9));
  }

  private List<byte[]> lines(String name) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.restUri().resolve("/common/master/" + name + ".zip")).build();
    byte[] zip =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      assertEquals(name, in.getNextEntry().getName());
      return new String(in.readAllBytes(), CP949)
          .lines()
          .map(line -> line.getBytes(CP949))
          .toList();
    }
  }

  private static String text(byte[] line, int from, int length) {
    return new String(line, from, length, CP949);
  }

  private static String texts(JsonNode node, String names) {
    StringBuilder text = new StringBuilder();
    for (String name : names.split(" ")) {
      text.append(text.length() == 0 ? "" : " ").append(node.path(name).asText());
    }
    return text.toString();
  }
}
