package io.maemae.broker.kiwoom;

import io.maemae.broker.fake.FakeRefusal;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Looks at a request's address, headers and fields before anybody else does. */
final class FakeGate {
  private static final String ALL = "";

  private final KiwoomServerSettings settings;
  private final FakeTokens tokens;
  private final Map<String, Deque<Long>> arrivals = new HashMap<>();
  private final Map<String, Integer> limits = new HashMap<>();
  private int each = Integer.MAX_VALUE;

  FakeGate(KiwoomServerSettings settings, FakeTokens tokens) {
    this.settings = settings;
    this.tokens = tokens;
  }

  /** How many calls of each api-id may come within a second, unless it has a limit of its own. */
  void limitEach(int perSecond) {
    each = perSecond;
  }

  void limit(String apiId, int perSecond) {
    limits.put(apiId, perSecond);
  }

  void limitAll(int perSecond) {
    limits.put(ALL, perSecond);
  }

  /** What the limit of an api-id is; 1 if there is none. */
  int allowed(String apiId) {
    int limit = limits.getOrDefault(apiId, each);
    return limit == Integer.MAX_VALUE ? 1 : limit;
  }

  /** What is to be answered. */
  FakeApi admit(FakeRequest request) {
    boolean known = Arrays.stream(FakeApi.values()).anyMatch(a -> a.path.equals(request.path()));
    if (!known || !request.method().equals("POST")) {
      throw new FakeRefusal(FakeReply.page(404, "<html>Not Found</html>"));
    }
    if (!request.header("content-type").startsWith("application/json")) {
      throw KiwoomReplies.input("1512", "Http header에 값이 설정되지 않았거나 읽을 수 없습니다");
    }
    if (request.id().isEmpty()) {
      throw KiwoomReplies.input("1501", "API ID가 Null이거나 값이 없습니다");
    }
    FakeApi api =
        FakeApi.find(request.id())
            .orElseThrow(
                () -> KiwoomReplies.input("1505", "해당 API ID는 존재하지 않습니다. API ID=" + request.id()));
    if (!api.path.equals(request.path())) {
      throw KiwoomReplies.input("1504", "해당 URI에서는 지원하는 API ID가 아닙니다. API ID=" + request.id());
    }
    checkAuthorization(request.header("authorization"));
    checkPace(api.id, request.nanoTime());
    api.check(request);
    boolean elsewhere = request.field("stk_cd").orElse("").contains("_");
    if (elsewhere && !settings.live()) {
      throw KiwoomReplies.input("1903", "거래소 정보가 존재하지 않습니다. 모의투자는 KRX만 지원합니다");
    }
    return api;
  }

  private void checkAuthorization(String authorization) {
    if (authorization.isBlank()) {
      throw KiwoomReplies.input("1513", "Http Header에 authorization 필드가 설정되어 있지 않습니다");
    }
    String[] parts = authorization.strip().split(" ");
    if (!parts[0].equals("Bearer")) {
      throw KiwoomReplies.input(
          "1515", "Http Header의 authorization 필드 내 Grant Type이 미리 정의된 형식이 아닙니다");
    }
    if (parts.length < 2) {
      throw KiwoomReplies.input("1516", "Http Header의 authorization 필드 내 Token이 정의되어 있지 않습니다");
    }
    if (!tokens.isGood(parts[1])) {
      throw KiwoomReplies.invalidToken();
    }
  }

  private void checkPace(String apiId, long now) {
    int all = limits.getOrDefault(ALL, Integer.MAX_VALUE);
    if (isOver(ALL, all, now)) {
      throw new FakeRefusal(KiwoomReplies.throttledInAll(all));
    }
    int limit = limits.getOrDefault(apiId, each);
    if (isOver(apiId, limit, now)) {
      throw new FakeRefusal(KiwoomReplies.throttled(429, apiId, limit));
    }
    arrivals.get(ALL).add(now);
    arrivals.get(apiId).add(now);
  }

  private boolean isOver(String kind, int limit, long now) {
    Deque<Long> recent = arrivals.computeIfAbsent(kind, key -> new ArrayDeque<>());
    while (!recent.isEmpty() && now - recent.peek() >= TimeUnit.SECONDS.toNanos(1)) {
      recent.remove();
    }
    return recent.size() >= limit;
  }
}
