package io.maemae.broker.kis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeJson;
import io.maemae.market.OrderBook;
import io.maemae.market.Quote;
import io.maemae.order.OrderRow;
import io.maemae.order.Reading;
import io.maemae.order.SubmitResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that were cut, or hold what no answer should: a value or none, and no harm. */
final class KisDamageTest {
  private static final int STEP = 61;

  /** What takes the place of a field's value; null takes the field away. */
  private static final String[] DAMAGE = {
    null, "", "x", "-1", "0", "99999999999999999999", "9223372036854775807", "1e400", "2.5"
  };

  @TempDir Path tokens;
  private KisRig rig;

  @BeforeEach
  void start() {
    rig = KisRig.live(tokens).loggedIn();
  }

  @AfterEach
  void stop() {
    assertEquals(List.of(), rig.timeline.thrown());
    rig.close();
  }

  private <T> T ask(Consumer<Consumer<T>> question) {
    CompletableFuture<T> answer = KisRig.asked(question);
    rig.timeline.settle();
    rig.advanceUntil(Duration.ofMillis(500), answer::isDone, "no answer");
    return answer.join();
  }

  /** The body with each field of its blocks that has such a name damaged in each way. */
  private static List<String> damaged(String file, String names) {
    List<String> all = new ArrayList<>();
    ObjectNode body = Bodies.read(file);
    for (JsonNode block : body.deepCopy()) {
      ObjectNode fields =
          (ObjectNode)
              (block.isArray() ? block.path(0) : block.isObject() ? block : FakeJson.object());
      for (Map.Entry<String, JsonNode> field : fields.properties()) {
        for (String damage : field.getKey().matches(names) ? DAMAGE : new String[0]) {
          all.add(with(body, field, damage));
        }
      }
    }
    return all;
  }

  private static String with(ObjectNode body, Map.Entry<String, JsonNode> field, String damage) {
    String name = "\"" + field.getKey() + "\":";
    String text = body.toString();
    String old = name + field.getValue();
    return text.replace(old, damage == null ? "\"gone\":\"\"" : name + "\"" + damage + "\"");
  }

  private void give(String transaction, String body, int times) {
    for (int i = 0; i < times; i++) {
      rig.server.answerNext(transaction, 200, Map.of(), body);
    }
  }

  private Reading<List<OrderRow>> orders(String body, int times) {
    give("TTTC0081R", body, times);
    return ask(answer -> rig.kis.source().orders(rig.server.today(), answer));
  }

  @Test
  void aDamagedOrderListIsReadOrIsNot() {
    damaged("daily-orders.json", ".*").forEach(body -> assertNotNull(orders(body, 1)));
  }

  @Test
  void aDamagedBalanceIsReadOrIsNot() {
    for (String body : damaged("balance.json", ".*")) {
      give("TTTC8434R", body, 1);
      assertNotNull(ask(rig.kis.source()::balance));
    }
    for (String body : damaged("buying-power.json", ".*")) {
      give("TTTC8908R", body, 1);
      assertNotNull(ask(rig.kis.source()::balance));
    }
  }

  @Test
  void aDamagedPriceOrBookIsReadOrIsNot() {
    for (String body : damaged("price.json", "stck_(prpr|sdpr|mxpr|llam)|acml_vol|.*_yn|.*_code")) {
      if (body.contains("stck_") || body.contains("acml_vol")) {
        give("FHKST01010100", body, 1);
        Reading<Quote> reading = ask(answer -> rig.kis.quotes().quote(KisHarness.SAMSUNG, answer));
        assertNotNull(reading);
      }
    }
    for (String body : damaged("book.json", ".*[a-z](1|10)|aspr.*")) {
      give("FHKST01010200", body, 1);
      Reading<OrderBook> reading = ask(answer -> rig.kis.quotes().book(KisHarness.SAMSUNG, answer));
      assertNotNull(reading);
    }
  }

  @Test
  void aDamagedAnswerToAnOrderIsNoRefusal() {
    for (String body : damaged("order.json", ".*")) {
      give("TTTC0012U", body, 1);
      SubmitResult result = rig.submit(KisRig.buy(1));
      result.fold(
          a -> a,
          r -> assertInstanceOf(SubmitResult.Unknown.class, r),
          n -> assertInstanceOf(SubmitResult.Unknown.class, n),
          u -> u);
    }
  }

  @Test
  void whereverAnAnswerIsCutItIsNone() {
    String list = Bodies.text("daily-orders.json").strip();
    for (int end = 1; end < list.length(); end += STEP) {
      assertInstanceOf(Reading.Unreadable.class, orders(list.substring(0, end), 3));
    }
    String balance = Bodies.text("balance.json").strip();
    for (int end = 1; end < balance.length(); end += STEP) {
      give("TTTC8434R", balance.substring(0, end), 3);
      assertInstanceOf(Reading.Unreadable.class, ask(rig.kis.source()::balance));
    }
  }

  @Test
  void whereverTheAnswerToAnOrderIsCutItsOutcomeIsUnknown() {
    String answer = Bodies.text("order.json").strip();
    for (int end = 0; end < answer.length(); end++) {
      give("TTTC0012U", answer.substring(0, end), 1);
      assertInstanceOf(SubmitResult.Unknown.class, rig.submit(KisRig.buy(1)));
    }
    assertEquals(answer.length(), rig.orderRequests());
  }
}
