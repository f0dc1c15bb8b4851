package io.maemae.broker.kis;

import io.maemae.broker.fake.FakeCounter;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** Gives each request to whom it concerns. */
final class FakeDesk implements FakeCounter.Desk<KisServer.Trouble> {
  private final FakeTokens tokens;
  private final FakeGate gate;
  private final Map<String, Function<FakeRequest, FakeReply>> open;
  private final Map<FakeService, Function<FakeRequest, FakeReply>> services =
      new EnumMap<>(FakeService.class);

  FakeDesk(FakeTokens tokens, FakeGate gate, FakeMasters masters) {
    this.tokens = tokens;
    this.gate = gate;
    open =
        Map.of(
            "POST /oauth2/tokenP",
            tokens::issue,
            "POST /oauth2/revokeP",
            tokens::revoke,
            "POST /oauth2/Approval",
            tokens::approve,
            "GET /common/master/kospi_code.mst.zip",
            request -> masters.kospi(),
            "GET /common/master/kosdaq_code.mst.zip",
            request -> masters.kosdaq());
  }

  void serve(FakeService service, Function<FakeRequest, FakeReply> handler) {
    services.put(service, handler);
  }

  @Override
  public boolean writes(FakeRequest request) {
    return request.path().equals(FakeService.ORDER.path)
        || request.path().equals(FakeService.CHANGE.path);
  }

  @Override
  public Map<String, String> headers(FakeRequest request) {
    return Map.of("tr_id", request.id(), "tr_cont", "");
  }

  @Override
  public FakeReply answer(FakeRequest request) {
    var handler = open.get(request.method() + " " + request.path());
    if (handler != null) {
      return handler.apply(request);
    }
    FakeService service = gate.admit(request);
    return services.get(service).apply(request);
  }

  @Override
  public FakeReply troubled(KisServer.Trouble trouble, FakeRequest request, FakeReply proper) {
    return switch (trouble) {
      case THROTTLED, THROTTLED_AFTER_BOOKING -> FakeGate.throttled();
      case LEDGER_THROTTLED -> KisReplies.gateway(500, "EGW00215", "원장에서 허용 가능한 초당 거래건수를 초과하였습니다.");
      case GATEWAY_ERROR -> KisReplies.gateway(500, "EGW00002", "서버 에러가 발생했습니다.");
      case TIMED_OUT_AFTER_BOOKING -> KisReplies.gateway(500, "EGW00302", "거래시간이 초과되었습니다.");
      case HTML_PAGE, HTML_PAGE_AFTER_BOOKING ->
          FakeReply.page(500, "<html><body><h1>500 Internal Server Error</h1></body></html>");
      case TOKEN_EXPIRED -> tokens.expire().reply();
      case TOKEN_INVALID -> tokens.drop().reply();
      case UNREADABLE -> proper.halved();
      default -> proper;
    };
  }
}
