package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeInstrument;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeLine;
import io.maemae.broker.fake.FakeListings;
import io.maemae.broker.fake.FakeTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Condition searches. One that is asked for before the list was is refused; the code of that, and
 * of a search that there is not, are not published and made up.
 *
 * <p>Source: official specification 451f89c, ka10171 to ka10174; ten in real time at once and
 * 105110 as users state.
 */
final class FakeConditions {
  private static final int MOST_AT_ONCE = 10;

  /** A search and what it finds. */
  private record Condition(String name, Set<String> symbols) {}

  private final FakeListings listings;
  private final FakeTime time;
  private final Map<String, Condition> bySeq = new LinkedHashMap<>();
  private int page = 100;

  FakeConditions(FakeListings listings, FakeTime time) {
    this.listings = listings;
    this.time = time;
  }

  void pageSize(int rows) {
    page = rows;
  }

  void put(String seq, String name, List<String> symbols) {
    bySeq.put(seq, new Condition(name, new LinkedHashSet<>(symbols)));
  }

  /** Changes what a search finds; what is to be told of it. */
  FakeFrame change(String seq, String symbol, boolean inserted) {
    Set<String> symbols = bySeq.get(seq).symbols();
    if (inserted) {
      symbols.add(symbol);
    } else {
      symbols.remove(symbol);
    }
    ObjectNode values = FakeJson.of("841", seq, "9001", symbol, "843", inserted ? "I" : "D");
    FakeJson.put(values, "20", time.time(), "907", "2");
    return FakeFrame.of("02", "조건검색", symbol, values);
  }

  void list(FakeLine<FakeSubscriber> session) {
    session.kept().listed = true;
    ArrayNode rows = FakeJson.array(List.of());
    bySeq.forEach((seq, condition) -> rows.addArray().add(seq).add(condition.name()));
    ObjectNode reply = reply("CNSRLST").put("return_msg", "");
    reply.set("data", rows);
    session.send(reply.toString());
  }

  private static ObjectNode reply(String name) {
    return FakeJson.of("trnm", name).put("return_code", 0);
  }

  void search(FakeLine<FakeSubscriber> session, JsonNode message) {
    String seq = message.path("seq").asText().strip();
    Condition found = bySeq.get(seq);
    boolean inRealTime = message.path("search_type").asText().equals("1");
    if (!message.path("stex_tp").asText().equals("K") || !message.has("search_type")) {
      FakeRegistry.answer(session, "CNSRREQ", 100002, "필수 입력 값이 존재하지 않습니다");
    } else if (!session.kept().listed) {
      FakeRegistry.answer(session, "CNSRREQ", 900_001, "조건검색 목록조회가 먼저 필요합니다");
    } else if (found == null) {
      FakeRegistry.answer(session, "CNSRREQ", 900_002, "조건검색식이 존재하지 않습니다");
    } else if (inRealTime) {
      follow(session, seq, found);
    } else {
      once(session, seq, found, message);
    }
  }

  private void follow(FakeLine<FakeSubscriber> session, String seq, Condition found) {
    Set<String> followed = session.kept().conditions;
    if (!followed.contains(seq) && followed.size() >= MOST_AT_ONCE) {
      FakeRegistry.answer(session, "CNSRREQ", 105110, "실시간 조건검색 요청 개수를 초과하였습니다");
      return;
    }
    followed.add(seq);
    List<ObjectNode> rows =
        found.symbols().stream().map(s -> FakeJson.of("jmcode", code(s))).toList();
    ObjectNode reply = FakeJson.put(reply("CNSRREQ"), "seq", seq);
    reply.set("data", FakeJson.array(rows));
    session.send(reply.toString());
  }

  private String code(String symbol) {
    return FakeText.accountCode(FakeText.get(listings, symbol));
  }

  private void once(
      FakeLine<FakeSubscriber> session, String seq, Condition found, JsonNode message) {
    String key = message.path("next_key").asText().strip();
    boolean continues = message.path("cont_yn").asText().equals("Y");
    List<String> symbols = List.copyOf(found.symbols());
    int from = continues && key.matches("\\d+") ? Integer.parseInt(key) : 0;
    int to = Math.min(symbols.size(), from + page);
    boolean more = to < symbols.size();
    ObjectNode reply = FakeJson.put(reply("CNSRREQ"), "seq", "%-3s".formatted(seq));
    FakeJson.put(reply, "cont_yn", more ? "Y" : "N", "next_key", more ? to : "");
    List<String> shown = symbols.subList(Math.min(from, to), to);
    reply.set("data", FakeJson.array(shown.stream().map(this::row).toList()));
    session.send(reply.toString());
  }

  private ObjectNode row(String symbol) {
    FakeInstrument found = FakeText.get(listings, symbol);
    ObjectNode row = FakeJson.of("9001", FakeText.accountCode(found), "302", found.name);
    FakeJson.put(row, "10", nine(found.price), "25", found.sign(), "11", nine(found.change()));
    FakeJson.put(row, "12", nine(found.change() * 100_000 / found.base));
    FakeJson.put(row, "13", nine(found.volume), "16", nine(found.open));
    return FakeJson.put(row, "17", nine(found.high), "18", nine(found.low));
  }

  private static String nine(long value) {
    return FakeText.padded(value, 9);
  }

  void stop(FakeLine<FakeSubscriber> session, JsonNode message) {
    String seq = message.path("seq").asText().strip();
    session.kept().conditions.remove(seq);
    ObjectNode reply = FakeJson.put(reply("CNSRCLR"), "seq", seq, "return_msg", "");
    session.send(reply.toString());
  }
}
