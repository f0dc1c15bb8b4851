package io.maemae.broker.kis;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks a {@link KisServer} by hand, as the documents say. */
final class FakeCaller {
  /** An answer: its status, headers and body, which need not be JSON. */
  record Answer(int status, String trCont, String text) {
    JsonNode json() {
      return FakeJson.read(text).orElseThrow(() -> new AssertionError(text));
    }

    String code() {
      return json().path("msg_cd").asText();
    }

    JsonNode output() {
      if (!json().path("rt_cd").asText().equals("0")) {
        throw new AssertionError(text);
      }
      return json().path("output");
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final KisServer server;
  private final KisServerSettings settings;
  final Map<String, String> headers = new LinkedHashMap<>();

  FakeCaller(KisServer server) {
    this.server = server;
    settings = server.settings();
    headers.put("content-type", "application/json; charset=utf-8");
    headers.put("appkey", settings.appKey());
    headers.put("appsecret", settings.appSecret());
    headers.put("custtype", "P");
  }

  /** Fetches a token for what follows. */
  FakeCaller loggedIn() throws Exception {
    headers.put("authorization", "Bearer " + token().json().path("access_token").asText());
    return this;
  }

  Answer token() throws Exception {
    return post("/oauth2/tokenP", "", credentials("appsecret"));
  }

  Answer approval() throws Exception {
    return post("/oauth2/Approval", "", credentials("secretkey"));
  }

  ObjectNode credentials(String secretName) {
    ObjectNode body = FakeJson.of("grant_type", "client_credentials");
    return FakeJson.put(body, "appkey", settings.appKey(), secretName, settings.appSecret());
  }

  Answer quote(FakeService service, String trId, Object... more) throws Exception {
    ObjectNode query = FakeJson.of("FID_COND_MRKT_DIV_CODE", "J", "FID_INPUT_ISCD", "005930");
    return get(service.path, trId, FakeJson.put(query, more));
  }

  /** The id as this environment has it: T and C become V on the paper server. */
  String id(String liveId) {
    return settings.live() ? liveId : "V" + liveId.substring(1);
  }

  Answer buy(long quantity, long price) throws Exception {
    return order("TTTC0012U", "00", "KRX", quantity, price);
  }

  Answer sell(long quantity, long price) throws Exception {
    return order("TTTC0011U", "00", "KRX", quantity, price);
  }

  Answer order(String trId, String division, String venue, long quantity, long price)
      throws Exception {
    ObjectNode body = account();
    FakeJson.put(body, "PDNO", "005930", "ORD_DVSN", division, "ORD_QTY", quantity);
    FakeJson.put(body, "ORD_UNPR", price, "EXCG_ID_DVSN_CD", venue);
    FakeJson.put(body, "SLL_TYPE", "", "CNDT_PRIC", "");
    return post(FakeService.ORDER.path, id(trId), body);
  }

  Answer cancel(String number) throws Exception {
    return change(number, "02", 0, 0);
  }

  /** All that is open if the quantity is 0. */
  Answer change(String number, String what, long quantity, long price) throws Exception {
    ObjectNode body = account();
    FakeJson.put(body, "KRX_FWDG_ORD_ORGNO", settings.branch(), "ORGN_ODNO", number);
    FakeJson.put(body, "ORD_DVSN", "00", "RVSE_CNCL_DVSN_CD", what, "ORD_QTY", quantity);
    FakeJson.put(body, "ORD_UNPR", price, "QTY_ALL_ORD_YN", quantity == 0 ? "Y" : "N");
    FakeJson.put(body, "EXCG_ID_DVSN_CD", "KRX");
    return post(FakeService.CHANGE.path, id("TTTC0013U"), body);
  }

  ObjectNode account() {
    return FakeJson.of("CANO", settings.accountNumber(), "ACNT_PRDT_CD", settings.productCode());
  }

  /** The list of the day, oldest first; the keys of the page before, or none. */
  Answer orders(JsonNode pageBefore) throws Exception {
    ObjectNode query = account();
    FakeJson.put(query, "INQR_STRT_DT", "20261120", "INQR_END_DT", "20261120");
    FakeJson.put(query, "SLL_BUY_DVSN_CD", "00", "INQR_DVSN", "01", "PDNO", "");
    FakeJson.put(query, "ORD_GNO_BRNO", "", "ODNO", "", "CCLD_DVSN", "00");
    FakeJson.put(query, "INQR_DVSN_1", "", "INQR_DVSN_3", "00", "EXCG_ID_DVSN_CD", "ALL");
    return paged(FakeService.DAILY_ORDERS, "TTTC0081R", query, pageBefore);
  }

  JsonNode orderRows() throws Exception {
    return orders(FakeJson.object()).json().path("output1");
  }

  Answer balance() throws Exception {
    ObjectNode query = account();
    FakeJson.put(query, "AFHR_FLPR_YN", "N", "OFL_YN", "", "INQR_DVSN", "01", "UNPR_DVSN", "01");
    FakeJson.put(query, "FUND_STTL_ICLD_YN", "N", "FNCG_AMT_AUTO_RDPT_YN", "N");
    FakeJson.put(query, "PRCS_DVSN", "00");
    return paged(FakeService.BALANCE, "TTTC8434R", query, FakeJson.object());
  }

  JsonNode buyingPower() throws Exception {
    ObjectNode query = account();
    FakeJson.put(query, "PDNO", "005930", "ORD_UNPR", "", "ORD_DVSN", "01");
    FakeJson.put(query, "CMA_EVLU_AMT_ICLD_YN", "N", "OVRS_ICLD_YN", "N");
    return get(FakeService.BUYING_POWER.path, id("TTTC8908R"), query).output();
  }

  Answer paged(FakeService service, String trId, ObjectNode query, JsonNode pageBefore)
      throws Exception {
    String first = pageBefore.path("ctx_area_fk100").asText();
    FakeJson.put(query, "CTX_AREA_FK100", first);
    FakeJson.put(query, "CTX_AREA_NK100", pageBefore.path("ctx_area_nk100").asText());
    headers.put("tr_cont", first.isEmpty() ? "" : "N");
    Answer answer = get(service.path, id(trId), query);
    headers.remove("tr_cont");
    return answer;
  }

  Answer get(String path, String trId, ObjectNode query) throws Exception {
    String text =
        query.properties().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue().asText(), UTF_8))
            .collect(Collectors.joining("&"));
    return send(HttpRequest.newBuilder(URI.create(server.restUri() + path + "?" + text)), trId);
  }

  Answer post(String path, String trId, ObjectNode body) throws Exception {
    HttpRequest.BodyPublisher bytes = HttpRequest.BodyPublishers.ofString(body.toString());
    return send(HttpRequest.newBuilder(URI.create(server.restUri() + path)).POST(bytes), trId);
  }

  private Answer send(HttpRequest.Builder request, String trId)
      throws IOException, InterruptedException {
    headers.forEach(request::header);
    if (!trId.isEmpty()) {
      request.header("tr_id", trId);
    }
    HttpResponse<String> response =
        HTTP.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    String mark = response.headers().firstValue("tr_cont").orElse("");
    return new Answer(response.statusCode(), mark, response.body());
  }
}
