package io.maemae.broker;

import io.maemae.broker.RequestPacer.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker's REST interface with token and pacing. An order is sent once, whatever happens; a read
 * is repeated where that may help, a few times. Owned by the timeline's thread; so are all answers.
 *
 * @param <Q> what can be asked
 * @param <A> what an answer is
 */
public final class RestCalls<Q, A extends Answer> {
  private static final Logger LOG = LoggerFactory.getLogger(RestCalls.class);
  private static final int MOST_TRIES = 5;

  /** Many at once take so long where one a second may leave, and a token may have to be had. */
  private static final Duration CANCEL_DEADLINE = Duration.ofSeconds(90);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

  private final String account;
  private final Wire<Q, A> wire;
  private final AccessTokens tokens;
  private final Timeline timeline;
  private final Duration orderDeadline;

  /** What an answer without success means for a read. */
  public enum Fault {
    /** Too many requests: later again. */
    THROTTLED,
    /** The access token is of no use any more: a new one, then again. */
    TOKEN,
    /** A fault that may pass: again. */
    AGAIN,
    /** The data changed between two pages: again from the first. */
    CHANGED,
    /** Asking again would get the same answer. */
    REFUSED
  }

  /** The broker's side. Called on the timeline's thread. */
  public interface Wire<Q, A extends Answer> {
    /** Waits for a turn; {@code send} runs once, on the timeline's thread, perhaps at once. */
    Place offer(Q question, Runnable send);

    /** Sends it now, once; the answer may come on any thread. */
    void send(Q question, AccessToken token, Consumer<Outcome<A>> answer);

    /** What an answer without success means for a read. */
    Fault fault(A answer);

    /** The broker says that it is too much: reads have to make room for so long at least. */
    void easeOff(Q question, A answer, Duration pause);

    /** Whether it is an order, modify or cancel. */
    boolean isOrder(Q question);

    /** Whether it is a cancel, which does no harm when it comes late. */
    boolean isCancel(Q question);
  }

  /**
   * With what it needs.
   *
   * @param account our name of the account, for the log
   * @param orderDeadline what an order or modify may wait for token and turn
   */
  public RestCalls(
      String account,
      Wire<Q, A> wire,
      AccessTokens tokens,
      Timeline timeline,
      Duration orderDeadline) {
    this.account = account;
    this.wire = wire;
    this.tokens = tokens;
    this.timeline = timeline;
    this.orderDeadline = orderDeadline;
  }

  /**
   * Sends an order, modify or cancel, never a second time. What cannot leave before its deadline,
   * for want of a token or of a turn, is answered then and never leaves; a cancel waits longer.
   */
  public void order(Q question, Consumer<Outcome<A>> answer) {
    Departure departure = new Departure(question, answer);
    timeline.at(departure.deadline, departure::giveUp);
    departure.queue();
  }

  /** An order that waits for token and turn. */
  private final class Departure {
    private final Q question;
    private final Consumer<Outcome<A>> answer;
    private final Instant deadline;
    private Place place = () -> {};
    private boolean over;

    Departure(Q question, Consumer<Outcome<A>> answer) {
      this.question = question;
      this.answer = answer;
      deadline = timeline.now().plus(wire.isCancel(question) ? CANCEL_DEADLINE : orderDeadline);
    }

    void queue() {
      tokens.get(
          token -> {
            if (!over) {
              place = wire.offer(question, this::leave);
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
  public void read(Q question, Consumer<Outcome<A>> answer) {
    read(question, 1, answer);
  }

  private void read(Q question, int attempt, Consumer<Outcome<A>> answer) {
    tokens.get(
        token -> wire.offer(question, () -> readNow(question, attempt, answer)),
        why -> answer.accept(new Outcome.NotSent<>(why)));
  }

  private void readNow(Q question, int attempt, Consumer<Outcome<A>> answer) {
    tokens
        .present()
        .ifPresentOrElse(
            token -> call(question, token, out -> afterRead(question, attempt, out, answer)),
            () -> read(question, attempt, answer)); // the server has refused it in the meantime
  }

  private void afterRead(Q question, int attempt, Outcome<A> outcome, Consumer<Outcome<A>> answer) {
    Optional<Duration> pause = pause(question, outcome, attempt);
    if (pause.isEmpty() || attempt >= MOST_TRIES) {
      answer.accept(outcome);
      return;
    }
    timeline.at(timeline.now().plus(pause.get()), () -> read(question, attempt + 1, answer));
  }

  /** How long to wait before it is asked again; empty if that would not help. */
  private Optional<Duration> pause(Q question, Outcome<A> outcome, int attempt) {
    Duration usual = FIRST_PAUSE.multipliedBy(1L << (attempt - 1));
    if (!(outcome instanceof Outcome.Answered<A> answered)) {
      return Optional.of(usual).filter(p -> attempt < 3);
    }
    A answer = answered.answer();
    if (answer.isSuccess()) {
      return Optional.empty();
    }
    return switch (wire.fault(answer)) {
      case THROTTLED -> {
        wire.easeOff(question, answer, usual);
        yield Optional.of(usual);
      }
      case TOKEN -> Optional.of(usual).filter(p -> attempt == 1);
      case AGAIN -> Optional.of(usual).filter(p -> attempt < 3);
      case CHANGED, REFUSED -> Optional.empty();
    };
  }

  private void call(Q question, AccessToken token, Consumer<Outcome<A>> answer) {
    Instant begun = timeline.now();
    wire.send(
        question,
        token,
        outcome ->
            timeline.at(
                timeline.now(),
                () -> {
                  log(question, begun, outcome);
                  note(question, token, outcome);
                  answer.accept(outcome);
                }));
  }

  private void log(Q question, Instant begun, Outcome<A> outcome) {
    boolean success =
        outcome instanceof Outcome.Answered<A> answered && answered.answer().isSuccess();
    long millis = Duration.between(begun, timeline.now()).toMillis();
    if (success) {
      LOG.debug("broker.answered account={} question={} ms={}", account, question, millis);
    } else {
      LOG.warn(
          "broker.refused account={} question={} ms={} why=\"{}\"",
          account,
          question,
          millis,
          outcome.words());
    }
  }

  private void note(Q question, AccessToken token, Outcome<A> outcome) {
    if (!(outcome instanceof Outcome.Answered<A> answered) || answered.answer().isSuccess()) {
      return;
    }
    A answer = answered.answer();
    Fault fault = wire.fault(answer);
    if (fault == Fault.TOKEN) {
      tokens.invalid(token);
    } else if (fault == Fault.THROTTLED && wire.isOrder(question)) {
      wire.easeOff(question, answer, FIRST_PAUSE); // reads make room for the next order
    }
  }
}
