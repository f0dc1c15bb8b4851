package io.maemae.broker.kis;

import java.util.function.Function;

/** What KIS says about the stream itself. */
sealed interface ControlMessage permits PingPong, Acknowledgement {
  /** What comes out for the one that it is. */
  <T> T fold(Function<PingPong, T> pingPong, Function<Acknowledgement, T> acknowledgement);
}
