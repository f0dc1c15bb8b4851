package io.maemae.simulation;

import io.maemae.broker.Timeline;
import io.maemae.order.SubmitResult;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How requests get to the broker and answers back, with the adapter's patience at this end. */
final class RequestWay {
  /** After this time without an answer the adapter calls the outcome unknown. */
  static final Duration DEADLINE = Duration.ofSeconds(5);

  /** An order later than this after the deadline would not be looked for any more. */
  static final Duration LATEST = DEADLINE.plusSeconds(20);

  private final Timeline timeline;
  private final Way way;
  private final Luck luck;
  private final Wording wording;
  private final Story story;

  RequestWay(Timeline timeline, Way way, Luck luck, Wording wording, Story story) {
    this.timeline = timeline;
    this.way = way;
    this.luck = luck;
    this.wording = wording;
    this.story = story;
  }

  /**
   * Carries one request.
   *
   * @param taking runs when it arrives, once or never
   */
  void carry(String what, Supplier<BackOffice.Verdict> taking, Consumer<SubmitResult> answer) {
    story.tell("asked " + what);
    Once<SubmitResult> once = new Once<>(answer, story, what, SubmitResult::toString);
    if (luck.happens(Trouble.NOT_SENT)) {
      way.after(luck.millis(1, 3_000), () -> once.accept(new SubmitResult.NotSent("connect")));
      return;
    }
    timeline.at(
        timeline.now().plus(DEADLINE), () -> once.accept(new SubmitResult.Unknown("timeout")));
    if (luck.happens(Trouble.REQUEST_LOST)) {
      return;
    }
    if (luck.happens(Trouble.REQUEST_CUT)) {
      way.after(luck.millis(1, 3_000), () -> once.accept(new SubmitResult.Unknown("reset")));
      return;
    }
    way.after(requestTime(), () -> arrive(taking, once));
  }

  /** A request that does not leave, for a reason of the one who would send it. */
  void cannotSend(String what, String why, Consumer<SubmitResult> answer) {
    story.tell("not sent " + what + ": " + why);
    timeline.at(timeline.now(), () -> answer.accept(new SubmitResult.NotSent(why)));
  }

  private Duration requestTime() {
    if (luck.happens(Trouble.REQUEST_LATE)) {
      return luck.millis(DEADLINE.toMillis() + 1, LATEST.toMillis());
    }
    return luck.happens(Trouble.REQUEST_SLOW) ? luck.millis(300, 4_000) : luck.millis(2, 60);
  }

  private void arrive(Supplier<BackOffice.Verdict> taking, Once<SubmitResult> once) {
    if (luck.happens(Trouble.THROTTLED)) {
      back(once, () -> new SubmitResult.Unknown("초당 거래건수를 초과하였습니다"));
      return;
    }
    if (luck.happens(Trouble.REFUSED)) {
      back(once, () -> new SubmitResult.Rejected("주문 제한 계좌"));
      return;
    }
    BackOffice.Verdict verdict = taking.get();
    if (verdict.order().isEmpty()) {
      back(once, () -> new SubmitResult.Rejected(verdict.refusal()));
      return;
    }
    if (luck.happens(Trouble.ANSWER_LOST)) {
      return;
    }
    if (luck.happens(Trouble.ANSWER_BROKEN)) {
      back(once, () -> new SubmitResult.Unknown("HTTP 502"));
      return;
    }
    TrueOrder order = verdict.order().get();
    back(once, () -> wording.accepted(order, timeline.now()));
  }

  private void back(Once<SubmitResult> once, Supplier<SubmitResult> result) {
    way.after(answerTime(), () -> once.accept(result.get()));
  }

  private Duration answerTime() {
    if (luck.happens(Trouble.ANSWER_LATE)) {
      return luck.millis(DEADLINE.toMillis(), 2 * DEADLINE.toMillis());
    }
    if (luck.happens(Trouble.ANSWER_SLOW)) {
      return luck.millis(300, 4_500);
    }
    return luck.happens(Trouble.NOTICES_FIRST) ? luck.millis(100, 900) : luck.millis(2, 60);
  }
}
