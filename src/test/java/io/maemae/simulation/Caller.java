package io.maemae.simulation;

import io.maemae.broker.fake.FakeReply;

/**
 * Who sent a request over the simulated network; what comes after the first answer is not heard.
 */
public interface Caller {
  /** The server answered. */
  void answered(FakeReply reply);

  /** Not one byte of the request left. */
  void notSent(Exception why);

  /** Nobody knows whether it arrived. */
  void lost(Exception why);
}
