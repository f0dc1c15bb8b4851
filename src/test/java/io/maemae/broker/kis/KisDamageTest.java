package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.DamageContract;
import io.maemae.broker.ManualRig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Damaged answers of KIS. */
final class KisDamageTest extends DamageContract {
  private static final String DAY = "stck_bsop_date";

  private KisRig rig;

  @Override
  protected ManualRig rig(Path tokens) {
    rig = KisRig.live(tokens);
    return rig;
  }

  @Override
  protected List<Sample> samples() {
    Set<String> none = Set.of();
    return List.of(
        new Sample(Kind.ORDERS, "TTTC0081R", Bodies.read("daily-orders.json"), Set.of("pdno")),
        new Sample(Kind.BALANCE, "TTTC8434R", Bodies.read("balance.json"), none),
        new Sample(Kind.BALANCE, "TTTC8908R", Bodies.read("buying-power.json"), none),
        new Sample(Kind.PRICE, "FHKST01010100", Bodies.read("price.json"), none),
        new Sample(Kind.BOOK, "FHKST01010200", Bodies.read("book.json"), none),
        new Sample(Kind.MINUTES, "FHKST03010200", minutes(), Set.of(DAY)),
        new Sample(Kind.DAYS, "FHKST03010100", days(), Set.of(DAY)));
  }

  /** Back to the opening, or another page would be asked for. */
  private static ObjectNode minutes() {
    ObjectNode body = Bodies.chart("minutes-today.json");
    ((ObjectNode) body.at("/output2/2")).put("stck_cntg_hour", "090000");
    return body;
  }

  /** Likewise, to before the first day. */
  private static ObjectNode days() {
    ObjectNode body = Bodies.chart("days.json");
    ((ObjectNode) body.at("/output2/2")).put("stck_bsop_date", "20261102");
    return body;
  }

  @Override
  protected Map.Entry<String, ObjectNode> order() {
    return Map.entry("TTTC0012U", Bodies.read("order.json"));
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
