package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.DamageContract;
import io.maemae.broker.ManualRig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Damaged answers of Kiwoom. */
final class KiwoomDamageTest extends DamageContract {
  private static final String CASH =
      "{\"entr\":\"000000010000000\",\"d2_entra\":\"000000009000000\","
          + "\"100stk_ord_alow_amt\":\"000000009000000\",\"return_code\":0}";

  private KiwoomRig rig;

  @Override
  protected ManualRig rig(Path tokens) {
    rig = new KiwoomRig(KiwoomServer.Environment.LIVE, tokens);
    return rig;
  }

  @Override
  protected List<Sample> samples() {
    Set<String> none = Set.of();
    ObjectNode open = RestSamples.read("ka10075-unfilled.ok.json");
    return List.of(
        new Sample(
            Kind.ORDERS,
            "kt00007",
            RestSamples.read("kt00007-order-detail.ok.json"),
            Set.of("stk_cd")),
        new Sample(Kind.ORDERS, "ka10075", open, fieldsOf(open, "oso")),
        // They tell only what it cost.
        new Sample(Kind.ORDERS, "ka10076", RestSamples.read("ka10076-fills.ok.json"), Set.of(ALL)),
        new Sample(Kind.BALANCE, "kt00018", RestSamples.read("kt00018-balance.ok.json"), none),
        new Sample(Kind.BALANCE, "kt00001", RestSamples.parse(CASH).orElseThrow(), none),
        new Sample(Kind.PRICE, "ka10001", RestSamples.read("ka10001-info.ok.json"), none),
        new Sample(Kind.BOOK, "ka10004", RestSamples.read("ka10004-orderbook.ok.json"), none),
        new Sample(Kind.MINUTES, "ka10080", chart("minutes.json", "13"), Set.of("cntr_tm")),
        new Sample(Kind.DAYS, "ka10081", chart("days.json", "09"), Set.of("dt")));
  }

  private static Set<String> fieldsOf(ObjectNode body, String list) {
    return body.path(list).path(0).properties().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** As of this week, and before now. */
  private static ObjectNode chart(String file, String hour) {
    String text =
        MarketAnswers.text(file)
            .replace("20250917" + hour, "2026112009")
            .replace("202509", "202611");
    return RestSamples.parse(text).orElseThrow();
  }

  @Override
  protected Map.Entry<String, ObjectNode> order() {
    return Map.entry("kt10000", RestSamples.read("kt10000-buy.ok.json"));
  }

  @Override
  protected void answer(String call, String body) {
    rig.server.answerNext(call, 200, Map.of(), body);
  }

  @Override
  protected void behave() {
    rig.server.behave();
  }
}
