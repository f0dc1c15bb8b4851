package io.maemae.broker.fake;

import java.util.Map;
import java.util.Optional;

/**
 * Takes requests for a broker's desk, and lets go wrong with them what is to.
 *
 * @param <T> the kinds of trouble that the broker has
 */
public final class FakeCounter<T extends FakeTrouble> implements FakeDoor.Desk {
  /** Who answers at one broker. */
  public interface Desk<T> {
    /** Whether it asks for an order, a modify or a cancel. */
    boolean writes(FakeRequest request);

    /** Does what it asks for. */
    FakeReply answer(FakeRequest request);

    /** The answer that is given in trouble, in place of the proper one. */
    FakeReply troubled(T trouble, FakeRequest request, FakeReply proper);

    /** What every answer to it has in its head. */
    Map<String, String> headers(FakeRequest request);
  }

  /** Where nothing was done; most kinds of trouble say something else. */
  private static final FakeReply NOTHING = FakeReply.page(404, "");

  private final FakeScript<T> script;
  private final FakeJournal journal;
  private final FakeDelivery<?> notices;
  private final Desk<T> desk;

  public FakeCounter(
      FakeScript<T> script, FakeJournal journal, FakeDelivery<?> notices, Desk<T> desk) {
    this.script = script;
    this.journal = journal;
    this.notices = notices;
    this.desk = desk;
  }

  @Override
  public FakeHandled take(FakeRequest request) {
    journal.add(request);
    Optional<FakeReply> given = script.takeAnswer(request);
    if (given.isPresent()) {
      return new FakeHandled(FakeHandled.How.AT_ONCE, given.get(), false);
    }
    Optional<T> trouble = script.take(request);
    boolean holds = desk.writes(request) && trouble.map(FakeCounter::answersFirst).orElse(true);
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
        trouble.map(FakeTrouble::how).orElse(FakeHandled.How.AT_ONCE), reply, holds);
  }

  /** Whether notices of what it asks for come after its answer, or what is in place of that. */
  private static boolean answersFirst(FakeTrouble trouble) {
    return trouble.isCarriedOut()
        && trouble.how() != FakeHandled.How.LATE
        && trouble.how() != FakeHandled.How.AFTER_NOTICES;
  }

  private FakeReply answer(FakeRequest request, Optional<T> trouble) {
    if (trouble.isPresent() && !trouble.get().isCarriedOut()) {
      return desk.troubled(trouble.get(), request, NOTHING);
    }
    FakeReply proper = desk.answer(request);
    return trouble.map(t -> desk.troubled(t, request, proper)).orElse(proper);
  }

  @Override
  public void answered() {
    notices.release();
  }

  @Override
  public Map<String, String> headers(FakeRequest request) {
    return desk.headers(request);
  }
}
