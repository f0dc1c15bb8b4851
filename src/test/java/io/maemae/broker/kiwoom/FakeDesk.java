package io.maemae.broker.kiwoom;

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
  private final FakeScript<KiwoomServer.Trouble> script;
  private final FakeJournal journal;
  private final FakeDelivery<FakeFrame> delivery;
  private final Map<FakeApi, Function<FakeRequest, FakeReply>> services =
      new EnumMap<>(FakeApi.class);

  FakeDesk(
      FakeTokens tokens,
      FakeGate gate,
      FakeScript<KiwoomServer.Trouble> script,
      FakeJournal journal,
      FakeDelivery<FakeFrame> delivery) {
    this.tokens = tokens;
    this.gate = gate;
    this.script = script;
    this.journal = journal;
    this.delivery = delivery;
  }

  void serve(FakeApi api, Function<FakeRequest, FakeReply> service) {
    services.put(api, service);
  }

  @Override
  public FakeHandled take(FakeRequest request) {
    journal.add(request);
    Optional<FakeReply> given = script.takeAnswer(request);
    if (given.isPresent()) {
      return new FakeHandled(FakeHandled.How.AT_ONCE, given.get(), false);
    }
    Optional<KiwoomServer.Trouble> trouble = script.take(request);
    boolean writes = FakeApi.WRITES.contains(request.id());
    boolean holds = writes && trouble.map(t -> t.isCarriedOut() && t.answersFirst()).orElse(true);
    if (holds) {
      delivery.hold();
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

  private static FakeHandled.How how(KiwoomServer.Trouble trouble) {
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
    delivery.release();
  }

  /** Where an answer has pages, it says so itself. */
  @Override
  public Map<String, String> headers(FakeRequest request) {
    return Map.of("api-id", request.id(), "cont-yn", "N", "next-key", "");
  }

  private FakeReply answer(FakeRequest request, Optional<KiwoomServer.Trouble> trouble) {
    if (trouble.isPresent() && !trouble.get().isCarriedOut()) {
      return reply(trouble.get(), request, KiwoomReplies.page());
    }
    FakeReply proper = route(request);
    return trouble.map(t -> reply(t, request, proper)).orElse(proper);
  }

  private FakeReply route(FakeRequest request) {
    return switch (request.path()) {
      case "/oauth2/token" -> tokens.issue(request);
      case "/oauth2/revoke" -> tokens.revoke(request);
      default -> services.get(gate.admit(request)).apply(request);
    };
  }

  private FakeReply reply(KiwoomServer.Trouble trouble, FakeRequest request, FakeReply proper) {
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
