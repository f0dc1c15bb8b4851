package io.maemae.broker;

/**
 * What came of a request to a server.
 *
 * @param <A> what an answer of that server is
 */
public sealed interface Outcome<A extends Answer> {
  /** The server answered; what it said is another matter. */
  record Answered<A extends Answer>(A answer) implements Outcome<A> {}

  /** Not one byte of the request left. */
  record NotSent<A extends Answer>(String why) implements Outcome<A> {}

  /** It may have arrived; there is no answer that can be read. */
  record Lost<A extends Answer>(String why) implements Outcome<A> {}

  /** What to tell of it, in the broker's words where there are any. */
  default String words() {
    if (this instanceof Answered<A> answered) {
      return answered.answer().words();
    }
    return this instanceof NotSent<A> notSent ? notSent.why() : ((Lost<A>) this).why();
  }
}
