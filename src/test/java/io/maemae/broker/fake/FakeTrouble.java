package io.maemae.broker.fake;

/** What goes wrong with one request; each broker has its kinds. */
public interface FakeTrouble {
  /** Whether what it asks for is done all the same. */
  boolean isCarriedOut();

  /** How it is answered. */
  FakeHandled.How how();
}
