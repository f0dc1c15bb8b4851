package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.maemae.broker.fake.FakeClock;
import io.maemae.broker.fake.FakeJson;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens, headers, fields and limits. */
final class KiwoomServerAccessTest {
  private final FakeClock clock = new FakeClock();
  private KiwoomServer server;
  private FakeCaller caller;

  @BeforeEach
  void start() throws Exception {
    server = KiwoomServer.start(KiwoomServerSettings.of(KiwoomServer.Environment.LIVE, clock));
    caller = new FakeCaller(server).loggedIn();
    clock.advance(Duration.ofSeconds(1));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aTokenIsTheSameWhileItIsGood() throws Exception {
    FakeCaller.Answer again = caller.token();

    assertEquals("Bearer " + again.field("token"), caller.headers.get("authorization"));
    assertEquals("20261121100000", again.field("expires_dt"));
    assertEquals("Bearer", again.field("token_type"));
    clock.advance(Duration.ofHours(24));
    assertEquals(invalidToken(), caller.deposit().words());
    assertNotEquals(again.field("token"), caller.token().field("token"));
  }

  private static String invalidToken() {
    return "인증에 실패했습니다[8005:Token이 유효하지 않습니다]";
  }

  @Test
  void tokensComeOnceASecond() throws Exception {
    caller.token();

    FakeCaller.Answer second = caller.token();

    assertEquals(429, second.status());
    assertEquals(5, second.code());
    assertTrue(second.words().contains("[1700:") && second.words().contains("API ID=au10001"));
    server.oneTokenPerSecond(false);
    assertEquals(0, caller.token().code());
  }

  @Test
  void aRevokedTokenIsGoodNoMore() throws Exception {
    String token = caller.headers.get("authorization").substring("Bearer ".length());

    assertEquals(
        0, caller.post("/oauth2/revoke", "", caller.credentials().put("token", token)).code());

    FakeCaller.Answer answer = caller.deposit();
    assertEquals(200, answer.status());
    assertEquals(3, answer.code());
    assertEquals(invalidToken(), answer.words());
  }

  @Test
  void keysAreChecked() throws Exception {
    var body = caller.credentials().put("grant_type", "client_credentials");

    assertCode("8001", caller.post("/oauth2/token", "", body.deepCopy().put("secretkey", "x")));
    String other = server.settings().otherAppKey();
    assertCode("8030", caller.post("/oauth2/token", "", body.deepCopy().put("appkey", other)));
    assertCode("8011", caller.post("/oauth2/token", "", caller.credentials()));
    assertCode("8012", caller.post("/oauth2/token", "", body.deepCopy().put("grant_type", "x")));
    assertCode("8020", caller.post("/oauth2/token", "", body.deepCopy().put("appkey", "")));
  }

  private static void assertCode(String code, FakeCaller.Answer answer) {
    assertEquals(200, answer.status());
    assertTrue(answer.words().contains("[" + code + ":"), answer.words());
  }

  @Test
  void headersAndFieldsAreChecked() throws Exception {
    assertCode("1501", caller.post("/api/dostk/acnt", "", FakeJson.object()));
    assertCode("1505", caller.post("/api/dostk/acnt", "kt99999", FakeJson.object()));
    assertCode("1504", caller.post("/api/dostk/acnt", "kt10000", FakeJson.object()));
    assertCode("1511", caller.post("/api/dostk/stkinfo", "ka10001", FakeJson.object()));
    assertCode("1517", caller.orders("qry_tp", "9"));
    assertCode("1902", caller.quote("stkinfo", "ka10001", "stk_cd", "999999"));
    caller.headers.put("authorization", "Bearer nonsense");
    assertEquals(invalidToken(), caller.deposit().words());
    caller.headers.put("authorization", "Basic x");
    assertCode("1515", caller.deposit());
    caller.headers.remove("authorization");
    assertCode("1513", caller.deposit());
  }

  @Test
  void anApiIsLimitedByItself() throws Exception {
    server.limitPerSecond("kt00001", 1);
    caller.deposit();

    FakeCaller.Answer second = caller.deposit();

    assertEquals(429, second.status());
    assertEquals(
        "허용된 요청 개수를 초과하였습니다[1700:허용된 API 요청 개수를 초과하였습니다. 유량=1, API ID=kt00001]", second.words());
    assertEquals(0, caller.balance("KRX").code());
  }

  @Test
  void allTogetherAreLimitedToo() throws Exception {
    server.limitAllPerSecond(2);
    caller.deposit();
    caller.balance("KRX");

    assertTrue(caller.orders().words().contains("[1701:"));
    assertEquals(2 + 1, server.mostCallsWithinOneSecond());
  }
}
