package io.maemae.order;

import java.time.Instant;
import java.util.function.Function;

/** What came of sending an order, a modify or a cancel. */
public sealed interface SubmitResult {
  /**
   * The broker took it and numbered it.
   *
   * @param at when the broker says it did, in market time
   */
  record Accepted(OrderId id, Instant at) implements SubmitResult {
    @Override
    public <T> T fold(
        Function<Accepted, T> a,
        Function<Rejected, T> r,
        Function<NotSent, T> n,
        Function<Unknown, T> u) {
      return a.apply(this);
    }
  }

  /** The order host refused it clearly; nothing of it exists at the broker. */
  record Rejected(String brokerText) implements SubmitResult {
    @Override
    public <T> T fold(
        Function<Accepted, T> a,
        Function<Rejected, T> r,
        Function<NotSent, T> n,
        Function<Unknown, T> u) {
      return r.apply(this);
    }
  }

  /** Not one byte of the request left: DNS, connect or TLS failure. */
  record NotSent(String why) implements SubmitResult {
    @Override
    public <T> T fold(
        Function<Accepted, T> a,
        Function<Rejected, T> r,
        Function<NotSent, T> n,
        Function<Unknown, T> u) {
      return n.apply(this);
    }
  }

  /** It may have reached the broker: timeout, cut connection, 5xx, throttle, unreadable answer. */
  record Unknown(String why) implements SubmitResult {
    @Override
    public <T> T fold(
        Function<Accepted, T> a,
        Function<Rejected, T> r,
        Function<NotSent, T> n,
        Function<Unknown, T> u) {
      return u.apply(this);
    }
  }

  /** One function for each case, so that a caller faces every one. */
  <T> T fold(
      Function<Accepted, T> a,
      Function<Rejected, T> r,
      Function<NotSent, T> n,
      Function<Unknown, T> u);
}
