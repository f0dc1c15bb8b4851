package io.maemae.broker.kis;

import io.maemae.broker.AccessToken;
import io.maemae.broker.AccessTokens;
import io.maemae.broker.BrokerServer;
import io.maemae.broker.Outcome;
import io.maemae.broker.Pages;
import io.maemae.broker.RequestPacer;
import io.maemae.broker.RequestPacer.Urgency;
import io.maemae.broker.RestCalls;
import io.maemae.broker.Timeline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * KIS's REST interface as the rest of the adapter uses it. Owned by the timeline's thread; so are
 * all answers.
 */
final class KisRest {
  private final KisSettings settings;
  private final BrokerServer<KisAnswer> server;
  private final RequestPacer pacer;
  private final RestCalls<Question, KisAnswer> calls;
  private final Pages<Question, KisAnswer> pages;

  KisRest(
      KisSettings settings,
      BrokerServer<KisAnswer> server,
      AccessTokens tokens,
      RequestPacer pacer,
      Timeline timeline) {
    this.settings = settings;
    this.server = server;
    this.pacer = pacer;
    this.calls =
        new RestCalls<>(settings.name(), new Wire(), tokens, timeline, settings.orderDeadline());
    this.pages = new Pages<>(calls, new KisPages());
  }

  /** What is asked of the server. */
  record Question(Tr tr, Map<String, String> parameters, boolean nextPage, Urgency urgency) {
    Question {
      parameters = new LinkedHashMap<>(parameters);
    }

    /** Without the parameters, which name the account. */
    @Override
    public String toString() {
      return "Question[tr=" + tr + ", nextPage=" + nextPage + ", urgency=" + urgency + "]";
    }
  }

  /** Whether the environment has it at all. */
  boolean has(Tr tr) {
    return tr.id(settings.environment()).isPresent();
  }

  /**
   * Sends an order, modify or cancel, never a second time. What cannot leave before its deadline,
   * for want of a token or of a turn, is answered then and never leaves.
   */
  void order(Question question, Consumer<Outcome<KisAnswer>> answer) {
    calls.order(question, answer);
  }

  /** Asks for something, several times if there is a chance. */
  void read(Question question, Consumer<Outcome<KisAnswer>> answer) {
    calls.read(question, answer);
  }

  /** Asks for a list, to its end or not at all. */
  void readAll(Question question, Consumer<List<KisAnswer>> whole, Consumer<String> failed) {
    pages.read(KisPages.first(question), whole, failed);
  }

  private final class Wire implements RestCalls.Wire<Question, KisAnswer> {
    @Override
    public RequestPacer.Place offer(Question question, Runnable send) {
      return pacer.offer(question.urgency(), send);
    }

    @Override
    public void send(Question question, AccessToken token, Consumer<Outcome<KisAnswer>> answer) {
      Tr tr = question.tr();
      String id = tr.id(settings.environment()).orElseThrow();
      Map<String, String> headers = headers(id, token, question.nextPage());
      if (tr.isOrder()) {
        server.postAlone(
            tr.path(), question.parameters(), headers, settings.orderDeadline(), answer);
      } else {
        server.get(tr.path(), question.parameters(), headers, settings.readDeadline(), answer);
      }
    }

    @Override
    public RestCalls.Fault fault(KisAnswer answer) {
      return ErrorTable.ofRead(answer);
    }

    @Override
    public void easeOff(Question question, KisAnswer answer, Duration pause) {
      pacer.easeOff(pause);
    }

    @Override
    public boolean isOrder(Question question) {
      return question.tr().isOrder();
    }

    @Override
    public boolean isCancel(Question question) {
      return question.urgency() == Urgency.CANCEL;
    }
  }

  private Map<String, String> headers(String id, AccessToken token, boolean nextPage) {
    return Map.of(
        "content-type",
        "application/json; charset=utf-8",
        "authorization",
        "Bearer " + token.value(),
        "appkey",
        settings.appKey().reveal(),
        "appsecret",
        settings.appSecret().reveal(),
        "tr_id",
        id,
        "custtype",
        "P",
        "tr_cont",
        nextPage ? "N" : "");
  }
}
