package io.maemae.broker.kiwoom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeClock;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeLevel;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything has the fields of the documents' examples, no more and no less. */
final class KiwoomServerShapeTest {
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

  private static ObjectNode sample(String name) throws Exception {
    try (InputStream in =
        KiwoomServerShapeTest.class.getResourceAsStream("/kiwoom/" + name + ".json")) {
      return FakeJson.read(new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8))
          .orElseThrow();
    }
  }

  /** The names of all fields, with those of the first element of a list. */
  private static TreeSet<String> names(String before, JsonNode node) {
    TreeSet<String> names = new TreeSet<>();
    node.properties()
        .forEach(
            field -> {
              String name = before + field.getKey();
              names.add(name);
              JsonNode value = field.getValue();
              names.addAll(names(name + ".", value.isArray() ? value.path(0) : value));
            });
    return names;
  }

  private static void assertShape(String sample, JsonNode actual) throws Exception {
    ObjectNode expected = sample(sample);
    JsonNode body = expected.has("body") ? expected.path("body") : expected;
    assertEquals(names("", body), names("", actual), sample);
  }

  @Test
  void answersHaveTheFieldsOfTheExamples() throws Exception {
    server.oneTokenPerSecond(false);
    assertShape("au10001-token.ok", caller.token().json());
    FakeCaller.Answer bought = caller.buy(10, 70_000);
    assertShape("kt10000-buy.ok", bought.json());
    server.othersSell("005930", 4, 70_000);
    assertShape("ka10075-unfilled.ok", unfilled());
    assertShape("ka10076-fills.ok", fills());
    FakeCaller.Answer modified = caller.modify(bought.field("ord_no"), 0, 70_100);
    assertShape("kt10002-modify.ok", modified.json());
    assertShape("kt10003-cancel.ok", caller.cancel(modified.field("ord_no"), 0).json());
    assertShape("kt00007-order-detail.ok", caller.orders().json());
    assertShape("kt00018-balance.ok", caller.balance("KRX").json());
    assertShape("ka10001-info.ok", caller.quote("stkinfo", "ka10001").json());
    assertShape("ka10004-orderbook.ok", caller.quote("mrkcond", "ka10004").json());
    assertShape(
        "ka10080-minute.ok",
        caller.quote("chart", "ka10080", "tic_scope", "1", "upd_stkpc_tp", "1").json());
  }

  private JsonNode unfilled() throws Exception {
    ObjectNode body = FakeJson.of("all_stk_tp", "1", "trde_tp", "2", "stk_cd", "005930");
    return caller.post("/api/dostk/acnt", "ka10075", body.put("stex_tp", "1")).json();
  }

  private JsonNode fills() throws Exception {
    ObjectNode body = FakeJson.of("qry_tp", "1", "sell_tp", "2", "stk_cd", "005930");
    return caller.post("/api/dostk/acnt", "ka10076", body.put("stex_tp", "1")).json();
  }

  @Test
  void framesHaveTheFieldsOfTheExamples() throws Exception {
    FakeListener listener = new FakeListener(server);
    assertShape("ws-login.ok", listener.ask(FakeListener.login(caller)));
    listener.toNotices("00", "04");
    caller.buy(10, 70_000);
    assertShape("ws-real-00-1-accepted", listener.json());
    server.othersSell("005930", 4, 70_000);
    assertShape("ws-real-00-2-partial-fill", listener.json());
    assertShape("ws-real-04-balance", listener.json());
    listener.register("REG", "1", List.of("005930"), List.of("0B", "0D"));
    server.trade("005930", 70_000, 1);
    assertShape("ws-real-0B", listener.json());
    server.book("005930", List.of(new FakeLevel(70_100, 7)), List.of());
    assertShape("ws-real-0D", listener.json());
    listener.register("REG", "3", List.of(""), List.of("0s"));
    server.session("3");
    assertShape("ws-real-0s-session", listener.json());
  }

  @Test
  void conditionsHaveTheFieldsOfTheExamples() throws Exception {
    server.condition("4", "조건1", List.of("005930"));
    FakeListener listener = FakeListener.loggedIn(server, caller);
    assertShape("ws-cnsrlst.reply", listener.ask(FakeJson.of("trnm", "CNSRLST")));
    ObjectNode search = FakeJson.of("trnm", "CNSRREQ", "seq", "4", "stex_tp", "K");
    assertShape("ws-cnsrreq-once.reply", listener.ask(search.deepCopy().put("search_type", "0")));
    assertShape(
        "ws-cnsrreq-realtime.reply", listener.ask(search.deepCopy().put("search_type", "1")));
    server.conditionChanged("4", "000660", true);
    assertShape("ws-real-condition-insert", listener.json());
    assertShape("ws-cnsrclr.reply", listener.ask(FakeJson.of("trnm", "CNSRCLR", "seq", "4")));
  }
}
