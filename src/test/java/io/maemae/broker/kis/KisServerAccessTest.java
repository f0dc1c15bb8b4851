package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeClock;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens, headers, ids and fields. */
final class KisServerAccessTest {
  private final FakeClock clock = new FakeClock();
  private KisServer server;
  private FakeCaller caller;

  @BeforeEach
  void start() {
    server = KisServer.start(KisServerSettings.of(KisServer.Environment.LIVE, clock));
    caller = new FakeCaller(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aTokenLastsADayAndIsTheSameForSixHours() throws Exception {
    JsonNode first = caller.token().json();
    assertTrue(first.path("expires_in").isInt());
    assertEquals(86_400, first.path("expires_in").asInt());
    assertEquals("2026-11-21 10:00:00", first.path("access_token_token_expired").asText());

    FakeCaller.Answer tooSoon = caller.token();
    assertEquals(403, tooSoon.status());
    assertEquals("EGW00133", tooSoon.json().path("error_code").asText());

    clock.advance(Duration.ofHours(5));
    assertEquals(first.path("access_token"), caller.token().json().path("access_token"));
    clock.advance(Duration.ofHours(2));
    assertNotEquals(first.path("access_token"), caller.token().json().path("access_token"));
  }

  @Test
  void wrongKeysGetNoToken() throws Exception {
    ObjectNode body = caller.credentials("appsecret").put("appkey", "wrong");
    assertEquals("EGW00103", denied("/oauth2/tokenP", body));
    body = caller.credentials("appsecret").put("appsecret", "wrong");
    assertEquals("EGW00105", denied("/oauth2/tokenP", body));
    assertEquals("EGW00105", denied("/oauth2/Approval", caller.credentials("appsecret")));
    assertEquals(404, caller.post("/oauth2/tokenp", "", caller.credentials("")).status());
  }

  private String denied(String path, ObjectNode body) throws Exception {
    FakeCaller.Answer answer = caller.post(path, "", body);
    assertEquals(403, answer.status());
    return answer.json().path("error_code").asText();
  }

  @Test
  void aRevokedOrExpiredTokenIsRefused() throws Exception {
    caller.loggedIn();
    server.expireToken();
    FakeCaller.Answer expired = caller.buy(1, 70_000);
    assertEquals(500, expired.status());
    assertEquals("EGW00123", expired.code());

    server.oneTokenPerMinute(false);
    caller.loggedIn();
    assertEquals("APBK0013", caller.buy(1, 70_000).code());
    ObjectNode body = FakeJson.of("appkey", server.settings().appKey());
    FakeJson.put(body, "appsecret", server.settings().appSecret());
    FakeJson.put(body, "token", caller.headers.get("authorization").substring(7));
    assertEquals(200, caller.post("/oauth2/revokeP", "", body).json().path("code").asInt());
    assertEquals("EGW00121", caller.buy(1, 70_000).code());

    caller.loggedIn();
    clock.advance(Duration.ofHours(24));
    assertEquals("EGW00123", caller.buy(1, 70_000).code());
  }

  @Test
  void headersAreLookedAt() throws Exception {
    caller.loggedIn();
    assertEquals("EGW00205", with("authorization", "Basic x"));
    assertEquals("EGW00121", with("authorization", "Bearer x"));
    assertEquals("EGW00103", with("appkey", "x"));
    assertEquals("EGW02004", with("appkey", server.settings().otherAppKey()));
    assertEquals("EGW00105", with("appsecret", "x"));
    assertEquals("EGW00208", with("custtype", "X"));
    assertEquals("EGW00132", with("content-type", "text/plain"));
    assertEquals("APBK0013", caller.buy(1, 70_000).code());
  }

  private String with(String header, String value) throws Exception {
    String before = caller.headers.put(header, value);
    String code = caller.buy(1, 70_000).code();
    caller.headers.put(header, before);
    return code;
  }

  @Test
  void idsAndFieldsAreLookedAt() throws Exception {
    caller.loggedIn();
    assertEquals("MCA00124", caller.order("TTTC0802U", "00", "KRX", 1, 70_000).code());
    assertEquals("OPSQ0002", caller.order("VTTC0012U", "00", "KRX", 1, 70_000).code());

    ObjectNode body = caller.account();
    FakeCaller.Answer missing = caller.post(FakeService.ORDER.path, "TTTC0012U", body);
    assertEquals("ERROR : INPUT INVALID_CHECK_PDNO", missing.json().path("msg1").asText());
    body.put("ORD_QTY", 1);
    FakeCaller.Answer number = caller.post(FakeService.ORDER.path, "TTTC0012U", body);
    assertEquals("ERROR : INPUT INVALID_CHECK_ORD_QTY", number.json().path("msg1").asText());
    ObjectNode query = caller.account().put("CANO", "87654321");
    FakeJson.put(query, "INQR_DVSN_1", "0", "INQR_DVSN_2", "0");
    assertEquals(
        "OPSQ2000",
        caller.paged(FakeService.OPEN_ORDERS, "TTTC0084R", query, FakeJson.object()).code());
  }

  @Test
  void requestsAreRemembered() throws Exception {
    caller.loggedIn();
    caller.buy(3, 70_000);

    FakeRequest order = server.awaitRequests("TTTC0012U", 1, Duration.ofSeconds(1)).get(0);

    assertEquals("3", order.field("ORD_QTY").orElseThrow());
    assertEquals(clock.instant(), order.at());
    assertEquals(2, server.requests().size());
    assertEquals(1, server.mostCallsWithinOneSecond());
  }
}
