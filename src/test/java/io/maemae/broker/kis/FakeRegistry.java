package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeLine;
import io.maemae.broker.fake.FakeListings;
import io.maemae.broker.fake.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Answers registrations and their removal. */
final class FakeRegistry {
  private static final Set<String> EVERYWHERE = Set.of("H0STCNT0", "H0STASP0");
  private static final Set<String> LIVE_ONLY =
      Set.of("H0NXCNT0", "H0UNCNT0", "H0NXASP0", "H0UNASP0", "H0STMKO0", "H0NXMKO0", "H0UNMKO0");

  private final KisServerSettings settings;
  private final FakeTime time;
  private final FakeTokens tokens;
  private final FakeListings listings;
  private final Random random;
  private final KisServer.Registration noticeKey;
  private FakeLine<Map<KisServer.Registration, FakeCipher>> owner;
  private int cap = 41;
  private Duration linger = Duration.ZERO;
  private Instant freeAt = Instant.MIN;
  private boolean newcomerWins;
  private boolean silentOnWrongId;
  private String putOffId = "";
  private boolean putOffInWords;

  FakeRegistry(
      KisServerSettings settings,
      FakeTime time,
      FakeTokens tokens,
      FakeListings listings,
      Random random) {
    this.settings = settings;
    this.time = time;
    this.tokens = tokens;
    this.listings = listings;
    this.random = random;
    String noticeId = settings.live() ? "H0STCNI0" : "H0STCNI9";
    noticeKey = new KisServer.Registration(noticeId, settings.htsId());
  }

  KisServer.Registration noticeKey() {
    return noticeKey;
  }

  void cap(int cap) {
    this.cap = cap;
  }

  void newcomerWins(boolean wins) {
    newcomerWins = wins;
  }

  void silentOnWrongId(boolean silent) {
    silentOnWrongId = silent;
  }

  /** The next registration of that is not made, and that is said or not. */
  void putOff(String trId, boolean inWords) {
    putOffId = trId;
    putOffInWords = inWords;
  }

  /** For how long an ended session still has the app key. */
  void linger(Duration linger) {
    this.linger = linger;
  }

  void ended(FakeLine<Map<KisServer.Registration, FakeCipher>> session) {
    if (session == owner) {
      owner = null;
      freeAt = time.instant().plus(linger);
    }
  }

  void take(
      FakeLine<Map<KisServer.Registration, FakeCipher>> session,
      String text,
      List<? extends FakeLine<Map<KisServer.Registration, FakeCipher>>> sessions) {
    Optional<ObjectNode> message = FakeJson.read(text);
    if (message.isEmpty()) {
      refuse(session, "(null)", "", "OPSP9999", "INVALID JSON");
      return;
    }
    JsonNode header = message.get().path("header");
    JsonNode input = message.get().path("body").path("input");
    String trId = input.path("tr_id").asText();
    String trKey = input.path("tr_key").asText();
    String wrong = wrong(header, trId);
    if (!wrong.isEmpty()) {
      refuse(session, trId, trKey, wrong.substring(0, 8), wrong.substring(9));
    } else if (isTaken(session, sessions)) {
      answer(
          session,
          "(null)",
          "",
          FakeJson.of("rt_cd", "9", "msg_cd", "OPSP8996").put("msg1", "ALREADY IN USE appkey"));
      session.close();
    } else {
      take(session, header.path("tr_type").asText(), new KisServer.Registration(trId, trKey));
    }
  }

  private boolean isTaken(
      FakeLine<Map<KisServer.Registration, FakeCipher>> session,
      List<? extends FakeLine<Map<KisServer.Registration, FakeCipher>>> sessions) {
    boolean another = owner != null && owner != session && sessions.contains(owner);
    boolean lingers = owner == null && time.instant().isBefore(freeAt);
    return another && !newcomerWins || lingers;
  }

  private String wrong(JsonNode header, String trId) {
    if (header.isMissingNode()) {
      return "OPSP9998 header missing";
    }
    if (!tokens.approved(header.path("approval_key").asText())) {
      return "OPSP0011 invalid approval : NOT FOUND";
    }
    if (!header.path("custtype").asText().equals("P")) {
      return "OPSP8998 invalid custtype";
    }
    if (!Set.of("1", "2").contains(header.path("tr_type").asText())) {
      return "OPSP8997 invalid tr_type";
    }
    boolean known =
        EVERYWHERE.contains(trId)
            || trId.equals(noticeKey.trId())
            || settings.live() && LIVE_ONLY.contains(trId);
    return known ? "" : "OPSP8991 invalid tr_id";
  }

  private void take(
      FakeLine<Map<KisServer.Registration, FakeCipher>> session,
      String type,
      KisServer.Registration key) {
    if (owner != null && owner != session) {
      owner.cut();
    }
    owner = session;
    if (type.equals("2")) {
      remove(session, key);
    } else if (key.trId().equals(putOffId)) {
      putOffId = "";
      if (putOffInWords) {
        refuse(session, key.trId(), key.trKey(), "OPSP0007", "SUBSCRIBE INTERNAL ERROR");
      }
    } else if (session.kept().containsKey(key)) {
      refuse(session, key.trId(), key.trKey(), "OPSP0002", "ALREADY IN SUBSCRIBE");
    } else if (session.kept().size() >= cap) {
      refuse(session, key.trId(), key.trKey(), "OPSP0008", "MAX SUBSCRIBE OVER");
    } else if (key.trId().equals(noticeKey.trId()) && !key.equals(noticeKey)) {
      // As reported: no answer about a wrong id, but the end.
      if (!silentOnWrongId) {
        session.cut();
      }
    } else if (!key.trId().equals(noticeKey.trId()) && listings.find(key.trKey()).isEmpty()) {
      refuse(session, key.trId(), key.trKey(), "OPSP8992", "invalid tr_key");
    } else {
      FakeCipher cipher = FakeCipher.random(random);
      session.kept().put(key, cipher);
      succeed(session, key, "OPSP0000", "SUBSCRIBE SUCCESS", cipher);
    }
  }

  private void remove(
      FakeLine<Map<KisServer.Registration, FakeCipher>> session, KisServer.Registration key) {
    FakeCipher cipher = session.kept().remove(key);
    if (cipher == null) {
      refuse(session, key.trId(), key.trKey(), "OPSP0003", "UNSUBSCRIBE ERROR(not found!)");
    } else {
      succeed(session, key, "OPSP0001", "UNSUBSCRIBE SUCCESS", cipher);
    }
  }

  private void succeed(
      FakeLine<Map<KisServer.Registration, FakeCipher>> session,
      KisServer.Registration key,
      String code,
      String message,
      FakeCipher cipher) {
    ObjectNode body = FakeJson.of("rt_cd", "0", "msg_cd", code, "msg1", message);
    body.set("output", FakeJson.of("iv", cipher.iv(), "key", cipher.key()));
    answer(session, key.trId(), key.trKey(), body);
  }

  private void refuse(
      FakeLine<Map<KisServer.Registration, FakeCipher>> session,
      String trId,
      String trKey,
      String code,
      String message) {
    ObjectNode body = FakeJson.of("rt_cd", "1", "msg_cd", code, "msg1", message);
    answer(session, trId, trKey, body);
  }

  private void answer(
      FakeLine<Map<KisServer.Registration, FakeCipher>> session,
      String trId,
      String trKey,
      ObjectNode body) {
    String encrypt = trId.equals(noticeKey.trId()) ? "Y" : "N";
    ObjectNode message = FakeJson.object();
    message.set("header", FakeJson.of("tr_id", trId, "tr_key", trKey, "encrypt", encrypt));
    message.set("body", body);
    session.send(message.toString());
  }
}
