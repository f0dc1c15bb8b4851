package io.maemae.broker;

import io.maemae.order.Reading;
import java.time.Instant;
import java.util.List;

/** Makes readings of answers. */
public final class Readings {
  private Readings() {}

  /** Takes out of an answer what was asked for. */
  @FunctionalInterface
  public interface Decoder<A, T> {
    /**
     * What the answer says.
     *
     * @throws ProtocolException if that cannot be; as well as the unchecked exceptions of numbers
     */
    T decode(A answer) throws ProtocolException;
  }

  /**
   * What came of a question: complete only if the server answered with success, and all of it could
   * be read.
   *
   * @param begunAt when it was asked, in market time
   */
  public static <A extends Answer, T> Reading<T> of(
      Outcome<A> outcome, Decoder<A, T> decoder, Instant begunAt) {
    if (!(outcome instanceof Outcome.Answered<A> answered) || !answered.answer().isSuccess()) {
      return new Reading.Unreadable<>(outcome.words());
    }
    return decoded(answered.answer(), decoder, begunAt);
  }

  /** Likewise, of all pages of a list, which were answered with success. */
  public static <A extends Answer, T> Reading<T> ofPages(
      List<A> pages, Decoder<List<A>, T> decoder, Instant begunAt) {
    return decoded(pages, decoder, begunAt);
  }

  private static <A, T> Reading<T> decoded(A answer, Decoder<A, T> decoder, Instant begunAt) {
    try {
      return new Reading.Complete<>(decoder.decode(answer), begunAt);
    } catch (ProtocolException | ArithmeticException | IllegalArgumentException e) {
      return new Reading.Unreadable<>(Why.unreadable(e));
    }
  }
}
