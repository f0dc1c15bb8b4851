package io.maemae.broker.kiwoom;

import io.maemae.broker.AccessToken;
import io.maemae.broker.AccessTokens;
import io.maemae.broker.BrokerServer;
import io.maemae.broker.Outcome;
import io.maemae.broker.Pages;
import io.maemae.broker.RequestPacer;
import io.maemae.broker.RequestPacer.Urgency;
import io.maemae.broker.RestCalls;
import io.maemae.broker.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Kiwoom's REST interface as the rest of the adapter uses it. Owned by the timeline's thread; so
 * are all answers.
 *
 * <p>Source: official specification 451f89c: which call it is says the header {@code api-id}, which
 * page the headers {@code cont-yn} and {@code next-key}, with the same body as before.
 */
final class KiwoomRest {
  /** What is allowed is counted by the second. */
  private static final Duration AT_LEAST = Duration.ofSeconds(1);

  private final KiwoomSettings settings;
  private final BrokerServer<KiwoomAnswer> server;
  private final FlowPacer pacer;
  private final RestCalls<Question, KiwoomAnswer> calls;
  private final Pages<Question, KiwoomAnswer> pages;

  KiwoomRest(
      KiwoomSettings settings,
      BrokerServer<KiwoomAnswer> server,
      AccessTokens tokens,
      FlowPacer pacer,
      Timeline timeline) {
    this.settings = settings;
    this.server = server;
    this.pacer = pacer;
    this.calls =
        new RestCalls<>(settings.name(), new Wire(), tokens, timeline, settings.orderDeadline());
    this.pages = new Pages<>(calls, new Turning());
  }

  /**
   * What is asked of the server.
   *
   * @param nextKey of the page before; empty for the first
   */
  record Question(Api api, Map<String, String> body, Optional<String> nextKey, Urgency urgency) {
    Question {
      body = new LinkedHashMap<>(body);
    }

    /** For the first page, or the only one. */
    Question(Api api, Map<String, String> body, Urgency urgency) {
      this(api, body, Optional.empty(), urgency);
    }

    /** For the page after one. */
    Question after(KiwoomAnswer page) {
      return new Question(api, body, Optional.of(page.nextKey()), urgency);
    }

    /** Without the body, which may name what the person owns. */
    @Override
    public String toString() {
      return "Question[api=" + api + ", next=" + nextKey.isPresent() + ", urgency=" + urgency + "]";
    }
  }

  /**
   * Sends an order, modify or cancel, never a second time. What cannot leave before its deadline,
   * for want of a token or of a turn, is answered then and never leaves.
   */
  void order(Question question, Consumer<Outcome<KiwoomAnswer>> answer) {
    calls.order(question, answer);
  }

  /** Asks for something, several times if there is a chance. */
  void read(Question question, Consumer<Outcome<KiwoomAnswer>> answer) {
    calls.read(question, answer);
  }

  /** Asks for a list, to its end or not at all. */
  void readAll(Question question, Consumer<List<KiwoomAnswer>> whole, Consumer<String> failed) {
    pages.read(question, whole, failed);
  }

  private final class Wire implements RestCalls.Wire<Question, KiwoomAnswer> {
    @Override
    public RequestPacer.Place offer(Question question, Runnable send) {
      return pacer.offer(question.urgency(), question.api(), send);
    }

    @Override
    public void send(Question question, AccessToken token, Consumer<Outcome<KiwoomAnswer>> answer) {
      Api api = question.api();
      Map<String, String> headers = headers(question, token);
      if (api.isOrder()) {
        server.postAlone(api.path(), question.body(), headers, settings.orderDeadline(), answer);
      } else {
        server.post(api.path(), question.body(), headers, settings.readDeadline(), answer);
      }
    }

    private Map<String, String> headers(Question question, AccessToken token) {
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("content-type", "application/json;charset=UTF-8");
      headers.put("authorization", "Bearer " + token.value());
      headers.put("api-id", question.api().id());
      question
          .nextKey()
          .ifPresent(
              key -> {
                headers.put("cont-yn", "Y");
                headers.put("next-key", key);
              });
      return headers;
    }

    @Override
    public RestCalls.Fault fault(KiwoomAnswer answer) {
      return ErrorTable.ofRead(answer);
    }

    /** Of one api-id or of all, as the server says; it may say how many there may be, too. */
    @Override
    public void easeOff(Question question, KiwoomAnswer answer, Duration pause) {
      Duration atLeast = pause.compareTo(AT_LEAST) < 0 ? AT_LEAST : pause;
      if (ErrorTable.isOfOneApi(answer)) {
        pacer.easeOff(question.api(), atLeast);
        Flow.in(answer.words())
            .filter(flow -> flow.api().filter(id -> !id.equals(question.api().id())).isEmpty())
            .ifPresent(flow -> pacer.allow(question.api(), BigDecimal.valueOf(flow.perSecond())));
      } else {
        pacer.easeOff(atLeast);
      }
    }

    @Override
    public boolean isOrder(Question question) {
      return question.api().isOrder();
    }

    @Override
    public boolean isCancel(Question question) {
      return question.urgency() == Urgency.CANCEL;
    }
  }

  private static final class Turning implements Pages.Turning<Question, KiwoomAnswer> {
    @Override
    public boolean hasMore(KiwoomAnswer page) {
      return page.more();
    }

    @Override
    public Optional<String> key(KiwoomAnswer page) {
      return Optional.of(page.nextKey()).filter(key -> !key.isEmpty());
    }

    @Override
    public Question next(Question question, KiwoomAnswer page) {
      return question.after(page);
    }

    @Override
    public boolean isEmpty(KiwoomAnswer answer) {
      return answer.saysNothingThere();
    }

    /** No code says so. */
    @Override
    public boolean isChanged(KiwoomAnswer answer) {
      return false;
    }
  }
}
