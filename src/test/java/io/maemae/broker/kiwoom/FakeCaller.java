package io.maemae.broker.kiwoom;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks a {@link KiwoomServer} by hand, as the documents say. */
final class FakeCaller {
  /** An answer, whose body need not be JSON. */
  record Answer(int status, HttpHeaders headers, String text) {
    JsonNode json() {
      return FakeJson.read(text).orElseThrow(() -> new AssertionError(text));
    }

    int code() {
      return json().path("return_code").asInt(-1);
    }

    String words() {
      return json().path("return_msg").asText();
    }

    /** A field of an answer that must be a success. */
    String field(String name) {
      return body().path(name).asText();
    }

    JsonNode body() {
      if (status != 200 || code() != 0) {
        throw new AssertionError(status + " " + text);
      }
      return json();
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final KiwoomServer server;
  final Map<String, String> headers = new LinkedHashMap<>();

  FakeCaller(KiwoomServer server) {
    this.server = server;
    headers.put("content-type", "application/json;charset=UTF-8");
  }

  /** Fetches a token for what follows. */
  FakeCaller loggedIn() throws Exception {
    headers.put("authorization", "Bearer " + token().field("token"));
    return this;
  }

  Answer token() throws Exception {
    ObjectNode body = credentials();
    return post("/oauth2/token", "", body.put("grant_type", "client_credentials"));
  }

  ObjectNode credentials() {
    return FakeJson.of(
        "appkey", server.settings().appKey(), "secretkey", server.settings().secretKey());
  }

  Answer order(String apiId, String venue, String kind, long quantity, Object price)
      throws Exception {
    ObjectNode body = FakeJson.of("dmst_stex_tp", venue, "stk_cd", "005930", "ord_qty", quantity);
    FakeJson.put(body, "ord_uv", price, "trde_tp", kind, "cond_uv", "");
    return post("/api/dostk/ordr", apiId, body);
  }

  Answer buy(long quantity, long price) throws Exception {
    return order("kt10000", "KRX", "0", quantity, price);
  }

  Answer sell(long quantity, long price) throws Exception {
    return order("kt10001", "KRX", "0", quantity, price);
  }

  Answer modify(String number, long quantity, long price) throws Exception {
    ObjectNode body = FakeJson.of("dmst_stex_tp", "KRX", "orig_ord_no", number);
    FakeJson.put(body, "stk_cd", "005930", "mdfy_qty", quantity, "mdfy_uv", price);
    return post("/api/dostk/ordr", "kt10002", body);
  }

  /** All that is open if the quantity is 0. */
  Answer cancel(String number, long quantity) throws Exception {
    ObjectNode body = FakeJson.of("dmst_stex_tp", "KRX", "orig_ord_no", number);
    FakeJson.put(body, "stk_cd", "005930", "cncl_qty", quantity);
    return post("/api/dostk/ordr", "kt10003", body);
  }

  /** kt00007 of today with these fields instead of the widest ones. */
  Answer orders(Object... fields) throws Exception {
    ObjectNode body = FakeJson.of("ord_dt", "", "qry_tp", "1", "stk_bond_tp", "0", "sell_tp", "0");
    FakeJson.put(body, "stk_cd", "", "fr_ord_no", "", "dmst_stex_tp", "%");
    return post("/api/dostk/acnt", "kt00007", FakeJson.put(body, fields));
  }

  JsonNode orderRows(Object... fields) throws Exception {
    return orders(fields).body().path("acnt_ord_cntr_prps_dtl");
  }

  JsonNode openRows() throws Exception {
    ObjectNode body = FakeJson.of("all_stk_tp", "0", "trde_tp", "0", "stk_cd", "", "stex_tp", "0");
    return post("/api/dostk/acnt", "ka10075", body).body().path("oso");
  }

  JsonNode fillRows(Object... fields) throws Exception {
    ObjectNode body = FakeJson.of("stk_cd", "", "qry_tp", "0", "sell_tp", "0", "ord_no", "");
    FakeJson.put(body, "stex_tp", "0");
    return post("/api/dostk/acnt", "ka10076", FakeJson.put(body, fields)).body().path("cntr");
  }

  Answer balance(String venue) throws Exception {
    ObjectNode body = FakeJson.of("qry_tp", "1", "dmst_stex_tp", venue);
    return post("/api/dostk/acnt", "kt00018", body);
  }

  Answer deposit() throws Exception {
    return post("/api/dostk/acnt", "kt00001", FakeJson.of("qry_tp", "3"));
  }

  Answer quote(String category, String apiId, Object... fields) throws Exception {
    ObjectNode body = FakeJson.put(FakeJson.of("stk_cd", "005930"), fields);
    return post("/api/dostk/" + category, apiId, body);
  }

  /** Asks for the page after an answer: what follows has its headers. */
  FakeCaller after(Answer answer) {
    headers.put("cont-yn", answer.header("cont-yn"));
    headers.put("next-key", answer.header("next-key"));
    return this;
  }

  Answer post(String path, String apiId, ObjectNode body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.restUri() + path))
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    headers.forEach(request::header);
    if (!apiId.isEmpty()) {
      request.header("api-id", apiId);
    }
    HttpResponse<String> response =
        HTTP.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    return new Answer(response.statusCode(), response.headers(), response.body());
  }
}
