package io.maemae.broker.kiwoom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeRefusal;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.fake.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * The access token. Asked for again while it is good, the same one is given, as was measured; it is
 * good for {@code life}.
 */
final class FakeTokens {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final KiwoomServerSettings settings;
  private final FakeTime time;
  private final Random random;
  private Duration life = Duration.ofHours(24);
  private boolean oncePerSecond = true;
  private String current = "";
  private Instant end = Instant.EPOCH;
  private Instant askedAt = Instant.EPOCH;

  FakeTokens(KiwoomServerSettings settings, FakeTime time, Random random) {
    this.settings = settings;
    this.time = time;
    this.random = random;
  }

  void life(Duration life) {
    this.life = life;
  }

  void oncePerSecond(boolean limited) {
    oncePerSecond = limited;
  }

  FakeReply issue(FakeRequest request) {
    String grant = request.field("grant_type").orElse("");
    if (grant.isBlank()) {
      throw KiwoomReplies.access("8011", "GRANT_TYPE이 존재하지 않습니다");
    }
    if (!grant.equals("client_credentials")) {
      throw KiwoomReplies.access("8012", "GRANT_TYPE의 값이 맞지 않습니다");
    }
    checkKeys(request);
    Instant now = time.instant();
    if (oncePerSecond && now.isBefore(askedAt.plus(PAUSE))) {
      throw new FakeRefusal(KiwoomReplies.throttled(429, "au10001", 1));
    }
    askedAt = now;
    if (!isGood(current)) {
      current = text();
      end = now.plus(life);
    }
    ObjectNode body = FakeJson.of("expires_dt", FakeTime.both(FakeTime.seoul(end)));
    return KiwoomReplies.quoted(FakeJson.put(body, "token_type", "Bearer", "token", current));
  }

  private String text() {
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < 86; i++) {
      token.append((char) ('A' + random.nextInt(26)));
    }
    return token.toString();
  }

  FakeReply revoke(FakeRequest request) {
    checkKeys(request);
    String token = request.field("token").orElse("");
    if (token.isBlank()) {
      throw KiwoomReplies.access("8016", "Token이 존재하지 않습니다");
    }
    if (!isGood(token)) {
      throw KiwoomReplies.access("8015", "Token 폐기에 실패했습니다");
    }
    current = "";
    return KiwoomReplies.quoted(FakeJson.object());
  }

  private void checkKeys(FakeRequest request) {
    String key = request.field("appkey").orElse("");
    String secret = request.field("secretkey").orElse("");
    if (key.isBlank() || secret.isBlank()) {
      throw KiwoomReplies.access("8020", "입력파라미터로 appkey 또는 secretkey가 들어오지 않았습니다");
    }
    if (key.equals(settings.otherAppKey())) {
      throw KiwoomReplies.access("8030", "투자구분(실전/모의)이 달라서 Appkey를 사용할수가 없습니다");
    }
    if (!key.equals(settings.appKey()) || !secret.equals(settings.secretKey())) {
      throw KiwoomReplies.access("8001", "App Key와 Secret Key 검증에 실패했습니다");
    }
  }

  boolean isGood(String token) {
    return !current.isEmpty() && token.equals(current) && time.instant().isBefore(end);
  }

  /** The server forgets the present token; asked again, it issues another. */
  void forget() {
    current = "";
  }
}
