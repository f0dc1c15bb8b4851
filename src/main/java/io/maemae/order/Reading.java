package io.maemae.order;

import java.time.Instant;

/** The answer of a read: the whole of it, or none. A page that could not be read is no answer. */
public sealed interface Reading<T> {
  /**
   * All pages were read.
   *
   * @param begunAt when the first request left, in market time
   */
  record Complete<T>(T value, Instant begunAt) implements Reading<T> {}

  /** Something of it could not be read. */
  record Unreadable<T>(String why) implements Reading<T> {}
}
