package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeLine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers what comes by the stream. A {@code refresh} of 0 is taken to drop what its group had; the
 * cap is of the distinct items of a group.
 *
 * <p>Source: official specification 451f89c; codes 100002, 100013, 105108, 105111, 805002 and
 * 805004 as users have seen them.
 */
final class FakeRegistry {
  private final FakeTokens tokens;
  private final FakeConditions conditions;
  private int cap = 100;
  private boolean newcomerWins = true;
  private String putOff = "";

  FakeRegistry(FakeTokens tokens, FakeConditions conditions) {
    this.tokens = tokens;
    this.conditions = conditions;
  }

  void cap(int items) {
    cap = items;
  }

  void newcomerWins(boolean wins) {
    newcomerWins = wins;
  }

  /** The next registration of a type is refused. */
  void putOff(String type) {
    putOff = type;
  }

  void take(
      FakeLine<FakeSubscriber> session, String text, List<? extends FakeLine<FakeSubscriber>> all) {
    Optional<ObjectNode> read = FakeJson.read(text);
    if (read.isEmpty()) {
      answer(session, "", 100001, "전문이 JSON 형식이 아닙니다");
      return;
    }
    ObjectNode message = read.get();
    String name = message.path("trnm").asText();
    if (name.equals("LOGIN")) {
      login(session, message.path("token").asText(), all);
    } else if (!session.kept().loggedIn) {
      answer(session, name, 100013, "로그인 인증이 들어오기 전에 다른 전문이 들어왔습니다. 해당 전문은 무시됩니다");
    } else {
      switch (name) {
        case "REG" -> register(session, message);
        case "REMOVE" -> remove(session, message);
        case "CNSRLST" -> conditions.list(session);
        case "CNSRREQ" -> conditions.search(session, message);
        case "CNSRCLR" -> conditions.stop(session, message);
        default -> answer(session, name, 105108, "서비스 TR을 찾을 수 없습니다. trnm=" + name);
      }
    }
  }

  private void login(
      FakeLine<FakeSubscriber> session,
      String token,
      List<? extends FakeLine<FakeSubscriber>> all) {
    if (token.isEmpty()) {
      answer(session, "LOGIN", 805002, "토큰이 존재하지 않습니다");
      session.close();
    } else if (!tokens.isGood(token)) {
      answer(
          session,
          "LOGIN",
          805004,
          "토큰 인증에 실패했습니다. 접속을 종료합니다 [CODE=8005, MESSAGE=Token이 유효하지 않습니다]");
      session.close();
    } else {
      all.stream()
          .filter(other -> newcomerWins && other != session && other.kept().loggedIn)
          .forEach(FakeRegistry::end);
      session.kept().loggedIn = true;
      ObjectNode reply = FakeJson.of("trnm", "LOGIN").put("return_code", 0);
      session.send(FakeJson.put(reply, "return_msg", "", "sor_yn", "Y").toString());
    }
  }

  private static void end(FakeLine<FakeSubscriber> session) {
    String words = "동일한 App key로 접속이 되었습니다. 기존 세션은 종료가 됩니다";
    session.send(FakeJson.of("trnm", "SYSTEM", "code", "R10001", "message", words).toString());
    session.close();
  }

  private void register(FakeLine<FakeSubscriber> session, JsonNode message) {
    Optional<Set<KiwoomServer.Registration>> asked = asked(session, message);
    if (asked.isEmpty()) {
      return;
    }
    String group = message.path("grp_no").asText();
    Set<KiwoomServer.Registration> keys = new LinkedHashSet<>();
    if (!message.path("refresh").asText().equals("0")) {
      keys.addAll(session.kept().groups.getOrDefault(group, Set.of()));
    }
    keys.addAll(asked.get());
    boolean off = keys.stream().anyMatch(key -> key.type().equals(putOff));
    Set<String> items =
        keys.stream().map(KiwoomServer.Registration::item).collect(Collectors.toSet());
    if (off || items.size() > cap) {
      putOff = off ? "" : putOff;
      answer(session, "REG", 105111, "실시간 등록에 실패했습니다");
      return;
    }
    session.kept().groups.put(group, keys);
    answer(session, "REG", 0, "");
  }

  private void remove(FakeLine<FakeSubscriber> session, JsonNode message) {
    asked(session, message)
        .ifPresent(
            keys -> {
              String group = message.path("grp_no").asText();
              session.kept().groups.getOrDefault(group, new LinkedHashSet<>()).removeAll(keys);
              answer(session, "REMOVE", 0, "");
            });
  }

  /** Every item with every type, entry by entry; nothing if that was refused. */
  private static Optional<Set<KiwoomServer.Registration>> asked(
      FakeLine<FakeSubscriber> session, JsonNode message) {
    String name = message.path("trnm").asText();
    Set<KiwoomServer.Registration> keys = new LinkedHashSet<>();
    for (JsonNode entry : message.path("data")) {
      for (JsonNode item : entry.path("item")) {
        for (JsonNode type : entry.path("type")) {
          keys.add(new KiwoomServer.Registration(type.asText(), item.asText()));
        }
      }
    }
    if (!message.path("grp_no").asText().matches("\\w{1,4}") || keys.isEmpty()) {
      answer(session, name, 100002, "필수 입력 값이 존재하지 않습니다");
      return Optional.empty();
    }
    return Optional.of(keys);
  }

  static void answer(FakeLine<FakeSubscriber> session, String name, int code, String words) {
    ObjectNode reply = FakeJson.of("trnm", name).put("return_code", code);
    session.send(FakeJson.put(reply, "return_msg", words).toString());
  }
}
