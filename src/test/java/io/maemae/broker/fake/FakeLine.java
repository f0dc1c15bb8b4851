package io.maemae.broker.fake;

/**
 * One connection to a stream as the broker's side has it, whatever carries it.
 *
 * @param <S> what the server keeps of each
 */
public interface FakeLine<S> {
  /** What the server keeps of it. */
  S kept();

  void send(String text);

  /** Ends it properly, after what was sent. */
  void close();

  /** Ends it without a word, after what was sent. */
  void cut();
}
