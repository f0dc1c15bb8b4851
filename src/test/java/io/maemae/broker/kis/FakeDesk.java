package io.maemae.broker.kis;

import io.maemae.broker.fake.FakeDelivery;
import io.maemae.broker.fake.FakeDoor;
import io.maemae.broker.fake.FakeHandled;
import io.maemae.broker.fake.FakeJournal;
import io.maemae.broker.fake.FakeRefusal;
import io.maemae.broker.fake.FakeReply;
import io.maemae.broker.fake.FakeRequest;
import io.maemae.broker.fake.FakeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Gives each request to whom it concerns. */
final class FakeDesk implements FakeDoor.Desk {
  private final FakeTokens tokens;
  private final FakeGate gate;
  private final FakeScript<KisServer.Trouble> script;
  private final FakeJournal journal;
  private final FakeDelivery<String> notices;
  private final Map<String, Function<FakeRequest, FakeReply>> open;
  private final Map<FakeService, Function<FakeRequest, FakeReply>> services =
      new EnumMap<>(FakeService.class);

  FakeDesk(
      FakeTokens tokens,
      FakeGate gate,
      FakeScript<KisServer.Trouble> script,
      FakeJournal journal,
      FakeDelivery<String> notices,
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

  void serve(FakeService service, Function<FakeRequest, FakeReply> handler) {
    services.put(service, handler);
  }

  @Override
  public FakeHandled take(FakeRequest request) {
    journal.add(request);
    Optional<FakeReply> given = script.takeAnswer(request);
    if (given.isPresent()) {
      return new FakeHandled(FakeHandled.How.AT_ONCE, given.get(), false);
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
    return new FakeHandled(
        trouble.map(FakeDesk::how).orElse(FakeHandled.How.AT_ONCE), reply, holds);
  }

  private static FakeHandled.How how(KisServer.Trouble trouble) {
    return switch (trouble) {
      case REQUEST_LOST -> FakeHandled.How.NEVER;
      case CUT, ANSWER_LOST -> FakeHandled.How.CUT;
      case ANSWER_LATE -> FakeHandled.How.LATE;
      case NOTICES_FIRST -> FakeHandled.How.AFTER_NOTICES;
      default -> FakeHandled.How.AT_ONCE;
    };
  }

  @Override
  public void answered() {
    notices.release();
  }

  @Override
  public Map<String, String> headers(FakeRequest request) {
    return Map.of("tr_id", request.id(), "tr_cont", "");
  }

  private FakeReply answer(FakeRequest request, Optional<KisServer.Trouble> trouble) {
    if (trouble.isPresent() && !trouble.get().isCarriedOut()) {
      return reply(trouble.get(), FakeReply.page(404, ""));
    }
    FakeReply proper = route(request);
    return trouble.map(t -> reply(t, proper)).orElse(proper);
  }

  private FakeReply route(FakeRequest request) {
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
