package io.maemae.broker.kiwoom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.maemae.config.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestsTest {
  @Test
  void aLoginHasTheTokenAlone() {
    assertRequest("login.request", Requests.login(new Secret("SAMPLE_TOKEN")));
  }

  @Test
  void symbolsAreRegisteredAndRemoved() {
    assertRequest(
        "reg.request", Requests.register("1", List.of("005930", "000660"), List.of("0B", "0D")));
    assertRequest("remove.request", Requests.remove("1", List.of("005930"), List.of("0B")));
  }

  @Test
  void theAccountIsRegisteredWithoutAnItem() {
    assertRequest(
        "reg-account.request",
        Requests.register("2", List.of(Requests.NO_ITEM), List.of("00", "04")));
  }

  @Test
  void conditionsAreAskedFor() {
    assertEquals("{\"trnm\":\"CNSRLST\"}", Requests.conditionList());
    assertEquals(
        "{\"trnm\":\"CNSRREQ\",\"seq\":\"4\",\"search_type\":\"0\",\"stex_tp\":\"K\","
            + "\"cont_yn\":\"N\",\"next_key\":\"\"}",
        Requests.search("4"));
    assertEquals(
        "{\"trnm\":\"CNSRREQ\",\"seq\":\"4\",\"search_type\":\"0\",\"stex_tp\":\"K\","
            + "\"cont_yn\":\"Y\",\"next_key\":\"k\"}",
        Requests.searchOn("4", "k"));
    assertEquals(
        "{\"trnm\":\"CNSRREQ\",\"seq\":\"4\",\"search_type\":\"1\",\"stex_tp\":\"K\"}",
        Requests.watch("4"));
    assertEquals("{\"trnm\":\"CNSRCLR\",\"seq\":\"4\"}", Requests.clear("4"));
  }

  private static void assertRequest(String sample, String request) {
    assertEquals(StreamFrames.tree(StreamFrames.text(sample)), StreamFrames.tree(request));
  }
}
