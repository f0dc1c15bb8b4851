package io.maemae.broker.kis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maemae.broker.fake.FakeJson;
import io.maemae.broker.fake.FakeRefusal;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The gateway: looks at a request's address, headers and fields before anybody else does. */
final class FakeGate {
  private final KisServerSettings settings;
  private final FakeTokens tokens;
  private final Deque<Long> arrivals = new ArrayDeque<>();
  private int perSecond = Integer.MAX_VALUE;

  FakeGate(KisServerSettings settings, FakeTokens tokens) {
    this.settings = settings;
    this.tokens = tokens;
  }

  void limit(int perSecond) {
    this.perSecond = perSecond;
  }

  /** The service that is to answer. */
  FakeService admit(FakeRequest request) {
    FakeService service =
        Arrays.stream(FakeService.values())
            .filter(s -> s.path.equals(request.path()) && s.method.equals(request.method()))
            .findFirst()
            .orElseThrow(() -> new FakeRefusal(FakeReply.page(404, "<html>Not Found</html>")));
    checkPace(request.nanoTime());
    checkHeaders(request);
    checkId(service, request.id());
    checkFields(service, request);
    return service;
  }

  private void checkPace(long now) {
    while (!arrivals.isEmpty() && now - arrivals.peek() >= TimeUnit.SECONDS.toNanos(1)) {
      arrivals.remove();
    }
    if (arrivals.size() >= perSecond) {
      throw new FakeRefusal(throttled());
    }
    arrivals.add(now);
  }

  static FakeReply throttled() {
    return KisReplies.gateway(500, "EGW00201", "초당 거래건수를 초과하였습니다.");
  }

  private void checkHeaders(FakeRequest request) {
    if (!request.header("content-type").startsWith("application/json")) {
      throw KisRefusals.gateway(500, "EGW00132", "content-type이 유효하지 않습니다.");
    }
    String authorization = request.header("authorization");
    if (authorization.isEmpty()) {
      throw KisRefusals.gateway(500, "EGW00122", "token을 찾을 수 없습니다.");
    }
    if (!authorization.startsWith("Bearer ")) {
      throw KisRefusals.gateway(500, "EGW00205", "Bearer가 아닌 credentials_type 입니다.");
    }
    checkKeys(request);
    tokens.checkToken(authorization.substring("Bearer ".length()));
    if (!request.header("custtype").equals("P")) {
      throw KisRefusals.gateway(500, "EGW00208", "고객유형(custtype)이 유효하지 않습니다.");
    }
  }

  private void checkKeys(FakeRequest request) {
    String key = request.header("appkey");
    if (key.isEmpty()) {
      throw KisRefusals.gateway(500, "EGW00102", "AppKey는 필수입니다.");
    }
    if (key.equals(settings.otherAppKey())) {
      throw KisRefusals.gateway(500, "EGW02004", "실전투자와 모의투자의 AppKey가 다릅니다.");
    }
    if (!key.equals(settings.appKey())) {
      throw KisRefusals.gateway(403, "EGW00103", "유효하지 않은 AppKey입니다.");
    }
    String secret = request.header("appsecret");
    if (secret.isEmpty()) {
      throw KisRefusals.gateway(500, "EGW00104", "AppSecret은 필수입니다.");
    }
    if (!secret.equals(settings.appSecret())) {
      throw KisRefusals.gateway(403, "EGW00105", "유효하지 않은 AppSecret입니다.");
    }
  }

  private void checkId(FakeService service, String trId) {
    if (service.isKnownAs(trId, settings.live())) {
      return;
    }
    if (!settings.live() && service.isKnownAs(trId, true)) {
      throw KisRefusals.gateway(500, "EGW00213", "모의투자 TR 이 아닙니다.");
    }
    if (FakeService.OLD_IDS.contains(trId)) {
      throw KisRefusals.gateway(500, "MCA00124", "서비스를 찾을 수 없습니다.");
    }
    throw KisRefusals.gateway(500, "OPSQ0002", "없는 서비스 코드 입니다.");
  }

  private void checkFields(FakeService service, FakeRequest request) {
    if (request.method().equals("POST")) {
      ObjectNode body = FakeJson.read(request.body()).orElseThrow(() -> KisRefusals.field("BODY"));
      for (Map.Entry<String, JsonNode> field : body.properties()) {
        boolean upper = field.getKey().equals(field.getKey().toUpperCase(java.util.Locale.ROOT));
        if (!upper || !field.getValue().isTextual()) {
          throw KisRefusals.field(field.getKey());
        }
      }
    }
    for (String name : service.fields) {
      if (request.field(name).isEmpty()) {
        throw KisRefusals.field(name);
      }
    }
    if (service.path.contains("/trading/")) {
      boolean ours =
          request.field("CANO").orElse("").equals(settings.accountNumber())
              && request.field("ACNT_PRDT_CD").orElse("").equals(settings.productCode());
      if (!ours) {
        throw KisRefusals.account();
      }
    }
  }
}
