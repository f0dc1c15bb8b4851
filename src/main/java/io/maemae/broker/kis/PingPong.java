package io.maemae.broker.kis;

import java.util.function.Function;

/** PINGPONG: the line is alive, and KIS wants the same text back. */
record PingPong() implements ControlMessage {
  @Override
  public <T> T fold(Function<PingPong, T> pingPong, Function<Acknowledgement, T> acknowledgement) {
    return pingPong.apply(this);
  }
}
