package io.maemae.broker.kiwoom;

import io.maemae.broker.fake.FakeCounter;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** Gives each request to whom it concerns. */
final class FakeDesk implements FakeCounter.Desk<KiwoomServer.Trouble> {
  private final FakeTokens tokens;
  private final FakeGate gate;
  private final Map<FakeApi, Function<FakeRequest, FakeReply>> services =
      new EnumMap<>(FakeApi.class);

  FakeDesk(FakeTokens tokens, FakeGate gate) {
    this.tokens = tokens;
    this.gate = gate;
  }

  void serve(FakeApi api, Function<FakeRequest, FakeReply> service) {
    services.put(api, service);
  }

  @Override
  public boolean writes(FakeRequest request) {
    return FakeApi.WRITES.contains(request.id());
  }

  /** Where an answer has pages, it says so itself. */
  @Override
  public Map<String, String> headers(FakeRequest request) {
    return Map.of("api-id", request.id(), "cont-yn", "N", "next-key", "");
  }

  @Override
  public FakeReply answer(FakeRequest request) {
    return switch (request.path()) {
      case "/oauth2/token" -> tokens.issue(request);
      case "/oauth2/revoke" -> tokens.revoke(request);
      default -> services.get(gate.admit(request)).apply(request);
    };
  }

  @Override
  public FakeReply troubled(KiwoomServer.Trouble trouble, FakeRequest request, FakeReply proper) {
    return switch (trouble) {
      case THROTTLED, THROTTLED_AFTER_BOOKING -> throttled(429, request);
      case THROTTLED_WITH_200, THROTTLED_WITH_200_AFTER_BOOKING -> throttled(200, request);
      case THROTTLED_IN_ALL -> KiwoomReplies.throttledInAll(5);
      case SERVER_ERROR, SERVER_ERROR_AFTER_BOOKING -> KiwoomReplies.unexpected();
      case HTML_PAGE, HTML_PAGE_AFTER_BOOKING -> KiwoomReplies.page();
      case TOKEN_INVALID -> {
        tokens.forget();
        yield KiwoomReplies.invalidToken().reply();
      }
      case TOKEN_DOUBTED -> KiwoomReplies.invalidToken().reply();
      case UNREADABLE -> proper.halved();
      default -> proper;
    };
  }

  private FakeReply throttled(int status, FakeRequest request) {
    return KiwoomReplies.throttled(status, request.id(), gate.allowed(request.id()));
  }
}
