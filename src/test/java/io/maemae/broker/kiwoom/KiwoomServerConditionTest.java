package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeClock;
import io.maemae.broker.fake.FakeJson;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Condition searches by the stream. */
final class KiwoomServerConditionTest {
  private KiwoomServer server;
  private FakeListener listener;

  @BeforeEach
  void start() throws Exception {
    server =
        KiwoomServer.start(KiwoomServerSettings.of(KiwoomServer.Environment.LIVE, new FakeClock()));
    server.condition("4", "조건1", List.of("005930", "000660", "Q500001"));
    listener = FakeListener.loggedIn(server, new FakeCaller(server).loggedIn());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static ObjectNode search(String type) {
    return FakeJson.of("trnm", "CNSRREQ", "seq", "4", "search_type", type, "stex_tp", "K");
  }

  private JsonNode list() throws Exception {
    return listener.ask(FakeJson.of("trnm", "CNSRLST"));
  }

  @Test
  void theListComesFirst() throws Exception {
    assertNotEquals(0, listener.ask(search("0")).path("return_code").asInt());

    assertEquals("[[\"4\",\"조건1\"]]", list().path("data").toString());

    assertEquals(0, listener.ask(search("0")).path("return_code").asInt(-1));
  }

  @Test
  void aSearchIsAnsweredInPages() throws Exception {
    server.conditionPageSize(2);
    list();

    JsonNode first = listener.ask(search("0"));
    ObjectNode more = search("0").put("cont_yn", "Y");
    JsonNode second = listener.ask(more.put("next_key", first.path("next_key").asText()));

    assertEquals("4  ", first.path("seq").asText());
    assertEquals("Y", first.path("cont_yn").asText());
    assertEquals("A005930", first.path("data").get(0).path("9001").asText());
    assertEquals("000070000", first.path("data").get(0).path("10").asText());
    assertEquals("N", second.path("cont_yn").asText());
    assertEquals("Q500001", second.path("data").get(0).path("9001").asText());
  }

  @Test
  void aSearchInRealTimeTellsWhatChangesUntilItIsStopped() throws Exception {
    list();
    JsonNode reply = listener.ask(search("1"));
    assertEquals("A005930", reply.path("data").get(0).path("jmcode").asText());

    server.conditionChanged("4", "035900", true);
    JsonNode values = listener.values();
    assertEquals("4 035900 I", said(values));
    server.conditionChanged("4", "035900", false);
    assertEquals("4 035900 D", said(listener.values()));

    assertEquals(
        "4", listener.ask(FakeJson.of("trnm", "CNSRCLR", "seq", "4")).path("seq").asText());
    server.conditionChanged("4", "035900", true);
    list();
    assertFalse(listener.hasMore());
  }

  private static String said(JsonNode values) {
    return String.join(
        " ",
        values.path("841").asText(),
        values.path("9001").asText(),
        values.path("843").asText());
  }
}
