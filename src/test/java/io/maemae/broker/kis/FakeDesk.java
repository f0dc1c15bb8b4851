package io.maemae.broker.kis;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Gives each request to whom it concerns. */
final class FakeDesk {
  /** What becomes of one request. */
  record Handled(Optional<KisServer.Trouble> trouble, FakeReply reply, boolean holdsNotices) {
    boolean is(KisServer.Trouble which) {
      return trouble.filter(which::equals).isPresent();
    }
  }

  private final FakeTokens tokens;
  private final FakeGate gate;
  private final FakeScript script;
  private final FakeJournal journal;
  private final FakeNotices notices;
  private final Map<String, Function<KisServer.Request, FakeReply>> open;
  private final Map<FakeService, Function<KisServer.Request, FakeReply>> services =
      new EnumMap<>(FakeService.class);

  FakeDesk(
      FakeTokens tokens,
      FakeGate gate,
      FakeScript script,
      FakeJournal journal,
      FakeNotices notices,
      FakeMasters masters) {
    this.tokens = tokens;
    this.gate = gate;
    this.script = script;
    this.journal = journal;
    this.notices = notices;
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

  void serve(FakeService service, Function<KisServer.Request, FakeReply> handler) {
    services.put(service, handler);
  }

  Handled take(KisServer.Request request) {
    journal.add(request);
    Optional<FakeReply> given = script.takeAnswer(request);
    if (given.isPresent()) {
      return new Handled(Optional.empty(), given.get(), false);
    }
    Optional<KisServer.Trouble> trouble = script.take(request);
    boolean writes =
        request.path().equals(FakeService.ORDER.path)
            || request.path().equals(FakeService.CHANGE.path);
    boolean holds = writes && trouble.map(t -> t.isCarriedOut() && t.answersFirst()).orElse(true);
    if (holds) {
      notices.hold();
    }
    FakeReply reply;
    try {
      reply = answer(request, trouble);
    } catch (FakeRefusal refusal) {
      reply = refusal.reply();
    }
    return new Handled(trouble, reply, holds);
  }

  private FakeReply answer(KisServer.Request request, Optional<KisServer.Trouble> trouble) {
    if (trouble.isPresent() && !trouble.get().isCarriedOut()) {
      return reply(trouble.get(), FakeReply.page(404, ""));
    }
    FakeReply proper = route(request);
    return trouble.map(t -> reply(t, proper)).orElse(proper);
  }

  private FakeReply route(KisServer.Request request) {
    var handler = open.get(request.method() + " " + request.path());
    if (handler != null) {
      return handler.apply(request);
    }
    FakeService service = gate.admit(request);
    return services.get(service).apply(request);
  }

  private FakeReply reply(KisServer.Trouble trouble, FakeReply proper) {
    return switch (trouble) {
      case THROTTLED, THROTTLED_AFTER_BOOKING -> FakeGate.throttled();
      case LEDGER_THROTTLED -> FakeReply.gateway(500, "EGW00215", "원장에서 허용 가능한 초당 거래건수를 초과하였습니다.");
      case GATEWAY_ERROR -> FakeReply.gateway(500, "EGW00002", "서버 에러가 발생했습니다.");
      case TIMED_OUT_AFTER_BOOKING -> FakeReply.gateway(500, "EGW00302", "거래시간이 초과되었습니다.");
      case HTML_PAGE, HTML_PAGE_AFTER_BOOKING ->
          FakeReply.page(500, "<html><body><h1>500 Internal Server Error</h1></body></html>");
      case TOKEN_EXPIRED -> tokens.expire().reply();
      case TOKEN_INVALID -> tokens.drop().reply();
      case UNREADABLE -> proper.halved();
      default -> proper;
    };
  }
}
