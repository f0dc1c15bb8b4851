package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeRefusal;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.fake.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Access tokens and the keys for the stream. */
final class FakeTokens {
  private static final Duration LIFE = Duration.ofHours(24);
  private static final Duration SAME_TOKEN = Duration.ofHours(6);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int LENGTH = 280;
  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final KisServerSettings settings;
  private final FakeTime time;
  private final Random random;
  private final Map<String, Instant> tokens = new HashMap<>();
  private final Set<String> expired = new HashSet<>();
  private final Map<String, Instant> approvals = new HashMap<>();
  private boolean oncePerMinute = true;
  private String current;
  private Instant issuedAt;
  private Instant askedAt;

  FakeTokens(KisServerSettings settings, FakeTime time, Random random) {
    this.settings = settings;
    this.time = time;
    this.random = random;
  }

  void oncePerMinute(boolean oncePerMinute) {
    this.oncePerMinute = oncePerMinute;
  }

  FakeReply issue(FakeRequest request) {
    check(request, "appsecret");
    Instant now = time.instant();
    if (oncePerMinute && askedAt != null && now.isBefore(askedAt.plus(PAUSE))) {
      return KisReplies.denied("EGW00133", "접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)");
    }
    askedAt = now;
    if (current == null || !now.isBefore(issuedAt.plus(SAME_TOKEN))) {
      current = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzUxMiJ9." + FakeCipher.letters(random, LENGTH);
      issuedAt = now;
      tokens.put(current, now.plus(LIFE));
    }
    Instant end = tokens.get(current);
    ObjectNode answer = FakeJson.of("access_token", current);
    answer.put("access_token_token_expired", FakeTime.seoul(end).format(EXPIRY));
    answer.put("token_type", "Bearer");
    answer.put("expires_in", Duration.between(now, end).toSeconds());
    return FakeReply.json(200, answer);
  }

  FakeReply revoke(FakeRequest request) {
    check(request, "appsecret");
    String token = request.field("token").orElse("");
    tokens.remove(token);
    if (token.equals(current)) {
      current = null;
    }
    ObjectNode answer = FakeJson.object().put("code", 200);
    return FakeReply.json(200, answer.put("message", "접근토큰 폐기에 성공하였습니다"));
  }

  FakeReply approve(FakeRequest request) {
    check(request, "secretkey");
    String key = new UUID(random.nextLong(), random.nextLong()).toString();
    approvals.put(key, time.instant().plus(LIFE));
    return FakeReply.json(200, FakeJson.of("approval_key", key));
  }

  private void check(FakeRequest request, String secretName) {
    boolean asksForToken = !request.path().endsWith("revokeP");
    if (asksForToken && !request.field("grant_type").orElse("").equals("client_credentials")) {
      throw new FakeRefusal(KisReplies.denied("EGW00101", "유효하지 않은 요청입니다."));
    }
    if (!request.field("appkey").orElse("").equals(settings.appKey())) {
      throw new FakeRefusal(KisReplies.denied("EGW00103", "유효하지 않은 AppKey입니다."));
    }
    if (!request.field(secretName).orElse("").equals(settings.appSecret())) {
      throw new FakeRefusal(KisReplies.denied("EGW00105", "유효하지 않은 AppSecret입니다."));
    }
  }

  /** What is wrong with the token of a call, if anything. */
  void checkToken(String token) {
    Instant end = tokens.get(token);
    if (expired.contains(token) || end != null && !time.instant().isBefore(end)) {
      throw expiredToken();
    }
    if (end == null) {
      throw invalidToken();
    }
  }

  /** The server forgets the present token; asked again, it issues another. */
  FakeRefusal expire() {
    if (current != null) {
      expired.add(current);
      current = null;
    }
    return expiredToken();
  }

  /** The same, and calls are told that it never was one. */
  FakeRefusal drop() {
    if (current != null) {
      tokens.remove(current);
      current = null;
    }
    return invalidToken();
  }

  private static FakeRefusal expiredToken() {
    return KisRefusals.gateway(500, "EGW00123", "기간이 만료된 token 입니다.");
  }

  private static FakeRefusal invalidToken() {
    return KisRefusals.gateway(500, "EGW00121", "유효하지 않은 token 입니다.");
  }

  boolean approved(String key) {
    Instant end = approvals.get(key);
    return end != null && time.instant().isBefore(end);
  }

  void forgetApprovals() {
    approvals.clear();
  }
}
