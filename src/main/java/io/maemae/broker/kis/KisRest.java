package io.maemae.broker.kis;

import io.maemae.broker.Outcome;
import io.maemae.broker.RequestPacer;
import io.maemae.broker.RequestPacer.Urgency;
import io.maemae.broker.Timeline;
import io.maemae.broker.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The REST interface as the rest of the adapter uses it: with token, headers and pacing. An order
 * is sent once, whatever happens; a read is repeated where that may help, a few times. Owned by the
 * timeline's thread; so are all answers.
 */
final class KisRest {
  private static final Logger LOG = LoggerFactory.getLogger(KisRest.class);
  private static final int MOST_TRIES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

  private final KisSettings settings;
  private final KisHttp http;
  private final Tokens tokens;
  private final RequestPacer pacer;
  private final Timeline timeline;

  KisRest(
      KisSettings settings, KisHttp http, Tokens tokens, RequestPacer pacer, Timeline timeline) {
    this.settings = settings;
    this.http = http;
    this.tokens = tokens;
    this.pacer = pacer;
    this.timeline = timeline;
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
    Departure departure = new Departure(question, answer);
    timeline.at(departure.deadline, departure::giveUp);
    departure.queue();
  }

  /** An order that waits for token and turn. */
  private final class Departure {
    private final Question question;
    private final Consumer<Outcome<KisAnswer>> answer;
    private final Instant deadline = timeline.now().plus(settings.orderDeadline());
    private RequestPacer.Place place = () -> {};
    private boolean over;

    Departure(Question question, Consumer<Outcome<KisAnswer>> answer) {
      this.question = question;
      this.answer = answer;
    }

    void queue() {
      tokens.get(
          token -> {
            if (!over) {
              place = pacer.offer(question.urgency(), this::leave);
            }
          },
          this::end);
    }

    private void leave() {
      Optional<AccessToken> token = tokens.present();
      if (timeline.now().isAfter(deadline)) {
        giveUp();
      } else if (token.isEmpty()) {
        queue(); // the server has refused it in the meantime
      } else {
        over = true;
        call(question, token.get(), answer);
      }
    }

    void giveUp() {
      place.giveUp();
      end(Why.LATE);
    }

    private void end(String why) {
      if (!over) {
        over = true;
        answer.accept(new Outcome.NotSent<>(why));
      }
    }
  }

  /** Asks for something, several times if there is a chance. */
  void read(Question question, Consumer<Outcome<KisAnswer>> answer) {
    read(question, 1, answer);
  }

  private void read(Question question, int attempt, Consumer<Outcome<KisAnswer>> answer) {
    tokens.get(
        token -> pacer.offer(question.urgency(), () -> readNow(question, attempt, answer)),
        why -> answer.accept(new Outcome.NotSent<>(why)));
  }

  private void readNow(Question question, int attempt, Consumer<Outcome<KisAnswer>> answer) {
    tokens
        .present()
        .ifPresentOrElse(
            token -> call(question, token, out -> afterRead(question, attempt, out, answer)),
            () -> read(question, attempt, answer)); // the server has refused it in the meantime
  }

  private void afterRead(
      Question question,
      int attempt,
      Outcome<KisAnswer> outcome,
      Consumer<Outcome<KisAnswer>> answer) {
    Optional<Duration> pause = pause(outcome, attempt);
    if (pause.isEmpty() || attempt >= MOST_TRIES) {
      answer.accept(outcome);
      return;
    }
    timeline.at(timeline.now().plus(pause.get()), () -> read(question, attempt + 1, answer));
  }

  /** How long to wait before it is asked again; empty if that would not help. */
  private Optional<Duration> pause(Outcome<KisAnswer> outcome, int attempt) {
    Duration usual = FIRST_PAUSE.multipliedBy(1L << (attempt - 1));
    if (!(outcome instanceof Outcome.Answered<KisAnswer> answered)) {
      return Optional.of(usual).filter(p -> attempt < 3);
    }
    KisAnswer answer = answered.answer();
    if (answer.isSuccess()) {
      return Optional.empty();
    }
    return switch (ErrorTable.ofRead(answer)) {
      case THROTTLED -> {
        pacer.easeOff(usual);
        yield Optional.of(usual);
      }
      case TOKEN -> Optional.of(usual).filter(p -> attempt == 1);
      case AGAIN -> Optional.of(usual).filter(p -> attempt < 3);
      case CHANGED, REFUSED -> Optional.empty();
    };
  }

  private void call(Question question, AccessToken token, Consumer<Outcome<KisAnswer>> answer) {
    Tr tr = question.tr();
    String id = tr.id(settings.environment()).orElseThrow();
    Map<String, String> headers = headers(id, token, question.nextPage());
    Instant begun = timeline.now();
    Consumer<Outcome<KisAnswer>> back =
        outcome ->
            timeline.at(
                timeline.now(),
                () -> {
                  log(tr, begun, outcome);
                  note(tr, token, outcome);
                  answer.accept(outcome);
                });
    if (tr.isOrder()) {
      http.post(tr.path(), question.parameters(), headers, settings.orderDeadline(), back);
    } else {
      http.get(tr.path(), question.parameters(), headers, settings.readDeadline(), back);
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

  private void log(Tr tr, Instant begun, Outcome<KisAnswer> outcome) {
    boolean success =
        outcome instanceof Outcome.Answered<KisAnswer> answered && answered.answer().isSuccess();
    long millis = Duration.between(begun, timeline.now()).toMillis();
    if (success) {
      LOG.debug("kis.answered account={} tr={} ms={}", settings.name(), tr, millis);
    } else {
      LOG.warn(
          "kis.refused account={} tr={} ms={} why=\"{}\"",
          settings.name(),
          tr,
          millis,
          outcome.words());
    }
  }

  private void note(Tr tr, AccessToken token, Outcome<KisAnswer> outcome) {
    if (!(outcome instanceof Outcome.Answered<KisAnswer> answered)
        || answered.answer().isSuccess()) {
      return;
    }
    ErrorTable.OfRead fault = ErrorTable.ofRead(answered.answer());
    if (fault == ErrorTable.OfRead.TOKEN) {
      tokens.invalid(token);
    } else if (fault == ErrorTable.OfRead.THROTTLED && tr.isOrder()) {
      pacer.easeOff(FIRST_PAUSE); // reads make room for the next order
    }
  }
}
