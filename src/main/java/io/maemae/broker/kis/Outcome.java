package io.maemae.broker.kis;

/** What came of a request to the server. */
sealed interface Outcome {
  /** The server answered; what it said is another matter. */
  record Answered(KisAnswer answer) implements Outcome {}

  /** Not one byte of the request left. */
  record NotSent(String why) implements Outcome {}

  /** It may have arrived; there is no answer that can be read. */
  record Lost(String why) implements Outcome {}

  /** What to tell of it, in the broker's words where there are any. */
  default String words() {
    if (this instanceof Answered answered) {
      return answered.answer().words();
    }
    return this instanceof NotSent notSent ? notSent.why() : ((Lost) this).why();
  }
}
