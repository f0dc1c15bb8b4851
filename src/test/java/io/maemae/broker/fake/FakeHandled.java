package io.maemae.broker.fake;

/**
 * What becomes of one request.
 *
 * @param holdsNotices whether notices wait until it is answered
 */
public record FakeHandled(How how, FakeReply reply, boolean holdsNotices) {
  /** How the answer is given. */
  public enum How {
    AT_ONCE,
    /** As late as late answers are. */
    LATE,
    /** Some time after the notices. */
    AFTER_NOTICES,
    /** The connection is cut instead. */
    CUT,
    /** The connection stays, and nothing comes. */
    NEVER
  }
}
