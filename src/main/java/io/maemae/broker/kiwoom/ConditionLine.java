package io.maemae.broker.kiwoom;

import io.maemae.broker.Timeline;
import io.maemae.broker.Why;
import io.maemae.market.Symbol;
import io.maemae.order.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is asked about conditions on one connection, one question after the other: a refusal does
 * not say of which it is. Every question is answered once. Owned by the timeline's thread.
 *
 * <p>Source: specification 451f89c, apis ka10171 to ka10174.
 */
final class ConditionLine {
  private static final Logger LOG = LoggerFactory.getLogger(ConditionLine.class);
  private static final Duration ANSWER_WAIT = Duration.ofSeconds(10);

  /** As the official samples wait between two pages. */
  private static final Duration SPACING = Duration.ofMillis(200);

  /** Twice as many as the official samples read. */
  private static final int MOST_PAGES = 20;

  private final String account;
  private final Timeline timeline;
  private final Consumer<String> line;
  private final Queue<Question> waiting = new ArrayDeque<>();

  /** The one whose turn it is, until it is answered. */
  private Optional<Question> asked = Optional.empty();

  /** Whether it was sent: until then whatever comes is not its answer. */
  private boolean sent;

  private Instant free = Instant.MIN;
  private boolean closed;

  /** Something asked, and what becomes of its answer; a refusal is one, too. */
  private record Question(
      String frame,
      Predicate<ControlMessage> isAnswer,
      Consumer<ControlMessage> onAnswer,
      Consumer<String> onFailure) {}

  /**
   * Nothing is asked yet.
   *
   * @param account our name of it, for the log
   * @param line takes what is to be sent
   */
  ConditionLine(String account, Timeline timeline, Consumer<String> line) {
    this.account = account;
    this.timeline = timeline;
    this.line = line;
  }

  /** Which conditions there are. On each connection the server wants to be asked that first. */
  void list(Consumer<Reading<List<ControlMessage.Condition>>> answer) {
    Instant begunAt = timeline.now();
    ask(
        new Question(
            Requests.conditionList(),
            ControlMessage.ConditionList.class::isInstance,
            message -> {
              ControlMessage.ConditionList list = (ControlMessage.ConditionList) message;
              answer.accept(reading(list.reply(), list.conditions(), begunAt));
            },
            why -> answer.accept(new Reading.Unreadable<>(why))));
  }

  /**
   * What meets a condition now.
   *
   * @param number its seq
   */
  void search(String number, Consumer<Reading<List<Symbol>>> answer) {
    page(Requests.search(number), number, new ArrayList<>(), 1, timeline.now(), answer);
  }

  private void page(
      String frame,
      String number,
      List<Symbol> before,
      int pages,
      Instant begunAt,
      Consumer<Reading<List<Symbol>>> answer) {
    ask(
        new Question(
            frame,
            message ->
                message instanceof ControlMessage.ConditionPage page
                    && isOf(number, page.reply(), page.condition()),
            message -> {
              ControlMessage.ConditionPage page = (ControlMessage.ConditionPage) message;
              before.addAll(page.symbols());
              if (!page.reply().isDone() || !page.more()) {
                answer.accept(reading(page.reply(), List.copyOf(before), begunAt));
              } else if (pages == MOST_PAGES) {
                answer.accept(new Reading.Unreadable<>(Why.ENDLESS));
              } else {
                String next = Requests.searchOn(number, page.nextKey());
                page(next, number, before, pages + 1, begunAt, answer);
              }
            },
            why -> answer.accept(new Reading.Unreadable<>(why))));
  }

  /**
   * What meets a condition now, with a message whenever that changes.
   *
   * @param number its seq
   */
  void watch(String number, Consumer<Reading<List<Symbol>>> answer) {
    page(Requests.watch(number), number, new ArrayList<>(), MOST_PAGES, timeline.now(), answer);
  }

  /**
   * No more messages of a condition.
   *
   * @param number its seq
   */
  void clear(String number) {
    ask(
        new Question(
            Requests.clear(number),
            message ->
                message instanceof ControlMessage.ConditionCleared cleared
                    && isOf(number, cleared.reply(), cleared.condition()),
            message -> {},
            why -> LOG.warn("kiwoom.condition-not-cleared account={} why=\"{}\"", account, why)));
  }

  /** An answer that comes too late is not one to the next question. */
  private static boolean isOf(String number, Reply reply, String condition) {
    return !reply.isDone() || condition.equals(number);
  }

  private static <T> Reading<T> reading(Reply reply, T value, Instant begunAt) {
    return reply.isDone()
        ? new Reading.Complete<>(value, begunAt)
        : new Reading.Unreadable<>(reply.words());
  }

  private void ask(Question question) {
    if (closed) {
      question.onFailure().accept(Why.STREAM_DOWN);
      return;
    }
    waiting.add(question);
    sendNext();
  }

  private void sendNext() {
    if (asked.isPresent() || waiting.isEmpty()) {
      return;
    }
    Question next = waiting.remove();
    asked = Optional.of(next);
    sent = false;
    Instant now = timeline.now();
    Instant at = free.isAfter(now) ? free : now;
    free = at.plus(SPACING);
    timeline.at(at, () -> send(next));
  }

  private void send(Question question) {
    if (isAsked(question)) {
      sent = true;
      timeline.at(timeline.now().plus(ANSWER_WAIT), () -> expectAnswered(question));
      line.accept(question.frame());
    }
  }

  private boolean isAsked(Question question) {
    return asked.filter(a -> a == question).isPresent();
  }

  private void expectAnswered(Question question) {
    if (isAsked(question)) {
      asked = Optional.empty();
      question.onFailure().accept(Why.NO_ANSWER);
      sendNext();
    }
  }

  /** An answer came. */
  void on(ControlMessage message) {
    Optional<Question> answered = asked.filter(a -> sent && a.isAnswer().test(message));
    if (answered.isEmpty()) {
      LOG.warn("kiwoom.answer-unasked account={} what={}", account, message.getClass());
      return;
    }
    asked = Optional.empty();
    answered.get().onAnswer().accept(message);
    sendNext();
  }

  /** The connection has ended; what was not answered is answered so. */
  void close() {
    closed = true;
    List<Question> open = new ArrayList<>(asked.stream().toList());
    open.addAll(waiting);
    asked = Optional.empty();
    waiting.clear();
    open.forEach(question -> question.onFailure().accept(Why.STREAM_DOWN));
  }
}
